"""The door of the desk: leading there, and saying that a role does not allow something."""

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.core.clock import utc_now
from app.desk import links
from app.desk.counter.guard import CounterClosedError
from app.desk.errors import NotAllowedError, SignInNeededError
from app.desk.guard import desk_of, secret_of
from app.desk.people.account_pages import sign_in_page
from app.desk.people.unsent import UNSENT, kept_from
from app.desk.shown import RefusedPage, frame
from app.web.form_token import Tokens
from app.web.forms import Fault, Form
from app.web.links import counter_path
from app.web.rendering import render
from app.web.state import AppState, state_of
from app.web.view import View, view_of


def add_desk_handlers(app: FastAPI) -> None:
    """Teach the app to lead to the door, and to say that a role does not allow something."""
    app.add_exception_handler(SignInNeededError, _to_the_door)
    app.add_exception_handler(NotAllowedError, _refused)
    app.add_exception_handler(CounterClosedError, _to_the_pin)


def door(
    view: View, state: AppState, values: Mapping[str, str] | None = None, fault: str = "", status: int = 200
) -> HTMLResponse:
    """Show the door. What was sent too late goes along in its form."""
    typed = {name: (values or {}).get(name, "") for name in ("sposti", UNSENT)}
    faults = (Fault("", view.words.gettext(fault)),) if fault else ()
    form = Form(door_tokens(state).make(utc_now()), typed, faults)
    return render("desk/sign_in.html", sign_in_page(form, view.words), view, status=status)


def door_tokens(state: AppState) -> Tokens:
    """The tokens of the door's form."""
    return Tokens(secret_of(state), "desk")


async def _to_the_door(request: Request, _: Exception) -> Response:
    view = view_of(request)
    if kept := await kept_from(request):
        return door(view, state_of(request), {UNSENT: kept}, status=403)
    return RedirectResponse(view.words.path(links.SIGN_IN), 303)


async def _to_the_pin(request: Request, _: Exception) -> Response:
    link = view_of(request).words.path(counter_path())
    return RedirectResponse(link, 303, {"Cache-Control": "no-store"})


async def _refused(request: Request, error: Exception) -> Response:
    desk, view = desk_of(request, utc_now()), view_of(request)
    if desk is None:  # the session ended between two looks at it
        return await _to_the_door(request, error)
    return render("desk/refused.html", RefusedPage(frame(desk, view)), view, status=403)

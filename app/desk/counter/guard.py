"""The door of the counter's tools: whose are open at this kiosk, and was the form one of ours."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from starlette.responses import Response

from app.core.clock import utc_now
from app.core.db import reading, writing
from app.core.errors import NotFoundError, OpastamoError
from app.desk.counter.commands import hash_of, is_worth_noting, keep_open, tools_of
from app.desk.guard import form_token, secret_of
from app.kiosk.counter import COOKIE
from app.kiosk.layer import Kiosk
from app.kiosk.routes import AtKiosk
from app.web.form_token import FIELD
from app.web.forms import ForbiddenError, posted
from app.web.state import AppState, state_of


class CounterClosedError(OpastamoError):
    """The counter's tools are not open here."""

    status = 403
    code = "counter_closed"


@dataclass(frozen=True, slots=True)
class Counter:
    """Somebody's open tools, for one request. `token` goes into every form that they are shown."""

    staff_id: UUID
    email: str
    kiosk: Kiosk
    token: str
    now: datetime


def door_of(request: Request, kiosk: AtKiosk) -> Kiosk:
    """The kiosk, where the door of the tools is. Raises NotFoundError elsewhere: no PIN is tried there."""
    if not kiosk.profile.has_counter_at(request.client.host if request.client else None):
        raise NotFoundError("The counter's tools are not opened from here.")
    return kiosk


AtDoor = Annotated[Kiosk, Depends(door_of)]


def counter_of(request: Request, kiosk: AtDoor) -> Counter:
    """Whose tools are open. Raises CounterClosedError. Side effect: once a minute their use is noted."""
    state, now = state_of(request), utc_now()
    cookie = token_in(request)
    with reading(state.database) as session:
        found = tools_of(session, cookie, kiosk.name, now)
        if found is None:
            raise CounterClosedError("The tools are opened with a PIN.")
        staff, one = found
        counter = Counter(staff.id, staff.email, kiosk, counter_token(state, cookie), now)
        stale = is_worth_noting(one, now)
    if stale:
        with writing(state.database) as session:
            keep_open(session, hash_of(cookie), now)
    return counter


AtCounter = Annotated[Counter, Depends(counter_of)]


async def counter_form(request: Request) -> Mapping[str, str]:
    """The fields of a form of the counter.

    Raises ForbiddenError when it is from another site, or was not made for this session.
    """
    fields = await posted(request)
    expected = counter_token(state_of(request), token_in(request))
    if not hmac.compare_digest(fields.get(FIELD, "").encode(), expected.encode()):
        raise ForbiddenError("The form was not made for this session.")
    return fields


CounterForm = Annotated[Mapping[str, str], Depends(counter_form)]


def token_in(request: Request) -> str:
    """The token of a request's cookie; often empty."""
    return request.cookies.get(cookie_name(state_of(request)), "")


def counter_token(state: AppState, cookie: str) -> str:
    """The mark of forms made for one session of the counter."""
    return form_token(secret_of(state), f"counter:{hash_of(cookie)}")


def cookie_name(state: AppState) -> str:
    """The cookie's name: over HTTPS it is bound to this host."""
    return f"__Host-{COOKIE}" if _is_https(state) else COOKIE


def set_counter_cookie(answer: Response, state: AppState, token: str) -> None:
    """Give the browser its session: it ends with the browser, or before."""
    answer.set_cookie(
        cookie_name(state), token, path="/", secure=_is_https(state), httponly=True, samesite="strict"
    )


def forget_counter_cookie(answer: Response, state: AppState) -> None:
    """Take the session from the browser."""
    answer.delete_cookie(
        cookie_name(state), path="/", secure=_is_https(state), httponly=True, samesite="strict"
    )


def _is_https(state: AppState) -> bool:
    return state.settings.base_url.startswith("https://")

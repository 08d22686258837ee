"""The publishing form, and the letter's link that makes it count. All of it works without scripts."""

from datetime import datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.core.clock import utc_now
from app.core.db import reading, writing
from app.pictures.upload import Uploaded
from app.submissions.commands import Offer, confirm, submit
from app.submissions.form.fields import KIND
from app.submissions.form.flow import Sitting, Visit, Visiting, answer, private, show
from app.submissions.form.moves import Place
from app.submissions.links import holder_of
from app.submissions.pages import ConfirmPage, Frame, SentPage, kept_typed
from app.submissions.picture.flow import take_picture
from app.submissions.unfinished_flow import go_on_by_link, keep_for_later, wants_to_go_on_later
from app.web.forms import Posted
from app.web.links import confirm_path, own_page_path, publish_path, sent_path
from app.web.rendering import render
from app.web.view import Seen

router = APIRouter(include_in_schema=False)


@router.get("/ilmoita", response_class=HTMLResponse)
def start(visit: Visiting) -> HTMLResponse:
    """Show the first step of an empty form."""
    now = utc_now()
    typed = {"kieli": visit.view.lang}
    return show(typed, Place(KIND.name), _sitting(visit, now))


@router.post("/ilmoita", response_class=HTMLResponse)
def go_on(values: Posted, visit: Visiting) -> Response:
    """Show the next step; or keep what was sent, and say where the letter is."""
    now = utc_now()
    sitting = _sitting(visit, now)
    if wants_to_go_on_later(values, sitting):
        return keep_for_later(values, sitting)
    made = answer(values, sitting)
    if isinstance(made, HTMLResponse):
        return made
    offer = Offer(made.content, visit.view.words.language.code, kept_typed(made.typed))
    with writing(visit.database) as session:
        submit(session, made.typed["oma_sahkoposti"], offer, visit.view.base_url, now)
    return RedirectResponse(visit.view.words.path(sent_path()), 303)


@router.get("/ilmoita/kesken/{token}", response_class=HTMLResponse)
def go_on_later(token: str, visit: Visiting) -> HTMLResponse:
    """Show a form where somebody left it."""
    return go_on_by_link(token, _sitting(visit, utc_now()))


@router.get("/ilmoita/kuva")
def start_again(view: Seen) -> RedirectResponse:
    """The page of the picture is only there with a form around it."""
    return RedirectResponse(view.words.path(publish_path()), 303)


@router.post("/ilmoita/kuva", response_class=HTMLResponse)
def add_picture(upload: Uploaded, visit: Visiting) -> Response:
    """Keep a picture for the form, and show the preview again."""
    return take_picture(upload, _sitting(visit, utc_now()))


@router.get("/ilmoita/lahetetty", response_class=HTMLResponse)
def sent(view: Seen) -> HTMLResponse:
    """Say that a letter is on its way."""
    return render("submissions/sent.html", SentPage(view.words.path(publish_path())), view)


@router.get("/ilmoita/vahvista/{token}", response_class=HTMLResponse)
def ask_confirmation(token: str, visit: Visiting) -> HTMLResponse:
    """Show a button: programs that look into letters open links by themselves, and press nothing."""
    now = utc_now()
    with reading(visit.database) as session:
        holder_of(session, token, "confirm", now)
    action = visit.view.words.path(confirm_path(token))
    page = ConfirmPage(visit.guard.show(now), action)
    return private(render("submissions/confirm.html", page, visit.view))


@router.post("/ilmoita/vahvista/{token}", response_class=HTMLResponse)
def take_confirmation(token: str, values: Posted, visit: Visiting) -> Response:  # noqa: ARG001 - reading them checks the origin
    """Take the link as proof, and go to one's own page."""
    with writing(visit.database) as session:
        own = confirm(session, token, visit.view.base_url, utc_now())
    answer = RedirectResponse(visit.view.words.path(own_page_path(own)), 303)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "strict-origin"
    return answer


def _sitting(visit: Visit, now: datetime) -> Sitting:
    frame = Frame(visit.view.words.path(publish_path()), stranger=True)
    return Sitting(visit, visit.filling(now), frame, now)

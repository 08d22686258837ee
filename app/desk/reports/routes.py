"""Messages to us: reading, answering, and marking as done."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from sqlmodel import Session

from app.core.db import reading, writing
from app.core.errors import InvalidError
from app.desk import links
from app.desk.guard import Desk, DeskForm, MayAnswer
from app.desk.reports.commands import (
    HANDLED,
    MOST_ANSWER,
    OPEN,
    answer,
    handle,
    open_again,
    report_in,
    reports_in,
)
from app.desk.reports.pages import report_page, reports_page
from app.desk.shown import frame, go_on
from app.web.forms import Fault, Form
from app.web.rendering import render
from app.web.state import ReadSession, State
from app.web.view import Seen, View
from app.web.words import N_

router = APIRouter(include_in_schema=False)
NO_ANSWER = N_("Kirjoita vastaus, enintään %(most)s merkkiä.")


@router.get(links.REPORTS, response_class=HTMLResponse)
def show_reports(desk: MayAnswer, session: ReadSession, view: Seen, tila: str = "") -> HTMLResponse:
    """Show the open messages, or those that were handled."""
    state = HANDLED if tila == "hoidetut" else OPEN
    page = reports_page(session, reports_in(session, state), state, frame(desk, view), view.words)
    return render("desk/reports.html", page, view)


@router.get(f"{links.REPORTS}/{{identity}}", response_class=HTMLResponse)
def show_report(identity: UUID, desk: MayAnswer, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show one message."""
    return _shown(session, identity, Form(desk.token), desk, view)


@router.post(f"{links.REPORTS}/{{identity}}/hoidettu")
def take_handled(identity: UUID, desk: MayAnswer, form: DeskForm, view: Seen, state: State) -> Response:
    """Mark a message as done, with a remark for colleagues."""
    with writing(state.database) as session:
        handle(session, identity, form.get("huomio", "")[:MOST_ANSWER], desk.email, desk.now)
    return go_on(view, links.REPORTS, "handled")


@router.post(f"{links.REPORTS}/{{identity}}/avaa")
def take_opened(identity: UUID, desk: MayAnswer, _form: DeskForm, view: Seen, state: State) -> Response:
    """Open a message again."""
    with writing(state.database) as session:
        open_again(session, identity, desk.email, desk.now)
    return go_on(view, links.report_path(identity), "opened")


@router.post(f"{links.REPORTS}/{{identity}}/vastaa", response_class=HTMLResponse)
def take_answer(identity: UUID, desk: MayAnswer, form: DeskForm, view: Seen, state: State) -> Response:
    """Answer a message by letter."""
    try:
        with writing(state.database) as session:
            answer(session, identity, form.get("vastaus", ""), desk.email, desk.now)
    except InvalidError:
        fault = Fault("vastaus", view.words.gettext(NO_ANSWER, most=MOST_ANSWER))
        shown = Form(desk.token, {"vastaus": form.get("vastaus", "")}, (fault,))
        with reading(state.database) as session:
            return _shown(session, identity, shown, desk, view, 422)
    return go_on(view, links.REPORTS, "answered")


def _shown(  # noqa: PLR0913, PLR0917 - what is shown, to whom, and how it ended
    session: Session, identity: UUID, form: Form, desk: Desk, view: View, status: int = 200
) -> HTMLResponse:
    page = report_page(session, report_in(session, identity), form, frame(desk, view), view.words)
    return render("desk/report.html", page, view, status=status)

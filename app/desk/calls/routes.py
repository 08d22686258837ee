"""The call list: whom to call, and what was heard."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from sqlmodel import Session

from app.catalogue.content import from_json
from app.core.clock import local_day
from app.core.db import reading, writing
from app.core.errors import InvalidError
from app.desk import links
from app.desk.calls.commands import (
    Caller,
    address_works,
    fields_to_ask,
    has_ended,
    nobody_answered,
    take_answers,
)
from app.desk.calls.pages import call_page, calls_page, next_path
from app.desk.calls.queries import call_in, calls
from app.desk.guard import DeskForm, MayEdit
from app.desk.listings.commands import listing_in
from app.desk.shown import frame, go_on
from app.web.rendering import render
from app.web.state import ReadSession, State
from app.web.view import Seen

router = APIRouter(include_in_schema=False)
ONE = f"{links.CALLS}/{{identity}}"
ALL_HOLD = "kaikki"
DONE = {"whole": "called", "partly": "called_partly"}


@router.get(links.CALLS, response_class=HTMLResponse)
def show_calls(desk: MayEdit, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show whom to call; printed, it is a list to tick with a pen."""
    page = calls_page(calls(session, desk.now), frame(desk, view), local_day(desk.now), view.words)
    return render("desk/calls.html", page, view)


@router.get(ONE, response_class=HTMLResponse)
def show_call(identity: UUID, desk: MayEdit, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show what to ask one organiser."""
    call = call_in(session, identity, desk.now)
    return render("desk/call.html", call_page(session, call, frame(desk, view), desk.now, view.words), view)


@router.post(f"{ONE}/vastaukset")
def take_call_answers(identity: UUID, desk: MayEdit, form: DeskForm, view: Seen, state: State) -> Response:
    """Write down what was said about a listing. What has changed leads to where it is changed."""
    with reading(state.database) as session:
        content = from_json(listing_in(session, identity).content)
        key = _key(session, identity)
    answers = {field: form.get(field, "") for field in fields_to_ask(content)}
    if form.get("teko") == ALL_HOLD:
        answers = dict.fromkeys(answers, "holds")
    try:
        with writing(state.database) as session:
            outcome = take_answers(session, identity, answers, Caller(desk.email, desk.now))
            session.flush()
            after = next_path(calls(session, desk.now), key)
    except InvalidError:
        return go_on(view, links.call_path(key), "called_nothing")
    if outcome == "changed":
        return go_on(view, links.desk_edit_path(identity), "called_changed")
    return go_on(view, after, DONE[outcome])


@router.post(f"{ONE}/lopetettu")
def take_ended(identity: UUID, desk: MayEdit, _form: DeskForm, view: Seen, state: State) -> Response:
    """Take a listing down that there is no more of."""
    with writing(state.database) as session:
        key = _key(session, identity)
        has_ended(session, identity, Caller(desk.email, desk.now))
        session.flush()
        after = next_path(calls(session, desk.now), key)
    return go_on(view, after, "ended_by_phone")


@router.post(f"{ONE}/ei-vastannut")
def take_no_answer(identity: UUID, desk: MayEdit, _form: DeskForm, view: Seen, state: State) -> Response:
    """Put one call off to another day."""
    with writing(state.database) as session:
        nobody_answered(session, identity, Caller(desk.email, desk.now))
    return go_on(view, links.CALLS, "no_answer")


@router.post(f"{ONE}/osoite-toimii")
def take_address_works(identity: UUID, desk: MayEdit, _form: DeskForm, view: Seen, state: State) -> Response:
    """Let letters go to a publisher again."""
    with writing(state.database) as session:
        address_works(session, identity, Caller(desk.email, desk.now))
    return go_on(view, links.ORGANISATIONS, "address_works")


def _key(session: Session, listing_id: UUID) -> UUID:
    """The call that a listing belongs to. Raises NotFoundError."""
    listing = listing_in(session, listing_id)
    return listing.organisation_id or listing.id

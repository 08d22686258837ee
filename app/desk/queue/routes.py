"""The queue: looking at what was sent, and deciding about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from sqlmodel import Session

from app.catalogue.content import ListingContent, from_json
from app.catalogue.items.around import Around
from app.catalogue.items.picture_items import PictureItem
from app.catalogue.models import Listing
from app.catalogue.pages import listing_page
from app.catalogue.queries import ListingDetails
from app.catalogue.rules import slug_of
from app.catalogue.texts import text_in
from app.catalogue.times.occurrences import ScheduleError
from app.core.db import reading, writing
from app.core.errors import InvalidError
from app.desk import links
from app.desk.guard import Desk, DeskForm, MayDecide
from app.desk.queue.decisions import (
    DecidedBeforeError,
    Decision,
    decide,
    next_waiting,
    submission_in,
    waiting,
)
from app.desk.queue.field_rows import times_of
from app.desk.queue.pages import Reader, queue_page, submission_page
from app.desk.queue.pictures import seen_picture
from app.desk.shown import frame, go_on
from app.search.access import Engine
from app.search.engine import SearchEngine
from app.submissions.decisions import Decider
from app.submissions.models import Submission
from app.web.forms import Fault, Form
from app.web.rendering import render
from app.web.state import AppState, ReadSession, State
from app.web.view import Seen, View
from app.web.words import N_

router = APIRouter(include_in_schema=False)
MOST_MESSAGE = 5_000
ACTIONS = {
    "julkaise": "approved",
    "julkaise_kuvatta": "approved_without_picture",
    "pyyda": "change_asked",
    "hylkaa": "rejected",
    "roskaa": "spam",
}
"""What the buttons send, and what it is called in the audit trail."""
FIELDS = {"change_asked": "pyynto", "rejected": "peruste"}
DECIDED_BEFORE = N_("Joku muu ehti päättää tästä ensin. Sinun päätöstäsi ei tallennettu.")
SAY_WHAT = N_("Kerro lähettäjälle, mitä pitäisi muuttaa.")
SAY_WHY = N_("Valitse syy tai kirjoita se.")
TOO_LONG = N_("Lyhennä viestiä: enintään %(most)s merkkiä.")
BAD_TIMES = N_("Aikoja ei voi laskea. Pyydä lähettäjää korjaamaan ne.")


@dataclass(frozen=True, slots=True)
class Shown:
    """For whom a submission is shown, and with what status."""

    desk: Desk
    view: View
    state: AppState
    status: int = 200


@router.get(links.QUEUE, response_class=HTMLResponse)
def show_queue(desk: MayDecide, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show what waits."""
    page = queue_page(waiting(session), frame(desk, view), view.words)
    return render("desk/queue.html", page, view)


@router.get(f"{links.QUEUE}/{{identity}}", response_class=HTMLResponse)
def show_submission(  # noqa: PLR0913, PLR0917 - one parameter per thing that FastAPI gives
    identity: UUID, desk: MayDecide, session: ReadSession, engine: Engine, view: Seen, state: State
) -> HTMLResponse:
    """Show a submission."""
    form = Form(desk.token)
    return _shown(session, engine, submission_in(session, identity), form, Shown(desk, view, state))


@router.get(f"{links.QUEUE}/{{identity}}/esikatselu", response_class=HTMLResponse)
def show_preview(
    identity: UUID, desk: MayDecide, session: ReadSession, view: Seen, state: State
) -> HTMLResponse:
    """Show what a submission would look like in public: the real page."""
    details = _preview(submission_in(session, identity), desk)
    page = listing_page(details, Around(), desk.now, view)
    picture = seen_picture(details.content, desk, state, view.words)
    return render("catalogue/listing.html", replace(page, picture=picture), view)


@router.post(f"{links.QUEUE}/{{identity}}", response_class=HTMLResponse)
def take_decision(  # noqa: PLR0913, PLR0917 - one parameter per thing that FastAPI gives
    identity: UUID, desk: MayDecide, form: DeskForm, view: Seen, state: State, engine: Engine
) -> Response:
    """Decide, and go on to the next one. What cannot be done is told, and what was typed stays."""
    action = ACTIONS.get(form.get("teko", ""), "")
    if not action:
        raise InvalidError("There is no such decision.", field="teko")
    field = FIELDS.get(action, "")
    decision = Decision(action, form.get("syy", ""), form.get(field, ""))
    fault, status = _too_long(decision, view), 422
    if not fault:
        fault, status = _decided(state, identity, decision, desk, view)
    if not fault:
        with reading(state.database) as session:
            following = next_waiting(session)
        return go_on(view, links.submission_path(following) if following else links.QUEUE, action)
    with reading(state.database) as session:
        shown = Form(desk.token, _typed(form), (Fault(field if status == 422 else "", fault),))
        around = Shown(desk, view, state, status)
        return _shown(session, engine, submission_in(session, identity), shown, around)


def _decided(state: AppState, identity: UUID, decision: Decision, desk: Desk, view: View) -> tuple[str, int]:
    """Carry it out. Returns what stood in the way, in words, and the status to tell it with."""
    try:
        with writing(state.database) as session:
            decide(session, identity, decision, Decider(desk.email, view.base_url, desk.now))
    except DecidedBeforeError:
        return view.words.gettext(DECIDED_BEFORE), 409
    except ScheduleError:
        return view.words.gettext(BAD_TIMES), 409
    except InvalidError:
        missing = SAY_WHY if decision.action == "rejected" else SAY_WHAT
        return view.words.gettext(missing), 422
    return "", 200


def _too_long(decision: Decision, view: View) -> str:
    return view.words.gettext(TOO_LONG, most=MOST_MESSAGE) if len(decision.message) > MOST_MESSAGE else ""


def _typed(form: Mapping[str, str]) -> dict[str, str]:
    return {name: form.get(name, "") for name in ("pyynto", "peruste", "syy")}


def _shown(
    session: Session, engine: SearchEngine, submission: Submission, form: Form, around: Shown
) -> HTMLResponse:
    desk, view = around.desk, around.view
    reader = Reader(frame(desk, view), view.words, desk.now, partial(_picture, around))
    page = submission_page(session, engine, submission, form, reader)
    return render("desk/submission.html", page, view, status=around.status)


def _picture(around: Shown, content: ListingContent) -> PictureItem | None:
    return seen_picture(content, around.desk, around.state, around.view.words)


def _preview(submission: Submission, desk: Desk) -> ListingDetails:
    """A listing that is stored nowhere."""
    content = from_json(submission.content)
    times = times_of(content, desk.now)
    listing = Listing(
        id=submission.id,
        slug=slug_of(text_in(content.title, "fi")[0], submission.id),
        kind=content.kind,
        state="published",
        status=content.status,
        content=submission.content,
        content_hash="",
        next_start=times[0].starts_at if times else None,
        created_at=desk.now,
        changed_at=desk.now,
        verified_at=desk.now,
        verified_how="owner_link",
    )
    return ListingDetails(listing, content, times, None, None)

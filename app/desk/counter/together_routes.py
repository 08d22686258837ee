"""The desk's own screen: one listing from both sides, and the note that staff keep on it."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response
from sqlmodel import Session

from app.catalogue.items.similar import Similar, SimilarListings
from app.catalogue.models import Listing
from app.core.db import reading, writing
from app.core.errors import InvalidError, NotFoundError
from app.desk import links
from app.desk.counter.two_sides import TwoSides, two_sides
from app.desk.events import About, note
from app.desk.guard import Desk, DeskForm, MayEdit
from app.desk.listings.commands import listing_in
from app.desk.shown import Frame, frame, go_on
from app.feedback.commands import keep
from app.feedback.rules import REASONS, Message
from app.kiosk.counter import MOST_NOTE, set_note
from app.web.forms import Fault, Form
from app.web.rendering import render
from app.web.state import AppState, ReadSession, State
from app.web.view import Seen, View
from app.web.words import FINNISH_WORDS, N_

router = APIRouter(include_in_schema=False)
ONE = f"{links.LISTINGS}/{{identity}}/yhdessa"
NOTE = "muistiinpano"
TOLD_HERE = N_("Kerrottu ylläpidossa")


@dataclass(frozen=True, slots=True)
class DeskTogetherPage:
    """`/yllapito/tarjonta/{id}/yhdessa`."""

    desk: Frame
    form: Form
    sides: TwoSides
    note_action: str
    wrong_action: str
    back: str


@dataclass(frozen=True, slots=True)
class Screen:
    """What pages of both sides are made with."""

    state: AppState
    similar: SimilarListings
    view: View


def _screen(state: State, similar: Similar, view: Seen) -> Screen:
    return Screen(state, similar, view)


AtScreen = Annotated[Screen, Depends(_screen)]


@router.get(ONE, response_class=HTMLResponse)
def show_desk_together(identity: UUID, desk: MayEdit, session: ReadSession, screen: AtScreen) -> HTMLResponse:
    """Show both sides of a listing."""
    return _page(session, _public(session, identity), screen, desk)


@router.post(f"{ONE}/{NOTE}", response_class=HTMLResponse)
def take_note(identity: UUID, desk: MayEdit, form: DeskForm, screen: AtScreen) -> Response:
    """Write the note anew."""
    try:
        with writing(screen.state.database) as session:
            listing = _public(session, identity)
            set_note(session, listing.id, form.get(NOTE, ""), desk.email, desk.now)
            note(session, desk.email, "listing_noted", desk.now, About(listing_id=listing.id))
    except InvalidError:
        with reading(screen.state.database) as session:
            return _page(session, _public(session, identity), screen, desk, form[NOTE])
    return go_on(screen.view, links.together_path(identity), "note_saved")


@router.post(f"{ONE}/vaarin")
def take_desk_wrong(identity: UUID, desk: MayEdit, form: DeskForm, state: State, view: Seen) -> Response:
    """Put a mistake among what is to be dealt with."""
    reason = form.get("syy", "")
    if reason not in REASONS:
        raise InvalidError("Choose what is wrong.", field="syy")
    message = Message("report", reason, FINNISH_WORDS.gettext(TOLD_HERE), "")
    with writing(state.database) as session:
        keep(session, message, _public(session, identity).id, FINNISH_WORDS.language.code, desk.now)
    return go_on(view, links.together_path(identity), "wrong_noted")


def _page(
    session: Session, listing: Listing, screen: Screen, desk: Desk, too_long: str | None = None
) -> HTMLResponse:
    view = screen.view
    words, here = view.words, view.words.path(links.together_path(listing.id))
    sides = two_sides(session, listing, screen.similar, desk.now, view)
    fault = words.gettext("Muistiinpanossa voi olla enintään %(most)s merkkiä. Lyhennä sitä.", most=MOST_NOTE)
    page = DeskTogetherPage(
        desk=frame(desk, view),
        form=Form(
            desk.token,
            {NOTE: sides.staff.note if too_long is None else too_long},
            () if too_long is None else (Fault(NOTE, fault),),
        ),
        sides=sides,
        note_action=f"{here}/{NOTE}",
        wrong_action=f"{here}/vaarin",
        back=words.path(links.desk_listing_path(listing.id)),
    )
    return render("desk/together.html", page, view, status=200 if too_long is None else 422)


def _public(session: Session, identity: UUID) -> Listing:
    listing = listing_in(session, identity)
    if listing.state != "published":
        raise NotFoundError("It is not public.")
    return listing

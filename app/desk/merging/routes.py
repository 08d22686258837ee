"""Merging two listings at the desk, undoing it, and the list of those that may be the same."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from sqlmodel import Session

from app.catalogue.content import from_json
from app.catalogue.merging.commands import Pair
from app.catalogue.models import Listing
from app.core.db import reading, writing
from app.core.errors import InvalidError, NotFoundError
from app.desk import links
from app.desk.guard import Desk, DeskForm, MayEdit
from app.desk.listings.commands import find, listing_in
from app.desk.listings.routes import ONE
from app.desk.merging.commands import Doer, merge_listings, said_not_same, say_not_same, undo_merge
from app.desk.merging.pages import Choice, choose_page, compare_page, taken_fields
from app.desk.merging.suspects import suspects
from app.desk.merging.suspects_pages import suspects_page
from app.desk.queue.duplicates import Looking, duplicates_of
from app.desk.shown import frame, go_on
from app.search.access import Engine
from app.search.engine import SearchEngine
from app.web.forms import Fault, Form
from app.web.rendering import render
from app.web.state import ReadSession, State
from app.web.view import Seen, View
from app.web.words import N_

router = APIRouter(include_in_schema=False)
Around = tuple[Desk, View, int]
"""Who looks, how, and the status of the answer."""
CHOOSE = N_("Valitse, kumpi jää.")
CANNOT = N_("Näitä ei voi nyt yhdistää: jokin on muuttunut. Katso, mitä niissä nyt lukee.")


@router.get(f"{ONE}/yhdista", response_class=HTMLResponse)
def show_merge(  # noqa: PLR0913, PLR0917 - one parameter per thing that FastAPI gives
    identity: UUID,
    desk: MayEdit,
    session: ReadSession,
    engine: Engine,
    view: Seen,
    kanssa: UUID | None = None,
    q: str = "",
) -> HTMLResponse:
    """Show two listings side by side; without the other one, ask which it is."""
    listing = listing_in(session, identity)
    if kanssa is not None:
        pair = listing, listing_in(session, kanssa)
        return _compared(session, pair, Form(desk.token), (desk, view, 200))
    found = _choices(session, engine, listing, q, (desk, view, 200))
    page = choose_page(session, listing, Choice(q.strip(), found), frame(desk, view), view.words)
    return render("desk/merge_choose.html", page, view)


@router.post(f"{ONE}/yhdista", response_class=HTMLResponse)
def take_merge(identity: UUID, desk: MayEdit, form: DeskForm, view: Seen, state: State) -> Response:
    """Merge them, or remember that they are not the same."""
    other = _id(form.get("kanssa", ""))
    doer = Doer(desk.email, desk.now)
    if form.get("teko") == "eri":
        with writing(state.database) as session:
            say_not_same(session, identity, other, doer)
        return go_on(view, links.DUPLICATES, "not_same")
    stays = form.get("jaa", "")
    fault = CHOOSE
    if stays in {str(identity), str(other)}:
        kept = UUID(stays)
        pair = Pair(other if kept == identity else identity, kept)
        try:
            with writing(state.database) as session:
                merge_listings(session, pair, set(taken_fields(form)), doer)
        except InvalidError:
            fault = CANNOT
        else:
            state.follower.look()
            return go_on(view, links.desk_listing_path(kept), "merged")
    with reading(state.database) as session:
        both = listing_in(session, identity), listing_in(session, other)
        shown = Form(desk.token, form, (Fault("jaa", view.words.gettext(fault)),))
        return _compared(session, both, shown, (desk, view, 422 if fault == CHOOSE else 409))


@router.post(f"{ONE}/erota")
def take_undone(identity: UUID, desk: MayEdit, _form: DeskForm, view: Seen, state: State) -> Response:
    """Bring back a listing that gave way to another."""
    with writing(state.database) as session:
        undo_merge(session, identity, Doer(desk.email, desk.now))
    state.follower.look()
    return go_on(view, links.desk_listing_path(identity), "unmerged")


@router.get(links.DUPLICATES, response_class=HTMLResponse)
def show_suspects(desk: MayEdit, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show the pairs that may be the same."""
    found = suspects(session, said_not_same(session), desk.now)
    page = suspects_page(session, found, frame(desk, view), view.words)
    return render("desk/suspects.html", page, view)


@router.post(links.DUPLICATES)
def take_not_same(desk: MayEdit, form: DeskForm, view: Seen, state: State) -> Response:
    """Remember that two of the list are not the same."""
    with writing(state.database) as session:
        ids = _id(form.get("yksi", "")), _id(form.get("toinen", ""))
        say_not_same(session, *ids, Doer(desk.email, desk.now))
    return go_on(view, links.DUPLICATES, "not_same")


def _compared(session: Session, pair: tuple[Listing, Listing], form: Form, around: Around) -> HTMLResponse:
    desk, view, status = around
    if pair[0].id == pair[1].id:
        raise InvalidError("A listing cannot be merged into itself.", field="kanssa")
    page = compare_page(session, pair, form, frame(desk, view), (desk.now, view.words))
    return render("desk/merge.html", page, view, status=status)


def _choices(
    session: Session, engine: SearchEngine, listing: Listing, asked: str, around: Around
) -> list[tuple[Listing, str]]:
    """Listings that may be the same: those that look so; or, when words were asked for, what they find."""
    desk, view, _ = around
    if asked.strip():
        found = find(session, engine, asked, desk.now)
        return [(one, "") for one in found if one.id != listing.id and one.state != "merged"]
    looking = Looking(from_json(listing.content), listing.id, desk.now)
    return [
        (one.listing, ", ".join(view.words.gettext(reason) for reason in one.reasons))
        for one in duplicates_of(session, engine, looking)
    ]


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFoundError("There is no such listing.") from None

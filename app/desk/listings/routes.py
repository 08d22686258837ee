"""Listings at the desk."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from app.core.db import writing
from app.desk import links
from app.desk.guard import DeskForm, MayEdit
from app.desk.listings.commands import check, find, hide, listing_in, show_again, unlock
from app.desk.listings.pages import desk_listing_page, listings_page
from app.desk.shown import frame, go_on
from app.search.access import Engine
from app.web.rendering import render
from app.web.state import ReadSession, State
from app.web.view import Seen

router = APIRouter(include_in_schema=False)
ONE = f"{links.LISTINGS}/{{identity}}"


@router.get(links.LISTINGS, response_class=HTMLResponse)
def show_listings(
    desk: MayEdit, session: ReadSession, engine: Engine, view: Seen, q: str = ""
) -> HTMLResponse:
    """Find listings by words."""
    page = listings_page(find(session, engine, q, desk.now), q.strip(), frame(desk, view), view.words)
    return render("desk/listings.html", page, view)


@router.get(ONE, response_class=HTMLResponse)
def show_desk_listing(identity: UUID, desk: MayEdit, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show a listing: its state, where it comes from, and what was done to it."""
    listing = listing_in(session, identity)
    page = desk_listing_page(session, listing, frame(desk, view), desk.now, view.words)
    return render("desk/listing.html", page, view)


@router.post(f"{ONE}/poista")
def take_hidden(identity: UUID, desk: MayEdit, _form: DeskForm, view: Seen, state: State) -> Response:
    """Take a listing down."""
    with writing(state.database) as session:
        hide(session, identity, desk.email, desk.now)
    return go_on(view, links.desk_listing_path(identity), "taken_down")


@router.post(f"{ONE}/palauta")
def take_shown(identity: UUID, desk: MayEdit, _form: DeskForm, view: Seen, state: State) -> Response:
    """Put a listing back."""
    with writing(state.database) as session:
        show_again(session, identity, desk.email, desk.now)
    return go_on(view, links.desk_listing_path(identity), "put_back")


@router.post(f"{ONE}/tarkistettu")
def take_checked(identity: UUID, desk: MayEdit, form: DeskForm, view: Seen, state: State) -> Response:
    """Note that somebody called or went there."""
    with writing(state.database) as session:
        check(session, identity, form.get("tapa", ""), desk.email, desk.now)
    return go_on(view, links.desk_listing_path(identity), "vouched")


@router.post(f"{ONE}/avaa-lukko")
def take_unlocked(identity: UUID, desk: MayEdit, form: DeskForm, view: Seen, state: State) -> Response:
    """Let the feed decide a field again."""
    with writing(state.database) as session:
        unlock(session, identity, form.get("kentta", ""), desk.email, desk.now)
    return go_on(view, links.desk_listing_path(identity), "unlocked")

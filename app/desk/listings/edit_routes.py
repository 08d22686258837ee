"""Changing a listing at the desk, on one page. It is public as soon as it is stored."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from app.catalogue.content import from_json
from app.catalogue.models import Listing
from app.core.clock import local_day
from app.core.db import reading, writing
from app.core.errors import GoneError
from app.desk import links
from app.desk.guard import Desk, DeskForm, MayEdit
from app.desk.listings.commands import listing_in, records_of
from app.desk.listings.edit import MovedError, change
from app.desk.listings.edit_form import Edited, content_with, edited, faults_in, fields_now
from app.desk.listings.edit_pages import Scene, base_of, edit_page
from app.desk.listings.routes import ONE
from app.desk.merging.commands import Doer
from app.desk.shown import frame, go_on
from app.web.forms import Fault, Form
from app.web.rendering import render
from app.web.state import AppState, ReadSession, State
from app.web.view import Seen, View
from app.web.words import N_

router = APIRouter(include_in_schema=False)
HASH, MARKS = "pohja", "merkit"
NOW_IT_SAYS = N_("Joku muu tai lähde muutti tätäkin. Nyt siinä lukee: %(text)s")
NOW_IT_IS_EMPTY = N_("Joku muu tai lähde tyhjensi tämän.")
MOST_TOLD = 300


@router.get(f"{ONE}/muokkaa", response_class=HTMLResponse)
def show_edit(identity: UUID, desk: MayEdit, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show what a listing says, to be changed."""
    listing = _public(listing_in(session, identity))
    now = fields_now(from_json(listing.content), view.lang)
    scene = Scene(frame(desk, view), base_of(listing, now), bool(records_of(session, identity)))
    page = edit_page(listing, Form(desk.token, now), scene, view.words)
    return render("desk/edit.html", page, view)


@router.post(f"{ONE}/muokkaa", response_class=HTMLResponse)
def take_edit(identity: UUID, desk: MayEdit, form: DeskForm, view: Seen, state: State) -> Response:
    """Store what was changed; or show again all that was typed, with what is to be mended.

    What somebody else has changed meanwhile is shown first.
    """
    with reading(state.database) as session:
        listing = _public(listing_in(session, identity))
        session.expunge(listing)
    old, base_hash = from_json(listing.content), listing.content_hash
    now = fields_now(old, view.lang)
    done = edited(form, form.get(MARKS, ""), now)
    today = local_day(desk.now)
    if form.get(HASH) != base_hash and done.mine:
        return _again(state, listing, done, (), (desk, view))
    if faults := faults_in(done, old, view.lang, today, view.words):
        return _again(state, listing, done, faults, (desk, view))
    content = content_with(done.typed, old, view.lang, today)
    try:
        with writing(state.database) as session:
            fields = change(session, identity, base_hash, content, Doer(desk.email, desk.now))
    except MovedError:
        return take_edit(identity, desk, form, view, state)
    state.follower.look()
    return go_on(view, links.desk_listing_path(identity), "edited" if fields else "unchanged")


def _again(
    state: AppState, listing: Listing, done: Edited, faults: tuple[Fault, ...], around: tuple[Desk, View]
) -> HTMLResponse:
    """The page once more, with what was typed. Without faults it is there because the listing has moved."""
    desk, view = around
    now = fields_now(from_json(listing.content), view.lang)
    told = faults or tuple(_clash(name, now.get(name, ""), view) for name in sorted(done.mine & done.theirs))
    with reading(state.database) as session:
        is_fed = bool(records_of(session, listing.id))
    scene = Scene(frame(desk, view), base_of(listing, now), is_fed, has_moved=not faults)
    page = edit_page(listing, Form(desk.token, done.typed, told), scene, view.words)
    return render("desk/edit.html", page, view, status=422 if faults else 409)


def _clash(name: str, text: str, view: View) -> Fault:
    if not text:
        return Fault(name, view.words.gettext(NOW_IT_IS_EMPTY))
    short = text if len(text) <= MOST_TOLD else f"{text[:MOST_TOLD]}…"
    return Fault(name, view.words.gettext(NOW_IT_SAYS, text=short))


def _public(listing: Listing) -> Listing:
    if listing.state != "published":
        raise GoneError("What is not public is not changed. Put it back first.")
    return listing

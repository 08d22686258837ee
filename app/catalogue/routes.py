"""The pages of listings and organisers, and the calendar files of listings."""

from datetime import datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlmodel import Session

from app.catalogue.calendar.events import EventMaker
from app.catalogue.calendar.file import CalendarName, calendar_answer, calendar_file
from app.catalogue.items.around import around, instead
from app.catalogue.items.listing_times import times_called
from app.catalogue.items.similar import Similar, SimilarListings
from app.catalogue.merging.merged import survivor_of
from app.catalogue.models import Listing
from app.catalogue.organiser_page import Asked, organiser_page
from app.catalogue.pages import address_in, gone_page, is_over, listing_page
from app.catalogue.queries import details_of, listing_by_code, listing_by_slug, organisation_by_slug
from app.catalogue.texts import text_in
from app.core.clock import utc_now
from app.core.errors import GoneError, NotFoundError
from app.web.links import calendar_file_path, listing_path, organiser_path
from app.web.rendering import render
from app.web.state import ReadSession
from app.web.view import Seen, View

router = APIRouter(include_in_schema=False)


@router.get("/tarjonta/{slug}.ics")
def listing_calendar(slug: str, session: ReadSession, view: Seen, kerta: str | None = None) -> Response:
    """All times of a listing as a calendar file, or with `kerta` one of them."""
    listing = _listing(session, slug)
    if listing.slug != slug:
        return _moved(view, calendar_file_path(listing.slug))
    if listing.state != "published":
        raise GoneError("This listing has been taken away by its publisher.")
    details = details_of(session, [listing])[0]
    maker = EventMaker(listing, details.content, view)
    chosen = None if kerta is None else times_called(details, kerta, utc_now())
    events = list(maker.series() if chosen is None else maker.times(chosen))
    if not events:
        raise NotFoundError("There is no such time.")
    title = text_in(details.content.title, view.lang)[0]
    name = CalendarName(title, address_in(view, listing_path(slug)), view.canonical)
    return calendar_answer(calendar_file(name, events), slug)


@router.get("/tarjonta/{slug}", response_class=HTMLResponse)
def show_listing(slug: str, session: ReadSession, view: Seen, similar: Similar) -> Response:
    """Show a listing; one that was taken away answers 410, and an unknown one 404."""
    listing = _listing(session, slug)
    if listing.slug != slug:
        return _moved(view, listing_path(listing.slug))
    if listing.state != "published":
        return _gone(session, listing, similar, utc_now(), view)
    now = utc_now()
    details = details_of(session, [listing])[0]
    look = instead if is_over(listing, now) else around
    beside = look(session, details, similar, now)
    return render("catalogue/listing.html", listing_page(details, beside, now, view), view)


@router.get("/jarjestajat/{slug}", response_class=HTMLResponse)
def show_organiser(
    slug: str, session: ReadSession, view: Seen, kind: str | None = None, page: str | None = None
) -> Response:
    """Show an organiser and what it has that is not over; an unknown one answers 404."""
    organisation = organisation_by_slug(session, slug)
    if organisation is None:
        raise NotFoundError("There is no such organiser.")
    if organisation.slug != slug:
        return _moved(view, organiser_path(organisation.slug))
    shown = organiser_page(session, organisation, Asked.read(kind, page), utc_now(), view)
    return render("catalogue/organiser.html", shown, view)


def _listing(session: Session, slug: str) -> Listing:
    """The listing at a slug, or the one that the slug's last digits name, or the one that stands for it."""
    listing = listing_by_slug(session, slug) or listing_by_code(session, slug)
    if listing is None:
        raise NotFoundError("There is no such listing.")
    return survivor_of(session, listing)


def _moved(view: View, path: str) -> Response:
    link = view.words.path(path)
    answer = RedirectResponse(f"{link}?{view.query}" if view.query else link, 308)
    answer.headers["Cache-Control"] = "no-cache"  # a merge can be undone: browsers keep a 308 for good
    return answer


def _gone(
    session: Session, listing: Listing, similar: SimilarListings, now: datetime, view: View
) -> Response:
    beside = instead(session, details_of(session, [listing])[0], similar, now)
    return render("catalogue/gone.html", gone_page(listing, beside, now, view.words), view, status=410)

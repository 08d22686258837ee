"""One listing for two who look at it together: what the visitor reads, and what the counter needs."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from app.catalogue.items.around import around
from app.catalogue.items.contact_items import ContactItem
from app.catalogue.items.similar import SimilarListings
from app.catalogue.models import Listing
from app.catalogue.pages import ListingPage, listing_page
from app.catalogue.queries import details_of
from app.catalogue.words.shown_text import NamedText, Text
from app.feedback.rules import REASONS
from app.kiosk.counter import MOST_NOTE, note_on
from app.web.view import View

OURS = "tiski"
THEIRS = "vieras"


@dataclass(frozen=True, slots=True)
class StaffSide:
    """What the counter sees beside a listing. `source` empty: it was published with our form.

    `note` is what staff wrote about it; `reasons` are (code, words) of what may be wrong in it.
    """

    contacts: tuple[ContactItem, ...]
    note: str
    first_visit: tuple[NamedText, ...]
    registration: tuple[Text, ...]
    verified: str
    review: str
    publisher: Text
    source: str
    reasons: tuple[tuple[str, str], ...]
    most_note: int


@dataclass(frozen=True, slots=True)
class TwoSides:
    """Both sides of one listing."""

    visitor: ListingPage
    staff: StaffSide


def two_sides(
    session: Session, listing: Listing, similar: SimilarListings, now: datetime, view: View
) -> TwoSides:
    """Look at a listing from both sides."""
    details = details_of(session, [listing])[0]
    page = listing_page(details, around(session, details, similar, now), now, view)
    note, due = note_on(session, listing.id), listing.review_due
    places = tuple(place.phone for place in page.places if place.phone)
    staff = StaffSide(
        contacts=tuple(dict.fromkeys((*page.contacts, *places))),
        note=note.text if note else "",
        first_visit=page.first_visit,
        registration=page.registration_notes,
        verified=page.origin.verified,
        review=f"{due.day}.{due.month}.{due.year}" if due else "",
        publisher=page.organiser.name if page.organiser else Text(),
        source=page.origin.source,
        reasons=tuple((code, view.words.gettext(text)) for code, text in REASONS.items()),
        most_note=MOST_NOTE,
    )
    return TwoSides(page, staff)

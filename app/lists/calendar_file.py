"""A list as a calendar file: every time ahead of everything on it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vUri

from app.catalogue.models import Occurrence
from app.catalogue.place_words import address_of
from app.catalogue.queries import ListingDetails
from app.catalogue.rules import HORIZON_DAYS
from app.catalogue.texts import text_in
from app.core.clock import LOCAL_ZONE
from app.web.links import listing_path
from app.web.view import View

PRODUCT = "-//Opastamo//Oma lista//FI"


def calendar_file(things: Sequence[ListingDetails], now: datetime, view: View) -> bytes:
    """The calendar file (RFC 5545) of what is ahead within `HORIZON_DAYS`; moments are told in UTC."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", view.words.gettext("Oma lista"))
    for details in things:
        for event in _events(details, now, view):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(details: ListingDetails, now: datetime, view: View) -> Iterator[Event]:
    until = now + timedelta(days=HORIZON_DAYS)
    for occurrence in details.occurrences:
        if occurrence.ends_at >= now and occurrence.starts_at < until:
            yield _event(details, occurrence, view)


def _event(details: ListingDetails, occurrence: Occurrence, view: View) -> Event:
    listing, lang = details.listing, view.lang
    event = Event()
    # The same time has the same mark in every file: a calendar that takes the file in again keeps one.
    start = occurrence.starts_at.strftime("%Y%m%dT%H%M%SZ")
    event.add("uid", f"{listing.id}-{start}@{urlsplit(view.base_url).hostname}")
    event.add("dtstamp", listing.changed_at)
    _add_times(event, occurrence)
    event.add("summary", text_in(details.content.title, lang)[0])
    if where := _where(details, lang):
        event.add("location", where)
    event.add("url", vUri(f"{view.base_url}{view.words.path(listing_path(listing.slug))}"))
    is_off = details.content.status == "cancelled" or occurrence.state == "cancelled"
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    return event


def _add_times(event: Event, occurrence: Occurrence) -> None:
    """The end is told only when the organiser told it."""
    start, end = occurrence.starts_at, occurrence.ends_at
    if occurrence.all_day:
        event.add("dtstart", start.astimezone(LOCAL_ZONE).date())
        event.add("dtend", end.astimezone(LOCAL_ZONE).date())
        return
    event.add("dtstart", start)
    if occurrence.end_told:
        event.add("dtend", end)


def _where(details: ListingDetails, lang: str) -> str:
    places = [session.place for session in details.content.sessions if session.place]
    if not places:
        return ""
    name = text_in(places[0].name, lang)[0]
    return ", ".join(part for part in (name, address_of(places[0], lang)) if part)

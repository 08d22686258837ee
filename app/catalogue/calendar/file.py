"""Events as a named calendar that other calendars take in, or follow (RFC 5545, 7986)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from fastapi import Response
from icalendar import Calendar, Event, vDuration, vUri

from app.catalogue.calendar.zones import zone_of
from app.catalogue.texts import plain

MEDIA_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Opastamo//Opastamo//FI"
ASKED_AGAIN_AFTER = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class CalendarName:
    """What a calendar is called. `page` shows the same to people, `address` is its own; both whole."""

    title: str
    page: str
    address: str


def calendar_file(name: CalendarName, events: Iterable[Event]) -> bytes:
    """The calendar file of events, with the time zones that they speak of."""
    told = list(events)
    calendar = _named(name)
    for zone in _zones(told):
        calendar.add_component(zone_of(zone))
    for event in told:
        calendar.add_component(event)
    body: bytes = calendar.to_ical()
    return body


def calendar_answer(body: bytes, saved_as: str, *, is_followed: bool = False) -> Response:
    """A calendar file as an answer: to be saved, or to be followed from its address."""
    way = "inline" if is_followed else "attachment"
    headers = {"Content-Disposition": f'{way}; filename="{saved_as}.ics"'}
    return Response(body, media_type=MEDIA_TYPE, headers=headers)


def _named(name: CalendarName) -> Calendar:
    calendar, title = Calendar(), plain(name.title)
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("url", vUri(name.page))
    calendar.add("source", vUri(name.address))
    calendar.add("refresh-interval", vDuration(ASKED_AGAIN_AFTER), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASKED_AGAIN_AFTER))
    return calendar


def _zones(events: Sequence[Event]) -> list[str]:
    zones = {moment.tzinfo for event in events if isinstance(moment := event.start, datetime)}
    return sorted(zone.key for zone in zones if isinstance(zone, ZoneInfo))

"""A listing's times as a calendar file: the whole series, or one time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from app.catalogue.calendar_series import Series, series_of
from app.catalogue.calendar_zones import zone_of
from app.catalogue.content import ListingContent
from app.catalogue.models import Occurrence
from app.catalogue.parts import Place, Session
from app.catalogue.place_words import address_of
from app.catalogue.queries import ListingDetails
from app.catalogue.schedule import Override
from app.catalogue.texts import text_in
from app.catalogue.time_items import key_of
from app.core.clock import LOCAL_ZONE
from app.web.words import Words

PRODUCT = "-//Opastamo//Opastamo//FI"
STATUSES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """What all times of a listing say alike. `url` is its page; `host` makes the ids of times our own."""

    details: ListingDetails
    url: str
    host: str
    words: Words

    @property
    def content(self) -> ListingContent:
        """The listing's document."""
        return self.details.content

    def uid(self, mark: str) -> str:
        """An id that stays the same: a calendar that gets the file again changes its times."""
        return f"{self.details.listing.id.hex}-{mark}@{self.host}"


def series_file(entry: CalendarEntry) -> bytes | None:
    """All times of a listing; None when there is none to put into a calendar."""
    return _file(entry, list(_all_events(entry)))


def time_file(entry: CalendarEntry, key: str, now: datetime) -> bytes | None:
    """One time: by its local start (`2026-12-01T17:00`) or its number among those ahead, from 1; or None."""
    found = [one for one in entry.details.occurrences if key_of(one) == key]
    if key.isascii() and key.isdigit():
        ahead = [one for one in entry.details.occurrences if one.ends_at >= now]
        found = ahead[int(key) - 1 :][:1] if 1 <= int(key) <= len(ahead) else []
    return _file(entry, [_one_time(entry, found[0])] if found else [])


def _file(entry: CalendarEntry, events: list[Event]) -> bytes | None:
    if not events:
        return None
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", text_in(entry.content.title, entry.words.lang)[0])
    zones = [event.start.tzinfo for event in events if isinstance(event.start, datetime)]
    for name in sorted({zone.key for zone in zones if isinstance(zone, ZoneInfo)}):
        calendar.add_component(zone_of(name))
    for event in events:
        calendar.add_component(event)
    body: bytes = calendar.to_ical()
    return body


def _all_events(entry: CalendarEntry) -> Iterator[Event]:
    number = 0
    for session in entry.content.sessions:
        for schedule in session.schedules:
            series = series_of(schedule)
            if series is not None:
                number += 1
                yield from _of_series(entry, session, series, entry.uid(str(number)))


def _of_series(entry: CalendarEntry, session: Session, series: Series, uid: str) -> Iterator[Event]:
    schedule = series.schedule
    if series.is_single and series.changed:
        yield _changed_event(entry, session, series, series.changed[0], uid)
        return
    event = _event(entry, session, uid)
    _set_time(event, series, series.start, schedule.duration_minutes)
    if series.rule:
        event.add("rrule", vRecur.from_ical(series.rule))
    for name, moments in (("rdate", series.dates), ("exdate", series.left_out)):
        if moments:
            event.add(name, [_moment(series, moment) for moment in moments])
    yield event
    for override in series.changed:
        changed = _changed_event(entry, session, series, override, uid)
        changed.add("recurrence-id", _moment(series, override.original))
        yield changed


def _changed_event(
    entry: CalendarEntry, session: Session, series: Series, override: Override, uid: str
) -> Event:
    event = _event(entry, session, uid, is_cancelled=override.state == "cancelled")
    told = override.duration_minutes
    minutes = series.schedule.duration_minutes if told is None else told
    _set_time(event, series, override.start or override.original, minutes)
    if note := text_in(override.note, entry.words.lang)[0]:
        event.add("comment", note)
    return event


def _set_time(event: Event, series: Series, start: datetime, minutes: int | None) -> None:
    begin = _moment(series, start)
    event.add("dtstart", begin)
    if series.schedule.all_day:
        event.add("dtend", begin + timedelta(days=max(1, -(-(minutes or 0) // 1440))))
    elif minutes is not None:
        event.add("dtend", _moment(series, start + timedelta(minutes=minutes)))


def _moment(series: Series, moment: datetime) -> date | datetime:
    if series.schedule.all_day:
        return moment.date()
    return moment.replace(tzinfo=ZoneInfo(series.schedule.timezone))


def _one_time(entry: CalendarEntry, occurrence: Occurrence) -> Event:
    session = entry.content.sessions[0] if len(entry.content.sessions) == 1 else Session()
    uid = entry.uid(key_of(occurrence).replace("-", "").replace(":", ""))
    event = _event(entry, session, uid, is_cancelled=occurrence.state == "cancelled")
    start, end = occurrence.starts_at.astimezone(LOCAL_ZONE), occurrence.ends_at.astimezone(LOCAL_ZONE)
    event.add("dtstart", start.date() if occurrence.all_day else start)
    if occurrence.end_told or occurrence.all_day:
        event.add("dtend", end.date() if occurrence.all_day else end)
    return event


def _event(entry: CalendarEntry, session: Session, uid: str, *, is_cancelled: bool = False) -> Event:
    content, lang = entry.content, entry.words.lang
    title = text_in(content.title, lang)[0]
    is_off = is_cancelled or content.status == "cancelled"
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", entry.details.listing.changed_at.astimezone(UTC))
    event.add("summary", entry.words.gettext("Peruttu: %(title)s", title=title) if is_off else title)
    event.add("status", "CANCELLED" if is_off else STATUSES.get(content.status, "CONFIRMED"))
    event.add("url", entry.url)
    summary = text_in(content.summary, lang)[0]
    event.add("description", f"{summary}\n\n{entry.url}" if summary else entry.url)
    if session.place is not None:
        _set_place(event, session.place, lang)
    return event


def _set_place(event: Event, place: Place, lang: str) -> None:
    parts = (text_in(place.name, lang)[0], address_of(place, lang), place.url or "")
    if where := ", ".join(part for part in parts if part):
        event.add("location", where)
    if place.lat is not None and place.lon is not None and not place.address_masked:
        event.add("geo", (place.lat, place.lon))

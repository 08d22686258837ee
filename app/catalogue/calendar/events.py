"""A listing's times as events of a calendar (RFC 5545): its whole series, or chosen times.

Ids stay the same wherever a time is told, so that a calendar which gets it again changes what it has:
a series is the listing's id and the number of the schedule, one time of a series has its local start besides.
Times of one listing with the same start are of different schedules, which tells them apart; the only time of
a schedule is its series.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Event, vRecur, vUri

from app.catalogue.calendar.series import Series, series_of
from app.catalogue.content import ListingContent
from app.catalogue.items.listing_times import ListingTime, NumberedSchedule, numbered
from app.catalogue.models import Listing
from app.catalogue.parts import Place
from app.catalogue.schedule import Override, Schedule
from app.catalogue.taxonomy import taxonomy
from app.catalogue.texts import plain, text_in
from app.catalogue.words.place_words import address_of
from app.catalogue.words.price_words import price_words
from app.catalogue.words.shown_text import told
from app.core.clock import LOCAL_ZONE
from app.web.links import listing_path
from app.web.view import View

STATUSES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}


class EventMaker:
    """Makes the events of one listing, for one reader."""

    def __init__(self, listing: Listing, content: ListingContent, view: View) -> None:
        self._listing, self._content, self._words = listing, content, view.words
        self._host = urlsplit(view.base_url).hostname or "opastamo"
        self._url = f"{view.base_url}{view.words.path(listing_path(listing.slug))}"
        self._alike = self._what_all_say()

    def series(self) -> Iterator[Event]:
        """The series of every schedule, and each time that differs from its series."""
        for one in numbered(self._content):
            series = series_of(one.schedule)
            if series is not None:
                yield from self._of_series(one, series)

    def times(self, chosen: Iterable[ListingTime]) -> Iterator[Event]:
        """Times of the listing, each alone."""
        for one in chosen:
            schedule, start, end = one.made_by.schedule, one.told.start, one.told.end
            event = self._event(one.made_by, self._mark(one), is_off=one.told.state == "cancelled")
            zone = ZoneInfo(schedule.timezone)
            event.add("dtstart", _told(start.astimezone(zone), schedule))
            if end is not None:
                event.add("dtend", _told(end.astimezone(zone), schedule))
            self._comment(event, one.told.note)
            yield event

    def _of_series(self, one: NumberedSchedule, series: Series) -> Iterator[Event]:
        if series.is_single and series.changed:
            yield self._changed(one, series.changed[0])
            return
        event = self._event(one, str(one.number))
        _set_time(event, series.schedule, series.start, series.schedule.duration_minutes)
        if series.rule:
            event.add("rrule", vRecur.from_ical(series.rule))
        for name, moments in (("rdate", series.dates), ("exdate", series.left_out)):
            if moments:
                event.add(name, [_moment(moment, series.schedule) for moment in moments])
        yield event
        for override in series.changed:
            changed = self._changed(one, override)
            changed.add("recurrence-id", _moment(override.original, series.schedule))
            yield changed

    def _changed(self, one: NumberedSchedule, override: Override) -> Event:
        event = self._event(one, str(one.number), is_off=override.state == "cancelled")
        minutes = override.duration_minutes
        length = one.schedule.duration_minutes if minutes is None else minutes
        _set_time(event, one.schedule, override.start or override.original, length)
        self._comment(event, override.note)
        return event

    def _mark(self, time: ListingTime) -> str:
        number, schedule = time.made_by.number, time.made_by.schedule
        series = None if schedule.rrule or schedule.rdates else series_of(schedule)
        if series is not None and series.is_single:
            return str(number)
        return f"{number}-{time.told.start.astimezone(LOCAL_ZONE):%Y%m%dT%H%M}"

    def _event(self, one: NumberedSchedule, mark: str, *, is_off: bool = False) -> Event:
        event = Event(self._alike)
        event.add("uid", f"{self._listing.id.hex}-{mark}@{self._host}")
        title, lang = text_in(self._content.title, self._words.lang)
        status = "cancelled" if is_off else self._content.status
        name = self._words.gettext("Peruttu: %(title)s", title=title) if status == "cancelled" else title
        event.add("summary", plain(name), parameters={"LANGUAGE": lang})
        event.add("status", STATUSES.get(status, "CONFIRMED"))
        if one.session.place is not None:
            self._set_place(event, one.session.place)
        return event

    def _what_all_say(self) -> Event:
        event = Event()
        event.add("dtstamp", self._listing.changed_at.astimezone(UTC))
        event.add("last-modified", self._listing.changed_at.astimezone(UTC))
        event.add("url", vUri(self._url))
        event.add("description", plain(self._description()))
        known = taxonomy().categories
        labels = [
            known.label(code, self._words.lang)[0] for code in self._content.categories if code in known
        ]
        if labels:
            event.add("categories", [plain(label) for label in labels])
        return event

    def _description(self) -> str:
        content, lang = self._content, self._words.lang
        beginning = told(content.summary or content.description, self._words).paragraphs[:1]
        organiser = text_in(content.organiser.name, lang)[0] if content.organiser else ""
        facts = "\n".join(fact for fact in (price_words(content.prices, lang), organiser) if fact)
        return "\n\n".join(part for part in (*beginning, facts, self._url) if part)

    def _comment(self, event: Event, note: dict[str, str]) -> None:
        if text := text_in(note, self._words.lang)[0]:
            event.add("comment", plain(text))

    def _set_place(self, event: Event, place: Place) -> None:
        lang = self._words.lang
        parts = (text_in(place.name, lang)[0], address_of(place, lang), place.url or "")
        if where := ", ".join(part for part in parts if part):
            event.add("location", plain(where))
        if place.lat is not None and place.lon is not None and not place.address_masked:
            event.add("geo", (place.lat, place.lon))


def _set_time(event: Event, schedule: Schedule, start: datetime, minutes: int | None) -> None:
    """The time from a local start on; an end that was not told is not told here either."""
    begin = _moment(start, schedule)
    event.add("dtstart", begin)
    if schedule.all_day:
        event.add("dtend", begin + timedelta(days=max(1, -(-(minutes or 0) // 1440))))
    elif minutes is not None:
        event.add("dtend", _moment(start + timedelta(minutes=minutes), schedule))


def _moment(local: datetime, schedule: Schedule) -> date | datetime:
    return _told(local.replace(tzinfo=ZoneInfo(schedule.timezone)), schedule)


def _told(moment: datetime, schedule: Schedule) -> date | datetime:
    return moment.date() if schedule.all_day else moment

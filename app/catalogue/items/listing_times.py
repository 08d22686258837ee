"""The times of a listing, each with the schedule that makes it and the place where it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.catalogue.content import ListingContent
from app.catalogue.items.time_items import key_of
from app.catalogue.parts import Session
from app.catalogue.queries import ListingDetails
from app.catalogue.schedule import Schedule
from app.catalogue.times.occurrences import Occurrence, occurrences

MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class NumberedSchedule:
    """A schedule of a listing; `number` counts all of them from 1, over all sessions."""

    number: int
    session: Session
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class ListingTime:
    """One time, and what makes it."""

    made_by: NumberedSchedule
    told: Occurrence


def numbered(content: ListingContent) -> Iterator[NumberedSchedule]:
    """The schedules of a listing in their order."""
    told = [(session, schedule) for session in content.sessions for schedule in session.schedules]
    for number, (session, schedule) in enumerate(told, 1):
        yield NumberedSchedule(number, session, schedule)


def times_between(content: ListingContent, first: datetime, last: datetime) -> list[ListingTime]:
    """The times that overlap [first, last), called off or not, by their start.

    Of two times of one schedule with the same start the first is given. Raises `ScheduleError`.
    """
    found: dict[tuple[datetime, int], ListingTime] = {}
    for one in numbered(content):
        for told in occurrences(one.schedule, first, last):
            found.setdefault((told.start, one.number), ListingTime(one, told))
    return [found[key] for key in sorted(found)]


def times_called(details: ListingDetails, key: str, now: datetime) -> list[ListingTime]:
    """The times with a local start (`2026-12-01T17:00`), or by number among those ahead, from 1."""
    found = [one for one in details.occurrences if key_of(one) == key]
    if key.isascii() and key.isdigit():
        ahead = [one for one in details.occurrences if one.ends_at >= now]
        found = ahead[int(key) - 1 :][:1] if 1 <= int(key) <= len(ahead) else []
    if not found:
        return []
    start = found[0].starts_at
    return [one for one in times_between(details.content, start, start + MOMENT) if one.told.start == start]

"""A listing's times ahead: what its schedules give from today to the horizon, and when all of it is over."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.catalogue.content import ListingContent
from app.catalogue.occurrences import Occurrence, occurrences
from app.catalogue.rules import HORIZON_DAYS
from app.catalogue.schedule import Schedule
from app.core.clock import LOCAL_ZONE, local_day

FAR_DAYS = 3 * 366
ASSUMED_LENGTH = timedelta(hours=2)
"""How long something counts as under way when its end was not told."""

_UNTIL = re.compile(r"UNTIL=(\d{4})(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True)
class Timeline:
    """`occurrences` from the start of today to the horizon; beyond it, at most the first.

    `next_start`: the next beginning, or of what is under way now; None: no known time.
    `last_end`: after this nothing happens any more; None: no such moment is known.
    """

    occurrences: tuple[Occurrence, ...]
    next_start: datetime | None
    last_end: datetime | None


def over_at(occurrence: Occurrence) -> datetime:
    """When a time is over: its end, or a fair assumption when the end was not told."""
    return occurrence.end or occurrence.start + ASSUMED_LENGTH


def timeline(content: ListingContent, now: datetime) -> Timeline:
    """Expand all schedules of a listing, as seen at `now`."""
    schedules = [s for session in content.sessions for s in session.schedules if s.start is not None]
    if not schedules:
        return Timeline((), None, None)
    start = datetime.combine(local_day(now), time(), LOCAL_ZONE)
    end = start + timedelta(days=HORIZON_DAYS)
    near = [o for schedule in schedules for o in occurrences(schedule, start, end)]
    if not near:
        near = _first_beyond(schedules, end)
    near.sort(key=lambda o: o.start)
    ahead = [o for o in near if o.state != "cancelled" and over_at(o) >= now]
    return Timeline(tuple(near), ahead[0].start if ahead else None, _last_end(schedules))


def _first_beyond(schedules: list[Schedule], start: datetime) -> list[Occurrence]:
    far = [o for s in schedules for o in occurrences(s, start, start + timedelta(days=FAR_DAYS))]
    return [min(far, key=lambda o: o.start)] if far else []


def _last_end(schedules: list[Schedule]) -> datetime | None:
    ends = [_end_of(schedule) for schedule in schedules]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None


def _end_of(schedule: Schedule) -> datetime | None:
    """An upper bound of the schedule's end; None when the series is open."""
    assert schedule.start is not None
    last = max([schedule.start, *schedule.rdates, *(o.start for o in schedule.overrides if o.start)])
    if schedule.rrule:
        bounded = _rule_end(schedule)
        if bounded is None:
            return None
        last = max(last, bounded)
    lasting = timedelta(minutes=schedule.duration_minutes or 0)
    if not lasting:
        lasting = timedelta(days=1) if schedule.all_day else ASSUMED_LENGTH
    return (last + lasting).replace(tzinfo=ZoneInfo(schedule.timezone)).astimezone(UTC)


def _rule_end(schedule: Schedule) -> datetime | None:
    if schedule.valid_until:
        return datetime.combine(schedule.valid_until, time(23, 59))
    assert schedule.rrule is not None
    assert schedule.start is not None
    if until := _UNTIL.search(schedule.rrule):
        year, month, day = (int(part) for part in until.groups())
        return datetime(year, month, day, 23, 59)  # noqa: DTZ001 - a local wall time, as all of a schedule's
    if "COUNT=" in schedule.rrule:
        begin = schedule.start.replace(tzinfo=ZoneInfo(schedule.timezone))
        times = occurrences(schedule, begin, begin + timedelta(days=FAR_DAYS))
        return times[-1].start.astimezone(begin.tzinfo).replace(tzinfo=None) if times else schedule.start
    return None

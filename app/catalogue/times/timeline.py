"""A listing's times ahead: what its schedules give from today to the horizon, and when all of it is over."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.catalogue.content import ListingContent
from app.catalogue.rules import HORIZON_DAYS
from app.catalogue.schedule import Schedule
from app.catalogue.times.occurrences import MAX_OCCURRENCES, Occurrence, check_rule, occurrences
from app.catalogue.times.recurrence import LAST_YEAR
from app.catalogue.times.recurrence_rule import read_rule
from app.core.clock import LOCAL_ZONE, local_day

FAR_DAYS = 3 * 366
COUNTED_DAYS = 40 * 366
FIRST_YEAR = 1900
ASSUMED_LENGTH = timedelta(hours=2)
"""How long something counts as under way when its end was not told."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """`occurrences` from the start of today to the horizon; beyond it, at most the first.

    `next_start`: the next beginning, or of what is under way now; None: no known time.
    `last_end`: after this nothing happens any more; None: no such moment is known.
    `horizon`: the local day up to which times were looked for; None: there are no more to look for.
    """

    occurrences: tuple[Occurrence, ...]
    next_start: datetime | None
    last_end: datetime | None
    horizon: date | None


def over_at(occurrence: Occurrence) -> datetime:
    """When a time is over: its end, or a fair assumption when the end was not told."""
    return occurrence.end or occurrence.start + ASSUMED_LENGTH


def check_times(content: ListingContent) -> None:
    """Check that every rule of a listing can be followed. Raises `ScheduleError` in plain words."""
    for session in content.sessions:
        for schedule in session.schedules:
            check_rule(schedule)


def timeline(content: ListingContent, now: datetime) -> Timeline:
    """Expand all schedules of a listing, as seen at `now`. Raises `ScheduleError`."""
    told = [schedule for session in content.sessions for schedule in session.schedules]
    schedules = [schedule for schedule in told if schedule.start is not None]
    if not schedules:
        return Timeline((), None, None, None)
    start = datetime.combine(local_day(now), time(), LOCAL_ZONE)
    end = start + timedelta(days=HORIZON_DAYS)
    found = [o for schedule in schedules for o in occurrences(schedule, start, end)]
    if not any(_is_ahead(o, now) for o in found):
        found.extend(_first_beyond(schedules, end))
    found.sort(key=lambda o: o.start)
    ahead = [o for o in found if _is_ahead(o, now)]
    last_end = None if any(map(_goes_on, told)) else _last_end(schedules)
    # What begins before the horizon is there with its own end; only what may begin later is still to come.
    complete = last_end is not None and last_end <= end
    horizon = None if complete else local_day(now) + timedelta(days=HORIZON_DAYS)
    return Timeline(tuple(found), ahead[0].start if ahead else None, last_end, horizon)


def _is_ahead(occurrence: Occurrence, now: datetime) -> bool:
    return occurrence.state != "cancelled" and over_at(occurrence) >= now


def _first_beyond(schedules: list[Schedule], start: datetime) -> list[Occurrence]:
    far = [o for s in schedules for o in occurrences(s, start, start + timedelta(days=FAR_DAYS))]
    on = [o for o in far if o.state != "cancelled" and o.start >= start]
    return [min(on, key=lambda o: o.start)] if on else []


def _goes_on(schedule: Schedule) -> bool:
    """Whether it holds without times of its own: by appointment, always, hours that are told in words."""
    timeless = schedule.kind in {"always", "by_appointment"}
    return schedule.valid_until is None and (
        timeless or (schedule.kind == "opening_hours" and schedule.start is None)
    )


def _last_end(schedules: list[Schedule]) -> datetime | None:
    ends = [_end_of(schedule) for schedule in schedules]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None


def _end_of(schedule: Schedule) -> datetime | None:
    """An upper bound of the schedule's end; None when the series is open."""
    assert schedule.start is not None
    last = max([schedule.start, *schedule.rdates, *(o.start for o in schedule.overrides if o.start)])
    if schedule.kind in {"always", "by_appointment"}:
        assert schedule.valid_until is not None
        last = datetime.combine(schedule.valid_until, time(23, 59))
    if schedule.rrule:
        bounded = _rule_end(schedule)
        if bounded is None:
            return None
        last = max(last, bounded)
    if last.year >= LAST_YEAR:
        return None  # "until the end of 9999" is how some say that there is no end
    last = max(last, datetime(FIRST_YEAR, 1, 1))  # noqa: DTZ001 - a local wall time, as all of a schedule's
    return (last + _longest(schedule)).replace(tzinfo=ZoneInfo(schedule.timezone)).astimezone(UTC)


def _longest(schedule: Schedule) -> timedelta:
    """How long one time lasts at most, by the wall clock."""
    lengths = [schedule.duration_minutes or 0, *(o.duration_minutes or 0 for o in schedule.overrides)]
    told = timedelta(minutes=max(lengths))
    if schedule.all_day:
        return max(told, timedelta(days=1))
    return told if schedule.duration_minutes else max(told, ASSUMED_LENGTH)


def _rule_end(schedule: Schedule) -> datetime | None:
    assert schedule.rrule is not None
    assert schedule.start is not None
    if schedule.valid_until:
        return datetime.combine(schedule.valid_until, time(23, 59))
    rule = read_rule(schedule.rrule)
    if rule.until is not None:
        return rule.last_moment(ZoneInfo(schedule.timezone))
    if rule.count is None:
        return None
    begin = schedule.start.replace(tzinfo=ZoneInfo(schedule.timezone))
    times = occurrences(schedule, begin, begin + timedelta(days=COUNTED_DAYS))
    if len(times) == MAX_OCCURRENCES:
        return None
    return times[-1].start.astimezone(begin.tzinfo).replace(tzinfo=None) if times else schedule.start

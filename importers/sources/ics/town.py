"""Series of other zones → the town's own wall times, which is what people read."""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from app.catalogue.schedule import Schedule
from app.catalogue.times.occurrences import MAX_OCCURRENCES, Occurrence, occurrences
from app.catalogue.times.recurrence_rule import read_rule
from app.catalogue.words.regular import regular_schedules
from importers.contract import Problem
from importers.sources.ics.moments import TOWN, UTC_ZONE
from importers.sources.ics.rules import has_clock_parts, last_times, with_until

_LAST_KNOWN_YEAR: Final = 2040
_DAY: Final = timedelta(days=1)


def in_town_time(schedule: Schedule, zone: tzinfo, problems: list[Problem]) -> tuple[Schedule, ...]:
    """The same times by the town's clocks.

    `schedule` holds wall times of `zone`. Where the two clocks always differ alike, the rule stays a rule; a
    series that ends becomes the times that it has; a series without an end keeps its zone.
    """
    if zone == TOWN or schedule.all_day or schedule.start is None or schedule.rrule is None:
        return (schedule,)
    shift = _shift(schedule, schedule.rrule, zone)
    if shift is not None and (schedule.start + shift).date() == schedule.start.date():
        return (_shifted(schedule, shift),)
    rule = read_rule(schedule.rrule)
    if rule.count or rule.until:
        found = _as_dates(schedule, zone)
        if found:
            return found
    if isinstance(zone, ZoneInfo):
        reason = f"The series keeps the clocks of {zone.key}: its hour here is not the same all year"
        problems.append(Problem(reason, None, "RRULE", schedule.rrule, severity="note"))
        return (schedule.model_copy(update={"timezone": zone.key}),)
    reason = "The calendar's own time zone is like no known one, so only the first time was read"
    problems.append(Problem(reason, None, "RRULE", schedule.rrule))
    first = schedule.start.replace(tzinfo=zone).astimezone(TOWN).replace(tzinfo=None)
    return (Schedule(start=first, duration_minutes=schedule.duration_minutes),)


def _shift(schedule: Schedule, rule: str, zone: tzinfo) -> timedelta | None:
    """What to add to every wall time of the series to have the town's; None when it varies."""
    assert schedule.start is not None
    if has_clock_parts(rule):
        return None
    told = [*schedule.rdates, *schedule.exdates]
    for item in schedule.overrides:
        told += [item.original, item.start or item.original]
    times = last_times(rule, schedule.start, zone if isinstance(zone, ZoneInfo) else UTC_ZONE)
    if times is None:
        shift = _daily_shift(zone, schedule.start)
        shifts = {shift, *(_difference(moment, zone) for moment in told)}
    else:
        shifts = {_difference(moment, zone) for moment in (schedule.start, *times, *told)}
    return shifts.pop() if len(shifts) == 1 else None


def _difference(moment: datetime, zone: tzinfo) -> timedelta:
    return moment.replace(tzinfo=zone).astimezone(TOWN).replace(tzinfo=None) - moment


@lru_cache(maxsize=1024)
def _daily_shift(zone: tzinfo, start: datetime) -> timedelta | None:
    """The difference at this hour of any day from `start` on; None if it varies."""
    shift = _difference(start, zone)
    moment = start
    while moment.year <= max(_LAST_KNOWN_YEAR, start.year + 2):
        if _difference(moment, zone) != shift:
            return None
        moment += _DAY
    return shift


def _shifted(schedule: Schedule, shift: timedelta) -> Schedule:
    assert schedule.start is not None
    assert schedule.rrule is not None
    until = read_rule(schedule.rrule).until
    is_local = isinstance(until, datetime) and until.tzinfo is None
    overrides = (
        item.model_copy(
            update={"original": item.original + shift, "start": item.start + shift if item.start else None}
        )
        for item in schedule.overrides
    )
    return schedule.model_copy(
        update={
            "start": schedule.start + shift,
            "rrule": with_until(schedule.rrule, until + shift) if is_local and until else schedule.rrule,
            "rdates": tuple(moment + shift for moment in schedule.rdates),
            "exdates": tuple(moment + shift for moment in schedule.exdates),
            "overrides": tuple(overrides),
            "timezone": TOWN.key,
        }
    )


def _as_dates(schedule: Schedule, zone: tzinfo) -> tuple[Schedule, ...]:
    """A series that ends as its times by the town's clocks; () when there are too many, or notes to keep."""
    assert schedule.start is not None
    if any(item.note for item in schedule.overrides):
        return ()
    # Wall times of a zone without a name are followed as if they were UTC, and placed afterwards.
    held = schedule.model_copy(update={"timezone": zone.key if isinstance(zone, ZoneInfo) else UTC_ZONE.key})
    first = schedule.start.replace(tzinfo=UTC)
    found = occurrences(held, first - 3 * _DAY, first + 100 * 366 * _DAY)
    if not found or len(found) >= MAX_OCCURRENCES:
        return ()
    placed = [(_placed(item.start, zone), _minutes(item, zone)) for item in found]
    cancelled = [_placed(item.start, zone) for item in found if item.state == "cancelled"]
    return regular_schedules(placed, cancelled=cancelled)


def _placed(moment: datetime, zone: tzinfo) -> datetime:
    there = moment if isinstance(zone, ZoneInfo) else moment.replace(tzinfo=zone)
    return there.astimezone(TOWN).replace(tzinfo=None)


def _minutes(item: Occurrence, zone: tzinfo) -> int | None:
    if item.end is None:
        return None
    return round((_placed(item.end, zone) - _placed(item.start, zone)).total_seconds() / 60)

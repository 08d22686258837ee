"""Single times of a series that differ (RECURRENCE-ID): called off, moved, longer, elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from app.catalogue.schedule import Override, Schedule
from importers.contract import Problem
from importers.sources.ics.lines import Property
from importers.sources.ics.moments import TOWN, Clock, TimeError, first
from importers.sources.ics.spans import Span, read_span
from importers.sources.ics.words import is_called_off, note_of


@dataclass(frozen=True, slots=True)
class OneTime:
    """One entry with a RECURRENCE-ID. `span` of None: it tells no time of its own."""

    original: datetime
    span: Span | None
    cancelled: bool
    note: dict[str, str]


@dataclass(slots=True)
class Differences:
    """What exceptions change: overrides by original time, and times of a kind that the series is not."""

    overrides: dict[datetime, Override] = field(default_factory=dict)
    left_out: list[datetime] = field(default_factory=list)
    apart: list[Schedule] = field(default_factory=list)


def read_one_time(
    properties: Sequence[Property],
    clock: Clock,
    series: tuple[Sequence[Property], Schedule, tzinfo],
    problems: list[Problem],
    language: str,
) -> OneTime:
    """Read one exception; `series` is its event, schedule and zone. Raises TimeError."""
    told = first(properties, "RECURRENCE-ID")
    if told is None:
        raise TimeError("It has no RECURRENCE-ID", value="")
    event, schedule, zone = series
    moment = clock.moment(told, zone)
    original = moment.on_clocks_of(zone)
    if schedule.all_day:
        original = datetime.combine(moment.day, datetime.min.time())
    elif moment.wall is None and schedule.start is not None:
        original = datetime.combine(moment.day, schedule.start.time())
    if told.params.get("RANGE", "").upper() == "THISANDFUTURE":
        reason = "The change is told for this and all later times, but was read for this one alone"
        problems.append(Problem(reason, None, "RECURRENCE-ID", told.value))
    span = read_span(properties, clock, problems) if first(properties, "DTSTART") else None
    return OneTime(original, span, is_called_off(properties), note_of(properties, event, language))


def differences(
    schedule: Schedule, zone: tzinfo, exceptions: Sequence[OneTime], made: frozenset[datetime]
) -> Differences:
    """What the exceptions change in a schedule of `zone` that makes the times of `made`."""
    result = Differences()
    for item in exceptions:
        if item.span is not None and item.span.all_day != schedule.all_day and not item.cancelled:
            result.left_out.append(item.original)
            result.apart.append(_alone(item.span))
            continue
        override = _override(item, schedule, zone, is_made=item.original in made)
        if override is not None:
            result.overrides[item.original] = override
    return result


def _override(item: OneTime, schedule: Schedule, zone: tzinfo, *, is_made: bool) -> Override | None:
    """None when the exception says nothing new of a time that the rule makes anyway."""
    if item.cancelled:
        return Override(original=item.original, state="cancelled", note=item.note)
    start, minutes = item.original, None
    if item.span is not None:
        start = item.span.start.start_on(zone, all_day=schedule.all_day)
        minutes = item.span.minutes_on(zone)
        if minutes == schedule.duration_minutes:
            minutes = None
    moved = start != item.original
    if is_made and not moved and minutes is None and not item.note:
        return None
    return Override(
        original=item.original,
        state="moved" if moved else "scheduled",
        start=None if is_made and not moved else start,
        duration_minutes=minutes,
        note=item.note,
    )


def _alone(span: Span) -> Schedule:
    return Schedule(
        start=span.start_on(TOWN),
        duration_minutes=span.minutes_on(TOWN),
        all_day=span.all_day,
    )

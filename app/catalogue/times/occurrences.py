"""The single times of a schedule inside a window: what calendars, lists and the next-time sign show.

Wall times hold over changes of the clock: the rule is followed on local times and the zone is attached last.
A time in the hour that spring skips moves forward (the offset before the change, as RFC 5545 says); a time
in the hour that autumn repeats is the first of the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from app.catalogue.schedule import OccurrenceState, Override, Schedule
from app.catalogue.texts import Texts
from app.catalogue.times.recurrence import starts
from app.catalogue.times.recurrence_rule import ScheduleError, read_rule

__all__ = ["MAX_OCCURRENCES", "Occurrence", "ScheduleError", "check_rule", "occurrences"]

MAX_OCCURRENCES: Final = 1000
_DAY: Final = timedelta(days=1)
_YEARS_TO_COME_TRUE: Final = 40


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time. `start` and `end` are UTC; `end` of None: not told; all-day: `end` is the midnight after.

    `local_date` is the day of the start where it happens. `note` is what was told of this one time.
    """

    start: datetime
    end: datetime | None
    all_day: bool
    local_date: date
    state: OccurrenceState
    note: Texts


def occurrences(schedule: Schedule, start: datetime, end: datetime) -> list[Occurrence]:
    """Give the times that overlap [start, end), in time order, at most `MAX_OCCURRENCES`.

    `start` and `end` are aware. A time whose end is not told counts at its start alone. Cancelled times are
    given too, with their state. A moved time is given where it was moved to, even from outside the window.
    Nothing is given for "by appointment", "always", or a schedule without a start. Raises `ScheduleError`
    for a rule that cannot be followed.
    """
    if schedule.start is None or schedule.kind in ("always", "by_appointment"):
        return []
    window = _Window(schedule, start, end)
    if schedule.rrule is None and not schedule.rdates and not schedule.overrides:
        found = window.occurrence(schedule.start)
        return [found] if found is not None and window.held(schedule.start) else []
    times = [*islice(window.regular(), MAX_OCCURRENCES), *window.moved()]
    times.sort(key=lambda found: found.start)
    return times[:MAX_OCCURRENCES]


def check_rule(schedule: Schedule) -> None:
    """Check early that the schedule can be followed. Raises `ScheduleError`: why not, in plain words."""
    if schedule.rrule is None or schedule.start is None:
        return
    rule = read_rule(schedule.rrule)
    first = schedule.start
    horizon = first + _YEARS_TO_COME_TRUE * 366 * _DAY if first.year < 9900 else first
    if rule.until is None and next(starts(rule, first, first, horizon, ZoneInfo("UTC")), None) is None:
        raise ScheduleError(f"the rule never comes true: '{schedule.rrule[:80]}' matches no day")


class _Window:
    """A schedule seen through a window: what overlaps it, and in what state."""

    def __init__(self, schedule: Schedule, start: datetime, end: datetime) -> None:
        self._schedule = schedule
        self._zone = ZoneInfo(schedule.timezone)
        self._start, self._end = start.astimezone(UTC), end.astimezone(UTC)
        # Local bounds with room for any offset: they choose candidates, UTC decides.
        self._local_start = self._start.replace(tzinfo=None) - _DAY
        self._local_end = self._end.replace(tzinfo=None) + _DAY
        self._left_out = frozenset(map(self._whole, schedule.exdates)) if schedule.exdates else frozenset()

    def regular(self) -> Iterator[Occurrence]:
        """Give what the rule and the dates make, overrides laid over them, in order of original time."""
        by_original = {self._whole(override.original): override for override in self._schedule.overrides}
        previous = None
        for moment in self._candidates():
            if moment == previous or not self.held(moment):
                continue
            previous = moment
            override = by_original.get(moment)
            if override is None or not _stands_alone(override):
                found = self.occurrence(moment, override)
                if found is not None:
                    yield found

    def moved(self) -> Iterator[Occurrence]:
        """Give the times that have a start of their own, wherever the rule had them.

        Feeds tell some that the rule does not make at all: they were told, so they are shown.
        """
        for override in self._schedule.overrides:
            if _stands_alone(override) and self._in_season(override.original):
                found = self.occurrence(override.original, override)
                if found is not None:
                    yield found

    def held(self, moment: datetime) -> bool:
        """Whether a local time is in the season and not on a break."""
        day = moment.date()
        return (
            self._in_season(moment)
            and self._whole(moment) not in self._left_out
            and not any(pause.start <= day <= pause.end for pause in self._schedule.breaks)
        )

    def occurrence(self, original: datetime, override: Override | None = None) -> Occurrence | None:
        """Make one time, or None if it is outside the window."""
        schedule = self._schedule
        local = self._whole((override.start if override else None) or original)
        length = self._length(override)
        if local >= self._local_end or local + (length or timedelta()) < self._local_start:
            return None
        start, local = self._placed(local)
        end = None if length is None else (local + length).replace(tzinfo=self._zone).astimezone(UTC)
        if start >= self._end or (start < self._start and (end is None or end <= self._start)):
            return None
        state = override.state if override else "scheduled"
        note = override.note if override else {}
        return Occurrence(start, end, schedule.all_day, local.date(), state, note)

    def _candidates(self) -> Iterator[datetime]:
        """Give local starts that may overlap the window, in order; overrides may be longer than the rest."""
        schedule = self._schedule
        lengths = [self._length(None), *(self._length(override) for override in schedule.overrides)]
        longest = max((length for length in lengths if length is not None), default=timedelta())
        first, last = self._local_start - longest, self._local_end
        if schedule.valid_from:
            first = max(first, datetime.combine(schedule.valid_from, time.min))
        if schedule.valid_until:
            last = min(last, datetime.combine(schedule.valid_until, time.max))
        dates = sorted(map(self._whole, schedule.rdates))
        if schedule.start is None or schedule.rrule is None:
            return iter(sorted({*dates, self._whole(schedule.start)} if schedule.start else dates))
        rule = read_rule(schedule.rrule)
        return merge(starts(rule, self._whole(schedule.start), first, last, self._zone), dates)

    def _placed(self, local: datetime) -> tuple[datetime, datetime]:
        """Give a local time in UTC, and the wall time that clocks then really show."""
        moment = local.replace(tzinfo=self._zone).astimezone(UTC)
        return moment, moment.astimezone(self._zone).replace(tzinfo=None)

    def _whole(self, moment: datetime) -> datetime:
        return datetime.combine(moment, time.min) if self._schedule.all_day else moment

    def _length(self, override: Override | None) -> timedelta | None:
        minutes = self._schedule.duration_minutes
        if override is not None and override.duration_minutes is not None:
            minutes = override.duration_minutes
        if self._schedule.all_day:
            return max(1, -(-(minutes or 0) // 1440)) * _DAY
        return None if minutes is None else timedelta(minutes=minutes)

    def _in_season(self, moment: datetime) -> bool:
        first, last = self._schedule.valid_from, self._schedule.valid_until
        day = moment.date()
        return (first is None or day >= first) and (last is None or day <= last)


def _stands_alone(override: Override) -> bool:
    return override.start is not None and override.state != "cancelled"

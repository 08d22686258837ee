"""A schedule as calendars know series (RFC 5545): a real first time, a rule with its end, what falls away.

The catalogue's rule counts from a start that may be a mere anchor, and has seasons and breaks of its own. A
calendar's first time must be one of the series. So a series begins at its first real time, ends by UNTIL, and
each time that falls away is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.catalogue.schedule import Override, Schedule
from app.catalogue.times.recurrence import LAST_YEAR, starts
from app.catalogue.times.recurrence_rule import RecurrenceRule, read_rule

FAR = timedelta(days=100 * 366)
MOMENT = timedelta(seconds=1)
HOURS = ("BYHOUR", "BYMINUTE", "BYSECOND")


@dataclass(frozen=True, slots=True)
class Series:
    """`dates`: times beside the rule; `left_out`: times of the rule that are not; all local and in order.

    `rule` may be empty. `changed` are times of the series that differ, by their original time.
    """

    schedule: Schedule
    start: datetime
    rule: str = ""
    dates: tuple[datetime, ...] = ()
    left_out: tuple[datetime, ...] = ()
    changed: tuple[Override, ...] = ()

    @property
    def is_single(self) -> bool:
        """Whether there is only one time."""
        return not self.rule and not self.dates


def series_of(schedule: Schedule) -> Series | None:
    """The series of a schedule; None when it has no times of its own. Raises `ScheduleError`."""
    if schedule.start is None or schedule.kind in ("always", "by_appointment"):
        return None
    return _Maker(schedule).series()


class _Maker:
    def __init__(self, schedule: Schedule) -> None:
        assert schedule.start is not None
        self._schedule = schedule
        self._zone = ZoneInfo(schedule.timezone)
        self._anchor = self._whole(schedule.start)
        self._rule = read_rule(schedule.rrule) if schedule.rrule else None
        first = datetime.combine(schedule.valid_from, time.min) if schedule.valid_from else self._anchor
        self._first = max(first, self._anchor)
        self._exdates = frozenset(map(self._whole, schedule.exdates))

    def series(self) -> Series | None:
        made = next(self._made(self._first, self._first + FAR), None)
        told = self._told_dates()
        left_out = set(self._falling_away()) if made else set()
        changed = tuple(self._changes(told))
        for override in changed:
            original = self._whole(override.original)
            if original in left_out:
                left_out.discard(original)
            elif not self._is_made(original):
                told.add(original)
        times = sorted({*told, *([made] if made else [])})
        if not times:
            return None
        start = made or times[0]
        dates = tuple(moment for moment in times if moment != start)
        rule = self._rule_text(start) if made else ""
        return Series(self._schedule, start, rule, dates, tuple(sorted(left_out)), changed)

    def _told_dates(self) -> set[datetime]:
        """Dates that hold: all of them when there is no rule, else those beside it."""
        dates = set(map(self._whole, self._schedule.rdates))
        if self._rule is None:
            dates.add(self._anchor)
        return {moment for moment in dates if self._holds(moment)}

    def _changes(self, told: set[datetime]) -> Iterator[Override]:
        """Overrides that count: of a time that holds, or with a start of their own."""
        for override in self._schedule.overrides:
            original = self._whole(override.original)
            stands_alone = override.start is not None and override.state != "cancelled"
            if stands_alone:
                if self._in_season(original.date()):
                    yield override
            elif original in told or (self._holds(original) and self._is_made(original)):
                yield override

    def _falling_away(self) -> Iterator[datetime]:
        for pause in self._schedule.breaks:
            begin, end = datetime.combine(pause.start, time.min), datetime.combine(pause.end, time.max)
            yield from self._made(max(begin, self._first), end)
        for moment in self._exdates:
            if moment >= self._first and self._is_made(moment):
                yield moment

    def _made(self, first: datetime, last: datetime) -> Iterator[datetime]:
        """What the rule makes in a season, breaks and all."""
        if self._rule is not None:
            end = self._season_end()
            bound = min(last, end + MOMENT) if end else last
            yield from starts(self._rule, self._anchor, first, bound, self._zone)

    def _is_made(self, moment: datetime) -> bool:
        return moment >= self._first and next(self._made(moment, moment + MOMENT), None) is not None

    def _holds(self, moment: datetime) -> bool:
        day = moment.date()
        paused = any(pause.start <= day <= pause.end for pause in self._schedule.breaks)
        return self._in_season(day) and not paused and moment not in self._exdates

    def _in_season(self, day: date) -> bool:
        first, last = self._schedule.valid_from, self._schedule.valid_until
        return (first is None or day >= first) and (last is None or day <= last)

    def _season_end(self) -> datetime | None:
        last = self._schedule.valid_until
        return datetime.combine(last, time.max) if last else None

    def _rule_text(self, start: datetime) -> str:
        """The rule as it was told, with an end that counts from nowhere."""
        assert self._rule is not None
        assert self._schedule.rrule is not None
        dropped = ("COUNT", "UNTIL", *(HOURS if self._schedule.all_day else ()))
        parts = [part for part in self._schedule.rrule.split(";") if part.partition("=")[0] not in dropped]
        last = self._last_moment(self._rule, start)
        if last is not None:
            until = last.replace(microsecond=0, tzinfo=self._zone).astimezone(UTC)
            day = f"{last:%Y%m%d}"
            parts.append(f"UNTIL={day}" if self._schedule.all_day else f"UNTIL={until:%Y%m%dT%H%M%SZ}")
        return ";".join(parts)

    def _last_moment(self, rule: RecurrenceRule, start: datetime) -> datetime | None:
        ends = [end for end in (rule.last_moment(self._zone), self._season_end()) if end is not None]
        if rule.count is not None:
            ends.append(max(self._made(start, start + FAR)))
        last = min(ends, default=None)
        return None if last is None or last.year >= LAST_YEAR else last

    def _whole(self, moment: datetime) -> datetime:
        return datetime.combine(moment, time.min) if self._schedule.all_day else moment

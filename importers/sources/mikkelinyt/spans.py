"""From when to when: moments with an offset, or wall times without one, as local wall times."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.catalogue.schedule import MAX_DURATION_MINUTES, Schedule
from app.core.clock import LOCAL_ZONE
from importers.contract import Problem

_DAY = timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200  # calendars write years like 0001 and 9999 for "not known"
_MIDNIGHT = time()
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to `end` (exclusive; None: not told). All-day: both are midnights."""

    start: datetime
    end: datetime | None
    all_day: bool = False

    @property
    def minutes(self) -> int | None:
        """Its length by the clock on the wall."""
        return None if self.end is None else int((self.end - self.start).total_seconds()) // 60

    @property
    def days(self) -> int:
        """Whole days that it lasts; 0 for an evening, and for a night."""
        return 0 if self.end is None else (self.end - self.start).days

    @property
    def has_daily_hours(self) -> bool:
        """Whether the clock times of its ends could be the hours of one day."""
        return not self.all_day and self.end is not None and self.end.time() > self.start.time()

    def schedule(self) -> Schedule:
        """The span as one time."""
        return Schedule(start=self.start, duration_minutes=self.minutes, all_day=self.all_day)


def local_time(told: object) -> datetime | None:
    """Local wall time without an offset, to the minute; None when it isn't a time.

    What came without an offset is the local time of the town already, whatever the server's own zone.
    """
    if not isinstance(told, str):
        return None
    try:
        moment = datetime.fromisoformat(told.strip())
        if moment.tzinfo is not None:
            moment = moment.astimezone(LOCAL_ZONE)
    except (ValueError, OverflowError):
        return None
    is_likely = _FIRST_YEAR < moment.year < _LAST_YEAR
    return moment.replace(tzinfo=None, second=0, microsecond=0) if is_likely else None


def read_span(start: object, end: object, names: tuple[str, str]) -> tuple[Span | None, Problem | None]:
    """The span between two told times; None when its start isn't told, or isn't a time.

    `names` are the fields of the start and the end, for the problem.
    """
    if start in (None, ""):
        return None, None
    first = local_time(start)
    if first is None:
        return None, Problem("The start is not a time", field=names[0], value=str(start))
    if end in (None, ""):
        return Span(first, None), None
    last = local_time(end)
    if last is None:
        return Span(first, None), Problem("The end is not a time", field=names[1], value=str(end))
    reason = _wrong(first, last)
    if reason:
        return Span(first, None), Problem(reason, field=names[1], value=str(end))
    return _span(first, last), None


def _wrong(first: datetime, last: datetime) -> str | None:
    if last < first:
        return "It ends before it starts, so the end was left out"
    if (last - first).total_seconds() / 60 > MAX_DURATION_MINUTES:
        return "It ends more than three years after its start, so the end was left out"
    return None


def _span(first: datetime, last: datetime) -> Span:
    """Midnights at both ends, or the last minute of a day, are how calendars write whole days."""
    if first.time() == _MIDNIGHT and last.time() in {_MIDNIGHT, _LAST_MINUTE}:
        midnight = datetime.combine(last.date(), _MIDNIGHT)
        end = midnight + _DAY if last.time() == _LAST_MINUTE or last == first else midnight
        return Span(first, end, all_day=True)
    return Span(first, last if last > first else None)

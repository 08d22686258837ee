"""`start_time` and `end_time` as local wall times: moments in UTC, or days alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from app.catalogue.schedule import MAX_DURATION_MINUTES
from app.core.clock import LOCAL_ZONE
from importers.contract import Problem

_MIDNIGHT = time()
_DAY = timedelta(days=1)
_SANE_YEARS = range(1970, 2200)
_DATE_LENGTH = len("2026-12-01")


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to `end` (exclusive; None: not told). All-day: both are midnights."""

    start: datetime
    end: datetime | None
    all_day: bool

    @property
    def minutes(self) -> int | None:
        """Its length by the clock on the wall."""
        return None if self.end is None else int((self.end - self.start).total_seconds()) // 60

    @property
    def clock(self) -> str:
        """The hour at which it starts: HH:MM."""
        return f"{self.start:%H:%M}"

    @property
    def days(self) -> int:
        """Days from the first to the last; 0 when it's over on the day it began."""
        if self.end is None:
            return 0
        return ((self.end - _DAY if self.all_day else self.end).date() - self.start.date()).days


def read_span(event: Mapping[str, Any]) -> tuple[Span | None, Problem | None]:
    """When an event or one of its times is; None when its start isn't told, or cannot be read."""
    told_start, told_end = event.get("start_time"), event.get("end_time")
    if not told_start:
        return None, None
    start = _local(told_start)
    if start is None:
        return None, Problem("The start is not a time", field="start_time", value=str(told_start))
    day_alone = _is_day(told_start) or event.get("has_start_time") is False
    end, problem = _end(event, start)
    if day_alone:
        return _whole_days(start, end), problem
    if end is not None and _is_midnight(start) and (end.time() == _MIDNIGHT):
        return Span(start, end, all_day=True), problem
    hour_unknown = _is_day(told_end) or event.get("has_end_time") is False
    if end is not None and hour_unknown and end - start <= _DAY:
        # The day of the end says no more than that it ends on the same day.
        end = None
    return Span(start, end, all_day=False), problem


def _end(event: Mapping[str, Any], start: datetime) -> tuple[datetime | None, Problem | None]:
    told = event.get("end_time")
    if not told:
        return None, None
    end = _local(told)
    if end is None:
        return None, Problem("The end is not a time", field="end_time", value=str(told))
    if _is_day(told):
        end += _DAY  # the interface names the last day; here the end is exclusive
    elif end.time() >= time(23, 59):
        end = datetime.combine(end.date() + _DAY, _MIDNIGHT)
    if end < start:
        return None, Problem(
            "It ends before it starts, so the end was left out", field="end_time", value=str(told)
        )
    if (end - start).total_seconds() / 60 > MAX_DURATION_MINUTES:
        reason = "It ends more than three years after its start, so the end was left out"
        return None, Problem(reason, field="end_time", value=str(told))
    return (end if end > start else None), None


def _whole_days(start: datetime, end: datetime | None) -> Span:
    """Days without hours; an end with an hour counts with its whole day."""
    first = datetime.combine(start.date(), _MIDNIGHT)
    last = first + _DAY if end is None else datetime.combine(end.date(), _MIDNIGHT)
    if end is not None and end.time() != _MIDNIGHT:
        last += _DAY
    return Span(first, max(last, first + _DAY), all_day=True)


def _is_day(told: object) -> bool:
    return isinstance(told, str) and len(told.strip()) == _DATE_LENGTH


def _is_midnight(moment: datetime) -> bool:
    return moment.time() == _MIDNIGHT


def _local(told: object) -> datetime | None:
    """Local wall time without an offset; a time that came without one is local already."""
    if not isinstance(told, str):
        return None
    try:
        moment = datetime.fromisoformat(told.strip())
        if moment.tzinfo is not None:
            moment = moment.astimezone(LOCAL_ZONE)
    except (ValueError, OverflowError):
        return None
    if moment.year not in _SANE_YEARS:
        return None
    return moment.replace(tzinfo=None, second=0, microsecond=0)

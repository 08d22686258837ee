"""From when to when: DTSTART with DTEND or DURATION."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from app.catalogue.schedule import MAX_DURATION_MINUTES
from importers.contract import Problem
from importers.sources.ics.lines import Property
from importers.sources.ics.moments import TOWN, Clock, Moment, TimeError, first
from importers.sources.ics.values import read_length

DAY: Final = 1440


@dataclass(frozen=True, slots=True)
class Span:
    """A start and an end, or a length, or neither. All-day spans end at the midnight that DTEND tells."""

    start: Moment
    end: Moment | None = None
    length: timedelta | None = None
    all_day: bool = False

    def minutes_on(self, zone: tzinfo) -> int | None:
        """The length by the clocks of `zone`; None when the end was not told, or is the start itself."""
        if self.all_day:
            return max(DAY, _days(self) * DAY)
        length = self.length
        if self.end is not None:
            length = self.end.on_clocks_of(zone) - self.start.on_clocks_of(zone)
        minutes = round(length.total_seconds() / 60) if length is not None else 0
        return minutes or None

    def start_on(self, zone: tzinfo) -> datetime:
        """The start by the clocks of `zone`."""
        return self.start.start_on(zone, all_day=self.all_day)

    def is_sane(self) -> bool:
        """Whether the end is not before the start, nor years after it."""
        try:
            _check(self)
        except TimeError:
            return False
        return True


def read_span(properties: Sequence[Property], clock: Clock, problems: list[Problem]) -> Span:
    """Read the span. An end that cannot be right is told and left out. Raises TimeError without a start."""
    told = first(properties, "DTSTART")
    if told is None:
        raise TimeError("It has no start (DTSTART)", value="")
    start = clock.moment(told)
    all_day = start.wall is None or _is_flagged_all_day(properties, start)
    try:
        end, length = _end(properties, clock, start)
        span = Span(start, end, length, all_day)
        _check(span)
    except TimeError as error:
        name = "DURATION" if first(properties, "DTEND") is None else "DTEND"
        problems.append(Problem(str(error), None, name, error.value, error.lookup))
        return Span(start, all_day=all_day)
    return span


def _is_flagged_all_day(properties: Sequence[Property], start: Moment) -> bool:
    """Outlook says "all day" in words of its own when it writes midnights."""
    flag = first(properties, "X-MICROSOFT-CDO-ALLDAYEVENT")
    at_midnight = start.wall is not None and start.wall.time() == datetime.min.time()
    return flag is not None and flag.text.strip().upper() == "TRUE" and at_midnight


def _end(
    properties: Sequence[Property], clock: Clock, start: Moment
) -> tuple[Moment | None, timedelta | None]:
    told = first(properties, "DTEND")
    if told is not None:
        end = clock.moment(told, start.zone)
        if (end.wall is None) != (start.wall is None):
            raise TimeError("The start is a time and the end a day, or the other way round", value=told.value)
        return end, None
    length = first(properties, "DURATION")
    if length is None:
        return None, None
    try:
        return None, read_length(length.value)
    except ValueError:
        raise TimeError("This is not a length of time", value=length.value) from None


def _check(span: Span) -> None:
    if span.all_day:
        minutes = _days(span) * DAY
    elif span.end is not None:
        minutes = round((span.end.on_clocks_of(TOWN) - span.start.on_clocks_of(TOWN)).total_seconds() / 60)
    else:
        minutes = round((span.length or timedelta()).total_seconds() / 60)
    told = str(span.end.wall or span.end.day) if span.end else str(span.length)
    if minutes < 0:
        raise TimeError("It ends before it starts", value=told)
    if minutes > MAX_DURATION_MINUTES:
        raise TimeError("It lasts for over three years", value=told)


def _days(span: Span) -> int:
    if span.end is not None:
        return (span.end.day - span.start.day).days
    return span.length.days if span.length is not None else 0

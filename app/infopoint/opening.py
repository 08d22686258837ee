"""Opening hours, reckoned on the town's wall clock: is it open now, and when is the next time."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from app.catalogue.part import Part
from app.catalogue.texts import Texts
from app.core.clock import LOCAL_ZONE
from app.reading.times.almanac import holiday, public_holidays

LOOKED_AHEAD = 366
"""Days: what opens later than that is not open any more."""
MAX_SPANS = 4
EVES = ("midsummer_eve", "christmas_eve")
"""No public holidays, but offices are closed on them."""


class Span(Part):
    """From one time of a day until another of the same day; `until` of 00:00 is midnight at its end."""

    since: time
    until: time

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.until != time.min and self.since >= self.until:
            message = "it must close after it opens"
            raise ValueError(message)
        return self

    def moments(self, day: date) -> tuple[datetime, datetime]:
        """When it opens and closes on a day, aware."""
        last = day if self.until != time.min else day + timedelta(days=1)
        return datetime.combine(day, self.since, LOCAL_ZONE), datetime.combine(last, self.until, LOCAL_ZONE)


def _in_order(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    ordered = tuple(sorted(spans, key=lambda span: span.since))
    for one, after in pairwise(ordered):
        if one.until == time.min or one.until > after.since:
            message = "the hours of a day run into each other"
            raise ValueError(message)
    return ordered


Spans = Annotated[tuple[Span, ...], Field(max_length=MAX_SPANS), AfterValidator(_in_order)]


class OtherDays(Part):
    """Days with other hours than their weekday, both ends included. Without hours: closed."""

    first: date
    last: date
    spans: Spans = ()

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if self.last < self.first:
            message = "the last day is before the first"
            raise ValueError(message)
        return self


class Point(Part):
    """A place where one can come, or a number that one can call. `week` has seven days from Monday."""

    name: Texts
    address: str = ""
    phone: str = ""
    week: Annotated[tuple[Spans, ...], Field(min_length=7, max_length=7)] = ((),) * 7
    other_days: tuple[OtherDays, ...] = ()
    closed_on_holidays: bool = True


def spans_on(point: Point, day: date) -> tuple[Span, ...]:
    """The hours of a day: those of other days first, then holidays, then the week's."""
    for other in reversed(point.other_days):
        if other.first <= day <= other.last:
            return other.spans
    if point.closed_on_holidays and day in holidays(day.year):
        return ()
    return point.week[day.weekday()]


def is_open(point: Point, now: datetime) -> bool:
    """Whether somebody is there now."""
    return any(opens <= now < closes for opens, closes in _moments(point, now, days=1))


def next_turn(point: Point, now: datetime) -> datetime | None:
    """The next moment at which it opens or closes; None: not within a year."""
    return next((at for span in _moments(point, now, LOOKED_AHEAD) for at in span if at > now), None)


def holidays(year: int) -> frozenset[date]:
    """The days of a year on which offices are closed."""
    return _holidays(year)


@lru_cache(maxsize=8)
def _holidays(year: int) -> frozenset[date]:
    eves = (holiday(name).within(year) for name in EVES)
    return frozenset((*public_holidays(date(year, 1, 1), date(year, 12, 31)), *(day for day in eves if day)))


def _moments(point: Point, now: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
    """From today on: what opens when and closes when. Hours that follow at once are one."""
    today = now.astimezone(LOCAL_ZONE).date()
    held: tuple[datetime, datetime] | None = None
    for ahead in range(-1, days + 1):
        day = today + timedelta(days=ahead)
        for span in spans_on(point, day):
            opens, closes = span.moments(day)
            if held is not None and held[1] == opens:
                held = (held[0], closes)
                continue
            if held is not None:
                yield held
            held = (opens, closes)
    if held is not None:
        yield held

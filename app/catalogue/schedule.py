"""Time as a rule: what RFC 5545 can say, in the town's own words.

The rule is the truth; occurrences (`occurrences.py`) and sentences (`sentences.py`) are made from it.
All times here are local wall times of `timezone`, without an offset: "Tuesdays at 17" stays at 17 over a
change to summer time.
"""

import re
from datetime import date, datetime
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from app.catalogue.part import Part
from app.catalogue.texts import Texts

ScheduleKind = Literal["sessions", "opening_hours", "by_appointment", "always"]
OccurrenceState = Literal["scheduled", "cancelled", "moved", "full"]
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_RRULE = re.compile(r"^[A-Z]+=[A-Z0-9,:+\-]+(;[A-Z]+=[A-Z0-9,:+\-]+)*$")
MAX_DURATION_MINUTES = 60 * 24 * 366 * 3


def _naive(moment: datetime) -> datetime:
    if moment.tzinfo is not None:
        message = "a schedule's times are local wall times: give them without an offset"
        raise ValueError(message)
    return moment.replace(microsecond=0)


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        message = f"'{name}' is not a time zone of the IANA list, such as Europe/Helsinki"
        raise ValueError(message) from None
    return name


def _sane_rule(rule: str) -> str:
    if not _RRULE.match(rule):
        message = f"'{rule[:80]}' is not a recurrence rule, such as FREQ=WEEKLY;BYDAY=TU"
        raise ValueError(message)
    frequency = dict(part.split("=", 1) for part in rule.split(";")).get("FREQ")
    if frequency not in _FREQUENCIES:
        message = f"a rule must recur daily, weekly, monthly or yearly, not '{frequency}'"
        raise ValueError(message)
    return rule


LocalTime = Annotated[datetime, AfterValidator(_naive)]


class DateRange(Part):
    """Local calendar days, both ends included."""

    start: date
    end: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            message = f"the range ends ({self.end}) before it starts ({self.start})"
            raise ValueError(message)
        return self


class Override(Part):
    """One time of a series that differs: cancelled, moved, full, or of another length."""

    original: LocalTime
    state: OccurrenceState = "scheduled"
    start: LocalTime | None = None
    duration_minutes: int | None = Field(default=None, ge=0, le=MAX_DURATION_MINUTES)
    note: Texts = {}


class Schedule(Part):
    """When something happens or is open.

    - once: `start` alone; several dates: `start` and `rdates`; a series: `start` and `rrule`
    - `start` of None: the times are not known as a rule; `note` says what is known, nothing is materialised
    - `duration_minutes` of None: the end was not told; all-day: whole days (1440 each)
    - `valid_from` and `valid_until`: the season that was told. `start` may be a mere anchor for the rule.
    - `breaks`: whole local days without a meeting; `exdates`: single times left out
    - even and odd weeks are ISO weeks: `FREQ=YEARLY;BYWEEKNO=2,4,…;BYDAY=TU` (a two-week step would flip
      parity after a year of 53 weeks)
    """

    kind: ScheduleKind = "sessions"
    timezone: Annotated[str, AfterValidator(_known_zone)] = "Europe/Helsinki"
    start: LocalTime | None = None
    duration_minutes: int | None = Field(default=None, ge=0, le=MAX_DURATION_MINUTES)
    all_day: bool = False
    rrule: Annotated[str, AfterValidator(_sane_rule)] | None = None
    rdates: tuple[LocalTime, ...] = ()
    exdates: tuple[LocalTime, ...] = ()
    overrides: tuple[Override, ...] = ()
    breaks: tuple[DateRange, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    note: Texts = {}

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.start is None and (self.rrule or self.rdates):
            message = "a rule needs a first time to count from"
            raise ValueError(message)
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            message = f"the season ends ({self.valid_until}) before it starts ({self.valid_from})"
            raise ValueError(message)
        return self

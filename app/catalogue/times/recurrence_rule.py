"""A recurrence rule (RFC 5545 RRULE) read from its text into typed parts.

Whatever cannot be read is refused in plain words: a rule that is half understood would promise wrong times.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
MAX_INTERVAL: Final = 1000
MAX_COUNT: Final = 10_000
MAX_TIMES_A_DAY: Final = 48
_LIMITS: Final = {
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 59),
}
_KNOWN: Final = frozenset((*_LIMITS, "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"))


class ScheduleError(ValueError):
    """A schedule whose rule cannot be followed; the text says why and what to change."""


@dataclass(frozen=True, slots=True)
class RecurrenceRule:
    """The parts of a rule. Empty sets limit nothing; weekdays count from 0, Monday.

    `nth_weekdays` are pairs (n, weekday), n of -1 the last one. `until` is an aware or a local moment, or a
    whole local day. `times` are times of day; none: the hour of the schedule's start.
    """

    frequency: str
    interval: int = 1
    count: int | None = None
    until: datetime | date | None = None
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    week_numbers: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset()
    nth_weekdays: frozenset[tuple[int, int]] = frozenset()
    positions: frozenset[int] = frozenset()
    hours: frozenset[int] = frozenset()
    minutes: frozenset[int] = frozenset()
    seconds: frozenset[int] = frozenset()
    week_start: int = 0

    def anchored(self, start: datetime) -> "RecurrenceRule":
        """Fill in what the rule leaves to its start: weekday, day of the month, month and hour."""
        rule = self
        if not (rule.month_days or rule.year_days or rule.weekdays or rule.nth_weekdays):
            if rule.frequency == "WEEKLY" or rule.week_numbers:
                rule = replace(rule, weekdays=frozenset((start.weekday(),)))
            elif rule.frequency in ("MONTHLY", "YEARLY"):
                yearly = rule.frequency == "YEARLY" and not rule.months
                months = frozenset((start.month,)) if yearly else rule.months
                rule = replace(rule, month_days=frozenset((start.day,)), months=months)
        return replace(
            rule,
            hours=rule.hours or frozenset((start.hour,)),
            minutes=rule.minutes or frozenset((start.minute,)),
            seconds=rule.seconds or frozenset((start.second,)),
        )

    def times(self) -> tuple[time, ...]:
        """Give the times of day of an anchored rule, in order."""
        return tuple(
            time(hour, minute, second)
            for hour in sorted(self.hours)
            for minute in sorted(self.minutes)
            for second in sorted(self.seconds)
        )

    def last_moment(self, zone: ZoneInfo) -> datetime | None:
        """Give the last local moment that UNTIL allows; a date allows its whole day."""
        if self.until is None:
            return None
        if not isinstance(self.until, datetime):
            return datetime.combine(self.until, time.max)
        if self.until.tzinfo is None:
            return self.until
        try:
            return self.until.astimezone(zone).replace(tzinfo=None)
        except OverflowError:  # the end of the calendar, which some write for "no end"
            return self.until.replace(tzinfo=None)


@lru_cache(maxsize=4096)
def read_rule(text: str) -> RecurrenceRule:
    """Read `FREQ=WEEKLY;BYDAY=TU`. Raises `ScheduleError` for what is not a rule or never could be."""
    parts = _parts(text)
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES:
        raise ScheduleError(f"a rule must recur daily, weekly, monthly or yearly, not '{frequency}'")
    plain, nth = _days(parts.get("BYDAY", ""), with_ordinals=frequency in ("MONTHLY", "YEARLY"))
    rule = RecurrenceRule(
        frequency=frequency,
        interval=_number(parts, "INTERVAL", MAX_INTERVAL) or 1,
        count=_number(parts, "COUNT", MAX_COUNT),
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else None,
        months=_numbers(parts, "BYMONTH"),
        month_days=_numbers(parts, "BYMONTHDAY"),
        year_days=_numbers(parts, "BYYEARDAY"),
        week_numbers=_numbers(parts, "BYWEEKNO"),
        weekdays=plain,
        nth_weekdays=nth,
        positions=_numbers(parts, "BYSETPOS"),
        hours=_numbers(parts, "BYHOUR"),
        minutes=_numbers(parts, "BYMINUTE"),
        seconds=_numbers(parts, "BYSECOND"),
        week_start=_weekday(parts.get("WKST", "MO")),
    )
    if (len(rule.hours) or 1) * (len(rule.minutes) or 1) * (len(rule.seconds) or 1) > MAX_TIMES_A_DAY:
        raise ScheduleError(f"the rule means more than {MAX_TIMES_A_DAY} times a day: list fewer hours")
    return rule


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for piece in text.split(";"):
        name, _, value = piece.partition("=")
        if name not in _KNOWN or not value:
            raise ScheduleError(f"'{piece[:40]}' is not a part of a recurrence rule that can be followed")
        if name in parts:
            raise ScheduleError(f"{name} is told twice in the rule: keep one of them")
        parts[name] = value
    return parts


def _number(parts: Mapping[str, str], name: str, highest: int) -> int | None:
    if name not in parts:
        return None
    value = parts[name]
    if not (value.isascii() and value.isdigit() and len(value) < 9 and 1 <= int(value) <= highest):
        raise ScheduleError(f"{name} must be a number from 1 to {highest}, not '{value[:20]}'")
    return int(value)


def _numbers(parts: Mapping[str, str], name: str) -> frozenset[int]:
    if name not in parts:
        return frozenset()
    lowest, highest = _LIMITS[name]
    return frozenset(_listed(piece, name, lowest, highest) for piece in parts[name].split(","))


def _listed(piece: str, name: str, lowest: int, highest: int) -> int:
    digits = piece.removeprefix("-") if piece.startswith("-") else piece.removeprefix("+")
    if digits.isascii() and digits.isdigit() and len(digits) < 5:
        number = -int(digits) if piece.startswith("-") else int(digits)
        if lowest <= number <= highest and (number != 0 or lowest == 0):
            return number
    raise ScheduleError(f"{name} must list numbers from {lowest} to {highest}, not '{piece[:20]}'")


def _days(text: str, *, with_ordinals: bool) -> tuple[frozenset[int], frozenset[tuple[int, int]]]:
    plain: set[int] = set()
    nth: set[tuple[int, int]] = set()
    for piece in text.split(",") if text else ():
        weekday, ordinal = _weekday(piece[-2:]), piece[:-2]
        if ordinal and with_ordinals:
            nth.add((_listed(ordinal, "BYDAY", -53, 53), weekday))
        else:
            plain.add(weekday)
    return frozenset(plain), frozenset(nth)


def _weekday(code: str) -> int:
    if code not in WEEKDAYS:
        raise ScheduleError(f"'{code[:20]}' is not a weekday of a rule: use MO, TU, WE, TH, FR, SA or SU")
    return WEEKDAYS.index(code)


def _until(text: str) -> datetime | date:
    form = {8: "%Y%m%d", 15: "%Y%m%dT%H%M%S", 16: "%Y%m%dT%H%M%SZ"}.get(len(text), "")
    try:
        moment = datetime.strptime(text, form).replace(tzinfo=UTC)
    except ValueError:
        raise ScheduleError(f"UNTIL must be a day such as 20270531, not '{text[:30]}'") from None
    if len(text) == 8:
        return moment.date()
    return moment if text.endswith("Z") else moment.replace(tzinfo=None)

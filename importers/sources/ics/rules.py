"""Recurrence rules: tidied, checked, and the question of what a series that is told in UTC means."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from app.catalogue.schedule import Schedule
from app.catalogue.times.occurrences import ScheduleError, check_rule
from app.catalogue.times.recurrence import starts
from app.catalogue.times.recurrence_rule import RecurrenceRule, read_rule
from importers.sources.ics.moments import UTC_ZONE, Moment

_WHOLE_DAY_ENDS: Final = ("T000000Z", "T235959Z")
_MAX_LOOKED_AT: Final = 50_000
_LIMITING_DAYS: Final = ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH")
_CLOCK_PARTS: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")
_LONGEST: Final = timedelta(days=100 * 366)
_SHORT: Final = timedelta(days=14)


def tidy_rule(text: str, start: datetime, zone: tzinfo, *, all_day: bool) -> str:
    """The rule as the catalogue writes it, its UNTIL fit for the series. Raises ScheduleError."""
    parts = ["".join(part.split()) for part in text.upper().strip().removeprefix("RRULE:").split(";")]
    rule = ";".join(part for part in parts if part and not part.startswith("X-"))
    read = read_rule(rule)
    if isinstance(read.until, datetime):
        if all_day:
            rule = with_until(rule, _last_day(rule, read.until, zone))
        elif read.until.tzinfo and not isinstance(zone, ZoneInfo):
            rule = with_until(rule, read.until.astimezone(zone).replace(tzinfo=None))
    fault = _fault(rule, start)
    if fault:
        raise ScheduleError(fault)
    return rule


@lru_cache(maxsize=4096)
def _fault(rule: str, start: datetime) -> str:
    """Why the rule cannot be followed; "" when it can. To see that a rule never comes true takes a while."""
    try:
        check_rule(Schedule(start=start, rrule=rule))
    except ScheduleError as error:
        return str(error)
    return ""


def with_until(rule: str, until: date) -> str:
    """The rule with another UNTIL: a day, or a local time."""
    form = "%Y%m%dT%H%M%S" if isinstance(until, datetime) else "%Y%m%d"
    parts = (f"UNTIL={until:{form}}" if part.startswith("UNTIL=") else part for part in rule.split(";"))
    return ";".join(parts)


def _last_day(rule: str, until: datetime, zone: tzinfo) -> date:
    """The last day that UNTIL allows a whole-day series; a UTC midnight is how senders write a mere day."""
    if until.tzinfo is None or any(end in rule for end in _WHOLE_DAY_ENDS):
        return until.date()
    return until.astimezone(zone).date()


def has_clock_parts(rule: str) -> bool:
    """Whether the rule tells hours itself (BYHOUR)."""
    return any(part in rule for part in _CLOCK_PARTS)


def limits_days(rule: str) -> bool:
    """Whether the rule names days, so that it would be wrong if the series moved past midnight."""
    return any(part in rule for part in _LIMITING_DAYS) or not rule.startswith(("FREQ=DAILY", "FREQ=WEEKLY"))


def is_repeating(rule: str, start: datetime) -> bool:
    """Whether the rule makes something to join again and again: over two weeks, more than once a year."""
    read = read_rule(rule)
    if read.frequency == "YEARLY" and not (read.week_numbers or len(read.months) > 1):
        return False
    last = start + _SHORT
    if read.until is None and read.count is None:
        return True
    return any(True for _ in starts(read, start, last, last + timedelta(days=370 * read.interval), UTC_ZONE))


def times_made(rule: str, start: datetime, zone: ZoneInfo, wanted: Iterable[datetime]) -> frozenset[datetime]:
    """Which of the wanted local times the rule makes."""
    moments = frozenset(wanted)
    if not moments:
        return frozenset()
    made = starts(read_rule(rule), start, min(moments), max(moments) + timedelta(seconds=1), zone)
    return moments.intersection(islice(made, _MAX_LOOKED_AT))


def last_times(rule: str, start: datetime, zone: ZoneInfo) -> list[datetime] | None:
    """All the local times of a rule that ends; None for one that doesn't, or only after very many."""
    read = read_rule(rule)
    if read.until is None and read.count is None:
        return None
    found = list(islice(starts(read, start, start, start + _LONGEST, zone), _MAX_LOOKED_AT))
    return found if len(found) < _MAX_LOOKED_AT else None


def keeps_local_time(start: datetime, rule: str, local: tzinfo, told: Iterable[Moment]) -> bool:
    """Whether a series told in UTC may be read as one of the calendar's zone, whose clocks turn.

    Programs write the first time of a weekly series in UTC and mean the wall clock. That holds unless the
    series itself speaks against it: with its last day, or with a single time that only fits UTC.
    """
    wall = start.replace(tzinfo=UTC).astimezone(local).replace(tzinfo=None)
    if has_clock_parts(rule) or (wall.date() != start.date() and limits_days(rule)):
        return False
    if any(_fits_only_utc(moment, start, wall, local) for moment in told):
        return False
    return _ends_alike(read_rule(rule), start, wall, local)


def _fits_only_utc(moment: Moment, start: datetime, wall: datetime, local: tzinfo) -> bool:
    if moment.wall is None:
        return False
    in_utc = moment.on_clocks_of(UTC_ZONE)
    return in_utc.time() == start.time() and moment.on_clocks_of(local).time() != wall.time()


def _ends_alike(rule: RecurrenceRule, start: datetime, wall: datetime, local: tzinfo) -> bool:
    if not isinstance(rule.until, datetime) or rule.until.tzinfo is None:
        return True
    until = rule.until.astimezone(UTC).replace(tzinfo=None)
    until_there = rule.until.astimezone(local).replace(tzinfo=None)
    shift = wall.date() - start.date()
    last = until.date() - timedelta(days=until.time() < start.time())
    last_there = until_there.date() - timedelta(days=until_there.time() < wall.time())
    return last + shift == last_there


__all__ = [
    "ScheduleError",
    "has_clock_parts",
    "is_repeating",
    "keeps_local_time",
    "last_times",
    "limits_days",
    "tidy_rule",
    "times_made",
    "with_until",
]

"""The times that a recurrence rule makes, as RFC 5545 (3.3.10) says, on local wall times.

Written here and not taken from dateutil for two reasons. dateutil looks for the next match up to the year
9999, so an impossible rule costs seconds; here nothing past the window is ever looked at. And at some turns
of the year (2021–22 for one) it takes a week 52 for a 53, which would break even and odd weeks. The tests
compare the two on everything else.
"""

import calendar
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from app.catalogue.times.recurrence_rule import RecurrenceRule

LAST_YEAR: Final = 9990  # the calendar of Python ends in 9999: sums stay clear of it
COUNTED_DAYS: Final = 100 * 366  # a series with COUNT is followed this long from its start


def starts(
    rule: RecurrenceRule, start: datetime, first: datetime, last: datetime, zone: ZoneInfo
) -> Iterator[datetime]:
    """Give the local starts of a series in [first, last), in time order.

    `start` is where the series counts from (interval, COUNT); it is a time of the series only if the rule
    makes it. The cost follows the length of the window, or with COUNT the way from `start` to its end.
    """
    rule = rule.anchored(start)
    until = rule.last_moment(zone)
    counted = 0
    for moment in _moments(rule, start, start if rule.count else max(start, first), last):
        if moment < start:
            continue
        counted += 1
        past_count = rule.count is not None and counted > rule.count
        if past_count or moment >= last or (until is not None and moment > until):
            return
        if moment >= first:
            yield moment


def _moments(rule: RecurrenceRule, start: datetime, begin: datetime, last: datetime) -> Iterator[datetime]:
    """Give every moment of the periods (days, weeks, months, years) that touch [begin, last)."""
    if begin >= last or begin.year >= LAST_YEAR:
        return
    final = min(last.date(), date(LAST_YEAR, 1, 1)).toordinal()
    if rule.count:
        final = min(final, start.toordinal() + COUNTED_DAYS)
    times = rule.times()
    period = _period(rule, begin.date())
    period += (_period(rule, start.date()) - period) % rule.interval
    while True:
        days = _days(rule, period)
        if days.start > final:
            return
        moments = [
            datetime.combine(day, moment)
            for day in map(date.fromordinal, days)
            if _matches(rule, day)
            for moment in times
        ]
        yield from _at_positions(moments, rule.positions) if rule.positions else moments
        period += rule.interval


def _at_positions(moments: list[datetime], positions: frozenset[int]) -> list[datetime]:
    size = len(moments)
    places = {place - 1 if place > 0 else size + place for place in positions}
    return [moments[place] for place in sorted(places) if 0 <= place < size]


def _period(rule: RecurrenceRule, day: date) -> int:
    """Number the period that holds a day: periods follow each other by one."""
    if rule.frequency == "DAILY":
        return day.toordinal()
    if rule.frequency == "WEEKLY":
        return (day.toordinal() - 1 - rule.week_start) // 7
    if rule.frequency == "MONTHLY":
        return day.year * 12 + day.month - 1
    return _week_year(day, rule.week_start) if rule.week_numbers else day.year


def _days(rule: RecurrenceRule, period: int) -> range:
    """Give the days (ordinals) of a period."""
    if rule.frequency == "DAILY":
        first, size = period, 1
    elif rule.frequency == "WEEKLY":
        first, size = period * 7 + 1 + rule.week_start, 7
    elif rule.frequency == "MONTHLY":
        year, month = divmod(period, 12)
        first, size = date(year, month + 1, 1).toordinal(), calendar.monthrange(year, month + 1)[1]
    elif rule.week_numbers:
        first = _week_one(period, rule.week_start)
        size = _week_one(period + 1, rule.week_start) - first
    else:
        first, size = date(period, 1, 1).toordinal(), 366 if calendar.isleap(period) else 365
    return range(max(first, 1), first + size)


def _matches(rule: RecurrenceRule, day: date) -> bool:
    """Whether a day passes every part of the rule that limits days."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.weekdays or rule.nth_weekdays:
        weekday = day.weekday()
        if weekday not in rule.weekdays and not (rule.nth_weekdays and _is_nth_weekday(rule, day, weekday)):
            return False
    if rule.month_days:
        size = calendar.monthrange(day.year, day.month)[1]
        if day.day not in rule.month_days and day.day - size - 1 not in rule.month_days:
            return False
    if rule.year_days:
        number, size = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
        if number not in rule.year_days and number - size - 1 not in rule.year_days:
            return False
    return not rule.week_numbers or _in_weeks(rule, day)


def _is_nth_weekday(rule: RecurrenceRule, day: date, weekday: int) -> bool:
    """Whether a day is the nth of its weekday in its month; in a yearly rule without months, in its year."""
    if rule.frequency == "YEARLY" and not rule.months:
        number, size = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    else:
        number, size = day.day, calendar.monthrange(day.year, day.month)[1]
    from_start, from_end = (number - 1) // 7 + 1, -((size - number) // 7 + 1)
    return (from_start, weekday) in rule.nth_weekdays or (from_end, weekday) in rule.nth_weekdays


def _in_weeks(rule: RecurrenceRule, day: date) -> bool:
    year = _week_year(day, rule.week_start)
    first = _week_one(year, rule.week_start)
    number = (day.toordinal() - first) // 7 + 1
    if number in rule.week_numbers:
        return True
    weeks = (_week_one(year + 1, rule.week_start) - first) // 7
    return number - weeks - 1 in rule.week_numbers


def _week_one(year: int, week_start: int) -> int:
    """Give the first day (ordinal) of a year's week 1, the one that holds 4 January."""
    fourth = date(year, 1, 4)
    return fourth.toordinal() - (fourth.weekday() - week_start) % 7


def _week_year(day: date, week_start: int) -> int:
    if day.month == 12 and day.toordinal() >= _week_one(day.year + 1, week_start):
        return day.year + 1
    if day.month == 1 and day.year > 1 and day.toordinal() < _week_one(day.year, week_start):
        return day.year - 1
    return day.year

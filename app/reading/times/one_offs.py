"""Rules for single days: dates, the coming weekday, a stretch from one day to the next."""

from dataclasses import replace
from datetime import date, timedelta

from app.reading.times.almanac import last_by
from app.reading.times.entries import Entry
from app.reading.times.every_day import every_day
from app.reading.times.items import Clock
from app.reading.times.model import TimeRule
from app.reading.times.rule_parts import one_off
from app.reading.times.windows import Calendar, Window

_YEAR_OF_MEETINGS = 300  # days; a row that lasts longer is no row


def dated_rules(entry: Entry, clocks: list[Clock | None], calendar: Calendar) -> list[TimeRule]:
    """One rule for each hour of each date."""
    days = [day for dated in entry.dated if (day := calendar.day(dated)) is not None]
    if len(days) > 2 and days != sorted(days) and all(dated.point.year is None for dated in entry.dated):
        days = _under_way(entry, days)
        calendar.doubts.doubtful = True
    named = entry.days
    if named and any(day.weekday() not in named for day in days):
        calendar.doubts.doubtful = True
    if len(days) == 1 and any(group.habit == "repeated" for group in entry.groups):
        calendar.doubts.doubtful = True
    if entry.monthly or (entry.rhythm and len(days) == 1) or days != sorted(days):
        calendar.doubts.doubtful = True
    if entry.last is not None:
        return _stretch(entry, days, calendar)
    found = [one_off(day, clock) for day in dict.fromkeys(days) for clock in clocks]
    if entry.spans and not _name_same_days(entry, days, calendar):
        windows = [Window(*period) for span in entry.spans if (period := calendar.period(span)) is not None]
        found += [rule for window in windows for rule in every_day(window, clocks, calendar, entry)]
    return found


def _under_way(entry: Entry, days: list[date]) -> list[date]:
    """As in "8.9., 6.10. ja 1.12." in November: the row ends with the day to come."""
    found = [days[-1]]
    for dated in reversed(entry.dated[:-1]):
        before = last_by(dated.point, found[0] - timedelta(days=1))
        if before is None:
            return days
        found.insert(0, before)
    return found if (found[-1] - found[0]).days < _YEAR_OF_MEETINGS and len(found) == len(days) else days


def _name_same_days(entry: Entry, days: list[date], calendar: Calendar) -> bool:
    """As in "ke 9.12. (vk 50)": the period only says the same again."""
    periods = [period for span in entry.spans if (period := calendar.period(span)) is not None]
    return all(any(first <= day <= last for day in days) for first, last in periods)


def _stretch(entry: Entry, days: list[date], calendar: Calendar) -> list[TimeRule]:
    """From an hour of one day to an hour of another: only a night over can be kept with its end."""
    first, last = entry.clocks[0], entry.clocks[-1]
    end = calendar.day(entry.last, days[0]) if entry.last and days else None
    if end is None or first.start is None:
        return []
    if end == days[0] and len(entry.clocks) == 2:
        return [one_off(days[0], replace(first, end=last.start))]
    over_night = end == days[0] + timedelta(days=1) and last.start is not None and last.start < first.start
    if len(entry.clocks) == 2 and over_night:
        return [one_off(days[0], Clock(first.start, last.start))]
    calendar.doubts.doubtful = True
    return [one_off(days[0], Clock(first.start))]


def coming_only(entry: Entry) -> bool:
    """As in "tiistaina klo 18" may mean the coming one alone."""
    once = all(group.habit == "once" for group in entry.groups)
    few = entry.days == (5, 6) or len(entry.days) == 1
    plain = not (entry.monthly or entry.has_season or entry.rhythm or entry.count)
    return bool(entry.groups) and once and few and plain


def coming_rules(entry: Entry, clocks: list[Clock | None], calendar: Calendar) -> list[TimeRule]:
    """The weekday that comes next: most likely what is meant."""
    calendar.doubts.doubtful = True
    today = calendar.today
    days = [today + timedelta(days=(weekday - today.weekday()) % 7) for weekday in entry.days]
    return [one_off(day, clock) for day in days for clock in clocks]

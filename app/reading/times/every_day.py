"""A period without weekdays: hours on each of its days, or the period alone."""

from dataclasses import replace

from app.reading.times.entries import Entry
from app.reading.times.items import Clock
from app.reading.times.model import WEEKDAYS, TimeRule
from app.reading.times.rule_parts import hours_of, one_off, season_of
from app.reading.times.windows import Calendar, Window

_LONG = 14  # days; hours every day for longer than this are worth a look


def every_day(window: Window, clocks: list[Clock | None], calendar: Calendar, entry: Entry) -> list[TimeRule]:
    """A period without weekdays: its days, or one day when only a start is told."""
    season = season_of(window)
    if clocks == [None]:
        return [season]
    if window.first is None or window.last is None:
        calendar.doubts.doubtful = True
        day = window.first or window.last
        return [one_off(day, clock) for clock in clocks if day is not None]
    if window.length > _LONG or any(clock and clock.end is None for clock in clocks):
        calendar.doubts.doubtful = True
    if window.length == 2 and len(clocks) == 1 and (night := _over_night(clocks[0])) is not None:
        calendar.doubts.doubtful = True
        return [one_off(window.first, night)]
    weekly = replace(season, weekly=WEEKDAYS)
    if entry.rhythm is not None:
        calendar.doubts.doubtful = True
    return [replace(weekly, at=at, end=end) for at, end in map(hours_of, clocks)]


def _over_night(clock: Clock | None) -> Clock | None:
    past_midnight = clock is not None and clock.start and clock.end and clock.end < clock.start
    return clock if past_midnight else None

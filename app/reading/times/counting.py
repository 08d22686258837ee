"""Which days a rhythm falls on: the phase of every other week, week parity, the last of so many times."""

from dataclasses import replace
from datetime import date, timedelta

from app.reading.times.entries import Entry
from app.reading.times.items import Rhythm
from app.reading.times.model import WeekParity
from app.reading.times.windows import Calendar, Window, is_nth

EVERY_WEEK = Rhythm()
_MOST = timedelta(days=365 * 2)


def counted(entry: Entry, window: Window, weekly: tuple[int, ...], calendar: Calendar) -> Window:
    """As in "10 kertaa alkaen 12.1.": the last of them ends the season."""
    if entry.count is None or window.last is not None:
        return window
    if window.first is None:
        calendar.doubts.doubtful = True
        return window
    rhythm, left = entry.rhythm or EVERY_WEEK, entry.count.times
    first_week = _monday(phase(window.first, weekly))
    for day in calendar.span(replace(window, last=window.first + _MOST)):
        week = (_monday(day) - first_week).days // 7
        in_rhythm = week % rhythm.interval == 0 and parity_holds(day, rhythm.weeks)
        picked = day.weekday() in weekly or any(
            is_nth(day, pick) for one in entry.monthly for pick in one.picks
        )
        if picked and in_rhythm and window.holds(day):
            left -= 1
        if left == 0:
            return replace(window, last=day)
    calendar.doubts.doubtful = True
    return window


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def phase(first: date, weekly: tuple[int, ...]) -> date:
    """The first of the weekdays on or after a day."""
    days = [first + timedelta(days=more) for more in range(7)]
    return next((day for day in days if day.weekday() in weekly), first)


def parity_holds(day: date, weeks: WeekParity | None) -> bool:
    """The day's ISO week is even or odd, as told."""
    return weeks is None or (day.isocalendar().week % 2 == 0) == (weeks == "even")

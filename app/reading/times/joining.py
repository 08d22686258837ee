"""A first day and the series that goes on from it: "ti 8.9. klo 18 ja siitä eteenpäin tiistaisin"."""

from dataclasses import replace
from datetime import date

from app.reading.times.almanac import first_from
from app.reading.times.entries import Entry
from app.reading.times.items import Bound, Rhythm


def joined_series(entries: list[Entry], today: date) -> list[Entry]:
    """The entries, each first day made the start of the hourless series of its weekday right behind it."""
    found: list[Entry] = []
    for entry in entries:
        before = found[-1] if found else None
        if before is not None and _goes_on_from(before, entry, today):
            found.pop()
            day = replace(before.dated[0], claim=None)
            found.append(_from(before, replace(entry, start=Bound("start", day))))
        else:
            found.append(entry)
    return found


def _from(before: Entry, entry: Entry) -> Entry:
    """The series at the hours of its first day."""
    return replace(entry, clocks=list(before.clocks), minutes=entry.minutes or before.minutes)


def _goes_on_from(before: Entry, entry: Entry, today: date) -> bool:
    first = len(before.dated) == 1 and bool(before.clocks) and not (before.monthly or before.last)
    repeats = any(group.habit == "repeated" for group in entry.groups) or entry.rhythm not in {None, Rhythm()}
    open_series = bool(entry.groups) and not (entry.clocks or entry.dated or entry.monthly or entry.start)
    if not (first and repeats and open_series):
        return False
    day = first_from(before.dated[0].point, today)
    return day is not None and day.weekday() in entry.days

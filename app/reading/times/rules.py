"""From entries to rules: looks the days up in the calendar and writes one rule for each hour of each day."""

from dataclasses import replace
from datetime import time

from app.reading.times.entries import Composition, Entry
from app.reading.times.items import Bound, Clock, Rhythm
from app.reading.times.model import TimeRule
from app.reading.times.one_offs import coming_only, coming_rules, dated_rules
from app.reading.times.repeats import rules_in_window
from app.reading.times.windows import Calendar

_LATE = 18  # hours; a time that lasts longer is more likely a slip


def rules_of(entry: Entry, made: Composition, calendar: Calendar) -> list[TimeRule]:
    """The rules of one entry; what is doubtful is noted in the calendar's doubts."""
    clocks: list[Clock | None] = [*_cut(entry.clocks, entry.cuts)] or [None]
    for clock in entry.clocks:
        _weigh(clock, calendar)
    goes_on = (entry.count and entry.count.times > 1) or (entry.rhythm and entry.rhythm != Rhythm())
    if goes_on and len(entry.dated) == 1 and entry.last is None:
        _start_of_course(entry, calendar)
    if entry.dated:
        return dated_rules(entry, clocks, calendar)
    if entry.last is None and coming_only(entry):
        return coming_rules(entry, clocks, calendar)
    return [
        rule
        for window in calendar.windows(entry)
        for rule in rules_in_window(
            entry, made, calendar, calendar.off([*made.exceptions, *entry.off], window), clocks
        )
    ]


def _start_of_course(entry: Entry, calendar: Calendar) -> None:
    """As in "ti 12.1. klo 18, 10 kertaa": ten weeks from that day, to be looked at."""
    calendar.doubts.doubtful = True
    first = entry.dated.pop()
    day = calendar.day(first)
    if day is not None:
        entry.start = Bound("start", replace(first, claim=day.weekday()))
        entry.groups = []


def _weigh(clock: Clock, calendar: Calendar) -> None:
    if not clock.sure:
        calendar.doubts.doubtful = True
    if clock.start is None or clock.end is None or clock.end > clock.start:
        return
    late = (clock.end.hour - clock.start.hour) % 24
    whole_day = clock.start == clock.end == time(0)
    if not whole_day and (late > _LATE or clock.start == clock.end):
        calendar.doubts.doubtful = True


def _cut(clocks: list[Clock], cuts: list[Clock]) -> list[Clock]:
    """As in "8-16, suljettu 12-13" is 8-12 and 13-16."""
    found = clocks
    for cut in cuts:
        parts: list[Clock] = []
        for clock in found:
            inside = (
                clock.start
                and clock.end
                and cut.start
                and cut.end
                and clock.start < cut.start < cut.end < clock.end
            )
            parts += [replace(clock, end=cut.start), replace(clock, start=cut.end)] if inside else [clock]
        found = parts
    return found

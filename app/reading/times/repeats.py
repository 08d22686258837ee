"""Rules that repeat: weekdays and weekdays of the month, within a season or without one."""

from dataclasses import replace
from datetime import date, timedelta

from app.reading.times import almanac
from app.reading.times.counting import EVERY_WEEK, counted, parity_holds, phase
from app.reading.times.entries import Composition, Entry
from app.reading.times.every_day import every_day
from app.reading.times.items import Clock
from app.reading.times.model import WEEKDAYS, MonthlyDay, TimeRule
from app.reading.times.rule_parts import hours_of, one_off, season_of
from app.reading.times.windows import Calendar, Window


def rules_in_window(
    entry: Entry, made: Composition, calendar: Calendar, window: Window, clocks: list[Clock | None]
) -> list[TimeRule]:
    """The rules of an entry within one season."""
    weekly = entry.days or _claimed_days(entry, window)
    if entry.rhythm is not None and entry.rhythm.alternate and len(weekly) > 1:
        calendar.doubts.impossible = "It is not told which day belongs to which week."
    may_be_once = any(group.habit == "once" for group in entry.groups)
    if may_be_once and len(entry.days) > 1 and not entry.has_season:
        calendar.doubts.doubtful = True
    if not weekly and not entry.monthly:
        return every_day(window, clocks, calendar, entry)
    if 0 < window.length <= 7 and weekly:
        return _short(entry, _short_window(weekly, window, calendar), window, clocks, calendar)
    window = _with_holidays(window, made, weekly, calendar)
    window = counted(entry, window, weekly, calendar)
    found = [_weekly(entry, window, weekly, clock) for clock in clocks] if weekly else []
    if entry.monthly:
        found += [_monthly(entry, window, clock) for clock in clocks]
    return found


def _claimed_days(entry: Entry, window: Window) -> tuple[int, ...]:
    """As in "ti 12.1.-27.4." and "ti 12.1. alkaen" are Tuesdays of that season."""
    if entry.monthly:
        return ()
    start = entry.start
    if start is not None and start.date.claim is not None:
        goes_on = not start.loose or entry.count or entry.rhythm or entry.end
        return (start.date.claim,) if goes_on else ()
    claims = [span.claims for span in entry.spans]
    if claims and window.length > 7:
        first, last = claims[0]
        if first is not None and last in {None, first}:
            return (first,)
    return ()


def _short_window(weekly: tuple[int, ...], window: Window, calendar: Calendar) -> tuple[int, ...]:
    """As in "la-su 5.-6.12.": weekdays that are not those of the dates are doubtful, and the dates hold."""
    within = {day.weekday() for day in calendar.span(window)}
    if set(weekly) <= within or len(weekly) == 7:
        return weekly
    calendar.doubts.doubtful = True
    return tuple(sorted(within)) if len(within) == len(weekly) or not set(weekly) & within else weekly


def _short(
    entry: Entry, weekly: tuple[int, ...], window: Window, clocks: list[Clock | None], calendar: Calendar
) -> list[TimeRule]:
    """Within one week the rule is its days."""
    rhythm = entry.rhythm or EVERY_WEEK
    calendar.doubts.doubtful = calendar.doubts.doubtful or rhythm.interval > 1
    first = window.first or date.min
    days = [first + timedelta(days=more) for more in range(window.length)]
    days = [
        day
        for day in days
        if day.weekday() in weekly and window.holds(day) and parity_holds(day, rhythm.weeks)
    ]
    if clocks == [None] and len(days) == window.length:
        return [season_of(window)]
    return [one_off(day, clock) for day in days for clock in clocks]


def _with_holidays(window: Window, made: Composition, weekly: tuple[int, ...], calendar: Calendar) -> Window:
    if not made.holidays_off:
        return window
    calendar.doubts.doubtful = True
    days = calendar.span(replace(window, first=max(window.first or calendar.today, calendar.today)))
    if not days:
        return window
    off = [(day, day) for day in almanac.public_holidays(days[0], days[-1]) if day.weekday() in weekly]
    return replace(window, off=tuple(sorted({*window.off, *off})))


def _weekly(entry: Entry, window: Window, weekly: tuple[int, ...], clock: Clock | None) -> TimeRule:
    rhythm = entry.rhythm or EVERY_WEEK
    at, end = hours_of(clock)
    rule = replace(
        season_of(window),
        end=end,
        weekly=tuple(WEEKDAYS[day] for day in sorted(weekly)),
        interval=rhythm.interval,
        at=at,
        weeks=rhythm.weeks,
    )
    if rhythm.interval == 1 or window.first is None or at is None:
        return rule
    phased = entry.start is not None or window.first.weekday() in weekly
    first = phase(window.first, weekly)
    return replace(rule, start=f"{first.isoformat()}T{at}", at=None) if phased else rule


def _monthly(entry: Entry, window: Window, clock: Clock | None) -> TimeRule:
    at, end = hours_of(clock)
    picks = sorted(
        {pick for one in entry.monthly for pick in one.picks}, key=lambda pick: (pick[1], pick[0] % 9)
    )
    monthly = tuple(MonthlyDay(nth, WEEKDAYS[day]) for nth, day in picks)
    return replace(season_of(window), end=end, at=at, monthly=monthly)

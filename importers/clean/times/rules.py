"""From entries to rules: looks the days up in the calendar and writes one rule for each hour of each day."""

from dataclasses import replace
from datetime import date, time, timedelta

from importers.clean.times import almanac
from importers.clean.times.entries import Composition, Entry
from importers.clean.times.items import Bound, Clock, Rhythm
from importers.clean.times.model import WEEKDAYS, MonthlyDay, TimeRule
from importers.clean.times.windows import Calendar, Window, is_nth

_WEEK = tuple(range(7))
_EVERY_WEEK = Rhythm()
_LONG = 14  # days; hours every day for longer than this are worth a look


def rules_of(entry: Entry, made: Composition, calendar: Calendar) -> list[TimeRule]:
    """The rules of one entry; what is doubtful is noted in the calendar's doubts."""
    clocks: list[Clock | None] = [*_cut(entry.clocks, entry.cuts)] or [None]
    for clock in entry.clocks:
        _weigh(clock, calendar)
    if entry.dated and entry.count and len(entry.dated) == 1 and entry.count.times > 1:
        _start_of_course(entry, calendar)
    if entry.dated:
        return _dated(entry, clocks, calendar)
    if entry.last is None and _coming_only(entry):
        return _coming(entry, clocks, calendar)
    return [
        rule
        for window in calendar.windows(entry)
        for rule in _in_window(
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
    if not whole_day and (late > 18 or clock.start == clock.end):
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


def _text(clock: time | None) -> str | None:
    return None if clock is None else clock.strftime("%H:%M")


def _hours(clock: Clock | None) -> tuple[str | None, str | None]:
    if clock is None or clock.start is None:
        return None, None
    same = clock.start == clock.end and clock.start != time(0)
    return _text(clock.start), None if same else _text(clock.end)


def _one_off(day: date, clock: Clock | None) -> TimeRule:
    at, end = _hours(clock)
    if at is None:
        return TimeRule(from_=day.isoformat(), until=day.isoformat())
    return TimeRule(start=f"{day.isoformat()}T{at}", end=end)


def _dated(entry: Entry, clocks: list[Clock | None], calendar: Calendar) -> list[TimeRule]:
    days = [day for dated in entry.dated if (day := calendar.day(dated)) is not None]
    named = entry.days
    if named and any(day.weekday() not in named for day in days):
        calendar.doubts.doubtful = True
    if entry.monthly or entry.rhythm or days != sorted(days):
        calendar.doubts.doubtful = True
    if entry.last is not None:
        return _stretch(entry, days, calendar)
    found = [_one_off(day, clock) for day in dict.fromkeys(days) for clock in clocks]
    if entry.spans and not _name_same_days(entry, days, calendar):
        windows = [Window(*period) for span in entry.spans if (period := calendar.period(span)) is not None]
        found += [rule for window in windows for rule in _every_day(window, clocks, calendar, entry)]
    return found


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
        return [_one_off(days[0], replace(first, end=last.start))]
    over_night = end == days[0] + timedelta(days=1) and last.start is not None and last.start < first.start
    if len(entry.clocks) == 2 and over_night:
        return [_one_off(days[0], Clock(first.start, last.start))]
    calendar.doubts.doubtful = True
    return [_one_off(days[0], Clock(first.start))]


def _coming_only(entry: Entry) -> bool:
    """As in "tiistaina klo 18" may mean the coming one alone."""
    once = all(group.habit == "once" for group in entry.groups)
    few = entry.days in {(5, 6)} or len(entry.days) == 1
    plain = not (entry.monthly or entry.has_season or entry.rhythm or entry.count)
    return bool(entry.groups) and once and few and plain


def _coming(entry: Entry, clocks: list[Clock | None], calendar: Calendar) -> list[TimeRule]:
    calendar.doubts.doubtful = True
    today = calendar.today
    days = [today + timedelta(days=(weekday - today.weekday()) % 7) for weekday in entry.days]
    return [_one_off(day, clock) for day in days for clock in clocks]


def _in_window(
    entry: Entry, made: Composition, calendar: Calendar, window: Window, clocks: list[Clock | None]
) -> list[TimeRule]:
    weekly = entry.days or _claimed_days(entry, window)
    if (
        len({group.habit for group in entry.groups} & {"once"})
        and len(entry.days) > 1
        and not entry.has_season
    ):
        calendar.doubts.doubtful = True
    if not weekly and not entry.monthly:
        return _every_day(window, clocks, calendar, entry)
    if 0 < window.length <= 7 and weekly:
        return _short(entry, _short_window(weekly, window, calendar), window, clocks, calendar)
    window = _with_holidays(window, made, weekly, calendar)
    window = _counted(entry, window, weekly, calendar)
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
    if set(weekly) <= within:
        return weekly
    calendar.doubts.doubtful = True
    return tuple(sorted(within)) if len(within) == len(weekly) or not set(weekly) & within else weekly


def _short(
    entry: Entry, weekly: tuple[int, ...], window: Window, clocks: list[Clock | None], calendar: Calendar
) -> list[TimeRule]:
    """Within one week the rule is its days."""
    rhythm = entry.rhythm or _EVERY_WEEK
    calendar.doubts.doubtful = calendar.doubts.doubtful or rhythm.interval > 1
    first = window.first or date.min
    days = [first + timedelta(days=more) for more in range(window.length)]
    days = [
        day for day in days if day.weekday() in weekly and window.holds(day) and _parity_holds(day, rhythm)
    ]
    return [_one_off(day, clock) for day in days for clock in clocks]


def _with_holidays(window: Window, made: Composition, weekly: tuple[int, ...], calendar: Calendar) -> Window:
    if not made.holidays_off:
        return window
    calendar.doubts.doubtful = True
    days = calendar.span(replace(window, first=max(window.first or calendar.today, calendar.today)))
    if not days:
        return window
    off = [(day, day) for day in almanac.public_holidays(days[0], days[-1]) if day.weekday() in weekly]
    return replace(window, off=tuple(sorted({*window.off, *off})))


def _counted(entry: Entry, window: Window, weekly: tuple[int, ...], calendar: Calendar) -> Window:
    """As in "10 kertaa alkaen 12.1.": the last of them ends the season."""
    if entry.count is None or window.last is not None:
        return window
    if window.first is None:
        calendar.doubts.doubtful = True
        return window
    rhythm, left = entry.rhythm or _EVERY_WEEK, entry.count.times
    first_week = _monday(_phase(window.first, weekly))
    for day in calendar.span(replace(window, last=window.first + timedelta(days=365 * 2))):
        week = (_monday(day) - first_week).days // 7
        in_rhythm = week % rhythm.interval == 0 and _parity_holds(day, rhythm)
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


def _phase(first: date, weekly: tuple[int, ...]) -> date:
    days = [first + timedelta(days=more) for more in range(7)]
    return next((day for day in days if day.weekday() in weekly), first)


def _parity_holds(day: date, rhythm: Rhythm) -> bool:
    return rhythm.weeks is None or (day.isocalendar().week % 2 == 0) == (rhythm.weeks == "even")


def _season(window: Window) -> TimeRule:
    return TimeRule(
        from_=window.first.isoformat() if window.first else None,
        until=window.last.isoformat() if window.last else None,
        except_=tuple(f"{first.isoformat()}/{last.isoformat()}" for first, last in window.off),
    )


def _weekly(entry: Entry, window: Window, weekly: tuple[int, ...], clock: Clock | None) -> TimeRule:
    rhythm = entry.rhythm or _EVERY_WEEK
    at, end = _hours(clock)
    rule = replace(
        _season(window),
        end=end,
        weekly=tuple(WEEKDAYS[day] for day in sorted(weekly)),
        interval=rhythm.interval,
        at=at,
        weeks=rhythm.weeks,
    )
    if rhythm.interval == 1 or window.first is None or at is None:
        return rule
    phased = entry.start is not None or window.first.weekday() in weekly
    first = _phase(window.first, weekly)
    return replace(rule, start=f"{first.isoformat()}T{at}", at=None) if phased else rule


def _monthly(entry: Entry, window: Window, clock: Clock | None) -> TimeRule:
    at, end = _hours(clock)
    picks = sorted(
        {pick for one in entry.monthly for pick in one.picks}, key=lambda pick: (pick[1], pick[0] % 9)
    )
    monthly = tuple(MonthlyDay(nth, WEEKDAYS[day]) for nth, day in picks)
    return replace(_season(window), end=end, at=at, monthly=monthly)


def _every_day(
    window: Window, clocks: list[Clock | None], calendar: Calendar, entry: Entry
) -> list[TimeRule]:
    """A period without weekdays: its days, or one day when only a start is told."""
    season = _season(window)
    if clocks == [None]:
        return [season]
    if window.first is None or window.last is None:
        calendar.doubts.doubtful = True
        day = window.first or window.last
        return [_one_off(day, clock) for clock in clocks if day is not None]
    if window.length > _LONG or any(clock and clock.end is None for clock in clocks):
        calendar.doubts.doubtful = True
    weekly = replace(season, weekly=WEEKDAYS)
    if entry.rhythm is not None:
        calendar.doubts.doubtful = True
    return [replace(weekly, at=at, end=end) for at, end in map(_hours, clocks)]

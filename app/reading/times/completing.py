"""Fills in what an entry leaves to its neighbours: shared days and hours, a season told once."""

from dataclasses import replace
from datetime import date, time

from app.reading.times.almanac import following, period
from app.reading.times.entries import Composition, Entry
from app.reading.times.items import Clock, Dated, Days, Span
from app.reading.times.joining import joined_series


def complete(made: Composition, today: date) -> list[Entry]:
    """The entries that can become rules, completed."""
    entries = [entry for entry in made.entries if not _dropped(entry, made)]
    for entry in entries:
        if not entry.clocks and entry.doors is not None:
            entry.clocks.append(entry.doors)
            made.doubtful = True
    _share_season(entries)
    entries = [entry for entry in entries if not _only_season(entry, entries)]
    _open_always(entries, made)
    _share_weekdays(entries, made, today)
    _share_days(entries, made)
    entries = joined_series(entries, today)
    _share_hours(entries, made)
    _place_weekdays(entries, made)
    _override_days(entries, made)
    return [entry for entry in entries if entry.has_days or entry.has_season]


def _dropped(entry: Entry, made: Composition) -> bool:
    if entry.maybe:
        made.doubtful = True
    if entry.holidays:
        made.doubtful = True
        if not entry.has_days and not entry.has_season:
            return True
    emptied = bool(entry.groups) and not entry.days and not entry.monthly and not entry.dated
    return entry.maybe or emptied


def _only_season(entry: Entry, entries: list[Entry]) -> bool:
    """A season alone, which the other entries have taken."""
    alone = entry.has_season and not (entry.has_days or entry.clocks)
    return alone and any(other.groups or other.monthly for other in entries)


def _share_season(entries: list[Entry]) -> None:
    """A season told after the hours, or on its own, holds for the entries without one."""
    weekly = [
        entry for entry in entries if not entry.dated and (entry.groups or entry.monthly or entry.clock_first)
    ]
    source = next(
        (one for one in entries if one.has_season and (one.trailing or not (one.has_days or one.clocks))),
        None,
    )
    if source is None or source.dated:
        return
    for entry in weekly:
        if not entry.has_season:
            entry.spans, entry.start, entry.end = list(source.spans), source.start, source.end
            entry.count = entry.count or source.count


def _open_always(entries: list[Entry], made: Composition) -> None:
    """As in "ympäri vuorokauden" without days is every day; so is "iltaisin klo 18-20", to be looked at."""
    if any(entry.has_days for entry in entries):
        return
    for entry in entries:
        always = any(clock.start == clock.end == time(0) for clock in entry.clocks)
        if (always or (entry.clocks and made.daily_part)) and not entry.has_season:
            entry.groups = [Days(tuple(range(7)), "repeated")]
            made.doubtful = made.doubtful or not always


def _share_weekdays(entries: list[Entry], made: Composition, today: date) -> None:
    """As in "ma-pe 9-16, heinäkuussa 9-14": a long period takes the weekdays told before."""
    for at, entry in enumerate(entries):
        base = next((one for one in reversed(entries[:at]) if one.groups and not one.dated), None)
        spans = [span for span in entry.spans if _is_long(span, today)]
        if base is None or entry.has_days or not entry.clocks or not spans:
            continue
        entry.groups, entry.excluded = list(base.groups), set(base.excluded)
        base.off.extend(spans)
        made.doubtful = True


def _is_long(span: Span, today: date) -> bool:
    days = period(span.first, span.last, today)
    return days is not None and (days[1] - days[0]).days > 14


def _share_days(entries: list[Entry], made: Composition) -> None:
    """Hours without days belong to the days before, or else after."""
    for at, entry in enumerate(entries):
        if entry.otherwise and entry.groups:
            entry.off.extend(span for one in entries[:at] for span in one.spans)
        if entry.has_days or (entry.has_season and not entry.otherwise and not entry.rhythm):
            continue
        before = next((one for one in reversed(entries[:at]) if one.has_days), None)
        source = before or next((one for one in entries[at + 1 :] if one.has_days), None)
        if entry.otherwise and (source is not None or made.exceptions):
            _take_rest(entry, entries[:at], made)
        if source is None or entry.otherwise:
            continue
        entry.groups, entry.monthly, entry.dated = (
            list(source.groups),
            list(source.monthly),
            list(source.dated),
        )
        entry.excluded = set(source.excluded)
        if not entry.has_season:
            entry.spans, entry.start, entry.end = list(source.spans), source.start, source.end


def _take_rest(entry: Entry, before: list[Entry], made: Composition) -> None:
    """As in "muina päivinä 10-16": the weekdays left; "muulloin" is outside the season."""
    made.doubtful = True
    told = {day for one in before for day in one.days}
    seasons = [span for one in before for span in one.spans]
    source = next((one for one in before if one.groups), None)
    if source is None:
        entry.groups = [Days(tuple(range(7)))]  # "24.-26.12. suljettu, muina päivinä 10-18"
        return
    if seasons:
        entry.groups = list(source.groups)
        entry.off.extend(seasons)
        return
    entry.groups = [replace(source.groups[0], days=tuple(day for day in range(7) if day not in told))]


def _share_hours(entries: list[Entry], made: Composition) -> None:
    """As in "ma klo 18 ja ke": it has the hours of the entry before."""
    for at, entry in enumerate(entries):
        if entry.clocks or not entry.has_days:
            continue
        if not at:
            _take_from_next(entry, entries, made)
            continue
        before = entries[at - 1]
        if entry.dated and before.dated and before.clocks and not (entry.worded or entry.groups):
            made.doubtful = made.doubtful or entry.hard_before
            entry.clocks = list(before.clocks)
        elif (
            entry.hard_before or entry.worded or (bool(entry.dated) != bool(before.dated) and not entry.moved)
        ):
            made.doubtful = True
        else:
            entry.clocks = list(before.clocks)


def _take_from_next(entry: Entry, entries: list[Entry], made: Composition) -> None:
    """As in "parillisina viikkoina ma, parittomina ti klo 18"."""
    if len(entries) < 2:
        return
    if entry.rhythm and entries[1].rhythm and not entries[1].hard_before:
        entry.clocks = list(entries[1].clocks)
    else:
        made.doubtful = True


def _place_weekdays(entries: list[Entry], made: Composition) -> None:
    """As in "pe 4.12. klo 18, la 10-16": the Saturday after that Friday."""
    last: Dated | None = None
    for entry in entries:
        if entry.dated:
            last = entry.dated[-1]
        elif last is not None and _single_plain(entry):
            day = entry.days[0]
            entry.dated = [Dated(following(last.point, day), day, sure=False)]
            entry.groups = []
            made.doubtful = True


def _override_days(entries: list[Entry], made: Composition) -> None:
    """As in "ma-pe 9-17 (to 9-19)": overlapping hours of fewer days hold instead on those days."""
    for at, entry in enumerate(entries):
        for before in entries[:at]:
            fewer = bool(entry.days) and set(entry.days) < set(before.days)
            all_year = (
                not (entry.dated or before.dated or before.has_season) and entry.rhythm == before.rhythm
            )
            if not all_year or not _overlap(entry.clocks, before.clocks):
                continue
            if fewer and not entry.has_season:
                before.excluded |= set(entry.days)
                made.doubtful = True
            elif entry.spans and not entry.otherwise and set(entry.days) & set(before.days):
                before.off.extend(entry.spans)
                made.doubtful = True


def _overlap(some: list[Clock], others: list[Clock]) -> bool:
    pairs = [(one, other) for one in some for other in others]
    return any(_meet(one, other) for one, other in pairs)


def _meet(one: Clock, other: Clock) -> bool:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _single_plain(entry: Entry) -> bool:
    plain = all(group.habit != "repeated" for group in entry.groups)
    return len(entry.days) == 1 and plain and not (entry.has_season or entry.rhythm or entry.monthly)

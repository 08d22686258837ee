"""Puts hours where they belong: a new entry, one more hour of the same days, or the end of an hour before."""

from dataclasses import replace
from datetime import time

from app.reading.times.draft import Draft
from app.reading.times.entries import Entry
from app.reading.times.items import Break, Clock, Days, Duration

_DAY = 24 * 60


def place_clock(draft: Draft, item: Clock) -> None:
    """An hour goes to the days at hand."""
    if draft.doors:
        draft.entry.doors, draft.doors = item, False
    elif item.start is None and not _is_late_end(draft, item):
        _place_end(draft, item)
    elif item.start is not None and not _pairs(draft, item):
        _open_for_clock(draft)
        entry = draft.entry
        entry.clock_first = entry.clock_first or not (entry.has_days or entry.has_season or entry.clocks)
        entry.clocks.append(_with_length(item, entry.minutes))


def place_duration(draft: Draft, item: Duration) -> None:
    """As in "klo 18, kesto 90 min"; told in a sentence of its own, it holds for the times before as well."""
    entry = draft.entry
    draft.made.doubtful = draft.made.doubtful or (item.about and draft.fresh)
    if item.named and draft.fresh:
        for before in draft.made.entries:
            before.clocks = [_with_length(clock, item.minutes) for clock in before.clocks]
    entry.minutes = item.minutes
    entry.clocks = [_with_length(clock, item.minutes) for clock in entry.clocks]


def _open_for_clock(draft: Draft) -> None:
    """When hours come before their days ("17-18 ma, 18-19 ke"), the next hour opens an entry."""
    entry = draft.entry
    if entry.clock_first and entry.has_days:
        moved = None if draft.fresh else _last_days(entry)
        draft.close()
        draft.entry.clock_first = moved is None
        if moved is not None:
            draft.entry.groups.append(moved)
            draft.made.doubtful = True
    elif entry.clocks and entry.rhythm_after:
        draft.close()


def _last_days(entry: Entry) -> Days | None:
    """As in "klo 18 tiistaisin ja torstaisin klo 19": the last of several days, taken from the entry."""
    if len(entry.groups) > 1:
        return entry.groups.pop()
    group = entry.groups[0] if entry.groups else None
    if group is None or len(group.days) != 2:
        return None
    entry.groups = [replace(group, days=group.days[:1])]
    return replace(group, days=group.days[1:])


def _pairs(draft: Draft, item: Clock) -> bool:
    """Two hours side by side, as in two cells of a table: most likely the start and the end."""
    clocks, before = draft.entry.clocks, draft.items[max(0, draft.at - 2) : draft.at]
    if before and isinstance(before[-1], Break) and before[-1].column:
        before.pop()
    if not (clocks and before and isinstance(before[-1], Clock)) or item.end is not None:
        return False
    first = clocks[-1].start
    if clocks[-1].end is not None or first is None or item.start is None or first >= item.start:
        return False
    clocks[-1] = replace(clocks[-1], end=item.start, sure=False)
    return True


def _place_end(draft: Draft, item: Clock) -> None:
    """As in "ma-pe 8-16 (pe 15 asti)", "klo 9 alkaen, klo 15 asti"."""
    clocks, before = draft.entry.clocks, draft.made.entries[-1] if draft.made.entries else None
    days = draft.entry.days
    if before is not None and len(before.clocks) == 1 and days and set(days) < set(before.days):
        clocks.append(replace(before.clocks[0], end=item.end))
        before.excluded |= set(days)
    elif before is not None and len(before.clocks) == 1 and draft.entry.dated and not clocks:
        clocks.append(replace(before.clocks[0], end=item.end))  # "pe klo 10-14, pe 11.12. klo 12 asti"
        draft.made.doubtful = True
    elif clocks and clocks[-1].end is None:
        clocks[-1] = replace(clocks[-1], end=item.end)
    else:
        draft.made.impossible = "The hour when it starts is missing."


def _is_late_end(draft: Draft, item: Clock) -> bool:
    """As in "klo 18, pelataan puoli yhdeksään": words stand between; it is as late as the start."""
    if item.sure or item.end is None:
        return False
    draft.made.doubtful = True
    before = draft.made.entries[-1].clocks if draft.made.entries else []
    clocks = draft.entry.clocks or before
    if not clocks or clocks[-1].start is None or clocks[-1].end is not None:
        return True
    start, end = _minutes(clocks[-1].start), _minutes(item.end)
    clocks[-1] = _with_length(clocks[-1], (end - start) % (_DAY // 2))
    return True


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _with_length(clock: Clock, minutes: int | None) -> Clock:
    if minutes is None or clock.end is not None or clock.start is None or not 0 < minutes < _DAY:
        return clock
    end = clock.start.hour * 60 + clock.start.minute + minutes
    return replace(clock, end=clock.start.replace(hour=end // 60 % 24, minute=end % 60))

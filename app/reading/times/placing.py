"""Puts days, dates, seasons and rhythms where they belong: into the entry at hand, or a new one."""

from dataclasses import replace

from app.reading.times.almanac import days_between, shifted
from app.reading.times.draft import Draft
from app.reading.times.entries import Entry
from app.reading.times.items import (
    Bound,
    Break,
    Clock,
    Dated,
    Days,
    Hazard,
    Monthly,
    PartOfDay,
    Rhythm,
    Span,
    Word,
)

_NEAR = 6  # items
_LONGEST_PAUSE = 100  # days


def place_days(draft: Draft, item: Days) -> None:
    """Weekdays after complete ones open a new entry."""
    entry = draft.entry
    if _claims(draft, item):
        entry.dated[-1] = replace(entry.dated[-1], claim=item.days[0])
        return
    complete = bool(entry.clocks) and entry.has_days and (not entry.clock_first or draft.hard)
    season_only = bool(entry.clocks) and not entry.has_days and entry.has_season
    new_line = draft.hard and bool(entry.groups) and not entry.clocks
    other_thing = draft.fresh and draft.worded and bool(entry.groups) and not entry.clocks
    if other_thing:
        draft.made.doubtful = entry.worded = True
    if complete or new_line or other_thing or (season_only and isinstance(draft.next_but(Word), Clock)):
        draft.close()
    draft.entry.groups.append(item)


def _claims(draft: Draft, item: Days) -> bool:
    """As in "5.12. la 10-14": the weekday of the date before it."""
    single = len(item.days) == 1 and item.habit != "repeated"
    beside = (
        isinstance(draft.before, Dated) and bool(draft.entry.dated) and draft.entry.dated[-1].claim is None
    )
    return single and beside and draft.before == draft.entry.dated[-1]


def place_monthly(draft: Draft, item: Monthly) -> None:
    """As weekdays are."""
    if draft.entry.clocks and draft.entry.has_days:
        draft.close()
    draft.entry.monthly.append(item)


def place_dated(draft: Draft, item: Dated) -> None:
    """A date after complete days opens an entry, unless it names the day of a weekday: "ti klo 18, 1.12."."""
    entry = draft.entry
    if draft.dash and len(entry.dated) == len(entry.clocks) == 1:
        entry.last = item
        return
    if _opens_with_date(draft, item, entry):
        draft.close()
    draft.entry.dated.append(item)


def _opens_with_date(draft: Draft, item: Dated, entry: Entry) -> bool:
    if entry.last is not None and entry.clocks:
        return True
    if entry.clocks and (entry.has_days or entry.has_season):
        clock_follows = isinstance(draft.next_but(Word, PartOfDay, Hazard), Clock)
        of_days = item.claim is None or item.claim in entry.days
        few = len(entry.days) == 1 or isinstance(draft.next_but(Word, Break), Dated) or bool(entry.dated)
        names_days = entry.groups and not entry.monthly and of_days and few and not clock_follows
        draft.made.doubtful = draft.made.doubtful or (bool(names_days) and draft.worded)
        return not names_days or (bool(entry.dated) and draft.hard)
    next_line = draft.hard and entry.open and bool(entry.dated)
    in_row = isinstance(draft.before, Span | Dated)
    after_period = bool(entry.spans) and not entry.has_days and entry.spans[-1].sure and not in_row
    return next_line or after_period


def place_season(draft: Draft, item: Span | Bound) -> None:
    """A season before the days holds for what follows, one after the hours for what stands before."""
    entry = draft.entry
    complete = bool(entry.clocks) and (entry.has_days or entry.has_season)
    opens = draft.fresh and draft.new_times_ahead()
    undated = bool(entry.clocks) and not (entry.groups or entry.monthly) and not entry.clock_first
    goes_on = isinstance(item, Bound) and not opens
    if complete and (opens or (undated and not goes_on)):
        draft.close()
    entry = draft.entry
    entry.trailing = entry.trailing or bool(entry.clocks)
    if isinstance(item, Bound):
        if item.edge == "start" and _pauses(draft, item):
            return
        entry.start, entry.end = (item, entry.end) if item.edge == "start" else (entry.start, item)
        return
    if entry.spans and entry.spans[-1].rough and draft.before == entry.spans[-1] and not item.rough:
        entry.spans.pop()  # "joulun aikaan 24.12.-6.1.": the dates say it better
    entry.spans.append(item)


def _pauses(draft: Draft, item: Bound) -> bool:
    """As in "viimeinen kerta ennen joulua 14.12., jatkamme 11.1.": the days between are off, nothing ends.

    Where no word says that it goes on, a short time between the two days does, to be looked at.
    """
    if item.again and _goes_on_after_day_off(draft, item):
        return True
    owners = (draft.entry, *reversed(draft.made.entries))
    owner = next((entry for entry in owners if entry.end is not None), None)
    if owner is None or owner.end is None:
        return False
    last, first = owner.end.date, item.date
    if not (item.again or days_between(last.point, first.point) < _LONGEST_PAUSE):
        return False
    draft.made.doubtful = draft.made.doubtful or not item.again
    owner.end = None
    draft.made.exceptions.append(Span(shifted(last.point, 1), shifted(first.point, -1)))
    return True


def _goes_on_after_day_off(draft: Draft, item: Bound) -> bool:
    """As in "taukoaa 16.12. ja jatkuu 13.1.": the day off begins the pause."""
    off = draft.made.exceptions[-1] if draft.made.exceptions else None
    near = draft.items[max(0, draft.at - _NEAR) : draft.at]
    if not isinstance(off, Dated) or off not in near:
        return False
    if days_between(off.point, item.date.point) >= _LONGEST_PAUSE:
        return False
    draft.made.exceptions[-1] = Span(off.point, shifted(item.date.point, -1))
    draft.made.doubtful = True
    return True


def place_rhythm(draft: Draft, item: Rhythm) -> None:
    """Before the days a rhythm holds for the whole line, after the hours for its own entry."""
    entry = draft.entry
    every_other = entry.rhythm is not None and entry.rhythm.weeks is None and entry.rhythm.interval == 2
    if every_other and item.weeks:
        entry.rhythm = item  # "joka toinen torstai (parilliset viikot)"
        return
    begun = bool(entry.clocks) and (entry.has_days or entry.rhythm is not None)
    other = entry.rhythm is not None and bool(entry.rhythm.weeks and item.weeks and entry.has_days)
    if other and not entry.clocks:
        draft.close()
    if begun and (entry.rhythm or (draft.fresh and draft.new_times_ahead())):
        draft.close()
    entry = draft.entry
    draft.made.doubtful = draft.made.doubtful or not item.sure
    entry.rhythm_first = not (entry.has_days or entry.clocks)
    entry.rhythm_after = bool(entry.clocks)
    if entry.rhythm is not None and item == Rhythm():
        return
    entry.rhythm = item
    if entry.clocks and draft.fresh and draft.made.entries:
        draft.made.doubtful = True


def place_part(draft: Draft, item: PartOfDay) -> None:
    """As in "klo 6 illalla", which is 18; "iltaisin klo 18" without days is every evening."""
    clocks = draft.entry.clocks
    if clocks and not draft.fresh and item.part in {"evening", "day"}:
        last = clocks[-1]
        if last.start is not None and last.start.hour < 12 and last.end is None:
            clocks[-1] = replace(last, start=last.start.replace(hour=last.start.hour + 12))
    draft.made.anything = True
    draft.made.daily_part = draft.made.daily_part or item.repeated

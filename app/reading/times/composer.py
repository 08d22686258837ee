"""Puts the items of a timetable together into entries, one pass from left to right."""

from app.reading.times.draft import TIMES, Draft
from app.reading.times.entries import Composition
from app.reading.times.items import (
    Bound,
    Break,
    Clock,
    Count,
    Dated,
    Days,
    Duration,
    Hazard,
    Item,
    Marker,
    Monthly,
    Negation,
    PartOfDay,
    Rhythm,
    Span,
    Word,
)
from app.reading.times.placing import (
    place_dated,
    place_days,
    place_monthly,
    place_part,
    place_rhythm,
    place_season,
)
from app.reading.times.placing_hours import place_clock, place_duration
from app.reading.times.switching import on_break, on_hazard, on_marker, on_negation


def compose(items: list[Item]) -> Composition:
    """The entries of the items, in order."""
    draft = Draft(items)
    for at, item in enumerate(items):
        draft.at = at
        _take(draft, item)
        if isinstance(item, TIMES):
            draft.made.anything = True
            draft.fresh = draft.hard = draft.worded = False
            draft.stopped = isinstance(item, Span) and item.stop
        if not isinstance(item, Marker):
            draft.dash = False
    draft.close()
    return draft.made


def _take(draft: Draft, item: Item) -> None:
    match item:
        case Break():
            on_break(draft, item)
        case Marker():
            on_marker(draft, item)
        case Hazard():
            on_hazard(draft, item)
        case Negation():
            on_negation(draft, item)
        case Word():
            draft.worded = True
            draft.deadline = draft.deadline and not (item.capital and draft.due)
        case _:
            _take_time(draft, item)


def _take_time(draft: Draft, item: Item) -> None:
    if draft.deadline or draft.due_ahead(item):
        draft.due = True
    elif draft.off.active and _ruled_out(draft, item):
        return
    elif isinstance(item, Span) and item.rough and draft.dates_of_break_ahead():
        return  # "jouluna tauko 21.12.-6.1.": the dates say it better
    elif draft.off_behind(item) and isinstance(item, Dated | Span):
        draft.made.exceptions.append(item)
        draft.off.behind = draft.made.cancelled = True
    else:
        _place(draft, item)


def _place(draft: Draft, item: Item) -> None:
    match item:
        case Days():
            place_days(draft, item)
        case Monthly():
            place_monthly(draft, item)
        case Clock():
            place_clock(draft, item)
        case Dated():
            place_dated(draft, item)
        case Span() | Bound():
            place_season(draft, item)
        case Rhythm():
            place_rhythm(draft, item)
        case Count():
            draft.entry.count = item
        case Duration():
            place_duration(draft, item)
        case PartOfDay():
            place_part(draft, item)


def _ruled_out(draft: Draft, item: Item) -> bool:
    """Whether the word before takes the item; "paitsi ke 10-18" opens an entry with the other hours."""
    follows = isinstance(draft.next_but(Word), Clock)
    first = not draft.made.entries
    taken, override = draft.off.take(item, draft.entry, clock_follows=follows, first=first)
    if override is not None:
        draft.close()
        if isinstance(override, Days):
            draft.entry.groups.append(override)
        elif isinstance(override, Dated):
            draft.entry.dated.append(override)
    return taken

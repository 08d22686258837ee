"""An answer as lines for a terminal: how the question was read, the results, and why each is there."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.search.asking.plan import Asked, QueryPlan
from app.search.engine import Hit, SearchResults
from app.search.explaining import Explained, Gave, Part
from app.search.query import SearchQuery
from app.search.ranking import Ground, Weighed
from app.search.shown.cards import read_card

GROUNDS: dict[Ground, str] = {
    "time": "how soon it is",
    "checked": "how lately it was checked",
    "ease": "how easy it is to go to",
    "nearness": "how near it is",
}


def lines_of(
    query: SearchQuery, results: SearchResults, reasons: Sequence[Explained], now: datetime
) -> Iterator[str]:
    """The lines of an answer; `reasons` of its results, or none."""
    yield f"{results.total} results for “{query.q}”"
    yield from (f"    {line}" for line in _plan(results.plan))
    if results.did_you_mean:
        yield f"    did you mean: {results.did_you_mean.question}"
    for place, hit in enumerate(results.hits):
        yield from _result(f"{place + 1:2}. ", hit, query.lang, now)
        if reasons:
            yield from (f"      {line}" for line in _reasons(reasons[place]))
    for one in results.alternatives:
        yield f" ~  {one.reason.text(query.lang)}"
        yield from _result("    ", one.hit, query.lang, now)


def _result(mark: str, hit: Hit, lang: str, now: datetime) -> Iterator[str]:
    card = read_card(hit.card, lang, now)
    place = card.place.name if card.place else ""
    yield f"{mark}{card.title}"
    yield f"    {' · '.join(part for part in (card.recurs, place, card.price) if part)}"
    yield f"    {card.source}:{card.source_id}"


def _plan(plan: QueryPlan) -> Iterator[str]:
    if plan.corrected:
        yield f"mended: {plan.corrected.typed} → {plan.corrected.used}"
    for slot in plan.slots:
        yield f"{'must' if slot.hard else 'wish'}: {slot.name}={slot.value} (“{slot.words}”)"
    for slot in plan.dropped:
        yield f"softened: {slot.name}={slot.value}"
    yield from map(_asked, plan.asked)
    if plan.excluded:
        yield f"not: {' '.join(plan.excluded)}"


def _asked(asked: Asked) -> str:
    marks = "".join(f", {name}" for name in ("required", "main") if getattr(asked, name))
    keys = dict.fromkeys(" + ".join(way.keys) for way in asked.ways)
    return f"looked for “{asked.words}”{marks}: {', '.join(keys)}"


def _reasons(one: Explained) -> Iterator[str]:
    yield from _weighed(one.weighed)
    yield from map(_part, one.asked)
    if one.soft:
        yield f"wishes: {', '.join(map(_gave, one.soft))}"


def _weighed(one: Weighed) -> Iterator[str]:
    """The arithmetic of its place, to be done again by hand."""
    if not one.shifts:
        yield f"fit by words {one.fit:.4f}"
        return
    yield f"fit by words {one.fit:.4f} × {one.factor:.4f} = {one.worth:.4f}"
    shifts = [f"{shift.part:+.4f} ({GROUNDS[shift.by]})" for shift in one.shifts if shift.part]
    if shifts:
        yield f"{one.factor:.4f} = 1 {' '.join(shifts)}"


def _part(part: Part) -> str:
    by = [_gave(gave) for gave in part.ways] + (["it lies there"] if part.near else [])
    return f"“{part.words}” {part.score:.2f}: {', '.join(by)}"


def _gave(gave: Gave) -> str:
    way = gave.way
    key = " + ".join(way.keys) + ("…" if way.is_beginning else "")
    return f"{way.field}={key} {gave.score:.2f} (weight {way.weight:.2f})"

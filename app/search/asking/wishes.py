"""What a sentence wishes: filters where there is one, and ways to rank where there is not."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from app.search.asking.plan import Asked, Circle, Limits, Way
from app.search.asking.wish_table import entry_of
from app.search.language import analyser
from app.search.query import SearchQuery
from app.search.understanding import Slot
from app.search.understanding.places import places

IN_WORDS_TOO = ("accessible", "card", "language")
"""Wishes that many feeds answer only in their text."""
MANY = ("price", "kind", "category", "weekday", "daypart", "language", "accessible")
WORD_FIELDS = (("title", 3.0), ("tags", 2.5), ("body", 1.0))
FACT_WEIGHT = 8.0


@dataclass(frozen=True, slots=True)
class Wishes:
    """The wishes of a sentence: filters and limits are kept to, `soft` ranks, `asked` must be found.

    What has an `unwanted` fact is not found. `narrowed`: a filter or limit leaves something out already.
    """

    query: SearchQuery
    limits: Limits = field(default_factory=Limits)
    soft: tuple[Way, ...] = ()
    asked: tuple[Asked, ...] = ()
    unwanted: tuple[Way, ...] = ()
    narrowed: bool = False

    def alone(self) -> tuple[Asked, ...]:
        """What must be found when nothing was asked for but wishes, which rank as well.

        Where a filter narrows the answer already, the rest of it may follow; else one of them must be met.
        """
        return () if self.narrowed or not self.soft else (Asked(self.query.q, self.soft),)


def apply_wishes(query: SearchQuery, slots: Iterable[Slot]) -> Wishes:
    """Apply the slots of a sentence to a query. A filter of the query wins over the sentence."""
    wishes = Wishes(query)
    for slot in slots:
        wishes = _applied(wishes, slot, given=query)
    return wishes


def _applied(wishes: Wishes, slot: Slot, *, given: SearchQuery) -> Wishes:
    if slot.name == "place":
        return _with_place(wishes, slot)
    if slot.name == "age":
        low, _, high = slot.value.partition("..")
        limits = replace(wishes.limits, ages=(int(low), int(high or low)))
        return replace(wishes, limits=limits, narrowed=True)
    if not slot.hard:
        unwanted = (*wishes.unwanted, *_facts(slot, "not"))
        return replace(wishes, soft=(*wishes.soft, *soft_ways(slot)), unwanted=unwanted)
    if getattr(given, slot.name, None):
        return wishes
    return replace(_with_hard(wishes, slot), narrowed=True)


def _with_hard(wishes: Wishes, slot: Slot) -> Wishes:
    query, limits = wishes.query, wishes.limits
    if slot.name in IN_WORDS_TOO and entry_of(slot):
        asked = Asked(slot.words, tuple(soft_ways(slot)), required=True)
        unwanted = (*wishes.unwanted, *_facts(slot, "not"))
        return replace(wishes, asked=(*wishes.asked, asked), unwanted=unwanted)
    if slot.name == "price_max":
        return replace(wishes, limits=replace(limits, price_max=int(slot.value)))
    if slot.name == "card":
        return replace(wishes, limits=replace(limits, signals=(*limits.signals, f"card:{slot.value}")))
    values: Any = slot.value
    if slot.name in MANY:
        values = tuple(dict.fromkeys((*getattr(query, slot.name), *slot.value.split(","))))
    changes: dict[str, Any] = {slot.name: values}
    return replace(wishes, query=replace(query, **changes))


def _with_place(wishes: Wishes, slot: Slot) -> Wishes:
    place = places()[slot.value]
    named = tuple(_word_ways(place.label["fi"].lower(), "fi", ("names", "title", "body", "tags")))
    circle = Circle(place.lat, place.lon, place.radius)
    if slot.hard:
        asked = Asked(slot.words, named, circle=circle, required=True)
        return replace(wishes, asked=(*wishes.asked, asked))
    return replace(wishes, soft=(*wishes.soft, *named))


def soft_ways(slot: Slot) -> list[Way]:
    """Ways to rank by a soft wish: what the table tells of it, or else the filter's own value."""
    entry = entry_of(slot)
    if entry is None:
        fact = [Way(slot.name, (slot.value,), FACT_WEIGHT)] if slot.name in _FACETS else []
        typed = [
            w
            for word in slot.words.lower().split()
            for w in _word_ways(word, "fi", ("title", "tags", "body"))
        ]
        return fact + typed
    ways = [w for word in entry.get("words", ()) for w in _word_ways(word, "fi", ("title", "tags", "body"))]
    ways += [Way("category", (code,), FACT_WEIGHT) for code in entry.get("categories", ())]
    return ways + _facts(slot, "facts")


def _facts(slot: Slot, key: str) -> list[Way]:
    told = (fact.partition("=") for fact in (entry_of(slot) or {}).get(key, ()))
    return [Way(name, (value,), FACT_WEIGHT) for name, _, value in told]


_FACETS = ("audience", "kind", "category", "language", "accessible", "price")


def _word_ways(word: str, lang: str, fields: tuple[str, ...]) -> list[Way]:
    weights = dict(WORD_FIELDS)
    keys = analyser().keys_for(word, lang).lemmas[:1]
    return [Way(name, (key,), weights.get(name, 2.5)) for name in fields for key in keys]

"""Less than a question wishes: its plan without some of the hard wishes and filters."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from app.search.asking.plan import QueryPlan
from app.search.asking.wishes import apply_wishes
from app.search.query import SearchQuery
from app.search.understanding import Slot

GIVEN_UP_FIRST = (
    ("daypart", "weekday", "when"),
    ("place", "near", "radius"),
    ("price", "price_max", "card"),
    ("kind",),
    ("language",),
    ("age", "audience"),
    ("accessible", "companion"),
)
"""Wishes and filters that are given up together, in the order of how little is lost with them."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A plan without the wishes of some names; `gone` is the first of them, or "all"."""

    gone: str
    plan: QueryPlan


def softened(plan: QueryPlan, original: SearchQuery) -> QueryPlan | None:
    """The plan with "this weekend" read as any weekend; None when it was not asked for."""
    slot = next((s for s in plan.slots if s.hard and (s.name, s.value) == ("when", "weekend")), None)
    if slot is None or original.when:
        return None
    others = tuple(s for s in plan.slots if s is not slot)
    soft = _with_slots(plan, original, (*others, replace(slot, name="weekday", value="SA,SU")))
    return replace(soft, dropped=(slot,))


def relaxed(plan: QueryPlan, original: SearchQuery) -> Iterator[Relaxed]:
    """The plan without one group of its hard wishes and filters after another; then without all of them.

    Something always stays: a word, or another wish.
    """
    groups = [group for group in GIVEN_UP_FIRST if _wishes_any(plan, original, group)]
    for group in groups:
        if len(groups) > 1 or has_words(plan):
            yield Relaxed(group[0], _less(plan, original, group))
    if len(groups) > 1 and has_words(plan):
        yield Relaxed("all", without_wishes(plan, original))


def without_wishes(plan: QueryPlan, original: SearchQuery) -> QueryPlan:
    """The plan with nothing but its words, and a category that was chosen."""
    return _less(plan, original, tuple(name for group in GIVEN_UP_FIRST for name in group))


def has_words(plan: QueryPlan) -> bool:
    """Whether something is asked for by words."""
    return any(not one.required for one in plan.asked)


def _wishes_any(plan: QueryPlan, original: SearchQuery, group: tuple[str, ...]) -> bool:
    return any(s.hard and s.name in group for s in plan.slots) or any(n in group for n, _ in original.filters)


def _less(plan: QueryPlan, original: SearchQuery, group: tuple[str, ...]) -> QueryPlan:
    default = SearchQuery()
    names = {field.name for field in fields(SearchQuery)}.intersection(group)
    wider = replace(original, **{name: getattr(default, name) for name in names})
    sort = None if wider.near is None and wider.sort == "distance" else wider.sort
    kept = tuple(s for s in plan.slots if not (s.hard and s.name in group))
    return _with_slots(plan, replace(wider, sort=sort), kept)


def _with_slots(plan: QueryPlan, original: SearchQuery, slots: tuple[Slot, ...]) -> QueryPlan:
    wishes = apply_wishes(replace(original, q=plan.query.q), slots)
    words = tuple(a for a in plan.asked if not a.required)
    return replace(plan, query=wishes.query, limits=wishes.limits, asked=(*words, *wishes.asked), slots=slots)

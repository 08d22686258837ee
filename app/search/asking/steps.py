"""How far to go for an answer: all that was asked, then less, and nothing rather than what does not fit.

The same for every engine: an engine only counts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.search.asking.plan import Asked, QueryPlan
from app.search.asking.relaxing import softened
from app.search.query import SearchQuery

ENOUGH = 3
"""A step with fewer results gives way to the next: that one has these too, and they come first."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of what is asked must be found; `loose` lets weaker ways count."""

    least: int
    loose: bool


EVERYTHING = Reach(least=0, loose=False)
"""Of a question without words."""


@dataclass(frozen=True, slots=True)
class Step:
    """A plan, and how much of it is carried out."""

    plan: QueryPlan
    reach: Reach


@dataclass(frozen=True, slots=True)
class Counting:
    """How many results a step has (`ENOUGH` or more are all the same); whether one asked thing finds any."""

    count: Callable[[Step], int]
    finds: Callable[[Asked], bool]


def first_that_finds(plan: QueryPlan, original: SearchQuery, counting: Counting) -> Step:
    """Everything that was asked; then with compounds' parts; then most of it; then any weekend for this one.

    The strictest step when none finds anything.
    """
    step, count = _best(plan, counting)
    softer = softened(plan, original) if not count else None
    if softer is not None:
        other, count = _best(softer, counting)
        step = other if count else step
    return step


def everything(plan: QueryPlan) -> Step:
    """The strictest step: all that is asked, by the sure ways."""
    return Step(plan, Reach(sum(not one.required for one in plan.asked), loose=False))


def _best(plan: QueryPlan, counting: Counting) -> tuple[Step, int]:
    """The step with the most results, the strictest of those, and how many."""
    best: tuple[Step, int] | None = None
    for step in _steps(plan, counting):
        count = counting.count(step)
        if best is None or count > best[1]:
            best = (step, count)
        if count >= ENOUGH:
            break
    assert best is not None
    return best


def _steps(plan: QueryPlan, counting: Counting) -> Iterator[Step]:
    """The next step is thought of only when those before it did not do."""
    words = [one for one in plan.asked if not one.required]
    yield everything(plan)
    if not words:
        return
    if any(one.loose for one in words):
        yield Step(plan, Reach(len(words), loose=True))
    least = len(words) - 1
    if least >= (len(words) + 1) // 2:
        found = [one for one in words if counting.finds(one)]
        # One word that is left finds anything at all, unless it is the one that the question is about.
        if len(found) >= least and (least > 1 or all(one in found for one in words if one.main)):
            yield Step(plan, Reach(least, loose=True))

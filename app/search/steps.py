"""How far to go for an answer: all that was asked, then less, and nothing rather than what does not fit.

The same for every engine: an engine only counts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.search.plan import Asked, QueryPlan
from app.search.planning import next_to_drop, without
from app.search.query import SearchQuery

ENOUGH = 3
"""A step with fewer results gives way to the next: that one has these too, and they come first."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of what is asked must be found; `loose` lets weaker ways count."""

    least: int
    loose: bool


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
    """Everything that was asked; then with compounds' parts; then most of it; then without a hard wish.

    The strictest step when none finds anything.
    """
    strictest: Step | None = None
    while True:
        best: tuple[int, Step] | None = None
        for step in _steps(plan, counting):
            strictest = strictest or step
            count = counting.count(step)
            if best is None or count > best[0]:
                best = (count, step)
            if count >= ENOUGH:
                break
        assert best is not None
        if best[0]:
            return best[1]
        slot = next_to_drop(plan)
        if slot is None:
            assert strictest is not None
            return strictest
        plan = without(plan, original, slot)


def _steps(plan: QueryPlan, counting: Counting) -> Iterator[Step]:
    """The next step is thought of only when those before it did not do."""
    words = [one for one in plan.asked if not one.required]
    everything = len(words)
    yield Step(plan, Reach(everything, loose=False))
    if not words:
        return
    yield Step(plan, Reach(everything, loose=True))
    least = everything - 1
    if least >= (everything + 1) // 2 and sum(map(counting.finds, words)) >= least:
        yield Step(plan, Reach(least, loose=True))

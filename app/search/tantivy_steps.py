"""How far to go for an answer: all that was asked, then less, and nothing rather than what does not fit."""

from dataclasses import dataclass
from datetime import datetime

import tantivy

from app.search.plan import Asked, QueryPlan
from app.search.planning import next_to_drop, without
from app.search.query import SearchQuery
from app.search.tantivy_query import Reach, asked_query, build_query


@dataclass(frozen=True, slots=True)
class Step:
    """A query that finds something, or the strictest one when none does; and the plan that it carries out."""

    query: tantivy.Query
    plan: QueryPlan


ENOUGH = 3
"""A step with fewer results gives way to the next: that one has these too, and they come first."""


def first_that_finds(
    searcher: tantivy.Searcher, plan: QueryPlan, original: SearchQuery, now: datetime
) -> Step:
    """Everything that was asked; then with compounds' parts; then most of it; then without a hard wish."""
    strictest: Step | None = None
    while True:
        best: tuple[int, Step] | None = None
        for step in _steps(searcher, plan, now):
            strictest = strictest or step
            count = _count(searcher, step.query)
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


def _count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    return len(searcher.search(query, ENOUGH, count=False).hits)


def _steps(searcher: tantivy.Searcher, plan: QueryPlan, now: datetime) -> list[Step]:
    words = [one for one in plan.asked if not one.required]
    everything = len(words)
    steps = [(everything, False)]
    if words:
        found = sum(_finds(searcher, one) for one in words)
        steps.append((everything, True))
        steps += [
            (least, True) for least in (everything - 1,) if least >= (everything + 1) // 2 and found >= least
        ]
    return [
        Step(build_query(searcher, plan, now, Reach(least, loose=loose)), plan)
        for least, loose in steps
        if least > 0 or not words
    ]


def _finds(searcher: tantivy.Searcher, asked: Asked) -> bool:
    return bool(searcher.search(asked_query(searcher, asked, loose=True), 1, count=False).hits)

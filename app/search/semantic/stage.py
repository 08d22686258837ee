"""The last stage of a search: when the answer has little, what is alike in meaning, apart from it.

It takes nothing from the answer and adds nothing to it. The engine lets through only what fits the filters,
the hard wishes and the excluded words of the question, so that nothing is shown that was asked not to be.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.search.asking.plan import QueryPlan
from app.search.asking.relaxing import has_words
from app.search.asking.steps import EVERYTHING, Step
from app.search.engine import Hit, SearchResults
from app.search.semantic.nearest import Nearest

FEW, MOST = 5, 5


@dataclass(frozen=True, slots=True)
class Stage:
    """What is alike in meaning."""

    nearest: Nearest

    def similar(
        self, found: SearchResults, plan: QueryPlan, carry_out: Callable[[Step], SearchResults]
    ) -> tuple[Hit, ...]:
        """At most `MOST` listings that are near to a question and neither results nor alternatives.

        `plan` has all that the question wishes, whatever `found` had to give up of it.
        """
        if not _is_wanted(found, plan):
            return ()
        shown = {str(hit.card["id"]) for hit in (*found.hits, *(other.hit for other in found.alternatives))}
        near = [identity for identity in self.nearest.to(plan.query.q) if identity not in shown]
        if not near:
            return ()
        hits = {str(hit.card["id"]): hit for hit in carry_out(_among(plan, tuple(near))).hits}
        return tuple(hits[identity] for identity in near if identity in hits)[:MOST]


def _is_wanted(found: SearchResults, plan: QueryPlan) -> bool:
    """Whether the whole answer is here and is small, and the question says what it is about."""
    few = found.total < FEW and found.total == len(found.hits) and plan.query.page == 1
    return few and has_words(plan) and plan.names_subject


def _among(plan: QueryPlan, ids: tuple[str, ...]) -> Step:
    """All that a plan wishes but its words, among some listings."""
    return Step(
        replace(
            plan,
            query=replace(plan.query, limit=len(ids), page=1),
            asked=tuple(one for one in plan.asked if one.required),
            soft=(),
            limits=replace(plan.limits, ids=ids),
        ),
        EVERYTHING,
    )

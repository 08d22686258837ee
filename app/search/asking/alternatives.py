"""What is nearest to a question that nothing answers: the same thing otherwise, or a thing like it.

Every alternative shares the subject with the question, or a concept that is next to it. A question of which
nobody knows the words has none: an empty answer is better than rows that have nothing to do with it.
The same for every engine: an engine only carries out plans.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.search.asking.likeness import likenesses
from app.search.asking.plan import Asked, QueryPlan
from app.search.asking.relaxing import Relaxed, has_words, relaxed, without_wishes
from app.search.asking.steps import Step, everything
from app.search.engine import Alternative, SearchResults
from app.search.query import SearchQuery
from app.search.shown.reasons import Reason

MOST, ENOUGH = 5, 3
SURE_FIELDS = frozenset({"title", "tags", "names", "category", "parts", "surface"})
CarryOut = Callable[[Step], SearchResults]


@dataclass(frozen=True, slots=True)
class _Way:
    """A step that may find something near, and why that is shown. What is only alike gives way sooner."""

    step: Step
    reason: Reason
    same_subject: bool = False


def alternatives_to(plan: QueryPlan, original: SearchQuery, carry_out: CarryOut) -> tuple[Alternative, ...]:
    """At most `MOST` alternatives to a plan that found nothing, the nearest first."""
    found: dict[str, Alternative] = {}
    for way in _ways(plan, original):
        if len(found) >= (MOST if way.same_subject else ENOUGH):
            break
        step = replace(way.step, plan=_first_page(way.step.plan))
        for hit in carry_out(step).hits:
            found.setdefault(str(hit.card["id"]), Alternative(hit, way.reason))
    return tuple(found.values())[:MOST]


def _ways(plan: QueryPlan, original: SearchQuery) -> Iterator[_Way]:
    for less in relaxed(plan, original):
        yield _Way(everything(_surely(less.plan)), _reason(less, plan), same_subject=True)
    free = without_wishes(plan, original)
    for like in likenesses(plan.asked, original.lang):
        at_place = replace(free, asked=(like.asked, *_places(plan)))
        if len(at_place.asked) > 1:
            yield _Way(everything(at_place), Reason("like_here", like=like.words))
        yield _Way(everything(replace(free, asked=(like.asked,))), Reason("like", like=like.words))


def _surely(plan: QueryPlan) -> QueryPlan:
    """The plan by sure ways alone: that a text mentions a thing does not make it the listing's subject."""
    return replace(plan, asked=tuple(_by_sure_ways(one) for one in plan.asked))


def _by_sure_ways(asked: Asked) -> Asked:
    sure = tuple(way for way in asked.ways if way.field in SURE_FIELDS)
    return replace(asked, ways=sure) if sure and not asked.required else asked


def _reason(less: Relaxed, plan: QueryPlan) -> Reason:
    return Reason(less.gone, named=has_words(plan) and plan.names_subject)


def _places(plan: QueryPlan) -> tuple[Asked, ...]:
    return tuple(one for one in plan.asked if one.required and one.circle is not None)


def _first_page(plan: QueryPlan) -> QueryPlan:
    return replace(plan, query=replace(plan.query, limit=MOST, page=1))

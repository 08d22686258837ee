"""From a question to the whole answer: what was found, what may have been meant, and what is near.

The same for every engine: an engine counts and carries out steps.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from app.search.asking.alternatives import alternatives_to
from app.search.asking.plan import DidYouMean, QueryPlan
from app.search.asking.planning import as_a_name, in_parts, plan_query
from app.search.asking.steps import Counting, Step, everything, first_that_finds
from app.search.engine import SearchResults
from app.search.finnish.words import words_of
from app.search.last_stage import LastStage
from app.search.mistakes.spelling import Spelling
from app.search.query import SearchQuery

FEW = 2
"""So few results make one ask whether another word was meant."""


@dataclass(frozen=True, slots=True)
class Able:
    """What an engine can do with the steps of one question. `stage`, if any, comes after all others."""

    counting: Counting
    carry_out: Callable[[Step], SearchResults]
    stage: LastStage | None = None


def answer(query: SearchQuery, now: datetime, spelling: Spelling | None, able: Able) -> SearchResults:
    """Answer a question. `spelling` of None mends nothing."""
    plan = plan_query(query, now, spelling)
    found = _found(query, plan, able)
    if plan.corrected and not found.total:  # what was typed may be found by its stem, or as a beginning
        typed = plan_query(replace(query, exact=True), now)
        as_typed = _found(query, typed, able)
        plan, found = (typed, as_typed) if as_typed.total else (plan, found)
    if spelling is not None and not query.exact and found.total <= FEW and not found.plan.corrected:
        found = replace(found, did_you_mean=_meant(found, spelling))
    if not found.total:
        found = replace(found, alternatives=alternatives_to(found.plan, query, able.carry_out))
    if able.stage is None or query.exact:  # just these words: nothing else is wanted
        return found
    return replace(found, similar=able.stage.similar(found, plan, able.carry_out))


def _found(query: SearchQuery, plan: QueryPlan, able: Able) -> SearchResults:
    step = first_that_finds(plan, query, able.counting)
    if not able.counting.count(step):
        others = (in_parts(plan), as_a_name(plan, query) if plan.slots else None)
        steps = (everything(other) for other in others if other is not None)
        step = next((other for other in steps if able.counting.count(other)), step)
    return replace(able.carry_out(step), plan=step.plan, reach=step.reach)


def _meant(results: SearchResults, spelling: Spelling) -> DidYouMean | None:
    """The first word of the question that stands beside one that may have been meant."""
    question = results.plan.query.q
    for word in (w for asked in results.plan.asked if not asked.required for w in words_of(asked.words)):
        meant = spelling.meant_beside(word, found=results.total > 0)
        if meant is not None:
            other = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", meant, question, flags=re.IGNORECASE)
            return DidYouMean(word, meant, other)
    return None

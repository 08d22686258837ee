"""The order by fit. Meilisearch ranks by words; the rest of what is found follows: nothing is lost."""

from typing import Any

from app.search.meilisearch_filter import all_of, ways_filter
from app.search.plan import Asked, QueryPlan, Way

STRONG = 2.0
"""A way of this weight tells that a listing is about the thing: a meaning of its title or tags."""
WORDS, SOFT_WORDS, ABOUT, SOFT, REST = 1.0, 1.3, 0.4, 0.2, 0.0
"""What a match is worth beside a match by all words. A result counts by its best."""


def ranked_queries(plan: QueryPlan, expression: str) -> list[dict[str, Any]]:
    """Queries to federate: each lets through some of what `expression` does, the last one all of it."""
    words = [asked for asked in plan.asked if not asked.required]
    text = " ".join(_main_keys(asked) for asked in words).strip()
    soft = all_of([expression, ways_filter(plan.soft)]) if plan.soft else ""
    queries = []
    if text:
        queries.append(_query(text, expression, WORDS))
        queries += [_query(text, soft, SOFT_WORDS)] if soft else []
    strong = [[way for way in one.ways if way.weight >= STRONG] for one in words]
    if words and all(strong):
        queries.append(_query("", all_of([expression, *map(ways_filter, strong)]), ABOUT))
    if soft:
        queries.append(_query("", soft, SOFT))
    return [*queries, _query("", expression, REST)]


def _query(text: str, expression: str, weight: float) -> dict[str, Any]:
    return {
        "q": text,
        "filter": expression,
        "matchingStrategy": "frequency",
        "locales": ["fin"],
        "federationOptions": {"weight": weight},
    }


def _main_keys(asked: Asked) -> str:
    """The keys that most likely are the word that was meant."""
    titles: list[Way] = [way for way in asked.ways if way.field == "title"]
    best = max(titles, key=lambda way: way.weight, default=None)
    return " ".join(best.keys) if best else ""

"""One page of results out of Meilisearch, in the order that was asked for."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from app.search.distance import distance_m
from app.search.engine import Hit
from app.search.fitting import MAX_FITTED, asks_for_times, in_time_order
from app.search.meilisearch_ranking import ranked_queries
from app.search.meilisearch_server import Questions
from app.search.plan import QueryPlan
from app.search.query import SearchQuery

Found = Sequence[Mapping[str, Any]]


def page_of_hits(questions: Questions, plan: QueryPlan, expression: str, now: datetime) -> tuple[Hit, ...]:
    """The page that the plan's query asks for, of what the filter expression lets through."""
    query = plan.query
    if query.near is None and query.order == "time" and asks_for_times(query) and query.offset < MAX_FITTED:
        return _fitted(questions, query, expression, now)
    if query.order == "relevance" and (plan.asked or plan.soft):
        ranked = ranked_queries(plan, expression)
        found = questions.ask_merged(ranked, limit=query.limit, offset=query.offset)
    else:
        asked = _sorted(query, expression, limit=query.limit, offset=query.offset)
        (found,) = questions.ask(asked)
    return tuple(_hit(one, query.near) for one in found["hits"])


def _fitted(questions: Questions, query: SearchQuery, expression: str, now: datetime) -> tuple[Hit, ...]:
    (found,) = questions.ask(_sorted(query, expression, limit=MAX_FITTED, offset=0))
    cards = in_time_order([_card(one) for one in found["hits"]], query, now)
    return tuple(Hit(card) for card in cards[query.offset : query.offset + query.limit])


def _sorted(query: SearchQuery, expression: str, *, limit: int, offset: int) -> dict[str, Any]:
    order = ["id:asc"]
    if query.order == "time":
        order = ["next_start:asc", *order]
    elif query.order == "distance" and query.near is not None:
        lat, lon = query.near
        order = [f"_geoPoint({lat:.7f}, {lon:.7f}):asc", *order]
    return {"filter": expression, "sort": order, "limit": limit, "offset": offset}


def _card(found: Mapping[str, Any]) -> Mapping[str, Any]:
    card: Mapping[str, Any] = orjson.loads(found["card"])
    return card


def _hit(found: Mapping[str, Any], near: tuple[float, float] | None) -> Hit:
    lat, lon = found.get("lat"), found.get("lon")
    if near is None or lat is None or lon is None:
        return Hit(_card(found))
    return Hit(_card(found), round(distance_m(near, (lat, lon))))

"""One page of results out of tantivy."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
import tantivy

from app.search.asking.plan import QueryPlan
from app.search.embedded.order import WINDOW, Found, in_order, look_up
from app.search.engine import FACETS
from app.search.fitting import MAX_FITTED, asks_for_times, in_time_order

MAX_FACET_VALUES = 500
Facets = dict[str, dict[str, int]]
"""Facet → value → how many."""


def page_of_cards(
    searcher: tantivy.Searcher, found: Found, plan: QueryPlan, now: datetime
) -> list[Mapping[str, Any]]:
    """Cards of the page that the plan's query asks for.

    When certain times are asked for, the index's order (by the next time of all) is not the order of
    the times that fit: the first results are put into that order here, as far as anyone pages.
    """
    query, end = plan.query, plan.query.offset + plan.query.limit
    refitted = found.by_time and asks_for_times(query) and query.offset < MAX_FITTED
    addresses = in_order(searcher, found, now, plan.centre, WINDOW if refitted else end)
    if end > WINDOW and found.total > WINDOW:
        further = look_up(searcher, found.query, by_time=found.by_time, limit=end - WINDOW, offset=WINDOW)
        addresses += [address for _, address in further.hits]
    if not refitted:
        return [card_at(searcher, address) for address in addresses[query.offset : end]]
    cards = [card_at(searcher, address) for address in addresses]
    ordered = [*in_time_order(cards[:MAX_FITTED], query, now), *cards[MAX_FITTED:]]
    return ordered[query.offset : end]


def facets_of(searcher: tantivy.Searcher, query: tantivy.Query) -> Facets:
    """How many results have each value of each facet."""
    asked = {name: {"terms": {"field": name, "size": MAX_FACET_VALUES}} for name in FACETS}
    answer = searcher.aggregate(query, asked)
    return {name: {b["key"]: b["doc_count"] for b in answer[name]["buckets"]} for name in FACETS}


def card_at(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Mapping[str, Any]:
    """The card that the index keeps of a document."""
    stored = searcher.doc(address).get_first("card")
    assert stored is not None
    card: dict[str, Any] = orjson.loads(stored)
    return card

"""Reading results out of tantivy."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
import tantivy

from app.search.engine import FACETS
from app.search.fitting import MAX_FITTED, asks_for_times, in_time_order
from app.search.query import SearchQuery

MAX_FACET_VALUES = 500


def ranked(
    searcher: tantivy.Searcher, query: tantivy.Query, *, order: str, limit: int, offset: int = 0
) -> tuple[list[tantivy.DocAddress], int]:
    """Addresses of one page of results, by `time` or else by fit, and how many there are in all."""
    if order == "time":
        found = searcher.search(
            query, limit, count=True, offset=offset, order_by_field="next_start", order=tantivy.Order.Asc
        )
    else:
        found = searcher.search(query, limit, count=True, offset=offset)
    total: int = found.count  # type: ignore[attr-defined]  # missing from the stubs of the wheel
    return [address for _, address in found.hits], total


def page_of_cards(
    searcher: tantivy.Searcher, built: tantivy.Query, query: SearchQuery, now: datetime
) -> tuple[list[Mapping[str, Any]], int]:
    """Cards of one page, and how many results there are.

    When certain times are asked for, the index's order (by the next time of all) is not the order of
    the times that fit: the first results are put into that order here, as far as anyone pages.
    """
    fitted = query.order == "time" and asks_for_times(query)
    if not fitted or query.offset >= MAX_FITTED:
        addresses, total = ranked(searcher, built, order=query.order, limit=query.limit, offset=query.offset)
        return [card_at(searcher, address) for address in addresses], total
    addresses, total = ranked(searcher, built, order=query.order, limit=MAX_FITTED)
    cards = in_time_order([card_at(searcher, address) for address in addresses], query, now)
    return cards[query.offset : query.offset + query.limit], total


def facets_of(searcher: tantivy.Searcher, query: tantivy.Query) -> dict[str, dict[str, int]]:
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

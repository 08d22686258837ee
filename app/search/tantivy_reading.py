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
    """Addresses of one page of results, by `time` or else by fit, and how many there are in all.

    Equal results are ordered by their key as far as anyone pages. tantivy's own order of them is that of its
    segments, which a merge changes: a result could be met on two pages, and another on none.
    """
    end, addresses = offset + limit, []
    hits, total = _hits(searcher, query, order, limit=MAX_FITTED)
    if offset < MAX_FITTED:
        sign = 1 if order == "time" else -1
        keys = searcher.fast_field_values("key", [address for _, address in hits])
        ordered = sorted(zip(hits, keys, strict=True), key=lambda one: (sign * one[0][0], one[1]))
        addresses = [address for (_, address), _ in ordered[offset:end]]
    if end > MAX_FITTED and total > MAX_FITTED:
        after = max(offset, MAX_FITTED)
        further, _ = _hits(searcher, query, order, limit=end - after, offset=after)
        addresses += [address for _, address in further]
    return addresses, total


def _hits(
    searcher: tantivy.Searcher, query: tantivy.Query, order: str, *, limit: int, offset: int = 0
) -> tuple[list[tuple[Any, tantivy.DocAddress]], int]:
    if order == "time":
        found = searcher.search(
            query, limit, count=True, offset=offset, order_by_field="next_start", order=tantivy.Order.Asc
        )
    else:
        found = searcher.search(query, limit, count=True, offset=offset)
    total: int = found.count  # type: ignore[attr-defined]  # missing from the stubs of the wheel
    return list(found.hits), total


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
    end = query.offset + query.limit
    addresses, total = ranked(searcher, built, order=query.order, limit=max(MAX_FITTED, end))
    cards = [card_at(searcher, address) for address in addresses]
    ordered = [*in_time_order(cards[:MAX_FITTED], query, now), *cards[MAX_FITTED:]]
    return ordered[query.offset : end], total


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

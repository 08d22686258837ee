"""Results near a place: by distance, or with their distance told."""

from datetime import datetime
from operator import itemgetter

import tantivy

from app.search.distance import UNKNOWN
from app.search.engine import Hit, SearchResults
from app.search.query import MAX_DEPTH, SearchQuery
from app.search.tantivy_order import Found, in_order, look_up, metres_to
from app.search.tantivy_reading import card_at, facets_of
from app.search.tantivy_schema import schema

Measured = tuple[float, tantivy.DocAddress]
"""How many metres away, and what: there may be very many."""


def near_hits(searcher: tantivy.Searcher, found: Found, query: SearchQuery, now: datetime) -> SearchResults:
    """Measure every result; keep those within the radius, in the order that was asked for.

    What has no position is left out when a radius is set, and comes last by distance otherwise.
    """
    assert query.near is not None
    if found.total > len(found.hits):
        found = look_up(searcher, found.query, by_time=found.by_time, limit=MAX_DEPTH)
    addresses = in_order(searcher, found, now, query.near)
    measured = list(zip(metres_to(searcher, addresses, query.near), addresses, strict=True))
    total, exact = found.total, found.query
    if query.radius is not None:
        outside = [address for metres, address in measured if metres > query.radius]
        measured = [one for one in measured if one[0] <= query.radius]
        total, exact = len(measured), _without(searcher, found.query, outside)
    if query.order == "distance":
        measured.sort(key=itemgetter(0))  # of equals, the better stays first
    page = measured[query.offset : query.offset + query.limit]
    return SearchResults(tuple(_hit(searcher, m) for m in page), total, facets_of(searcher, exact))


def _without(
    searcher: tantivy.Searcher, query: tantivy.Query, outside: list[tantivy.DocAddress]
) -> tantivy.Query:
    """The query less what lies in the box around the circle, but not in the circle."""
    if not outside:
        return query
    keys = searcher.fast_field_values("key", outside)
    left_out = tantivy.Query.term_set_query(schema(), "key", keys)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.MustNot, left_out)])


def _hit(searcher: tantivy.Searcher, measured: Measured) -> Hit:
    metres, address = measured
    return Hit(card_at(searcher, address), None if metres == UNKNOWN else round(metres))

"""Results near a place: by distance, or with their distance told."""

from collections import Counter
from datetime import datetime
from operator import itemgetter

import tantivy

from app.search.distance import UNKNOWN
from app.search.embedded.order import Found, in_order, look_up, metres_to, numbers
from app.search.embedded.queries import any_of
from app.search.embedded.reading import Facets, card_at, facets_of
from app.search.engine import Hit, SearchResults
from app.search.query import MAX_DEPTH, SearchQuery

Measured = tuple[float, tantivy.DocAddress]
"""How many metres away, and what: there may be very many."""


def near_hits(
    searcher: tantivy.Searcher, found: Found, facets: Facets, query: SearchQuery, now: datetime
) -> SearchResults:
    """Measure every result; keep those within the radius, in the order that was asked for.

    What has no position is left out when a radius is set, and comes last by distance otherwise.
    """
    assert query.near is not None
    if found.total > len(found.hits):
        found = look_up(searcher, found.query, by_time=found.by_time, limit=MAX_DEPTH)
    addresses = in_order(searcher, found, now, query.near)
    measured = list(zip(metres_to(searcher, addresses, query.near), addresses, strict=True))
    total = found.total
    if query.radius is not None:
        outside = [address for metres, address in measured if metres > query.radius]
        measured = [one for one in measured if one[0] <= query.radius]
        total, facets = len(measured), _without(searcher, facets, outside)
    if query.order == "distance":
        measured.sort(key=itemgetter(0))  # of equals, the better stays first
    page = measured[query.offset : query.offset + query.limit]
    return SearchResults(tuple(_hit(searcher, m) for m in page), total, facets)


def _without(searcher: tantivy.Searcher, facets: Facets, outside: list[tantivy.DocAddress]) -> Facets:
    """Facets less those of what lies in the box around the circle, but not in the circle."""
    if not outside:
        return facets
    less = facets_of(searcher, any_of("key", numbers(searcher, "key", outside)))
    rest = {name: Counter(counts) - Counter(less[name]) for name, counts in facets.items()}
    return {name: dict(counts.most_common()) for name, counts in rest.items()}


def _hit(searcher: tantivy.Searcher, measured: Measured) -> Hit:
    metres, address = measured
    return Hit(card_at(searcher, address), None if metres == UNKNOWN else round(metres))

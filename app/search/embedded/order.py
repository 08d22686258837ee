"""The order of what tantivy found, the same however its segments lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

import tantivy

from app.search.distance import Point, distances_m
from app.search.query import MAX_DEPTH
from app.search.ranking import RANKED, Candidates, best_first

WINDOW = 500
"""As far as anyone pages: so many results are put in order here.

tantivy's own order of equal results is that of its segments, which a merge changes: a result could be met on
two pages, and another on none.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds: its best `hits`, each with its score (by time: its moment), and how many in all."""

    query: tantivy.Query
    by_time: bool
    hits: Sequence[tuple[float, tantivy.DocAddress]]
    total: int


def look_up(
    searcher: tantivy.Searcher, query: tantivy.Query, *, by_time: bool, limit: int = WINDOW, offset: int = 0
) -> Found:
    """Find, the earliest or the best first."""
    if by_time:
        result = searcher.search(
            query, limit, count=True, offset=offset, order_by_field="next_start", order=tantivy.Order.Asc
        )
    else:
        result = searcher.search(query, limit, count=True, offset=offset)
    total: int = result.count  # type: ignore[attr-defined]  # missing from the stubs of the wheel
    return Found(query, by_time, result.hits, total)


def in_order(
    searcher: tantivy.Searcher,
    found: Found,
    now: datetime,
    centre: Point | None = None,
    most: int = MAX_DEPTH,
) -> list[tantivy.DocAddress]:
    """Addresses of the hits that were looked up: the first by all reasons, the others by time or fit.

    As many as there are, or `most` at least: a page needs no more of them in order.
    """
    hits = _first(found.hits, max(most, RANKED))
    if not found.by_time and len(hits) <= RANKED:
        return _by_all_reasons(searcher, hits, now, centre)
    sign = 1 if found.by_time else -1
    keys = numbers(searcher, "key", [address for _, address in hits])
    rows = sorted((sign * score, key, address) for (score, address), key in zip(hits, keys, strict=True))
    if found.by_time:
        return [address for _, _, address in rows]
    best = [(-score, address) for score, _, address in rows[:RANKED]]
    return [
        *_by_all_reasons(searcher, best, now, centre),
        *(row[2] for row in islice(rows, RANKED, None)),
    ]


def _first(
    hits: Sequence[tuple[float, tantivy.DocAddress]], most: int
) -> Sequence[tuple[float, tantivy.DocAddress]]:
    """The first so many, and those that are equal to the last of them."""
    if len(hits) <= most:
        return hits
    last = hits[most - 1][0]
    return hits[: next((n for n in range(most, len(hits)) if hits[n][0] != last), len(hits))]


def _by_all_reasons(
    searcher: tantivy.Searcher,
    hits: Sequence[tuple[float, tantivy.DocAddress]],
    now: datetime,
    centre: Point | None,
) -> list[tantivy.DocAddress]:
    addresses = [address for _, address in hits]
    candidates = Candidates(
        scores=[score for score, _ in hits],
        ids=numbers(searcher, "key", addresses),
        starts=numbers(searcher, "next_start", addresses),
        checked=numbers(searcher, "checked", addresses),
        eases=numbers(searcher, "ease", addresses),
        metres=metres_to(searcher, addresses, centre) if centre else None,
    )
    return [addresses[position] for position in best_first(candidates, now)]


def numbers(searcher: tantivy.Searcher, name: str, addresses: Sequence[tantivy.DocAddress]) -> list[int]:
    """A number of each, that every document has."""
    values: list[int] = searcher.fast_field_values(name, list(addresses))  # type: ignore[assignment]  # none is None
    return values


def metres_to(
    searcher: tantivy.Searcher, addresses: Sequence[tantivy.DocAddress], point: Point
) -> list[float]:
    """How far each is; infinite where no position is known."""
    lats, lons = (searcher.fast_field_values(name, list(addresses)) for name in ("lat", "lon"))
    return distances_m(point, lats, lons)

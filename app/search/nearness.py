"""Distances: results near a place, by distance or with their distance told."""

import math
from dataclasses import dataclass

import tantivy

from app.search.distance import distance_m
from app.search.engine import Hit, SearchResults
from app.search.query import MAX_DEPTH, SearchQuery
from app.search.tantivy_reading import card_at, facets_of, ranked
from app.search.tantivy_schema import schema

FAR = math.inf


@dataclass(frozen=True, slots=True)
class _Measured:
    rank: int
    distance: float
    address: tantivy.DocAddress


def near_hits(searcher: tantivy.Searcher, built: tantivy.Query, query: SearchQuery) -> SearchResults:
    """Measure every result; keep those within the radius, in the order that was asked for.

    What has no position is left out when a radius is set, and comes last by distance otherwise.
    """
    assert query.near is not None
    addresses, total = ranked(searcher, built, order=query.order, limit=MAX_DEPTH)
    measured = _measure(searcher, addresses, query.near)
    if query.radius is not None:
        measured = [m for m in measured if m.distance <= query.radius]
        total = len(measured)
        built = _exactly(searcher, measured)
    if query.order == "distance":
        measured.sort(key=lambda m: (m.distance, m.rank))
    page = measured[query.offset : query.offset + query.limit]
    return SearchResults(tuple(_hit(searcher, m) for m in page), total, facets_of(searcher, built))


def _measure(
    searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress], near: tuple[float, float]
) -> list[_Measured]:
    lats = searcher.fast_field_values("lat", addresses)
    lons = searcher.fast_field_values("lon", addresses)
    return [
        _Measured(rank, FAR if lat is None or lon is None else distance_m(near, (lat, lon)), address)
        for rank, (lat, lon, address) in enumerate(zip(lats, lons, addresses, strict=True))
    ]


def _exactly(searcher: tantivy.Searcher, measured: list[_Measured]) -> tantivy.Query:
    keys = searcher.fast_field_values("key", [m.address for m in measured])
    return tantivy.Query.term_set_query(schema(), "key", keys) if keys else tantivy.Query.empty_query()


def _hit(searcher: tantivy.Searcher, measured: _Measured) -> Hit:
    return Hit(
        card_at(searcher, measured.address), None if measured.distance == FAR else round(measured.distance)
    )

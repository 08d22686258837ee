"""A `QueryPlan` as tantivy understands it."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

import tantivy
from tantivy import FieldType, Occur, Query

from app.core.clock import local_day
from app.search.asking.plan import Asked, Circle, QueryPlan, Way
from app.search.asking.steps import Reach
from app.search.bounds import bounds_of
from app.search.embedded.schema import KEYWORD_FIELDS, schema
from app.search.facts.time_tokens import asked_tokens
from app.search.query import SearchQuery

FACET_FILTERS = ("kind", "category", "price", "audience", "language", "accessible")
TIE = 0.25
SOFT_WEIGHT = 1.0
PLACE_WEIGHT = 1.0
MAX_BEGINNINGS = 60
EXCLUDED_FIELDS = ("title", "tags")
Clause = tuple[Occur, Query]


def build_query(searcher: tantivy.Searcher, plan: QueryPlan, now: datetime, reach: Reach) -> Query:
    """All filters; what is required; of the rest as much as `reach` says; soft wishes on top."""
    clauses = [*_filters(plan.query, now), *_limits(plan)]
    clauses += [(Occur.Must, asked_query(searcher, one)) for one in plan.asked if one.required]
    words = [asked_query(searcher, one, loose=reach.loose) for one in plan.asked if not one.required]
    if words:
        clauses.append((Occur.Must, Query.boolean_query([(Occur.Should, w) for w in words], reach.least)))
    if not clauses:
        clauses.append((Occur.Must, Query.const_score_query(Query.all_query(), 0.0)))
    if plan.soft:
        soft = Query.boolean_query([(Occur.Should, one) for one in _queries(searcher, plan.soft)])
        clauses.append((Occur.Should, Query.boost_query(soft, SOFT_WEIGHT)))
    excluded = [_over(now)]
    excluded += [Query.term_query(schema(), f, key) for key in plan.excluded for f in EXCLUDED_FIELDS]
    excluded += [Query.term_query(schema(), way.field, way.keys[0]) for way in plan.unwanted]
    clauses.extend((Occur.MustNot, one) for one in excluded)
    return Query.boolean_query(clauses)


def asked_query(searcher: tantivy.Searcher, asked: Asked, *, loose: bool = False) -> Query:
    """Anything that finds one thing that was asked for."""
    ways = _queries(searcher, (*asked.ways, *(asked.loose if loose else ())))
    if asked.circle is not None:
        ways.append(Query.const_score_query(_all(_box(asked.circle)), PLACE_WEIGHT))
    return Query.disjunction_max_query(ways, TIE) if ways else Query.empty_query()


def _over(now: datetime) -> Query:
    """Few are over: leaving those out costs less than to look at each whether it lies ahead."""
    return _range("last_end", high=int(now.timestamp()) - 1)


def any_of(field: str, values: Iterable[str | int]) -> Query:
    """What has any of the values; tantivy's own set of terms takes twice to four times as long."""
    terms = [Query.term_query(schema(), field, value) for value in values]
    return Query.boolean_query([(Occur.Should, term) for term in terms]) if terms else Query.empty_query()


def _queries(searcher: tantivy.Searcher, ways: Iterable[Way]) -> list[Query]:
    """The ways that can find anything in this index: most of what an everyday word may mean is not there."""
    return [
        _beginning(searcher, way) if way.is_beginning else _way(way)
        for way in ways
        if way.is_beginning or _is_there(searcher, way)
    ]


def _is_there(searcher: tantivy.Searcher, way: Way) -> bool:
    if len(way.keys) == 1:  # nearly always, and asked some hundred times for a question
        return searcher.doc_freq(way.field, way.keys[0]) > 0
    return all(searcher.doc_freq(way.field, key) for key in way.keys)


def _beginning(searcher: tantivy.Searcher, way: Way) -> Query:
    found = searcher.terms_with_prefix(way.field, way.keys[0], None, MAX_BEGINNINGS)
    return Query.const_score_query(any_of(way.field, [term for term, _ in found]), way.weight)


@lru_cache(maxsize=20_000)
def _way(way: Way) -> Query:
    terms = [Query.term_query(schema(), way.field, key) for key in way.keys]
    query = terms[0] if len(terms) == 1 else _all(terms)
    if way.field in KEYWORD_FIELDS:
        return Query.const_score_query(query, way.weight)
    return Query.boost_query(query, way.weight)


def _all(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _filters(query: SearchQuery, now: datetime) -> list[Clause]:
    filters: list[Query] = []
    for name in FACET_FILTERS:
        values = getattr(query, name)
        if values:
            filters.append(any_of(name, values))
    if query.companion:
        filters.append(Query.term_query(schema(), "companion", "yes"))
    tokens = asked_tokens(query, local_day(now))
    if tokens is not None:
        filters.append(any_of("times", tokens))
    if query.near is not None and query.radius is not None:
        filters.extend(_box(Circle(*query.near, query.radius)))
    return [(Occur.Must, Query.const_score_query(f, 0.0)) for f in filters]


def _limits(plan: QueryPlan) -> list[Clause]:
    limits = plan.limits
    filters = [Query.term_query(schema(), "signals", signal) for signal in limits.signals]
    if limits.price_max is not None:
        filters.append(_range("price_from", high=float(limits.price_max)))
    if limits.ages is not None:
        filters += [_range("age_min", high=limits.ages[1]), _range("age_max", low=limits.ages[0])]
    if limits.ids:
        filters.append(any_of("id", limits.ids))
    return [(Occur.Must, Query.const_score_query(f, 0.0)) for f in filters]


def _range(field: str, *, low: float | None = None, high: float | None = None) -> Query:
    kind = FieldType.Float if isinstance(low if low is not None else high, float) else FieldType.Integer
    return Query.range_query(schema(), field, kind, lower_bound=low, upper_bound=high)


def _box(circle: Circle) -> list[Query]:
    south, north, west, east = bounds_of(circle)
    return [
        Query.range_query(schema(), "lat", FieldType.Float, lower_bound=south, upper_bound=north),
        Query.range_query(schema(), "lon", FieldType.Float, lower_bound=west, upper_bound=east),
    ]

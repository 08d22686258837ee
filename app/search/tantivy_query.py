"""A `SearchQuery` as tantivy understands it."""

import math
import re
from datetime import datetime

import tantivy
from tantivy import FieldType, Occur, Query

from app.core.clock import local_day
from app.search.analysis import STOP_WORDS, fold, query_keys, words_of
from app.search.query import SearchQuery
from app.search.tantivy_schema import schema
from app.search.time_tokens import asked_tokens

WEIGHTS = {"title": 6.0, "tags": 4.0, "names": 2.0, "body": 1.0}
BEGINNING_WEIGHT = 1.5
MIN_BEGINNING = 3
MAX_WORDS = 12
METRES_PER_DEGREE = 111_000.0  # a little too few: the box must hold the whole circle
FACET_FILTERS = ("kind", "category", "price", "audience", "language", "accessible")


def build_query(searcher: tantivy.Searcher, query: SearchQuery, now: datetime) -> Query:
    """Words and filters together. All words are required; when nothing has them all, any will do."""
    filters = _filters(query, now)
    words = [w for w in words_of(query.q) if w not in STOP_WORDS][:MAX_WORDS] or words_of(query.q)[:MAX_WORDS]
    if not words:
        return Query.boolean_query(filters)
    asked = [_word(word, last=position == len(words) - 1) for position, word in enumerate(words)]
    strict = Query.boolean_query([*filters, *((Occur.Must, word) for word in asked)])
    if len(asked) == 1 or searcher.search(strict, limit=1, count=False).hits:
        return strict
    return Query.boolean_query(
        [*filters, (Occur.Must, Query.boolean_query([(Occur.Should, w) for w in asked]))]
    )


def _word(word: str, *, last: bool) -> Query:
    ways = [
        Query.boost_query(Query.term_query(schema(), field, key), weight)
        for field, weight in WEIGHTS.items()
        for key in query_keys(word)
    ]
    if last and len(word) >= MIN_BEGINNING:
        beginning = Query.regex_query(schema(), "surface", f"{re.escape(fold(word))}.*")
        ways.append(Query.boost_query(Query.const_score_query(beginning, 1.0), BEGINNING_WEIGHT))
    return Query.disjunction_max_query(ways, 0.3)


def _filters(query: SearchQuery, now: datetime) -> list[tuple[Occur, Query]]:
    filters = [Query.range_query(schema(), "last_end", FieldType.Integer, lower_bound=int(now.timestamp()))]
    for name in FACET_FILTERS:
        values = getattr(query, name)
        if values:
            filters.append(Query.term_set_query(schema(), name, list(values)))
    if query.companion:
        filters.append(Query.term_query(schema(), "companion", "yes"))
    tokens = asked_tokens(query, local_day(now))
    if tokens is not None:
        filters.append(Query.term_set_query(schema(), "times", tokens) if tokens else Query.empty_query())
    if query.near is not None and query.radius is not None:
        filters.extend(_box(query.near, query.radius))
    return [(Occur.Must, Query.const_score_query(f, 0.0)) for f in filters]


def _box(near: tuple[float, float], radius: int) -> list[Query]:
    lat, lon = near
    high = radius / METRES_PER_DEGREE
    wide = high / max(0.01, math.cos(math.radians(min(90.0, abs(lat) + high))))
    return [
        Query.range_query(schema(), "lat", FieldType.Float, lower_bound=lat - high, upper_bound=lat + high),
        Query.range_query(schema(), "lon", FieldType.Float, lower_bound=lon - wide, upper_bound=lon + wide),
    ]

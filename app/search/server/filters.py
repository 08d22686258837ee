"""A `QueryPlan` as a filter expression of Meilisearch: what it lets through is exactly what is found."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import combinations

from app.core.clock import local_day
from app.search.asking.plan import Asked, Circle, QueryPlan, Way
from app.search.asking.steps import Reach
from app.search.bounds import bounds_of
from app.search.facts.time_tokens import asked_tokens
from app.search.query import SearchQuery

FACET_FILTERS = ("kind", "category", "price", "audience", "language", "accessible")
EXCLUDED_FIELDS = ("title", "tags")
NOTHING = "id IN []"


def plan_filter(plan: QueryPlan, now: datetime, reach: Reach) -> str:
    """All filters; what is required; of the rest as much as `reach` says."""
    clauses = [*_filters(plan.query, now), *_limits(plan)]
    clauses += [asked_filter(one) for one in plan.asked if one.required]
    words = [asked_filter(one, loose=reach.loose) for one in plan.asked if not one.required]
    if words:
        clauses.append(any_of(all_of(some) for some in combinations(words, reach.least)))
    unwanted = [one_of(field, plan.excluded) for field in EXCLUDED_FIELDS if plan.excluded]
    unwanted += [one_of(way.field, way.keys[:1]) for way in plan.unwanted]
    clauses += [f"NOT ({one})" for one in unwanted]
    return all_of(clauses)


def asked_filter(asked: Asked, *, loose: bool = False) -> str:
    """Anything that finds one thing that was asked for."""
    found = ways_filter((*asked.ways, *(asked.loose if loose else ())))
    return any_of([found, _box(asked.circle)]) if asked.circle is not None else found


def ways_filter(ways: Iterable[Way]) -> str:
    """Any of the ways. Single keys of a field stand in one list: the expression stays short."""
    single: dict[str, dict[str, None]] = {}
    others: dict[str, None] = {}
    for way in ways:
        if way.is_beginning:
            others[f"{way.field} STARTS WITH {_quoted(way.keys[0])}"] = None
        elif len(way.keys) == 1:
            single.setdefault(way.field, {})[way.keys[0]] = None
        else:
            others[all_of(one_of(way.field, (key,)) for key in way.keys)] = None
    return any_of([*(one_of(field, list(keys)) for field, keys in single.items()), *others])


def one_of(field: str, values: Sequence[str]) -> str:
    """The field has at least one of the values."""
    return f"{field} IN [{', '.join(_quoted(value) for value in values)}]"


def any_of(clauses: Iterable[str]) -> str:
    """At least one of the clauses; nothing, when there is none."""
    return _joined(clauses, " OR ") or NOTHING


def all_of(clauses: Iterable[str]) -> str:
    """Every one of the clauses."""
    return _joined(clauses, " AND ")


def _joined(clauses: Iterable[str], word: str) -> str:
    some = list(clauses)
    return some[0] if len(some) == 1 else word.join(f"({one})" for one in some)


def _quoted(value: str) -> str:
    # Meilisearch knows no escaped backslash; our keys and codes have none, so that nothing is lost with it.
    return '"' + value.replace("\\", "").replace('"', '\\"') + '"'


def _filters(query: SearchQuery, now: datetime) -> list[str]:
    filters = [f"last_end >= {int(now.timestamp())}"]
    filters += [one_of(name, values) for name in FACET_FILTERS if (values := getattr(query, name))]
    if query.companion:
        filters.append(one_of("companion", ("yes",)))
    tokens = asked_tokens(query, local_day(now))
    if tokens is not None:
        filters.append(one_of("times", tokens))
    if query.near is not None and query.radius is not None:
        lat, lon = query.near
        filters.append(f"_geoRadius({lat:.7f}, {lon:.7f}, {query.radius})")
    return filters


def _limits(plan: QueryPlan) -> list[str]:
    limits = plan.limits
    filters = [one_of("signals", (signal,)) for signal in limits.signals]
    if limits.price_max is not None:
        filters.append(f"price_from <= {limits.price_max}")
    if limits.ages is not None:
        filters += [f"age_min <= {limits.ages[1]}", f"age_max >= {limits.ages[0]}"]
    if limits.ids:
        filters.append(one_of("id", limits.ids))
    return filters


def _box(circle: Circle) -> str:
    south, north, west, east = bounds_of(circle)
    return f"lat >= {south:.7f} AND lat <= {north:.7f} AND lon >= {west:.7f} AND lon <= {east:.7f}"

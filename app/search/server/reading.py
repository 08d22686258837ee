"""One page of results out of Meilisearch, in the order that was asked for."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import orjson

from app.search.asking.steps import Step
from app.search.distance import distance_m, distances_m
from app.search.embedded.schema import key_of
from app.search.engine import Hit, SearchResults
from app.search.fitting import MAX_FITTED, asks_for_times, in_time_order
from app.search.query import SearchQuery
from app.search.ranking import RANKED, Candidates, best_first
from app.search.server.connection import Questions
from app.search.server.facets import facets_of
from app.search.server.filters import one_of
from app.search.server.looking import SCORED, Found, Looking
from app.search.server.scoring import Scorer
from app.search.server.tiers import ask_tiers, tiers_of

BEST_OF_MANY = 100
"""So many are scored when more than `RANKED` were found: five pages. Each costs some 50 microseconds."""
SHOWN = ("id", "card", "lat", "lon")
Document = Mapping[str, Any]


def page_of(looking: Looking, step: Step) -> SearchResults:
    """The page of a step that its query asks for. Raises UnavailableError."""
    found, query = looking.found(step), step.plan.query
    facets = facets_of(looking.questions, found.expression, found.documents)
    if found.scorer is not None:
        hits = _hits(_ranked(looking, found, found.scorer), query)
    elif query.near is None and query.order == "time" and asks_for_times(query) and query.offset < MAX_FITTED:
        hits = _fitted(looking, found)
    else:
        hits = _hits(_sorted(looking, found, limit=query.limit, offset=query.offset), query)
    return SearchResults(hits, found.total, facets())


def _fitted(looking: Looking, found: Found) -> tuple[Hit, ...]:
    query = found.step.plan.query
    cards = [_card(one) for one in _sorted(looking, found, limit=MAX_FITTED, offset=0)]
    ordered = in_time_order(cards, query, looking.now)
    return tuple(Hit(card) for card in ordered[query.offset : query.offset + query.limit])


def _sorted(looking: Looking, found: Found, *, limit: int, offset: int) -> Sequence[Document]:
    query, order = found.step.plan.query, ["id:asc"]
    if query.order == "time":
        order = ["next_start:asc", *order]
    elif query.order == "distance" and query.near is not None:
        lat, lon = query.near
        order = [f"_geoPoint({lat:.7f}, {lon:.7f}):asc", *order]
    page = {"sort": order, "limit": limit, "offset": offset}
    return looking.questions.fetch(found.expression, SHOWN, **page).some


def _ranked(looking: Looking, found: Found, scorer: Scorer) -> list[Document]:
    """The first are put in order by us; what comes after them, by the server."""
    assert looking.frequencies is not None
    query, page = found.step.plan.query, []
    if found.total <= RANKED:
        ids = _in_order(looking, found, scorer, _all_found(looking, found))
        return _shown(looking.questions, ids[query.offset : query.offset + query.limit])
    end, tiers = query.offset + query.limit, tiers_of(found.step.plan, looking.frequencies)
    fetch = looking.questions.fetch
    if query.offset < BEST_OF_MANY:
        scored = partial(fetch, fields=SCORED)
        some = ask_tiers(scored, found.expression, tiers, limit=BEST_OF_MANY, offset=0)
        ids = _in_order(looking, found, scorer, some)
        page += _shown(looking.questions, ids[query.offset : end])
    if end > BEST_OF_MANY:
        after = max(query.offset, BEST_OF_MANY)
        shown = partial(fetch, fields=SHOWN)
        page += ask_tiers(shown, found.expression, tiers, limit=end - after, offset=after)
    return page


def _all_found(looking: Looking, found: Found) -> Sequence[Document]:
    if len(found.documents.some) == found.total:
        return found.documents.some
    return looking.questions.fetch(found.expression, SCORED, limit=RANKED).some


def _in_order(looking: Looking, found: Found, scorer: Scorer, some: Sequence[Document]) -> list[str]:
    """Ids, the best first."""
    centre, ids = found.step.plan.centre, [one["id"] for one in some]
    positions = ([one.get("lat") for one in some], [one.get("lon") for one in some])
    ranked = Candidates(
        scores=[scorer.score(one) for one in some],
        ids=[key_of(identity) for identity in ids],
        starts=[one["next_start"] for one in some],
        checked=[one["checked"] for one in some],
        eases=[one["ease"] for one in some],
        metres=distances_m(centre, *positions) if centre else None,
    )
    return [ids[position] for position in best_first(ranked, looking.now)]


def _shown(questions: Questions, ids: Sequence[str]) -> list[Document]:
    if not ids:
        return []
    shown = questions.fetch(one_of("id", ids), SHOWN, limit=len(ids))
    by_id = {one["id"]: one for one in shown.some}
    return [by_id[identity] for identity in ids if identity in by_id]  # one may have gone since


def _card(document: Document) -> Mapping[str, Any]:
    card: Mapping[str, Any] = orjson.loads(document["card"])
    return card


def _hits(documents: Sequence[Document], query: SearchQuery) -> tuple[Hit, ...]:
    return tuple(_hit(one, query.near) for one in documents)


def _hit(document: Document, near: tuple[float, float] | None) -> Hit:
    lat, lon = document.get("lat"), document.get("lon")
    if near is None or lat is None or lon is None:
        return Hit(_card(document))
    return Hit(_card(document), round(distance_m(near, (lat, lon))))

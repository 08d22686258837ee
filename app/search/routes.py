"""The pages where a resident asks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.core.clock import local_day, utc_now
from app.search.access import Engine, note_missed
from app.search.asking.when import WORDS
from app.search.engine import SearchEngine
from app.search.pages import Found, Place, home_page, next_query, results_page, shelf_queries
from app.search.parameters import parse_query
from app.search.query import Ignored, SearchQuery
from app.search.shown.info_point import info_point_of
from app.search.shown.nothing_page import InfoPoint
from app.web.rendering import render
from app.web.state import ReadSession, State
from app.web.view import Seen, View

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
def home(engine: Engine, state: State, session: ReadSession, view: Seen) -> HTMLResponse:
    """Ask, or look at what is on."""
    now, words = utc_now(), view.words
    found = {
        name: (query, engine.search(query, now)) for name, query in shelf_queries(now, words.lang).items()
    }
    if not found["soon"][1].hits:
        query = next_query(words.lang)
        found = {"next": (query, engine.search(query, now)), **found}
    info_point = info_point_of(state.settings, session, now, words)
    return render("search/home.html", home_page(found, info_point, now, words), view)


@router.get("/haku", response_class=HTMLResponse)
def results(request: Request, engine: Engine, state: State, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show what was found. A parameter that cannot be used is ignored, and said to be."""
    now, words = utc_now(), view.words
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    here = near_here(view)
    query, ignored = parse_query(here | given, words.lang, local_day(now))
    found = engine.search(query, now)
    if query.page > 1 and not found.hits:
        query, ignored = replace(query, page=1), (*ignored, Ignored("page", "There is no such page."))
        found = engine.search(query, now)
    if query.q and not found.total:
        note_missed(request, query.q, now)
    info_point = InfoPoint() if found.total else info_point_of(state.settings, session, now, words)
    asked = Found(query, found, ignored, _when_counts(engine, query, now) if found.total else None)
    tiles, attribution = state.settings.map_tiles, state.settings.map_attribution
    place = Place(info_point, tiles, attribution, is_known="near" in here.keys() - given.keys())
    return render("search/results.html", results_page(asked, place, now, words), view)


def near_here(view: View) -> dict[str, list[str]]:
    """The parameter that tells where a page is seen, if that is known."""
    near = view.frame.near if view.frame else None
    return {"near": [f"{near[0]},{near[1]}"]} if near else {}


def _when_counts(engine: SearchEngine, query: SearchQuery, now: datetime) -> Mapping[str, int]:
    """How many results each of the usual spans of days would leave."""
    if query.when:
        return {}
    return {when: engine.search(replace(query, when=when, limit=1, page=1), now).total for when in WORDS}

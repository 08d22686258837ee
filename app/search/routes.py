"""The pages where a resident asks."""

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.core.clock import local_day, utc_now
from app.search.access import Engine
from app.search.pages import HOME_ITEMS, home_page, results_page, soon_query
from app.search.parameters import parse_query
from app.search.query import Ignored, SearchQuery
from app.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
def home(engine: Engine) -> HTMLResponse:
    """Ask, or look at what is on."""
    now = utc_now()
    query = soon_query(now)
    soon = engine.search(query, now)
    if not soon.hits:  # a quiet day: what comes next is better than an empty spot
        query = SearchQuery(sort="time", limit=HOME_ITEMS)
        soon = engine.search(query, now)
    return render("search/home.html", home_page(query, soon, now))


@router.get("/haku", response_class=HTMLResponse)
def results(request: Request, engine: Engine) -> HTMLResponse:
    """Show what was found. A parameter that cannot be used is ignored, and said to be."""
    now = utc_now()
    given = {name: request.query_params.getlist(name) for name in request.query_params}
    query, ignored = parse_query(given, "fi", local_day(now))
    found = engine.search(query, now)
    if query.page > 1 and not found.hits:
        query, ignored = replace(query, page=1), (*ignored, Ignored("page", "There is no such page."))
        found = engine.search(query, now)
    return render("search/results.html", results_page(query, ignored, found, now))

"""The pages where a resident asks."""

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlmodel import Session

from app.catalogue.queries import listing_by_slug
from app.catalogue.texts import text_in
from app.core.clock import local_day, utc_now
from app.core.settings import Settings
from app.search.access import Engine
from app.search.nothing_page import InfoPoint
from app.search.pages import HOME_ITEMS, home_page, results_page, soon_query
from app.search.parameters import parse_query
from app.search.query import Ignored, SearchQuery
from app.web.own_list import CARRIED
from app.web.rendering import render
from app.web.state import ReadSession, State
from app.web.view import Seen

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
def home(engine: Engine, view: Seen) -> HTMLResponse:
    """Ask, or look at what is on."""
    now = utc_now()
    query = soon_query(now)
    soon = engine.search(query, now)
    if not soon.hits:  # a quiet day: what comes next is better than an empty spot
        query = SearchQuery(sort="time", limit=HOME_ITEMS)
        soon = engine.search(query, now)
    return render("search/home.html", home_page(query, soon, now), view)


@router.get("/haku", response_class=HTMLResponse)
def results(request: Request, engine: Engine, state: State, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show what was found. A parameter that cannot be used is ignored, and said to be."""
    now = utc_now()
    given = {name: request.query_params.getlist(name) for name in request.query_params if name != CARRIED}
    query, ignored = parse_query(given, "fi", local_day(now))
    found = engine.search(query, now)
    if query.page > 1 and not found.hits:
        query, ignored = replace(query, page=1), (*ignored, Ignored("page", "There is no such page."))
        found = engine.search(query, now)
    info_point = InfoPoint() if found.total else _info_point(state.settings, session)
    return render("search/results.html", results_page(query, ignored, found, now, info_point), view)


def _info_point(settings: Settings, session: Session) -> InfoPoint:
    slug = settings.info_point_slug
    listing = listing_by_slug(session, slug) if slug else None
    if listing is None or listing.state != "published":
        return InfoPoint(phone=settings.phone)
    return InfoPoint.of(text_in(listing.content["title"], "fi")[0], listing.slug, settings.phone)

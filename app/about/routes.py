"""Pages about Opastamo itself."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.about.pages import about_page, accessibility_page, privacy_page
from app.about.patterns import patterns_page
from app.about.queries import sources
from app.core.clock import utc_now
from app.core.errors import NotFoundError
from app.search.shown.info_point import info_point_of
from app.web.rendering import render
from app.web.state import ReadSession, State
from app.web.view import Seen

router = APIRouter(include_in_schema=False)


@router.get("/tietoa", response_class=HTMLResponse)
def about(session: ReadSession, state: State, view: Seen) -> HTMLResponse:
    """Tell what Opastamo is, and where its data comes from."""
    info_point = info_point_of(state.settings, session, utc_now(), view.words)
    return render("about/about.html", about_page(state.settings, info_point, sources(session)), view)


@router.get("/saavutettavuus", response_class=HTMLResponse)
def accessibility(state: State, view: Seen) -> HTMLResponse:
    """Show the accessibility statement."""
    return render("about/accessibility.html", accessibility_page(state.settings, view.words), view)


@router.get("/tietosuoja", response_class=HTMLResponse)
def privacy(state: State, view: Seen) -> HTMLResponse:
    """Tell what is known of whoever reads: nothing, but for what is sent on a form."""
    return render("about/privacy.html", privacy_page(state.settings), view)


@router.get("/patterns", response_class=HTMLResponse)
def patterns(state: State, view: Seen) -> HTMLResponse:
    """Show each part that pages are made of. Only for those who work on them: not in production."""
    if state.settings.environment == "production":
        raise NotFoundError("There is no such page.")
    return render("about/patterns.html", patterns_page(view.words), view)

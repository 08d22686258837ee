"""The imports at the desk: how feeds are, letting a held run through or not, and reading a feed now."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from sqlmodel import Session, col, select

from app.catalogue.feeds.run_decisions import OvertakenError, ask_release, ask_run, refuse
from app.catalogue.feeds.run_models import FeedPlan
from app.catalogue.feeds.runs import FeedHealth, feed_health, known_feeds
from app.core.db import writing
from app.core.errors import NotFoundError
from app.desk import links
from app.desk.events import note
from app.desk.guard import Desk, DeskForm, MayImport
from app.desk.imports.feed_page import feed_page
from app.desk.imports.pages import Scene, imports_page, is_troubled
from app.desk.shown import frame, go_on
from app.web.rendering import render
from app.web.state import ReadSession, State
from app.web.view import Seen, View

router = APIRouter(include_in_schema=False)
FEED = f"{links.IMPORTS}/{{identity}}"
RUN_FIELD = "ajo"


def feeds_in_trouble(session: Session) -> list[FeedHealth]:
    """Feeds that somebody should look at."""
    health = feed_health(session, known_feeds(session))
    return [one for one in health if is_troubled(session, one)]


def all_feeds(session: Session) -> list[str]:
    """Feeds that have run, and those of the list that will."""
    planned = session.exec(select(FeedPlan.feed).where(col(FeedPlan.enabled)).order_by(FeedPlan.feed))
    return list(dict.fromkeys([*known_feeds(session), *planned]))


@router.get(links.IMPORTS, response_class=HTMLResponse)
def show_imports(desk: MayImport, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show the feeds, those in trouble first."""
    health = feed_health(session, all_feeds(session))
    return render("desk/imports.html", imports_page(_scene(session, desk, view), health), view)


@router.get(FEED, response_class=HTMLResponse)
def show_feed(identity: str, desk: MayImport, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show one feed: what waits for a decision, what is wrong, and its runs."""
    if identity not in all_feeds(session):
        raise NotFoundError("There is no such feed.")
    (health,) = feed_health(session, [identity])
    return render("desk/import.html", feed_page(_scene(session, desk, view), health), view)


@router.post(f"{FEED}/paasta")
def take_release(identity: str, desk: MayImport, form: DeskForm, view: Seen, state: State) -> Response:
    """Ask that a held run be let through as it was shown."""
    run_id = form.get(RUN_FIELD, "")
    try:
        with writing(state.database) as session:
            if ask_release(session, identity, run_id, desk.email, desk.now):
                note(session, desk.email, "import_released", desk.now, feed=identity, run=run_id)
    except OvertakenError as error:
        return go_on(view, links.feed_path(identity), f"import_{error.reason}")
    return go_on(view, links.feed_path(identity), "release_asked")


@router.post(f"{FEED}/hylkaa")
def take_refusal(identity: str, desk: MayImport, form: DeskForm, view: Seen, state: State) -> Response:
    """Leave a held run out."""
    run_id = form.get(RUN_FIELD, "")
    try:
        with writing(state.database) as session:
            refuse(session, identity, run_id, desk.email, desk.now)
            note(session, desk.email, "import_refused", desk.now, feed=identity, run=run_id)
    except OvertakenError as error:
        return go_on(view, links.feed_path(identity), f"import_{error.reason}")
    return go_on(view, links.feed_path(identity), "import_refused")


@router.post(f"{FEED}/aja")
def take_run(identity: str, desk: MayImport, _form: DeskForm, view: Seen, state: State) -> Response:
    """Ask that a feed be read now."""
    with writing(state.database) as session:
        if ask_run(session, identity, desk.email, desk.now):
            note(session, desk.email, "import_asked", desk.now, feed=identity)
    return go_on(view, links.feed_path(identity), "run_asked")


def _scene(session: Session, desk: Desk, view: View) -> Scene:
    return Scene(session, view.words, desk.now, frame(desk, view))

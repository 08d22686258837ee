"""The imports, as the desk looks at them."""

import shlex
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlmodel import Session, col, select

from app.catalogue.models import ImportRun, Source
from app.catalogue.runs import FeedHealth, feed_health, known_feeds
from app.desk import links
from app.desk.guard import Desk, MayImport
from app.desk.shown import Frame, frame, moment_words
from app.web.rendering import render
from app.web.state import ReadSession
from app.web.view import Seen, View
from app.web.words import N_, Words

router = APIRouter(include_in_schema=False)
TROUBLE = ("held", "failed", "interrupted")
RUNS_SHOWN = 5
PROBLEMS_SHOWN = 10
STATE_WORDS = {
    "running": N_("Kesken"),
    "done": N_("Valmis"),
    "unchanged": N_("Ei muutoksia"),
    "held": N_("Pysäytetty: tarkista"),
    "failed": N_("Epäonnistui"),
    "interrupted": N_("Keskeytyi"),
}


@dataclass(frozen=True, slots=True)
class RunItem:
    """One run, in words."""

    at: str
    state: str
    counts: str
    message: str


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One feed: how it is, what is wrong, and the command that lets a held run through."""

    name: str
    source: str
    homepage: str
    state: str
    is_troubled: bool
    listings: str
    message: str
    command: str
    problems: tuple[str, ...]
    runs: tuple[RunItem, ...]


@dataclass(frozen=True, slots=True)
class ImportsPage:
    """`/yllapito/tuonnit`."""

    desk: Frame
    feeds: tuple[FeedItem, ...]


def feeds_in_trouble(session: Session) -> list[FeedHealth]:
    """Feeds whose newest run did not end well."""
    health = feed_health(session, known_feeds(session))
    return [one for one in health if one.last_run and one.last_run.state in TROUBLE]


@router.get(links.IMPORTS, response_class=HTMLResponse)
def show_imports(desk: MayImport, session: ReadSession, view: Seen) -> HTMLResponse:
    """Show the feeds, those in trouble first."""
    health = feed_health(session, known_feeds(session))
    feeds = [_feed_item(session, one, desk, view) for one in health if one.last_run]
    feeds.sort(key=lambda feed: (not feed.is_troubled, feed.name))
    return render("desk/imports.html", ImportsPage(frame(desk, view), tuple(feeds)), view)


def _feed_item(session: Session, health: FeedHealth, desk: Desk, view: View) -> FeedItem:
    run, words = health.last_run, view.words
    assert run is not None
    source = session.get(Source, run.source)
    return FeedItem(
        name=health.feed,
        source=source.title if source else run.source,
        homepage=source.homepage if source else "",
        state=_state(run, words),
        is_troubled=run.state in TROUBLE,
        listings=words.ngettext("%(num)s ilmoitus", "%(num)s ilmoitusta", health.listings),
        message=run.message,
        command=_command(run, desk) if run.state == "held" else "",
        problems=tuple(_problem(one) for one in run.problems[:PROBLEMS_SHOWN]),
        runs=tuple(_run_item(one, words) for one in _runs(session, health.feed)),
    )


def _runs(session: Session, feed: str) -> list[ImportRun]:
    query = select(ImportRun).where(ImportRun.feed == feed).order_by(col(ImportRun.started_at).desc())
    return list(session.exec(query.limit(RUNS_SHOWN)))


def _run_item(run: ImportRun, words: Words) -> RunItem:
    counts = words.gettext(
        "%(seen)s luettu, %(new)s uutta, %(changed)s muuttunut, %(gone)s poistunut",
        seen=run.seen,
        new=run.new,
        changed=run.changed,
        gone=run.withdrawn,
    )
    return RunItem(moment_words(run.started_at), _state(run, words), counts, run.message)


def _state(run: ImportRun, words: Words) -> str:
    return words.gettext(STATE_WORDS[run.state]) if run.state in STATE_WORDS else run.state


def _problem(problem: dict[str, object]) -> str:
    return ": ".join(str(value) for value in problem.values() if value)


def _command(run: ImportRun, desk: Desk) -> str:
    """What lets it through: the desk cannot, for the app knows no importers."""
    return f"opastamo import {run.feed} --replay latest --force --by {shlex.quote(desk.email)}"

"""What the templates of the imports get."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from app.catalogue.feeds.run_decisions import held_run
from app.catalogue.feeds.run_models import FeedPlan, ImportRequest
from app.catalogue.feeds.runs import FeedHealth, last_success
from app.catalogue.models import ImportRun, Source
from app.desk import links
from app.desk.imports.jobs_page import late_words
from app.desk.imports.words import every_words, reasons, state_words
from app.desk.shown import Frame, moment_words
from app.jobs.models import JobState
from app.web.words import Words

TROUBLE = ("held", "failed", "interrupted")
IMPORTS_JOB = "imports"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One feed in short. Empty: there is nothing to tell."""

    name: str
    link: str
    source: str
    state: str
    is_troubled: bool
    listings: str
    success: str
    rhythm: str
    next_time: str
    problems: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportsPage:
    """`/yllapito/tuonnit`."""

    desk: Frame
    feeds: tuple[FeedItem, ...]
    late: str
    jobs_link: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What pages of imports are made from: the database, the reader, and the moment."""

    session: Session
    words: Words
    now: datetime
    desk: Frame

    def plan(self, feed: str) -> FeedPlan | None:
        """How a feed is read."""
        return self.session.get(FeedPlan, feed)

    def late(self) -> str:
        """That nobody carries out imports, if so; one that takes its time is being carried out."""
        held = select(FeedPlan.feed).where(col(FeedPlan.held_until) > self.now)
        if self.session.exec(held).first() is not None:
            return ""
        state = self.session.get(JobState, IMPORTS_JOB)
        if state is None and not self._is_work_waiting():
            return ""
        return late_words(state, IMPORTS_JOB, self.words, self.now)

    def _is_work_waiting(self) -> bool:
        """Whether anything is to be done: feeds that are read by a schedule, or what the desk asked for."""
        scheduled = select(FeedPlan.feed).where(FeedPlan.enabled, FeedPlan.every != "")
        asked = select(ImportRequest.id).where(ImportRequest.state == "waiting")
        return any(self.session.exec(query.limit(1)).first() is not None for query in (scheduled, asked))


def imports_page(scene: Scene, health: Sequence[FeedHealth]) -> ImportsPage:
    """Make the list of feeds, those in trouble first."""
    items = [feed_item(scene, one) for one in health]
    items.sort(key=lambda feed: (not feed.is_troubled, feed.name))
    return ImportsPage(scene.desk, tuple(items), scene.late(), scene.words.path(links.JOBS))


def feed_item(scene: Scene, health: FeedHealth) -> FeedItem:
    """One feed in short."""
    run, words, plan = health.last_run, scene.words, scene.plan(health.feed)
    name = run.source if run else plan.source if plan else ""
    source = scene.session.get(Source, name)
    success = last_success(scene.session, health.feed)
    return FeedItem(
        name=health.feed,
        link=words.path(links.feed_path(health.feed)),
        source=source.title if source else name,
        state=state_words(run, words) if run else words.gettext("Ei ole vielä luettu"),
        is_troubled=is_troubled(scene.session, health),
        listings=words.ngettext("%(num)s ilmoitus", "%(num)s ilmoitusta", health.listings),
        success=moment_words(success) if success else words.gettext("ei vielä kertaakaan"),
        rhythm=every_words(plan, words) if plan else words.gettext("Luetaan vain, kun sitä pyydetään"),
        next_time=_next_time(plan),
        problems=_problem_count(run, words),
        reasons=reasons(run, words) if run and run.state in TROUBLE else (),
    )


def is_troubled(session: Session, health: FeedHealth) -> bool:
    """Whether somebody should look at a feed: it was not read well, or a held run waits for a decision."""
    run = health.last_run
    if run is None:
        return False
    return (run.state in TROUBLE and not run.replay_of) or held_run(session, health.feed) is not None


def _next_time(plan: FeedPlan | None) -> str:
    return moment_words(plan.next_at) if plan and plan.enabled and plan.next_at else ""


def _problem_count(run: ImportRun | None, words: Words) -> str:
    if run is None or not run.problem_count:
        return ""
    return words.ngettext("%(num)s ongelma", "%(num)s ongelmaa", run.problem_count)

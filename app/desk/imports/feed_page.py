"""What the template of one feed gets: what waits for a decision, what is wrong, and the runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.catalogue.feeds.run_decisions import held_run, last_request, open_request
from app.catalogue.feeds.runs import FeedHealth
from app.catalogue.models import ImportRun, Listing, Source
from app.catalogue.words.shown_text import Text, told
from app.desk import links
from app.desk.imports.pages import FeedItem, Scene, feed_item
from app.desk.imports.words import reasons, request_words, state_words
from app.desk.shown import Frame, moment_words
from app.web.words import Words

RUNS_SHOWN = 10
KINDS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class GoneItem:
    """A listing that would disappear."""

    title: Text
    link: str


@dataclass(frozen=True, slots=True)
class HeldItem:
    """A held run: what it would do. `more`: how many would disappear beside those that are named."""

    run_id: str
    at: str
    counts: str
    gone: tuple[GoneItem, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ProblemItem:
    """Problems that are alike. `lookup`: the table where the value can be taught; `reason` is in English."""

    lookup: str
    reason: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class RunItem:
    """One run, in words; `technical` is in English, for whoever keeps the server."""

    at: str
    state: str
    counts: str
    by: str
    reasons: tuple[str, ...]
    technical: str


@dataclass(frozen=True, slots=True)
class FeedPage:
    """`/yllapito/tuonnit/{feed}`."""

    desk: Frame
    feed: FeedItem
    homepage: str
    held: HeldItem | None
    request: str
    is_asked: bool
    late: str
    problems: tuple[ProblemItem, ...]
    leftovers: str
    runs: tuple[RunItem, ...]
    release_action: str
    refuse_action: str
    run_action: str
    back: str


def feed_page(scene: Scene, health: FeedHealth) -> FeedPage:
    """Make the page of a feed."""
    words, session, feed = scene.words, scene.session, health.feed
    run, here = health.last_run, words.path(links.feed_path(health.feed))
    source = session.get(Source, run.source) if run else None
    held, plan = held_run(session, feed), scene.plan(feed)
    asked, last = open_request(session, feed), last_request(session, feed)
    told_by = newest_read(session, feed)
    return FeedPage(
        desk=scene.desk,
        feed=feed_item(scene, health),
        homepage=source.homepage if source else "",
        held=_held_item(session, held, words) if held else None,
        request=request_words(last, words) if last else "",
        is_asked=asked is not None,
        late=scene.late(),
        problems=problem_items(told_by.problems if told_by else []),
        leftovers=", ".join(f"{k} ({n})" for k, n in sorted(told_by.leftovers.items())) if told_by else "",
        runs=tuple(_run_item(one, words) for one in _runs(session, feed)),
        release_action=f"{here}/paasta",
        refuse_action=f"{here}/hylkaa",
        run_action=f"{here}/aja" if plan and plan.enabled else "",
        back=words.path(links.IMPORTS),
    )


def _held_item(session: Session, run: ImportRun, words: Words) -> HeldItem:
    foreseen = run.foreseen
    listings = [session.get(Listing, UUID(one)) for one in foreseen.get("gone", [])]
    gone = tuple(
        GoneItem(told(one.content["title"], words), words.path(links.desk_listing_path(one.id)))
        for one in listings
        if one is not None
    )
    more = max(0, foreseen.get("withdrawn", 0) - len(gone))
    return HeldItem(
        run.id,
        moment_words(run.started_at),
        _counts(run.seen, foreseen, words) if foreseen else "",
        gone,
        words.ngettext("ja %(num)s muu", "ja %(num)s muuta", more) if more else "",
    )


def _counts(seen: int, figures: dict[str, Any], words: Words) -> str:
    return words.gettext(
        "%(seen)s luettu, %(new)s uutta, %(changed)s muuttunut, %(gone)s poistunut",
        seen=seen,
        new=figures["new"],
        changed=figures["changed"],
        gone=figures["withdrawn"],
    )


def newest_read(session: Session, feed: str) -> ImportRun | None:
    """The newest run that read something: its problems are those that there are now."""
    query = select(ImportRun).where(ImportRun.feed == feed, ImportRun.seen > 0)
    return session.exec(query.order_by(col(ImportRun.started_at).desc()).limit(1)).first()


def problem_items(problems: list[dict[str, Any]]) -> tuple[ProblemItem, ...]:
    """Problems by the table that could teach them, else by their reason; the commonest first."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in problems:
        key = (one["lookup"], "") if one.get("lookup") else ("", one["reason"])
        groups.setdefault(key, []).append(one)
    items = [
        ProblemItem(lookup, reason, len(alike), _example(alike[0]))
        for (lookup, reason), alike in groups.items()
    ]
    return tuple(sorted(items, key=lambda item: -item.count)[:KINDS_SHOWN])


def _example(problem: dict[str, Any]) -> str:
    return str(problem.get("value") or problem.get("record") or "")


def _runs(session: Session, feed: str) -> Sequence[ImportRun]:
    query = select(ImportRun).where(ImportRun.feed == feed).order_by(col(ImportRun.started_at).desc())
    return session.exec(query.limit(RUNS_SHOWN)).all()


def _run_item(run: ImportRun, words: Words) -> RunItem:
    figures = {"new": run.new, "changed": run.changed, "withdrawn": run.withdrawn}
    return RunItem(
        at=moment_words(run.started_at),
        state=state_words(run, words),
        counts=_counts(run.seen, figures, words),
        by=run.decided_by or run.forced_by or "",
        reasons=reasons(run, words),
        technical=run.message if run.state == "failed" else "",
    )

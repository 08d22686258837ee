"""Which feed is due, and whose turn it is: one process at a time holds a feed, for as long as it lives."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlmodel import Session, col, select

from app.catalogue.feeds.run_decisions import OPEN, RELEASE
from app.catalogue.feeds.run_models import FeedPlan, ImportRequest
from app.catalogue.models import ImportRun
from app.jobs.every import read_every

LEASE = timedelta(seconds=90)
FIRST_REST, LONGEST_REST = timedelta(minutes=5), timedelta(hours=24)
MOST_TRIES = 3
REQUESTS_KEPT = timedelta(days=90)
GOOD = ("done", "unchanged", "held", "refused", "released")


class Entry(Protocol):
    """What a list of feeds tells of one."""

    @property
    def source(self) -> str:
        """Which importer reads it."""

    @property
    def every(self) -> str:
        """How often; empty: only when asked for."""

    @property
    def enabled(self) -> bool:
        """Whether it is read at all."""


@dataclass(frozen=True, slots=True)
class Task:
    """A feed to read now. `request` is the id of what the desk asked; `release` the run to let through."""

    feed: str
    source: str
    holder: str
    listed: bool
    request: int | None = None
    release: str = ""
    by: str = ""


def rest_after(failures: int) -> timedelta:
    """How long to leave a feed alone after so many failures in a row: 5, 10, 20 … minutes, at most a day."""
    return min(FIRST_REST * (1 << min(failures - 1, 12)), LONGEST_REST)


def due_at(plan: FeedPlan, last: ImportRun | None, now: datetime) -> datetime | None:
    """When a feed is due; None: it has no rhythm. One that was never read is due now."""
    if not plan.every or not plan.enabled:
        return None
    if plan.failures and plan.tried_at and not _went_well_since(plan, last):
        return plan.tried_at + rest_after(plan.failures)
    done = max((at for at in (last and last.started_at, plan.tried_at) if at), default=None)
    return read_every(plan.every).next_after(done) if done else plan.next_at or now


def _went_well_since(plan: FeedPlan, last: ImportRun | None) -> bool:
    """Whether a run has ended well since the last attempt, by hand or by a process that died after it."""
    if last is None or last.state not in GOOD:
        return False
    return plan.tried_at is None or last.started_at >= plan.tried_at


def keep_plans(session: Session, entries: Mapping[str, Entry], now: datetime) -> None:
    """Make the table of plans what the list of feeds says. Side effect: only what differs is written."""
    plans = {plan.feed: plan for plan in session.exec(select(FeedPlan))}
    for feed, entry in entries.items():
        plan = plans.pop(feed, None) or FeedPlan(feed=feed, source=entry.source)
        wanted = {"source": entry.source, "every": entry.every, "enabled": entry.enabled}
        for name, value in wanted.items():
            if getattr(plan, name) != value:
                setattr(plan, name, value)
        last = _last_run(session, feed)
        if plan.failures and is_free(plan, now) and _went_well_since(plan, last):
            plan.failures = 0
        next_at = due_at(plan, last, now)
        if plan.next_at != next_at:
            plan.next_at = next_at
        session.add(plan)
    for plan in plans.values():
        if is_free(plan, now):
            session.delete(plan)


def is_free(plan: FeedPlan | None, now: datetime) -> bool:
    """Whether nobody holds a feed, or whoever held it has died."""
    return plan is None or plan.held_until is None or plan.held_until <= now


def next_task(session: Session, entries: Mapping[str, Entry], holder: str, now: datetime) -> Task | None:
    """Find what is to do first: what the desk asks, then what is due longest. Nothing is taken yet."""
    for request in session.exec(
        select(ImportRequest).where(col(ImportRequest.state).in_(OPEN)).order_by(col(ImportRequest.id))
    ):
        if is_free(session.get(FeedPlan, request.feed), now):
            release = request.run_id if request.kind == RELEASE else ""
            listed = request.feed in entries
            return Task(request.feed, request.source, holder, listed, request.id, release, request.asked_by)
    due = (
        select(FeedPlan)
        .where(col(FeedPlan.enabled), col(FeedPlan.next_at) <= now)
        .order_by(col(FeedPlan.next_at))
    )
    for plan in session.exec(due):
        if plan.feed in entries and is_free(plan, now):
            return Task(plan.feed, plan.source, holder, listed=True)
    return None


def take(session: Session, task: Task, now: datetime) -> bool:
    """Hold the feed of a task. Returns whether there is work: a request that fails time and again is ended.

    Until it has ended well, the attempt counts as failed: a process may die in the middle of it.
    """
    request = session.get(ImportRequest, task.request) if task.request else None
    if request is not None:
        request.tries += 1
        request.state = "working"
        if request.tries > MOST_TRIES:
            _close(request, "failed", "gave_up", now)
            return False
    plan = session.get(FeedPlan, task.feed) or FeedPlan(feed=task.feed, source=task.source, enabled=False)
    plan.held_by, plan.held_until = task.holder, now + LEASE
    plan.tried_at, plan.failures = now, plan.failures + 1
    session.add(plan)
    return True


def keep_hold(session: Session, task: Task, now: datetime) -> bool:
    """Hold a feed for longer. Returns whether it was still ours to hold."""
    plan = session.get(FeedPlan, task.feed)
    if plan is None or plan.held_by != task.holder:
        return False
    plan.held_until = now + LEASE
    return True


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a task ended: whether the feed is well, whether what was asked is done, and a telling code."""

    is_feed_well: bool
    is_done: bool
    code: str


def let_go(session: Session, task: Task, outcome: Outcome, now: datetime) -> None:
    """Take down how a task ended, and let the feed go."""
    plan = session.get(FeedPlan, task.feed)
    if plan is not None and plan.held_by == task.holder:
        plan.held_by, plan.held_until = "", None
        plan.failures = 0 if outcome.is_feed_well else plan.failures
        plan.next_at = due_at(plan, _last_run(session, task.feed), now)
    request = session.get(ImportRequest, task.request) if task.request else None
    if request is not None:
        _close(request, "done" if outcome.is_done else "failed", outcome.code, now)
    for old in session.exec(select(ImportRequest).where(col(ImportRequest.ended_at) < now - REQUESTS_KEPT)):
        session.delete(old)


def give_back(session: Session, task: Task, now: datetime) -> None:
    """Leave a task to the next process, to be done at once: this one is told to end."""
    plan = session.get(FeedPlan, task.feed)
    if plan is not None and plan.held_by == task.holder:
        plan.held_by, plan.held_until = "", None
        plan.tried_at = now - rest_after(plan.failures)
    request = session.get(ImportRequest, task.request) if task.request else None
    if request is not None:
        request.state, request.tries = "waiting", max(0, request.tries - 1)


def _close(request: ImportRequest, state: str, outcome: str, now: datetime) -> None:
    request.state, request.outcome, request.ended_at = state, outcome, now


def _last_run(session: Session, feed: str) -> ImportRun | None:
    query = select(ImportRun).where(ImportRun.feed == feed).order_by(col(ImportRun.started_at).desc())
    return session.exec(query.limit(1)).first()

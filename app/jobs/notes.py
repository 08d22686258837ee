"""What jobs did and when, written down seldom: a job that runs every second must not write every second."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session, select

from app.jobs.models import JobState

NOTE_EVERY = timedelta(minutes=1)
STALE_AFTER = timedelta(minutes=15)
STALE_ROUNDS = 3
WELL, FAILED = "well", "failed"


@dataclass(frozen=True, slots=True)
class Ended:
    """How one run of a job ended. `reason` is empty when it went well."""

    name: str
    every: float
    started_at: datetime
    ended_at: datetime
    reason: str = ""


@dataclass(slots=True)
class _Since:
    noted_at: datetime | None = None
    reason: str = ""
    runs: int = 0
    failures: int = 0


@dataclass(slots=True)
class Notebook:
    """Gathers the runs of one process. One job belongs to one thread; several jobs may write at once."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _pages: dict[str, _Since] = field(default_factory=dict)

    def counted(self, ended: Ended) -> tuple[int, int] | None:
        """Count a run. Gives the runs and failures to write down now; None: later will do."""
        with self._lock:
            page = self._pages.setdefault(ended.name, _Since())
            page.runs += 1
            page.failures = page.failures + 1 if ended.reason else 0
            is_news = page.noted_at is None or page.reason != ended.reason
            if not is_news and page.noted_at and ended.ended_at - page.noted_at < NOTE_EVERY:
                return None
            counts = page.runs, page.failures
            page.noted_at, page.reason, page.runs, page.failures = ended.ended_at, ended.reason, 0, 0
            return counts


def write_down(session: Session, ended: Ended, runs: int, failures: int) -> None:
    """Store how a job is. Processes may share a job: the last one to write tells how it is."""
    row = session.get(JobState, ended.name)
    before = row or JobState(
        name=ended.name,
        every=ended.every,
        started_at=ended.started_at,
        ended_at=ended.ended_at,
        result=WELL,
    )
    before.every, before.started_at, before.ended_at = ended.every, ended.started_at, ended.ended_at
    before.result, before.reason = (FAILED, ended.reason) if ended.reason else (WELL, "")
    before.well_at = before.well_at if ended.reason else ended.ended_at
    before.runs += runs
    before.failures = before.failures + failures if ended.reason else 0
    session.add(before)


def job_states(session: Session) -> Sequence[JobState]:
    """How every job is, by name."""
    return session.exec(select(JobState).order_by(JobState.name)).all()


def is_stale(state: JobState, now: datetime) -> bool:
    """Whether a job has not gone well for longer than a hiccup lasts."""
    patience = max(STALE_AFTER, timedelta(seconds=STALE_ROUNDS * state.every))
    return state.well_at is None or now - state.well_at > patience


def nobody_works(states: Iterable[JobState], now: datetime) -> bool:
    """Whether no recurring work at all has been done for a while: `opastamo work` is not running."""
    return not any(now - state.ended_at <= STALE_AFTER for state in states)

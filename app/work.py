"""Recurring work: every job of `opastamo work` is in the table JOBS.

Each job may be killed at any point and may run in several processes at once: whatever it does, it does in
transactions and finds by itself what is left to do.
"""

import signal
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import Engine

from app.core.clock import utc_now
from app.core.db import writing
from app.core.errors import OpastamoError
from app.core.settings import Settings
from app.desk.forgetting import forget_old as forget_old_desk
from app.feedback.commands import forget_old as forget_old_feedback
from app.freshness.commands import keep_fresh
from app.mail.commands import forget_old as forget_old_letters
from app.mail.sending import send_waiting
from app.search.engine import WriterBusyError
from app.search.indexer import Indexer

log = structlog.get_logger()

FAILED_REST_SECONDS = 10.0
STOP_SECONDS = 8.0
"""Less than a container gets between being told to end and being ended."""
HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Workplace:
    """What jobs work with."""

    settings: Settings
    database: Engine
    indexer: Indexer
    now: Callable[[], datetime] = utc_now


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do again and again, so many seconds apart. `run` tells whether more is to do at once."""

    name: str
    every: float
    run: Callable[[Workplace], bool]


def _send_letters(place: Workplace) -> bool:
    return send_waiting(place.database, place.settings, place.now()).sent > 0


def _follow_catalogue(place: Workplace) -> bool:
    """Let time pass, and take what changed to the index."""
    with suppress(WriterBusyError):  # a server is the indexer; should it end, this process takes over
        return place.indexer.step()
    return False


def _forget(place: Workplace) -> bool:
    with writing(place.database) as session:
        forget_old_letters(session, place.now())
        forget_old_feedback(session, place.now())
        forget_old_desk(session, place.now())
    return False


def _keep_fresh(place: Workplace) -> bool:
    """Ask who publishes whether it still holds; what nobody answers for steps back."""
    with writing(place.database) as session:
        keep_fresh(session, place.settings.base_url.rstrip("/"), place.now())
    return False


LETTERS = Job("letters", 5.0, _send_letters)
JOBS = (
    Job("forgetting", HOUR, _forget),
    Job("freshness", HOUR, _keep_fresh),
    LETTERS,
    Job("index", 1.0, _follow_catalogue),  # last: with --once it takes what the others changed
)


def run_once(place: Workplace, jobs: Iterable[Job] = JOBS) -> bool:
    """Do all that is to do now. Returns whether every job went well; one that fails stops no other."""
    failed = [job for job in jobs if not _run_to_end(job, place)]
    return not failed


def _run_to_end(job: Job, place: Workplace) -> bool:
    while more := _run(job, place):
        pass
    return more is not None


def _run(job: Job, place: Workplace) -> bool | None:
    """Whether there is more to do at once. None: it failed."""
    try:
        return job.run(place)
    except OpastamoError as error:
        log.warning("job_failed", job=job.name, reason=error.message)
    except Exception:
        log.exception("job_failed", job=job.name)
    return None


def start(place: Workplace, stop: threading.Event, jobs: Iterable[Job] = JOBS) -> list[threading.Thread]:
    """Repeat jobs until told to stop, each in a thread of its own: a slow one keeps no other waiting."""
    threads = [
        threading.Thread(target=_repeat, args=(job, place, stop), name=job.name, daemon=True) for job in jobs
    ]
    for thread in threads:
        thread.start()
    return threads


def _repeat(job: Job, place: Workplace, stop: threading.Event) -> None:
    while not stop.is_set():
        more = _run(job, place)
        rest = max(job.every, FAILED_REST_SECONDS) if more is None else job.every
        stop.wait(0.0 if more else rest)


def work(place: Workplace, jobs: Iterable[Job] = JOBS) -> None:
    """Repeat jobs until the process is told to end, by SIGTERM or from the keyboard."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    stop = threading.Event()
    threads = start(place, stop, jobs)
    with suppress(KeyboardInterrupt):
        while True:
            time.sleep(HOUR)
    stop.set()
    ends = time.monotonic() + STOP_SECONDS
    for thread in threads:  # one that does not end in time is cut off: it can bear that
        thread.join(max(0.0, ends - time.monotonic()))

"""Recurring work: every job of `opastamo work` is in the table JOBS.

Each job may be killed at any point and may run in several processes at once: whatever it does, it does in
transactions and finds by itself what is left to do.
"""

import signal
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from importlib.metadata import entry_points

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.core.clock import utc_now
from app.core.db import writing
from app.core.errors import OpastamoError
from app.core.settings import Settings
from app.desk.counter.commands import forget_old as forget_old_counter
from app.desk.forgetting import forget_old as forget_old_desk
from app.feedback.commands import forget_old as forget_old_feedback
from app.freshness.commands import keep_fresh
from app.infopoint.notices import forget_old_notices
from app.jobs.contract import Job
from app.jobs.notes import Ended, Notebook, write_down
from app.kiosk.counter import forget_old_needs
from app.lists.short import forget_old_codes
from app.mail.bounce_box import take_new
from app.mail.bouncing import forget_old_bounces
from app.mail.commands import forget_old as forget_old_letters
from app.mail.sending import send_waiting
from app.search.engine import WriterBusyError
from app.search.indexer import Indexer
from app.search.missed import forget_old_misses
from app.submissions.forgetting import forget_submissions
from app.submissions.picture.keeping import forget_pictures
from app.views.commands import forget_old as forget_old_views

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
    stop: threading.Event = field(default_factory=threading.Event)
    notebook: Notebook = field(default_factory=Notebook)


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
        forget_old_notices(session, place.now())
        forget_pictures(session, place.now())
        forget_submissions(session, place.now())
        forget_old_views(session, place.now())
        forget_old_bounces(session, place.now())
        forget_old_counter(session, place.now())
        forget_old_needs(session, place.now())
        forget_old_misses(session, place.now())
        forget_old_codes(session, place.now())
    return False


def _take_bounces(place: Workplace) -> bool:
    folder = place.settings.bounce_maildir
    if folder is None:
        return False
    return take_new(place.database, folder, place.settings.secret_key.get_secret_value()) > 0


def _keep_fresh(place: Workplace) -> bool:
    """Ask who publishes whether it still holds; what nobody answers for steps back."""
    with writing(place.database) as session:
        keep_fresh(session, place.settings.base_url.rstrip("/"), place.now())
    return False


LETTERS = Job("letters", 5.0, _send_letters)
JOBS: tuple[Job[Workplace], ...] = (
    Job("forgetting", HOUR, _forget),
    Job("bounces", 60.0, _take_bounces),
    Job("freshness", HOUR, _keep_fresh),
    LETTERS,
    Job("index", 1.0, _follow_catalogue),  # last: with --once it takes what the others changed
)


@cache
def all_jobs() -> tuple[Job[Workplace], ...]:
    """Our jobs, and those that the entry points `opastamo.jobs` bring."""
    brought = tuple(point.load() for point in entry_points(group="opastamo.jobs"))
    return (*brought, *JOBS)


def run_once(place: Workplace, jobs: Iterable[Job[Workplace]] = JOBS) -> bool:
    """Do all that is to do now. Returns whether every job went well; one that fails stops no other."""
    failed = [job for job in jobs if not _run_to_end(job, place)]
    return not failed


def _run_to_end(job: Job[Workplace], place: Workplace) -> bool:
    while more := _run(job, place):
        pass
    return more is not None


def _run(job: Job[Workplace], place: Workplace) -> bool | None:
    """Whether there is more to do at once. None: it failed. Side effect: the run is noted."""
    started, more, reason = place.now(), None, ""
    try:
        more = job.run(place)
    except OpastamoError as error:
        reason = error.code
        log.warning("job_failed", job=job.name, reason=error.message)
    except Exception as error:
        reason = type(error).__name__
        log.exception("job_failed", job=job.name)
    _note(Ended(job.name, job.every, started, place.now(), reason), place)
    return more


def _note(ended: Ended, place: Workplace) -> None:
    if (counts := place.notebook.counted(ended)) is None:
        return
    try:
        with writing(place.database) as session:
            write_down(session, ended, *counts)
    except (OpastamoError, SQLAlchemyError) as error:
        log.warning("job_not_noted", job=ended.name, reason=type(error).__name__)


def start(
    place: Workplace, stop: threading.Event, jobs: Iterable[Job[Workplace]] = JOBS
) -> list[threading.Thread]:
    """Repeat jobs until told to stop, each in a thread of its own: a slow one keeps no other waiting."""
    told = replace(place, stop=stop)
    threads = [threading.Thread(target=_repeat, args=(job, told), name=job.name, daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    return threads


def _repeat(job: Job[Workplace], place: Workplace) -> None:
    while not place.stop.is_set():
        more = _run(job, place)
        rest = max(job.every, FAILED_REST_SECONDS) if more is None else job.every
        place.stop.wait(0.0 if more else rest)


def work(place: Workplace, jobs: Iterable[Job[Workplace]] = JOBS) -> None:
    """Repeat jobs until the process is told to end, by SIGTERM or from the keyboard."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    stop = place.stop
    threads = start(place, stop, jobs)
    with suppress(KeyboardInterrupt):
        while True:
            time.sleep(HOUR)
    stop.set()
    ends = time.monotonic() + STOP_SECONDS
    for thread in threads:  # one that does not end in time is cut off: it can bear that
        thread.join(max(0.0, ends - time.monotonic()))

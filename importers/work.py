"""The imports of `opastamo work`: what is due, and what the desk asks.

Each run is a process of its own, `opastamo import NAME`: this one stays small, and a source that crashes
takes nobody with it.
"""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import IO
from uuid import uuid4

import structlog

from app.catalogue.feeds.run_decisions import RELEASED
from app.catalogue.models import ImportRun
from app.core.db import reading, writing
from app.core.errors import UnavailableError
from app.jobs.contract import Job, Room
from importers.exit_codes import DIFFERS, HELD, NOT_ARCHIVED, OVERTAKEN
from importers.feeds import FeedEntry, FeedListError, load_feeds
from importers.plans import Outcome, Task, give_back, keep_hold, keep_plans, let_go, next_task, take

log = structlog.get_logger()

TIME_LIMIT = timedelta(minutes=30)
HOLD_AGAIN_SECONDS = 20.0
END_SECONDS = 5.0
LOOK_SECONDS = 0.2
MOST_LINES, MOST_LETTERS = 200, 400
PERSONAL = re.compile(r"[^\s@<>\"']+@[\w.-]*\w|\+?\d[\d \-()]{5,}\d")
"""What looks like an e-mail address or a phone number."""
RELEASE_CODES = {0: "released", OVERTAKEN: "overtaken", NOT_ARCHIVED: "archive_gone", DIFFERS: "differs"}
RUN_CODES = {0: "done", HELD: "held"}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a run may take, and how often the feed is held anew; for tests with less patience."""

    time_limit: timedelta = TIME_LIMIT
    hold_again: float = HOLD_AGAIN_SECONDS
    command: tuple[str, ...] = field(default=(sys.executable, "-m", "app"))


LIMITS = Limits()


def step(room: Room, limits: Limits = LIMITS) -> bool:
    """Do one import that is due or asked for. Returns whether there may be more.

    Raises UnavailableError when the list of feeds cannot be used. Side effects: a process, the catalogue.
    """
    entries = _entries(room)
    task = _taken(room, entries)
    if task is None:
        return False
    ended = _carry_out(task, room, limits)
    with writing(room.database) as session:
        if ended is None:
            give_back(session, task, room.now())
        else:
            let_go(session, task, ended, room.now())
    return not room.stop.is_set()


def _entries(room: Room) -> Mapping[str, FeedEntry]:
    try:
        return load_feeds(room.settings.feeds or room.settings.data / "feeds.toml")
    except FeedListError as error:
        raise UnavailableError(str(error)) from error


def _taken(room: Room, entries: Mapping[str, FeedEntry]) -> Task | None:
    holder = uuid4().hex
    with reading(room.database) as session, session.no_autoflush:
        keep_plans(session, entries, room.now())
        differs = session.new or session.deleted or any(map(session.is_modified, session.dirty))
    if differs:
        with writing(room.database) as session:
            keep_plans(session, entries, room.now())
    with reading(room.database) as session:
        if next_task(session, entries, holder, room.now()) is None:
            return None
    with writing(room.database) as session:  # looked for again: another process may have been quicker
        task = next_task(session, entries, holder, room.now())
        return task if task and take(session, task, room.now()) else None


def _carry_out(task: Task, room: Room, limits: Limits) -> Outcome | None:
    """Run the command. None: this process is told to end, and the run was broken off."""
    process = subprocess.Popen(  # noqa: S603 - our own command; names come from the list and the catalogue
        [*limits.command, *_arguments(task, limits)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )
    assert process.stderr is not None
    reader = threading.Thread(target=_told, args=(task.feed, process.stderr), daemon=True)
    reader.start()
    try:
        ended = _waited(process, task, room, limits)
    finally:
        _end(process)
        reader.join(END_SECONDS)
        process.stderr.close()
    return _outcome(task, process.returncode, room) if ended else None


def _arguments(task: Task, limits: Limits) -> list[str]:
    limit = ["--time-limit", str(int(limits.time_limit.total_seconds()))]
    name = task.feed if task.listed else task.source
    if not task.release:
        return ["import", *limit, "--", name]
    feed = [] if task.listed or task.feed == task.source else ["--feed", task.feed]
    return ["import", *limit, *feed, "--release", task.release, f"--by={task.by}", "--", name]


def _waited(process: subprocess.Popen[str], task: Task, room: Room, limits: Limits) -> bool:
    """Wait for the end and keep holding the feed. Returns whether the run was let come to an end."""
    started = held = time.monotonic()
    while process.poll() is None:
        if room.stop.wait(LOOK_SECONDS):
            return False
        if time.monotonic() - started > limits.time_limit.total_seconds():
            log.warning("import_too_slow", feed=task.feed, minutes=limits.time_limit.total_seconds() / 60)
            return True
        if time.monotonic() - held > limits.hold_again:
            held = time.monotonic()
            if not _still_ours(task, room):
                log.warning("import_overtaken", feed=task.feed)
                return True
    return True


def _still_ours(task: Task, room: Room) -> bool:
    try:
        with writing(room.database) as session:
            return keep_hold(session, task, room.now())
    except UnavailableError:  # the import itself is writing: nobody else can take the feed meanwhile
        return True


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _told(feed: str, lines: IO[str]) -> None:
    """What the run says on its standard error goes to our log, without what could be personal."""
    for number, line in enumerate(lines):
        if number < MOST_LINES and line.strip():
            log.info("import_said", feed=feed, line=PERSONAL.sub("…", line.strip()[:MOST_LETTERS]))


def _outcome(task: Task, code: int, room: Room) -> Outcome:
    if not task.release:
        well = code in RUN_CODES
        return Outcome(well, well, RUN_CODES.get(code, "failed"))
    with reading(room.database) as session:
        held = session.get(ImportRun, task.release)
        done = held is not None and held.state == RELEASED  # also when an earlier try got so far
    return Outcome(code in RELEASE_CODES, done, "released" if done else RELEASE_CODES.get(code, "failed"))


IMPORTS: Job[Room] = Job("imports", 5.0, step)

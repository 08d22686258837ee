"""A Maildir folder in which letters that came back are: what is new is taken in."""

from contextlib import suppress
from pathlib import Path

import structlog
from sqlalchemy import Engine

from app.core.clock import utc_now
from app.core.db import writing
from app.mail.bounce_report import MOST_BYTES
from app.mail.bouncing import Taken, take_bounce

log = structlog.get_logger()

MOST_AT_ONCE = 200
KNOWN: frozenset[Taken] = frozenset({"hard", "soft", "again"})


def take_new(database: Engine, folder: Path, secret: str) -> int:
    """Take in what is new in a Maildir; returns how many were read.

    Reports about letters of ours are removed: they hold addresses. All else is marked as read and stays.
    May be killed at any point: a report that is read twice counts once.
    """
    new = folder / "new"
    if not new.is_dir():
        log.warning("no_maildir", setting="OPASTAMO_BOUNCE_MAILDIR")
        return 0
    files = sorted(path for path in new.iterdir() if not path.name.startswith("."))[:MOST_AT_ONCE]
    for path in files:
        with suppress(FileNotFoundError):  # another worker was here
            _take(database, path, folder / "cur", secret)
    return len(files)


def _take(database: Engine, path: Path, read: Path, secret: str) -> None:
    taken: Taken = "none"
    if path.is_file() and not path.is_symlink():
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES)
        with writing(database) as session:
            taken = take_bounce(session, raw, secret, utc_now())
    if taken in KNOWN:
        path.unlink()
    else:
        read.mkdir(exist_ok=True)
        path.rename(read / f"{path.name.partition(':')[0]}:2,S")

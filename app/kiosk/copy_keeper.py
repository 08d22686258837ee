"""The export is made beside the server when the present one has become old, and kept as a file."""

import os
import threading
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import structlog
from sqlalchemy import Engine

from app.catalogue.queries import how_many_public
from app.core.db import engine_for, reading
from app.core.logging import configure_logging
from app.core.processes import end_with_parent
from app.core.settings import settings
from app.kiosk.copy_export import VERSION, export
from app.search.local_words import take_local_words

log = structlog.get_logger()
FRESH = timedelta(minutes=5)
MANY = 500
"""So many listings are worth a process: it takes seconds that pages should not wait for."""


class CopyKeeper:
    """Keeps the export of one catalogue as a file of a folder. Safe to use from many threads."""

    def __init__(self, database: Engine, folder: Path) -> None:
        self._database = database
        self._path = folder / f"copy-{VERSION}.json.gz"
        self._making = threading.Lock()

    def present(self, now: datetime) -> bytes:
        """The export, packed: the last one, while a newer is made; only the very first is waited for."""
        made_at = self._made_at()
        if made_at is None:
            with self._making:
                if self._made_at() is None:
                    self._make(now)
        elif now - made_at > FRESH and self._making.acquire(blocking=False):
            threading.Thread(target=self._make_anew, args=(now,), name="kiosk copy", daemon=True).start()
        return self._path.read_bytes()

    def _make_anew(self, now: datetime) -> None:
        try:
            self._make(now)
        except Exception:
            log.exception("kiosk_copy")
        finally:
            self._making.release()

    def _make(self, now: datetime) -> None:
        """Put a new file in the place of the old one; several processes that do so do no harm."""
        with reading(self._database) as session:
            many = how_many_public(session) >= MANY
        made = _beside(self._database, now) if many else export(self._database, now)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(f".{os.getpid()}")
        beside.write_bytes(made)
        os.utime(beside, (now.timestamp(), now.timestamp()))
        beside.replace(self._path)

    def _made_at(self) -> datetime | None:
        try:
            return datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
        except FileNotFoundError:
            return None


def _beside(database: Engine, now: datetime) -> bytes:
    address = database.url.render_as_string(hide_password=False)
    with ProcessPoolExecutor(1, get_context("spawn"), end_with_parent) as pool:
        return pool.submit(_export_at, address, now).result()


def _export_at(address: str, now: datetime) -> bytes:
    configure_logging(settings().log_format)
    database = engine_for(address)
    take_local_words(database)
    return export(database, now)

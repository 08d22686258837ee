"""From the outbox to the index. One indexer works at a time; it may be killed at any point.

A row of the outbox goes only after the index has taken the change: what was cut off is done again, and doing
it twice changes nothing.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

import structlog
from sqlalchemy import Engine, delete
from sqlmodel import col

from app.catalogue.commands import pass_time
from app.catalogue.models import Outbox
from app.catalogue.queries import (
    details_of,
    how_many_public,
    listings_of,
    public_ids,
    public_listings,
    waiting_changes,
)
from app.core.clock import utc_now
from app.core.db import reading, writing
from app.core.migrate import is_current
from app.search.documents import SearchDocument
from app.search.engine import SearchEngine, WriterBusyError
from app.search.last_stage import Keeper
from app.search.mapping import documents_of, mapped_beside

log = structlog.get_logger()

BATCH = 500
REST_SECONDS = 1.0
TIME_PASSES_SECONDS = 60.0
FAILED_REST_SECONDS = 10.0
VECTORS_AT_ONCE = 16
"""So many vectors are computed before anything else gets its turn: some seconds at most."""
MANY = 5_000
"""So many listings are worth starting processes for."""
REQUEST, RUNNING = "rebuild-wanted", "rebuild-running"


def has_waiting_changes(database: Engine) -> bool:
    """Whether the outbox holds anything; no, when there is no such database yet."""
    if not is_current(database):
        return False
    with reading(database) as session:
        return bool(waiting_changes(session, 1)[0])


class Indexer:
    """Keeps the index true to the catalogue. `folder` is where rebuilds are asked for across processes.

    `vectors`, if any, are kept true with it. A rebuild of `many` listings is shared out among processes.
    """

    def __init__(
        self,
        database: Engine,
        engine: SearchEngine,
        folder: Path,
        now: Callable[[], datetime] = utc_now,
        vectors: Keeper | None = None,
    ) -> None:
        self._database = database
        self.many = MANY
        self._engine, self._vectors = engine, vectors
        self._request, self._running = folder / REQUEST, folder / RUNNING
        self._now = now
        self._catches_up_at = 0.0

    def drain(self) -> int:
        """Take all waiting changes to the index; returns how many listings. Raises WriterBusyError.

        Then the engine gets again what a part of it missed.
        """
        taken = 0
        while changed := self._drain_batch():
            taken += changed
        given: Sequence[str] = ()
        while (missed := self._engine.missed(BATCH)) and missed != given:  # else it did not take them
            self._give([UUID(one) for one in missed])
            given = missed
        return taken

    def _drain_batch(self) -> int:
        with reading(self._database) as session:
            rows, ids = waiting_changes(session, BATCH)
        if rows:
            self._give(ids)
            with writing(self._database) as session:
                session.execute(delete(Outbox).where(col(Outbox.id).in_(rows)))
        return len(ids)

    def _give(self, ids: Sequence[UUID]) -> None:
        """Listings as they are now, to the engine."""
        documents = self._documents_now(ids)
        found = {document.id for document in documents}
        removed = [str(i) for i in ids if str(i) not in found]
        self._engine.apply(documents, removed)
        if self._vectors is not None:
            self._vectors.take(documents, removed)

    def _documents_now(self, ids: Sequence[UUID]) -> list[SearchDocument]:
        with reading(self._database) as session:
            published = [one for one in listings_of(session, ids) if one.state == "published"]
            return list(documents_of(details_of(session, published), self._now()))

    def fill_vectors(self) -> bool:
        """Compute some of the vectors that are owed; whether there were any. Raises WriterBusyError."""
        owed = self._vectors.owed(VECTORS_AT_ONCE) if self._vectors is not None else []
        if self._vectors is None or not owed:
            return False
        self._engine.claim()
        self._vectors.fill(owed, self._documents_now([UUID(one) for one in owed]))
        return True

    def rebuild(self) -> int:
        """Build the whole index anew and swap; returns how many listings it holds. Raises WriterBusyError.

        Changes made meanwhile stay in the outbox and follow.
        """
        documents = self._documents()
        if self._vectors is None:
            count = self._engine.rebuild(documents)
        else:
            count = self._engine.rebuild(self._vectors.passing(documents))
            self._vectors.put_in_place()
        self._running.unlink(missing_ok=True)
        return count

    def _documents(self) -> Iterator[SearchDocument]:
        with suppress(FileNotFoundError):  # nobody asked; a request made from now on asks for another
            self._request.replace(self._running)
        now = self._now()
        with reading(self._database) as session:
            processes = os.cpu_count() or 1
            if processes > 1 and how_many_public(session) >= self.many:
                yield from mapped_beside(self._address, public_ids(session), now, processes)
                return
            for batch in public_listings(session):
                yield from documents_of(details_of(session, batch), now)

    def catch_up(self) -> None:
        """Bring everything up to this moment: the days that have come, a missing index, waiting changes."""
        with writing(self._database) as session:
            pass_time(session, self._now())
        without_vectors = self._vectors is not None and self._vectors.needs_filling()
        if self.rebuild_is_asked or without_vectors or self._engine.needs_rebuild():
            self.rebuild()
        self.drain()

    @property
    def _address(self) -> str:
        return self._database.url.render_as_string(hide_password=False)

    def ask_for_rebuild(self) -> None:
        """Leave a request for the process that is the indexer."""
        self._request.parent.mkdir(parents=True, exist_ok=True)
        self._request.touch()

    @property
    def rebuild_is_asked(self) -> bool:
        """Whether a request is still waiting or under way, or was cut off."""
        return self._request.exists() or self._running.exists()

    def step(self) -> bool:
        """Take what changed to the index; once a minute, and after a failure, catch up with everything.

        Returns whether vectors are left to compute. Raises WriterBusyError.
        """
        now = time.monotonic()
        try:
            if now >= self._catches_up_at or self.rebuild_is_asked:
                self._catches_up_at = now + TIME_PASSES_SECONDS
                self.catch_up()
            else:
                self.drain()
            return self.fill_vectors()
        except WriterBusyError:
            raise
        except Exception:
            self._catches_up_at = now
            raise

    def work(self, stop: threading.Event) -> None:
        """Follow the catalogue until told to stop. A failure is logged and tried again."""
        while not stop.is_set():
            rest = REST_SECONDS
            try:
                if self.step():
                    rest = 0.0
            except WriterBusyError:
                pass  # another process is the indexer; should it end, we take over
            except Exception:
                log.exception("indexer")
                rest = FAILED_REST_SECONDS
            stop.wait(rest)

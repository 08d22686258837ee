"""Meilisearch in front, the embedded index behind it: one of them always answers, and answers rightly.

The embedded index takes every change at once. What the server missed meanwhile is kept in a record, and while
anything is missed the server is not asked: it could show what has been withdrawn.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog

from app.core.clock import utc_now
from app.core.errors import UnavailableError
from app.search.documents import SearchDocument
from app.search.engine import SearchEngine, SearchResults
from app.search.last_stage import LastStage
from app.search.query import SearchQuery
from app.search.server.copy import Copy
from app.search.server.engine import MeilisearchEngine
from app.search.server.record import ServerRecord
from app.search.suggestions import Suggestion

log = structlog.get_logger()
REST_SECONDS = 5.0
"""So long nobody waits for a server that did not answer."""
LONGEST_REST_SECONDS = 600.0
"""So long at most a server is left in peace that refuses a change: each time twice as long as before."""


class FallbackEngine:
    """Asks `primary`; when it does not answer, `embedded`. The embedded index tells who may write."""

    def __init__(
        self,
        primary: MeilisearchEngine,
        embedded: SearchEngine,
        record: ServerRecord,
        rest_seconds: float = REST_SECONDS,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._primary, self._embedded, self._record = primary, embedded, record
        self._now = now
        self._rest_seconds, self._rests_until = rest_seconds, 0.0
        self._takes_changes, self._looked_at_from, self._refusals = True, 0.0, 0

    def search(self, query: SearchQuery, now: datetime) -> SearchResults:
        """Find. Raises UnavailableError when neither can answer."""
        standing = self._record.standing()
        if standing.in_step and time.monotonic() >= self._rests_until:
            self._primary.follow(standing.left_as)
            try:
                return self._primary.search(query, now)
            except UnavailableError as error:
                self._rests_until = time.monotonic() + self._rest_seconds
                log.warning("meilisearch_does_not_answer", reason=error.message)
        return self._embedded.search(query, now)

    def suggest(self, text: str, lang: str, limit: int, now: datetime) -> tuple[Suggestion, ...]:
        """Suggest out of the embedded index: it holds the same, and is near."""
        return self._embedded.suggest(text, lang, limit, now)

    def claim(self) -> None:
        """Take the right to write, or keep it. Raises WriterBusyError."""
        self._embedded.claim()

    def apply(self, changed: Iterable[SearchDocument], removed: Iterable[str]) -> None:
        """The embedded index takes the changes; the server too, or they are on record as missed."""
        documents, gone = list(changed), list(removed)
        self._embedded.apply(documents, gone)
        if self._record.standing().missed is None:  # it will be filled anew
            return
        ids = [*(document.id for document in documents), *gone]
        if self._takes_changes:
            self._takes_changes = self._give(documents, gone, ids)
        if not self._takes_changes:
            self._record.misses(ids)

    def missed(self, most: int) -> Sequence[str]:
        """What the server missed, once it answers again and is as it was left."""
        standing = self._record.standing()
        if not standing.missed or time.monotonic() < self._looked_at_from:
            return ()
        if self._mark() != standing.left_as:
            self._looked_at_from = time.monotonic() + self._rest_seconds
            return ()
        self._takes_changes = True
        return sorted(standing.missed)[:most]

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Build both anew. A server that is down, or cannot do it, is left to the next `needs_rebuild`."""
        copy = Copy(self._primary, self._record, self._now)
        try:
            count = self._embedded.rebuild(copy.passing(documents))
        except BaseException:
            copy.give_up()
            raise
        self._takes_changes = copy.put_in_place()
        return count

    def is_ready(self) -> bool:
        """Whether the embedded index is there: then there is always an answer."""
        return self._embedded.is_ready()

    def needs_rebuild(self) -> bool:
        """Whether an index is missing, or is not as it was left, and could be made now.

        A server that could not be filled is left in peace for longer each time.
        """
        if self._embedded.needs_rebuild():
            return True
        standing = self._record.standing()
        if standing.waits(self._now()):
            return False
        mark = self._mark()
        return mark is not None and (standing.missed is None or mark != standing.left_as)

    def close(self) -> None:
        """Let another process be the one that writes."""
        self._primary.close()
        self._embedded.close()

    def _give(self, documents: Sequence[SearchDocument], gone: Sequence[str], ids: Sequence[str]) -> bool:
        """Whether the server has taken the changes."""
        try:
            self._primary.apply(documents, gone)
            mark = self._primary.mark()
        except UnavailableError as error:
            rest = min(self._rest_seconds * 2**self._refusals, LONGEST_REST_SECONDS)
            self._looked_at_from = time.monotonic() + rest
            self._refusals = min(self._refusals + 1, 30)
            log.warning("meilisearch_misses_changes", reason=error.message, rest_seconds=rest)
            return False
        self._refusals = 0
        self._record.took(ids, mark)
        return True

    def _mark(self) -> str | None:
        try:
            return self._primary.mark()
        except UnavailableError:
            return None


@dataclass(frozen=True, slots=True)
class Server:
    """A server, and what our indexes on it are called."""

    url: str
    key: str
    name: str

    @property
    def told_apart(self) -> str:
        """What a record is about: other indexes on the same server are not as this one was left."""
        return f"{self.url} {self.name}"


def engine_over(
    server: Server, folder: Path, embedded: SearchEngine, stage: LastStage | None
) -> FallbackEngine:
    """A server in front of an embedded engine; how it stands is kept in the folder of the index."""
    record = ServerRecord(folder / "meilisearch.json", server.told_apart)
    primary = MeilisearchEngine(server.url, server.key, server.name, stage)
    return FallbackEngine(primary, embedded, record)

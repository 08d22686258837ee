"""Meilisearch in front, the embedded index behind it: both hold the same, and one of them always answers."""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial

import structlog

from app.core.errors import UnavailableError
from app.search.documents import SearchDocument
from app.search.engine import SearchEngine, SearchResults
from app.search.meilisearch_engine import MeilisearchEngine, batches
from app.search.meilisearch_writing import NewIndex
from app.search.query import SearchQuery
from app.search.suggestions import Suggestion

log = structlog.get_logger()
REST_SECONDS = 5.0
"""So long nobody waits for a server that did not answer."""


class FallbackEngine:
    """Asks `primary`; when it does not answer, `embedded`. The embedded index tells who may write."""

    def __init__(
        self, primary: MeilisearchEngine, embedded: SearchEngine, rest_seconds: float = REST_SECONDS
    ) -> None:
        self._primary, self._embedded = primary, embedded
        self._rest_seconds, self._rests_until = rest_seconds, 0.0
        self._owes_rebuild = False

    def search(self, query: SearchQuery, now: datetime) -> SearchResults:
        """Find. Raises UnavailableError when neither can answer."""
        if time.monotonic() >= self._rests_until:
            try:
                return self._primary.search(query, now)
            except UnavailableError as error:
                self._rests_until = time.monotonic() + self._rest_seconds
                log.warning("meilisearch_does_not_answer", reason=error.message)
        return self._embedded.search(query, now)

    def suggest(self, text: str, lang: str, limit: int, now: datetime) -> tuple[Suggestion, ...]:
        """Suggest out of the embedded index: it holds the same, and is near."""
        return self._embedded.suggest(text, lang, limit, now)

    def apply(self, changed: Iterable[SearchDocument], removed: Iterable[str]) -> None:
        """Both take the changes. Raises UnavailableError when the server did not: give them again."""
        documents, gone = list(changed), list(removed)
        self._embedded.apply(documents, gone)
        self._primary.apply(documents, gone)

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Build both anew. A server that is down is left to the next `needs_rebuild`."""
        copy = _Copy(self._primary)
        try:
            count = self._embedded.rebuild(copy.passing(documents))
        except BaseException:
            copy.give_up()
            raise
        self._owes_rebuild = not copy.put_in_place()
        return count

    def is_ready(self) -> bool:
        """Whether the embedded index is there: then there is always an answer."""
        return self._embedded.is_ready()

    def needs_rebuild(self) -> bool:
        """Whether an index is missing that could be made now."""
        if self._embedded.needs_rebuild():
            return True
        try:
            return not self._primary.is_ready() or self._owes_rebuild
        except UnavailableError:
            return False

    def close(self) -> None:
        """Let another process be the one that writes."""
        self._primary.close()
        self._embedded.close()


class _Copy:
    """What the embedded index reads goes to a new index of the server too, until that fails."""

    def __init__(self, primary: MeilisearchEngine) -> None:
        self._primary = primary
        self._new: NewIndex | None = None

    def passing(self, documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
        """The documents, sent on their way through. It begins when the right to write has been taken."""
        self._try(self._begin)
        for batch in batches(documents):
            if self._new is not None:
                self._try(partial(self._new.add, batch))
            yield from batch

    def put_in_place(self) -> bool:
        """Whether the server has the new index now."""
        if self._new is not None:
            self._try(self._new.put_in_place)
        return self._new is not None

    def give_up(self) -> None:
        """Take away what has been begun."""
        if self._new is not None:
            self._new.take_away()
            self._new = None

    def _begin(self) -> None:
        self._new = self._primary.new_index()

    def _try(self, action: Callable[[], None]) -> None:
        try:
            action()
        except UnavailableError as error:
            log.warning("meilisearch_not_rebuilt", reason=error.message)
            self.give_up()

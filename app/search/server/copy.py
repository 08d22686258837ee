"""While the embedded index is built anew, the server gets the same documents on their way."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

import structlog

from app.core.errors import UnavailableError
from app.search.documents import SearchDocument
from app.search.server.engine import MeilisearchEngine, batches
from app.search.server.record import ServerRecord
from app.search.server.writing import NewIndex

log = structlog.get_logger()


class Copy:
    """What the embedded index reads goes to a new index of the server too, until that fails.

    From its first document to the swap the record says that the server misses everything: a rebuild that is
    cut off anywhere is then owed, also after a restart. What the server could not do is owed later each time.
    """

    def __init__(self, primary: MeilisearchEngine, record: ServerRecord, now: Callable[[], datetime]) -> None:
        self._primary, self._record, self._now = primary, record, now
        self._answers = False
        self._new: NewIndex | None = None

    def passing(self, documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
        """The documents, sent on their way through. It begins when the right to write has been taken."""
        self._record.misses_everything()
        self._try(self._begin)
        for batch in batches(documents):
            if self._new is not None:
                self._try(partial(self._new.add, batch))
            yield from batch

    def put_in_place(self) -> bool:
        """Whether the server has the new index now."""
        if self._new is not None:
            self._try(partial(self._swap, self._new))
        return self._new is not None

    def give_up(self) -> None:
        """Take away what has been begun."""
        if self._new is not None:
            self._new.take_away()
            self._new = None

    def _begin(self) -> None:
        self._primary.mark()
        self._answers = True
        self._new = self._primary.new_index()

    def _swap(self, new: NewIndex) -> None:
        new.put_in_place()
        mark = self._primary.mark()
        self._record.took_everything(mark)
        self._primary.follow(mark)

    def _try(self, action: Callable[[], None]) -> None:
        try:
            action()
        except UnavailableError as error:
            log.warning("meilisearch_not_rebuilt", reason=error.message, next_try=self._next_try())
            self.give_up()

    def _next_try(self) -> str:
        if not self._answers:
            return "when it answers"
        wait = self._record.could_not_be_filled(self._now())
        return f"in {wait // timedelta(minutes=1)} min"

"""Meilisearch as an engine: its filters decide what is found, by our own keys; the best are scored here."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from itertools import islice

from app.search.asking.answering import Able, answer
from app.search.documents import SearchDocument
from app.search.engine import SearchResults
from app.search.last_stage import LastStage
from app.search.query import SearchQuery
from app.search.server.connection import Questions
from app.search.server.looking import Looking
from app.search.server.reading import page_of
from app.search.server.vocabulary import Vocabulary, read_vocabulary
from app.search.server.writing import IndexWriter, NewIndex

BATCH = 1000


class MeilisearchEngine:
    """An index on a server. Safe for many reading threads; one process writes."""

    def __init__(self, url: str, key: str, name: str = "listings", stage: LastStage | None = None) -> None:
        self._stage = stage
        self._writer = IndexWriter(url, key, name)
        self._questions = Questions(url, self._writer.search_key, self._writer.index)
        self._words: tuple[int, Vocabulary] | None = None
        self._mark, self._changes = "", 0

    def is_ready(self) -> bool:
        """Whether there is an index of this version to search. Raises UnavailableError: nobody answers."""
        return self._writer.exists()

    def mark(self) -> str:
        """What changes whenever the index does, whoever changed it. Raises UnavailableError."""
        return self._writer.mark()

    def search(self, query: SearchQuery, now: datetime) -> SearchResults:
        """Find. Raises UnavailableError when the server does not answer or has no index."""
        words = self._vocabulary() if query.q else None
        looking = Looking(self._questions, words.frequencies if words else None, now)
        able = Able(looking.counting, partial(page_of, looking), self._stage)
        return answer(query, now, words.spelling if words else None, able)

    def follow(self, mark: str) -> None:
        """Learn of a change that another process made: the index bears this mark now."""
        if mark != self._mark:
            self._mark, self._changes = mark, self._changes + 1

    def apply(self, changed: Iterable[SearchDocument], removed: Iterable[str]) -> None:
        """Add or replace documents and remove others. Raises UnavailableError."""
        self._writer.apply(list(changed), list(removed))
        self._changes += 1

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Build a new index beside the present one and swap. Returns how many documents it holds.

        Raises UnavailableError; the present index then stays as it is.
        """
        new, count = self.new_index(), 0
        try:
            for batch in batches(documents):
                new.add(batch)
                count += len(batch)
            new.put_in_place()
            self._changes += 1
        except BaseException:
            new.take_away()
            raise
        return count

    def new_index(self) -> NewIndex:
        """Begin an index beside the present one. Raises UnavailableError."""
        return self._writer.new_index()

    def close(self) -> None:
        """Forget what was kept of the server."""
        self._questions.close()

    def _vocabulary(self) -> Vocabulary:
        """The words of the index as it is: a word that came with the last change finds its listing."""
        changes, kept = self._changes, self._words
        if kept is not None and kept[0] == changes:
            return kept[1]
        words = read_vocabulary(self._questions, kept[1] if kept else None)
        self._words = (changes, words)
        return words


def batches(documents: Iterable[SearchDocument]) -> Iterator[list[SearchDocument]]:
    """Documents in lots that a server takes at once."""
    rest = iter(documents)
    while batch := list(islice(rest, BATCH)):
        yield batch

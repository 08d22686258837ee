"""Meilisearch as an engine. The filter decides what is found, by our own keys; Meilisearch orders it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from app.search.documents import SearchDocument
from app.search.engine import FACETS, SearchResults
from app.search.meilisearch_filter import asked_filter, plan_filter
from app.search.meilisearch_reading import page_of_hits
from app.search.meilisearch_server import Questions
from app.search.meilisearch_writing import IndexWriter, NewIndex
from app.search.plan import Asked
from app.search.planning import plan_query
from app.search.query import SearchQuery
from app.search.spelling import Spelling
from app.search.steps import Counting, Step, first_that_finds

BATCH = 1000
EVERYTHING: Mapping[str, Any] = {"hitsPerPage": 0}


@dataclass(frozen=True, slots=True)
class _Counted:
    total: int
    facets: Mapping[str, Mapping[str, int]]


class MeilisearchEngine:
    """An index on a server. Safe for many reading threads; one process writes."""

    def __init__(self, url: str, key: str, name: str = "listings") -> None:
        self._writer = IndexWriter(url, key, name)
        self._questions = Questions(url, self._writer.search_key, self._writer.index)
        self._spelled: tuple[int, Spelling] | None = None
        self._size: int | None = None

    def is_ready(self) -> bool:
        """Whether there is an index of this version to search. Raises UnavailableError: nobody answers."""
        return self._writer.exists()

    def search(self, query: SearchQuery, now: datetime) -> SearchResults:
        """Find. Raises UnavailableError when the server does not answer or has no index."""
        plan = plan_query(query, now, self._spelling() if query.q else None)
        counted: dict[str, _Counted] = {}

        def count(step: Step) -> int:
            expression = plan_filter(step.plan, now, step.reach)
            if expression not in counted:
                counted[expression] = self._count(expression)
            return counted[expression].total

        step = first_that_finds(plan, query, Counting(count, self._finds))
        expression = plan_filter(step.plan, now, step.reach)
        hits = page_of_hits(self._questions, step.plan, expression, now)
        return SearchResults(hits, counted[expression].total, counted[expression].facets, step.plan)

    def apply(self, changed: Iterable[SearchDocument], removed: Iterable[str]) -> None:
        """Add or replace documents and remove others. Raises UnavailableError."""
        self._writer.apply(list(changed), list(removed))
        self._size = None

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
        except BaseException:
            new.take_away()
            raise
        return count

    def new_index(self) -> NewIndex:
        """Begin an index beside the present one. Raises UnavailableError."""
        self._spelled = None
        return self._writer.new_index()

    def close(self) -> None:
        """Forget what was kept of the server."""
        self._questions.close()

    def _count(self, expression: str) -> _Counted:
        """How many are found, and of which kinds; and, by the way, how many listings there are."""
        query = {"filter": expression, "hitsPerPage": 0, "facets": list(FACETS)}
        found, everything = self._questions.ask(query, EVERYTHING)
        self._size = everything["totalHits"]
        facets = {name: found["facetDistribution"].get(name, {}) for name in FACETS}
        return _Counted(found["totalHits"], facets)

    def _finds(self, asked: Asked) -> bool:
        (found,) = self._questions.ask({"filter": asked_filter(asked, loose=True), "hitsPerPage": 0})
        return bool(found["totalHits"])

    def _spelling(self) -> Spelling:
        """The words of the index; made anew when it has grown or shrunk by a tenth."""
        made = self._spelled
        if made is not None:
            if self._size is None:
                self._size = self._questions.ask(EVERYTHING)[0]["totalHits"]
            if abs(made[0] - self._size) * 10 <= made[0]:
                return made[1]
        (found,) = self._questions.ask({"hitsPerPage": 0, "facets": ["surface"]})
        self._size = found["totalHits"]
        made = (found["totalHits"], Spelling(found["facetDistribution"].get("surface", {}).items()))
        self._spelled = made
        return made[1]


def batches(documents: Iterable[SearchDocument]) -> Iterator[list[SearchDocument]]:
    """Documents in lots that a server takes at once."""
    rest = iter(documents)
    while batch := list(islice(rest, BATCH)):
        yield batch

"""Looking up: what each step of a question finds in tantivy."""

import os
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime

import tantivy
from tantivy import Query

from app.search.asking.plan import Asked
from app.search.asking.steps import Counting, Step
from app.search.embedded.order import Found, look_up
from app.search.embedded.queries import asked_query, build_query
from app.search.embedded.reading import Facets, facets_of

_BESIDE = ThreadPoolExecutor(os.cpu_count(), "facets")


class Looking:
    """One question to one state of the index: nothing is looked up twice for it.

    What a step finds is looked up and counted by facets at the same time: tantivy frees Python's lock, and
    most questions are answered by their first step.
    """

    def __init__(
        self, searcher: tantivy.Searcher, now: datetime, *, by_time: bool = False, with_facets: bool = True
    ) -> None:
        self._searcher, self._now = searcher, now
        self._by_time, self._with_facets = by_time, with_facets
        self._found: list[tuple[Step, Found, Future[Facets] | None]] = []

    @property
    def counting(self) -> Counting:
        """How the steps count here."""
        return Counting(count=lambda step: self.found(step).total, finds=self._finds)

    def found(self, step: Step) -> Found:
        """What a step finds."""
        return self._looked_up(step)[0]

    def facets(self, step: Step) -> Facets:
        """How many results of a step have each value of each facet."""
        found, facets = self._looked_up(step)
        return facets.result() if facets else facets_of(self._searcher, found.query)

    def _looked_up(self, step: Step) -> tuple[Found, Future[Facets] | None]:
        for one, found, facets in self._found:
            if one is step:
                return found, facets
        built = build_query(self._searcher, step.plan, self._now, step.reach)
        facets = _BESIDE.submit(facets_of, self._searcher, built) if self._with_facets else None
        found = look_up(self._searcher, built, by_time=self._by_time)
        self._found.append((step, found, facets))
        return found, facets

    def _finds(self, asked: Asked) -> bool:
        query = asked_query(self._searcher, asked, loose=True)
        return bool(self._searcher.search(Query.const_score_query(query, 1.0), 1, count=False).hits)

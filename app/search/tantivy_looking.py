"""Looking up: what each step of a question finds in tantivy."""

from datetime import datetime

import tantivy
from tantivy import Query

from app.search.plan import Asked
from app.search.steps import Counting, Step
from app.search.tantivy_order import Found, look_up
from app.search.tantivy_query import asked_query, build_query


class Looking:
    """One question to one state of the index: nothing is looked up twice for it."""

    def __init__(self, searcher: tantivy.Searcher, now: datetime, *, by_time: bool) -> None:
        self._searcher, self._now, self._by_time = searcher, now, by_time
        self._found: list[tuple[Step, Found]] = []

    @property
    def counting(self) -> Counting:
        """How the steps count here."""
        return Counting(count=lambda step: self.found(step).total, finds=self._finds)

    def found(self, step: Step) -> Found:
        """What a step finds."""
        for one, found in self._found:
            if one is step:
                return found
        built = build_query(self._searcher, step.plan, self._now, step.reach)
        found = look_up(self._searcher, built, by_time=self._by_time)
        self._found.append((step, found))
        return found

    def _finds(self, asked: Asked) -> bool:
        query = asked_query(self._searcher, asked, loose=True)
        return bool(self._searcher.search(Query.const_score_query(query, 1.0), 1, count=False).hits)

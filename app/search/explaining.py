"""Why each result was found, and what each part of the question gave it: read from the plan and the index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import tantivy
from tantivy import Occur, Query

from app.search.engine import SearchResults
from app.search.plan import Asked, Way
from app.search.steps import Step
from app.search.tantivy_query import asked_query, build_query
from app.search.tantivy_schema import schema


@dataclass(frozen=True, slots=True)
class Gave:
    """A way that found a result, and the score that it alone would give."""

    way: Way
    score: float


@dataclass(frozen=True, slots=True)
class Part:
    """What one asked thing gave a result: `score` is of all its ways together, the best counted in full."""

    words: str
    score: float
    ways: tuple[Gave, ...]
    near: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """One result: its fit by words, and the parts that it is the sum of; `soft` are what only ranks."""

    fit: float
    asked: tuple[Part, ...]
    soft: tuple[Gave, ...]


def explained(searcher: tantivy.Searcher, results: SearchResults, now: datetime) -> list[Explained]:
    """An explanation of each result of a page, in its order."""
    step = Step(results.plan, results.reach)
    return [_Explaining(searcher, str(hit.card["id"])).of(step, now) for hit in results.hits]


class _Explaining:
    def __init__(self, searcher: tantivy.Searcher, identity: str) -> None:
        self._searcher = searcher
        self._only = Query.const_score_query(Query.term_query(schema(), "id", identity), 0.0)

    def of(self, step: Step, now: datetime) -> Explained:
        built = build_query(self._searcher, step.plan, now, step.reach)
        parts = (self._part(one, loose=step.reach.loose) for one in step.plan.asked)
        return Explained(
            fit=self._score(built) or 0.0,
            asked=tuple(part for part in parts if part is not None),
            soft=tuple(self._gave(step.plan.soft)),
        )

    def _part(self, asked: Asked, *, loose: bool) -> Part | None:
        score = self._score(asked_query(self._searcher, asked, loose=loose))
        if score is None:
            return None
        ways = (*asked.ways, *(asked.loose if loose else ()))
        gave = sorted(self._gave(ways), key=lambda one: -one.score)
        return Part(asked.words, score, tuple(gave), near=asked.circle is not None and not gave)

    def _gave(self, ways: Sequence[Way]) -> Iterator[Gave]:
        for way in ways:
            score = self._score(asked_query(self._searcher, Asked("", (way,))))
            if score is not None:
                yield Gave(way, score)

    def _score(self, query: Query) -> float | None:
        """The score that a query gives this result; None when it does not find it."""
        both = Query.boolean_query([(Occur.Must, self._only), (Occur.Must, query)])
        hits = self._searcher.search(both, 1, count=False).hits
        return float(hits[0][0]) if hits else None

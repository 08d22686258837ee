"""Why each result was found and stands where it does: read from the plan and the index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import tantivy
from tantivy import Occur, Query

from app.search.asking.plan import Asked, Way
from app.search.asking.steps import Step
from app.search.distance import Point
from app.search.embedded.order import metres_to, numbers
from app.search.embedded.queries import asked_query, build_query
from app.search.embedded.schema import schema
from app.search.engine import SearchResults
from app.search.ranking import RANKED, Candidates, Weighed, weighed


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
    """One result: what it is ordered by, and the parts that add up to its fit; `soft` are what only ranks.

    `weighed` has no shifts where the order goes by time or distance; or by fit alone, as it does far down.
    """

    weighed: Weighed
    asked: tuple[Part, ...]
    soft: tuple[Gave, ...]


def explained(searcher: tantivy.Searcher, results: SearchResults, now: datetime) -> list[Explained]:
    """An explanation of each result of a page, in its order."""
    step, query = Step(results.plan, results.reach), results.plan.query
    by_all = max(RANKED - query.offset, 0) if query.order == "relevance" else 0
    return [
        _Explaining(searcher, str(hit.card["id"])).of(step, now, by_all_reasons=place < by_all)
        for place, hit in enumerate(results.hits)
    ]


class _Explaining:
    def __init__(self, searcher: tantivy.Searcher, identity: str) -> None:
        self._searcher = searcher
        self._only = Query.const_score_query(Query.term_query(schema(), "id", identity), 0.0)

    def of(self, step: Step, now: datetime, *, by_all_reasons: bool) -> Explained:
        parts = (self._part(one, loose=step.reach.loose) for one in step.plan.asked)
        return Explained(
            weighed=self._weighed(step, now, by_all_reasons=by_all_reasons),
            asked=tuple(part for part in parts if part is not None),
            soft=tuple(self._gave(step.plan.soft)),
        )

    def _weighed(self, step: Step, now: datetime, *, by_all_reasons: bool) -> Weighed:
        hit = self._hit(build_query(self._searcher, step.plan, now, step.reach))
        if hit is None or not by_all_reasons:  # none: it has changed since
            fit = hit[0] if hit else 0.0
            return Weighed(fit, (), fit)
        (only,) = weighed(self._candidate(*hit, step.plan.centre), now)
        return only

    def _candidate(self, fit: float, address: tantivy.DocAddress, centre: Point | None) -> Candidates:
        facts = {name: numbers(self._searcher, name, [address]) for name in ("next_start", "checked", "ease")}
        return Candidates(
            scores=[fit],
            ids=[0],
            starts=facts["next_start"],
            checked=facts["checked"],
            eases=facts["ease"],
            metres=metres_to(self._searcher, [address], centre) if centre else None,
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
        hit = self._hit(query)
        return hit[0] if hit else None

    def _hit(self, query: Query) -> tuple[float, tantivy.DocAddress] | None:
        both = Query.boolean_query([(Occur.Must, self._only), (Occur.Must, query)])
        hits = self._searcher.search(both, 1, count=False).hits
        return (float(hits[0][0]), hits[0][1]) if hits else None

"""The words of an index on a server, and how common each is: to mend slips, and to tell rare from common."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.search.asking.plan import Asked, QueryPlan, Way
from app.search.mistakes.spelling import KEY_FIELDS, Spelling
from app.search.server.connection import Questions
from app.search.server.settings import LENGTH_FIELDS, SCORED_FIELDS, SURFACE


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many documents a key is, by field; among `size` documents."""

    size: int
    counts: Mapping[str, Mapping[str, int]]
    lengths: Mapping[str, float]
    """How many keys a field has in the mean of all documents, never zero."""

    def rarity(self, field: str, key: str) -> float:
        """What finding a key tells: much when few documents have it."""
        count = self.counts[field].get(key, 1)
        return math.log(1 + (max(self.size - count, 0) + 0.5) / (count + 0.5))

    def most(self, way: Way) -> int:
        """So many documents, at most, can a way find: none, when it has a key that the index has not."""
        if way.is_beginning or way.field not in self.counts:
            return self.size
        return min(self.counts[way.field].get(key, 0) for key in way.keys)

    def told(self, way: Way) -> int:
        """So many documents, at most, can be found by a way; 0 when its words are not counted."""
        most = self.most(way)
        return 0 if most == self.size else most

    def surely_finds(self, way: Way) -> bool:
        """Whether it is known without asking that a way finds something."""
        return len(way.keys) == 1 and bool(self.told(way))

    def narrowed(self, plan: QueryPlan) -> QueryPlan:
        """The plan less the ways that find nothing here: most of what an everyday word may mean."""
        asked = tuple(self._narrowed(one) for one in plan.asked)
        return replace(plan, asked=asked, soft=self._finding(plan.soft))

    def _narrowed(self, asked: Asked) -> Asked:
        return replace(asked, ways=self._finding(asked.ways), loose=self._finding(asked.loose))

    def _finding(self, ways: tuple[Way, ...]) -> tuple[Way, ...]:
        return tuple(way for way in ways if self.most(way))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of an index at one time."""

    frequencies: Frequencies
    spelling: Spelling
    spelled_of: int
    """So many documents there were when the spelling was made."""


def read_vocabulary(questions: Questions, before: Vocabulary | None) -> Vocabulary:
    """Ask the server for all its words. Raises UnavailableError.

    The spelling is that of `before`, until the index has grown or shrunk by a tenth.
    """
    facets = [*SCORED_FIELDS, SURFACE, *LENGTH_FIELDS.values()]
    found = questions.ask({"hitsPerPage": 0, "facets": facets})
    told: Mapping[str, Mapping[str, int]] = found["facetDistribution"]
    size: int = found["totalHits"]
    counts = {name: told.get(name, {}) for name in SCORED_FIELDS}
    frequencies = Frequencies(size, counts, _mean_lengths(told, size))
    if before is not None and abs(before.spelled_of - size) * 10 <= before.spelled_of:
        return replace(before, frequencies=frequencies)
    # Of two words as near, the first mends a slip: the commoner one, as in the embedded index.
    words = sorted(told.get(SURFACE, {}).items(), key=lambda one: (-one[1], one[0]))
    keys = (key for name in KEY_FIELDS for key in counts[name])
    return Vocabulary(frequencies, Spelling(words, keys), size)


def _mean_lengths(told: Mapping[str, Mapping[str, Any]], size: int) -> dict[str, float]:
    totals = {
        name: sum(int(float(length)) * documents for length, documents in told.get(field, {}).items())
        for name, field in LENGTH_FIELDS.items()
    }
    return {name: max(total, 1) / max(size, 1) for name, total in totals.items()}

"""How well a document fits a plan: the sum that the embedded index makes too, over keys out of Meilisearch.

BM25 of each way times its weight. Of the ways of one asked thing the best counts, and of the others a little;
what was asked, and soft wishes, are added up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.search.asking.plan import QueryPlan, Way
from app.search.asking.steps import Reach
from app.search.bounds import Bounds, bounds_of
from app.search.embedded.queries import PLACE_WEIGHT, SOFT_WEIGHT, TIE
from app.search.server.settings import FACTS, KEYS, SCORED_FIELDS, SURFACE, lines_of
from app.search.server.vocabulary import Frequencies

K1, B = 1.2, 0.75
FINE = 24
Found = Mapping[str, Any]


def worth_of(way: Way, frequencies: Frequencies) -> float:
    """What a way gives where it finds its keys once in a text of the mean length."""
    if way.is_beginning or way.field not in SCORED_FIELDS:
        return way.weight
    return sum(way.weight * frequencies.rarity(way.field, key) for key in way.keys)


@dataclass(slots=True)
class _Ways:
    """Ways by how they are looked up."""

    lengths: Mapping[str, float]
    single: dict[str, dict[str, float]] = field(default_factory=dict)
    together: list[tuple[str, list[tuple[str, float]]]] = field(default_factory=list)
    marked: list[tuple[str, str, float]] = field(default_factory=list)
    """Facts, and beginnings of words: a text to be met in a line, and what it gives."""
    box: Bounds | None = None

    def take(self, way: Way, frequencies: Frequencies) -> None:
        """Take in one way."""
        if way.is_beginning:
            self.marked.append((SURFACE, f" {way.keys[0]}", way.weight))
        elif way.field not in SCORED_FIELDS:
            self.marked.append((FACTS, f" {way.field}={way.keys[0]} ", way.weight))
        else:
            worths = [(key, way.weight * frequencies.rarity(way.field, key)) for key in way.keys]
            single = self.single.setdefault(way.field, {})
            if len(worths) == 1 and worths[0][0] not in single:  # what is told twice counts twice
                single.update(worths)
            else:
                self.together.append((way.field, worths))

    def fields(self) -> set[str]:
        """The fields whose keys are looked at one by one."""
        return {*self.single, *(name for name, _ in self.together)}

    def scores(self, found: Found, lines: Mapping[str, str], words: Mapping[str, list[str]]) -> list[float]:
        """What each way that finds a document gives."""
        given = [weight for name, text, weight in self.marked if text in lines[name]]
        for name, worths in self.single.items():
            keys = words[name]
            met = worths.keys() & keys
            if met:
                saturation = self._saturation(name, len(keys))
                given += [_match(worths[key], keys.count(key), saturation) for key in met]
        for name, needed in self.together:
            keys = words[name]
            if all(key in keys for key, _ in needed):
                saturation = self._saturation(name, len(keys))
                given.append(sum(_match(worth, keys.count(key), saturation) for key, worth in needed))
        return [*given, PLACE_WEIGHT] if self.box and _is_in(found, self.box) else given

    def _saturation(self, name: str, length: int) -> float:
        return K1 * (1 - B + B * _coarse(length) / self.lengths[name])


class Scorer:
    """Scores documents for one plan."""

    def __init__(self, plan: QueryPlan, reach: Reach, frequencies: Frequencies) -> None:
        self._frequencies = frequencies
        self._asked = []
        for one in plan.asked:
            loose = one.loose if reach.loose and not one.required else ()
            ways = self._ways((*one.ways, *loose))
            ways.box = bounds_of(one.circle) if one.circle else None
            self._asked.append(ways)
        self._soft = self._ways(plan.soft)
        self._fields = {name for ways in (*self._asked, self._soft) for name in ways.fields()}

    def score(self, found: Found) -> float:
        """The score of one document, zero or more."""
        lines = lines_of(found[KEYS])
        words = {name: lines[name].split() for name in self._fields}
        asked = sum(_best_of(ways.scores(found, lines, words)) for ways in self._asked)
        return asked + SOFT_WEIGHT * sum(self._soft.scores(found, lines, words))

    def _ways(self, ways: Iterable[Way]) -> _Ways:
        by_kind = _Ways(self._frequencies.lengths)
        for way in ways:
            by_kind.take(way, self._frequencies)
        return by_kind


def _coarse(length: int) -> int:
    """A length as the embedded index knows it: exact to 40, then to an eighth."""
    beyond = max(length - FINE, 0)
    unknown = max(beyond.bit_length() - 4, 0)
    return length - beyond + (beyond >> unknown << unknown)


def _match(worth: float, times: int, saturation: float) -> float:
    return worth * (K1 + 1) * times / (times + saturation)


def _best_of(scores: list[float]) -> float:
    best = max(scores, default=0.0)
    return best + TIE * (sum(scores) - best)


def _is_in(found: Found, box: Bounds) -> bool:
    lat, lon = found.get("lat"), found.get("lon")
    return (
        lat is not None and lon is not None and box.south <= lat <= box.north and box.west <= lon <= box.east
    )

"""The order of results that fit about equally well: soon, near, lately checked and easy to go to first.

Fit comes before all: the other reasons together weigh less than a clear difference of it.
The same for every engine.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import add, mul
from typing import Literal, NamedTuple

RANKED = 200
"""So many of the results that fit best by words are put in order by the other reasons too."""
LATER, LATE_DAYS = 0.10, 90
"""What lies so many days ahead is worth so much less than what is today or goes on."""
STALE, STALE_DAYS = 0.06, 365
FAR, FAR_METRES = 0.20, 10_000
UNKNOWN = 0.5
"""Of `LATER` and `FAR`: nobody told the time or the place."""
EASY, MOST_EASY = 0.01, 4
DAY = 86_400
NEVER_DAYS = 100 * 365
Ground = Literal["time", "checked", "ease", "nearness"]
"""How soon it is, how lately it was checked, how easy it is to go to, and how near."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Results side by side, a column per fact.

    `scores`: fit by words, the greater the better; `ids` settle what is equal; `starts`: their place in the
    order of time, and `checked`: when somebody last vouched for them, both in unix seconds; `eases`: how many
    things make going easy; `metres`: how far, when a place was given, infinite when nobody knows.
    """

    scores: Sequence[float]
    ids: Sequence[int] | Sequence[str]
    starts: Sequence[int]
    checked: Sequence[int]
    eases: Sequence[int]
    metres: Sequence[float] | None = None


class Shift(NamedTuple):
    """How much of its fit a result gains by one reason, or (below zero) loses."""

    by: Ground
    part: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one result is ordered by: its fit by words, times one and all shifts, is its worth."""

    fit: float
    shifts: tuple[Shift, ...]
    worth: float

    @property
    def factor(self) -> float:
        """One and all shifts."""
        return _factor(shift.part for shift in self.shifts)


def best_first(some: Candidates, now: datetime) -> list[int]:
    """Positions of the candidates, the best first."""
    worths = _worths(some, _columns(some, now))
    order = sorted(zip((-worth for worth in worths), some.ids, range(len(worths)), strict=True))
    return [position for _, _, position in order]


def weighed(some: Candidates, now: datetime) -> list[Weighed]:
    """What each candidate is ordered by, in the order that they are given in."""
    columns = _columns(some, now)
    rows = zip(*columns.values(), strict=True)
    return [
        Weighed(fit, tuple(map(Shift, columns, row)), worth)
        for fit, row, worth in zip(some.scores, rows, _worths(some, columns), strict=True)
    ]


def _columns(some: Candidates, now: datetime) -> dict[Ground, list[float]]:
    """What each reason shifts for each candidate.

    By whole days: an order that changed from minute to minute would shift results between pages.
    """
    moment, latest, oldest = int(now.timestamp()), LATE_DAYS, STALE_DAYS
    later, stale, easy = _LATER, _STALE, _EASY
    columns: dict[Ground, list[float]] = {
        "time": [
            later[days] if 0 <= days < latest else 0.0 if days < 0 else _far_ahead(days)
            for days in [(start - moment) // DAY for start in some.starts]
        ],
        "checked": [
            stale[days] if 0 <= days < oldest else 0.0 if days < 0 else -STALE
            for days in [(moment - checked) // DAY for checked in some.checked]
        ],
        "ease": [easy[ease] if ease < MOST_EASY else easy[MOST_EASY] for ease in some.eases],
    }
    if some.metres is not None:
        columns["nearness"] = [-_far(metres) for metres in some.metres]
    return columns


def _worths(some: Candidates, columns: Mapping[Ground, Sequence[float]]) -> list[float]:
    factors = [1.0] * len(some.scores)
    for column in columns.values():
        factors = list(map(add, factors, column))
    return list(map(mul, some.scores, factors))


def _factor(parts: Iterable[float]) -> float:
    return sum(parts, 1.0)


_LATER = [-LATER * days / LATE_DAYS for days in range(LATE_DAYS)]
_STALE = [-STALE * days / STALE_DAYS for days in range(STALE_DAYS)]
_EASY = [EASY * ease for ease in range(MOST_EASY + 1)]


def _far_ahead(days: int) -> float:
    return -LATER * (UNKNOWN if days >= NEVER_DAYS else 1.0)


def _far(metres: float) -> float:
    return FAR * (UNKNOWN if math.isinf(metres) else min(metres, FAR_METRES) / FAR_METRES)

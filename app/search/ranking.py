"""The order of results that fit about equally well: soon, near, lately checked and easy to go to first.

Fit comes before all: the other reasons together weigh less than a clear difference of it.
The same for every engine.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

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
NEVER = 100 * 365 * DAY


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


def best_first(some: Candidates, now: datetime) -> list[int]:
    """Positions of the candidates, the best first."""
    moment = int(now.timestamp())
    factors = [
        1.0 - _later(start - moment) - _stale(moment - checked) + EASY * min(ease, MOST_EASY)
        for start, checked, ease in zip(some.starts, some.checked, some.eases, strict=True)
    ]
    if some.metres is not None:
        factors = [factor - _far(m) for factor, m in zip(factors, some.metres, strict=True)]
    worths = [score * factor for score, factor in zip(some.scores, factors, strict=True)]
    order = sorted(zip((-worth for worth in worths), some.ids, range(len(worths)), strict=True))
    return [position for _, _, position in order]


def _later(seconds: int) -> float:
    """By whole days: an order that changed from minute to minute would shift results between pages."""
    return LATER * (UNKNOWN if seconds > NEVER else min(max(seconds // DAY, 0), LATE_DAYS) / LATE_DAYS)


def _stale(seconds: int) -> float:
    return STALE * min(max(seconds // DAY, 0), STALE_DAYS) / STALE_DAYS


def _far(metres: float) -> float:
    return FAR * (UNKNOWN if math.isinf(metres) else min(metres, FAR_METRES) / FAR_METRES)

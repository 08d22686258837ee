"""Which results are worth scoring, when there are too many to score all: those by the strongest ways first.

Each tier lets through more of what was found, and the last one all.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.search.asking.plan import QueryPlan, Way
from app.search.server.connection import Documents
from app.search.server.filters import all_of, any_of, ways_filter
from app.search.server.scoring import worth_of
from app.search.server.settings import LENGTH_FIELDS
from app.search.server.vocabulary import Frequencies

BEST, STRONG = 0.8, 0.5
"""A way is one of the best, or a strong one, when it gives so much of what the best way of its word gives."""
MOST_WORDS = 3
Found = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tier:
    """What fulfils a condition (of None: all): what has the `field` short comes first, if a field is told."""

    condition: str | None
    field: str | None = None

    @property
    def order(self) -> list[str]:
        """As Meilisearch sorts."""
        length = LENGTH_FIELDS.get(self.field or "")
        return [*([f"{length}:asc"] if length else []), "next_start:asc"]


@dataclass(frozen=True, slots=True)
class _Word:
    """Ways of an asked word, the best first, with what each gives; `top`: what its best whole key gives."""

    worths: Sequence[tuple[float, Way]]
    top: float

    def ways(self, least: float) -> list[Way]:
        return [way for worth, way in self.worths if worth >= least * self.top]

    def field(self) -> str | None:
        return next((way.field for _, way in self.worths if way.field in LENGTH_FIELDS), None)


def tiers_of(plan: QueryPlan, frequencies: Frequencies) -> list[Tier]:
    """The tiers of what a plan finds."""
    asked = [_word(one.ways, frequencies) for one in plan.asked if not one.required and one.ways]
    words = sorted(asked, key=lambda word: -word.top)
    soft = [ways_filter(plan.soft)] if plan.soft else []
    field = words[0].field() if words else None
    tiers = []
    if words:
        strong = _with(words, STRONG)
        tiers += [Tier(all_of([strong, *soft]), field)] if soft else []
        tiers += [Tier(_with(words, BEST), field), Tier(strong, field)]
    elif soft:
        tiers.append(Tier(soft[0]))
    if len(words) > 1:
        tiers += [Tier(_with([word], STRONG), word.field()) for word in words[:MOST_WORDS]]
    return [*tiers, Tier(None, field)]


def ask_tiers(
    ask: Callable[..., Documents], expression: str, tiers: Sequence[Tier], *, limit: int, offset: int
) -> list[Found]:
    """So many results from `offset` on, the first tier first, of what `expression` lets through.

    `ask` fetches documents by an expression. Raises UnavailableError.
    """
    found: list[Found] = []
    for place, tier in enumerate(tiers):
        alone = _alone(expression, tier, tiers[:place])
        page = {"limit": limit - len(found), "offset": offset}
        documents = ask(alone, sort=tier.order, **page)
        found += documents.some
        if len(found) >= limit:
            break
        offset = max(offset - documents.total, 0)
    return found


def _alone(expression: str, tier: Tier, before: Sequence[Tier]) -> str:
    """The tier without those before it."""
    clauses = [expression, *([tier.condition] if tier.condition else [])]
    earlier = [one.condition for one in before if one.condition]
    return all_of([*clauses, f"NOT ({any_of(earlier)})"] if earlier else clauses)


def _word(ways: Iterable[Way], frequencies: Frequencies) -> _Word:
    worths = sorted(((worth_of(way, frequencies), way) for way in ways), key=lambda one: -one[0])
    whole = (worth for worth, way in worths if not way.is_beginning)
    return _Word(worths, next(whole, worths[0][0]))


def _with(words: Iterable[_Word], least: float) -> str:
    return all_of(ways_filter(word.ways(least)) for word in words)

"""What every search engine can do. Pages and API speak to this protocol only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from app.core.errors import UnavailableError
from app.search.asking.plan import DidYouMean, QueryPlan
from app.search.asking.steps import EVERYTHING, Reach
from app.search.documents import SearchDocument
from app.search.query import SearchQuery
from app.search.shown.reasons import Reason
from app.search.suggestions import Suggestion

FACETS = ("kind", "category", "price", "audience", "language", "accessible")


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: the card that the index keeps, and how far it is (metres) when a place was given."""

    card: Mapping[str, Any]
    distance_m: int | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something near to what was asked, when just that was not found, and why it is shown."""

    hit: Hit
    reason: Reason


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of results. `facets` counts the values among all results, not only this page.

    `plan` is what was carried out: how the sentence was understood, and what of it was given up.
    `reach` is how much of it was found. `alternatives` are there only when nothing was found. `similar` are
    alike in meaning, neither results nor alternatives, and there only when little was found.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    plan: QueryPlan = field(default_factory=lambda: QueryPlan(SearchQuery()))
    reach: Reach = EVERYTHING
    did_you_mean: DidYouMean | None = None
    alternatives: tuple[Alternative, ...] = ()
    similar: tuple[Hit, ...] = ()


class SearchEngine(Protocol):
    """A search engine. Reading is safe from many threads and processes; one process writes."""

    def search(self, query: SearchQuery, now: datetime) -> SearchResults:
        """Find. Raises UnavailableError when the engine cannot answer."""

    def suggest(self, text: str, lang: str, limit: int, now: datetime) -> tuple[Suggestion, ...]:
        """Suggest what may be meant by what has been typed, at most `limit`. Raises UnavailableError."""

    def claim(self) -> None:
        """Take the right to write, or keep it. Raises WriterBusyError when another process has it."""

    def apply(self, changed: Iterable[SearchDocument], removed: Iterable[str]) -> None:
        """Add or replace documents and remove others, all seen at once. Raises WriterBusyError."""

    def missed(self, most: int) -> Sequence[str]:
        """Ids of listings to give to `apply` again, at most so many: a part of the engine missed them."""

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """Build a new index beside the present one and swap. Returns how many documents it holds.

        Raises WriterBusyError before it takes the first document.
        """

    def is_ready(self) -> bool:
        """Whether there is an index of this version to search."""

    def needs_rebuild(self) -> bool:
        """Whether an index is missing that a rebuild would make now."""

    def close(self) -> None:
        """Let another process be the one that writes."""


class WriterBusyError(UnavailableError):
    """Another process is the one that writes."""

    def __init__(self) -> None:
        super().__init__("Another process keeps the search index. It takes up what changes by itself.")

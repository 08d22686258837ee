"""What an engine may be given as the last stage of a search: `app.search.semantic`, where it is switched on.

Whoever only passes it on needs none of its packages.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from app.search.asking.plan import QueryPlan
from app.search.asking.steps import Step
from app.search.documents import SearchDocument
from app.search.engine import Hit, SearchResults


class LastStage(Protocol):
    """Finds what is like a question, apart from its answer."""

    def similar(
        self, found: SearchResults, plan: QueryPlan, carry_out: Callable[[Step], SearchResults]
    ) -> tuple[Hit, ...]:
        """Listings near to a question that are neither results nor alternatives."""


class Keeper(Protocol):
    """Keeps what the last stage looks in. Only the process that may write the index writes here."""

    def needs_filling(self) -> bool:
        """Whether it has nothing yet."""

    def take(self, changed: Sequence[SearchDocument], removed: Iterable[str]) -> None:
        """Take down what changed."""

    def passing(self, documents: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
        """All documents, passed on to whoever else builds from them."""

    def put_in_place(self) -> None:
        """Use what `passing` made."""

    def owed(self, most: int) -> list[str]:
        """Ids of what is still to be computed, at most so many."""

    def fill(self, ids: Sequence[str], documents: Iterable[SearchDocument]) -> None:
        """Compute what was owed."""

"""What else may please whoever looks at a listing. The catalogue says what it needs; the search knows it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import Depends, Request

from app.catalogue.content import ListingContent


class SimilarListings(Protocol):
    """Finds listings that are like one."""

    def like(self, content: ListingContent, now: datetime) -> Sequence[UUID]:
        """Ids of listings that are like it and not over, the best first; none when nothing can be found."""


def similar_of(request: Request) -> SimilarListings:
    """What the app finds similar listings with."""
    similar: SimilarListings = request.app.state.similar
    return similar


Similar = Annotated[SimilarListings, Depends(similar_of)]

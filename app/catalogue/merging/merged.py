"""Where a listing that was merged into another is found now."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from app.catalogue.merging.models import ListingMerge
from app.catalogue.models import Listing

MERGED = "merged"
"""The state of a listing that gave way to another."""


def survivor_of(session: Session, listing: Listing) -> Listing:
    """The listing that stands for this one, over as many merges as there are; for most it is itself."""
    seen = {listing.id}
    while listing.state == MERGED:
        merge = session.get(ListingMerge, listing.id)
        following = session.get(Listing, merge.kept_id) if merge else None
        if following is None or following.id in seen:
            return listing
        seen.add(following.id)
        listing = following
    return listing


def survivors_of(session: Session, listings: Sequence[Listing]) -> dict[UUID, Listing]:
    """The listing that stands for each of these, by the id of the one that gave way."""
    return {one.id: survivor_of(session, one) for one in listings}


def merges_into(session: Session, kept_id: UUID) -> list[ListingMerge]:
    """What was merged into a listing, the newest first."""
    query = select(ListingMerge).where(col(ListingMerge.kept_id) == kept_id)
    return list(session.execute(query.order_by(col(ListingMerge.at).desc())).scalars())

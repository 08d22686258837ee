"""Looking into the catalogue for what is still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session, col

from app.catalogue.content import ListingContent, from_json
from app.catalogue.models import Listing, Occurrence

SOONEST_FIRST = (col(Listing.next_start).is_(None), col(Listing.next_start), col(Listing.id))


@dataclass(frozen=True, slots=True)
class NextUp:
    """A listing and its next time that is not called off; None: no known time ahead."""

    listing: Listing
    content: ListingContent
    next: Occurrence | None


def organisation_ahead(
    session: Session, identity: UUID, now: datetime, part: range, kind: str | None = None
) -> list[Listing]:
    """What an organiser has that is not over, soonest first; what has no known time comes last.

    `part`: which of them, counted from 0.
    """
    query = select(Listing).where(col(Listing.organisation_id) == identity, *_ahead(now))
    if kind is not None:
        query = query.where(col(Listing.kind) == kind)
    query = query.order_by(*SOONEST_FIRST).slice(part.start, part.stop)
    return list(session.execute(query).scalars())


def organisation_kinds(session: Session, identity: UUID, now: datetime) -> dict[str, int]:
    """How many things of each kind an organiser has that are not over."""
    query = (
        select(col(Listing.kind), func.count())
        .where(col(Listing.organisation_id) == identity, *_ahead(now))
        .group_by(col(Listing.kind))
    )
    return {row[0]: row[1] for row in session.execute(query)}


def soonest(session: Session, kind: str, now: datetime, limit: int) -> list[Listing]:
    """What comes next of a kind."""
    query = select(Listing).where(col(Listing.kind) == kind, *_ahead(now))
    return list(session.execute(query.order_by(*SOONEST_FIRST).limit(limit)).scalars())


def next_up(session: Session, listings: Sequence[Listing], now: datetime) -> list[NextUp]:
    """Listings in their order, each with its next time, by one query."""
    ids = [listing.id for listing in listings]
    ahead = (col(Occurrence.ends_at) >= now, col(Occurrence.state) != "cancelled")
    first = (
        select(col(Occurrence.listing_id), func.min(col(Occurrence.starts_at)).label("start"))
        .where(col(Occurrence.listing_id).in_(ids), *ahead)
        .group_by(col(Occurrence.listing_id))
        .subquery()
    )
    query = select(Occurrence).join(
        first,
        and_(
            col(Occurrence.listing_id) == first.c.listing_id,
            col(Occurrence.starts_at) == first.c.start,
            *ahead,
        ),
    )
    times = {one.listing_id: one for one in session.execute(query).scalars()}
    return [NextUp(one, from_json(one.content), times.get(one.id)) for one in listings]


def _ahead(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Public, not called off, and not over."""
    return (
        col(Listing.state) == "published",
        col(Listing.status) != "cancelled",
        or_(col(Listing.last_end).is_(None), col(Listing.last_end) >= now),
    )

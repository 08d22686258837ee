"""Two organisers that are the same become one: the other's address leads there, and imports follow too."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlmodel import Session, col

from app.catalogue.content import from_json
from app.catalogue.models import Listing, Organisation, Outbox
from app.catalogue.organisation_models import OrganisationMerge
from app.catalogue.rules import organisation_id
from app.core.db import table_of
from app.core.errors import InvalidError, NotFoundError

MOST_STEPS = 50


def survivors(session: Session) -> dict[UUID, UUID]:
    """For each organiser that was merged, the one that stands for it now, along chains."""
    rows = session.execute(select(col(OrganisationMerge.old_id), col(OrganisationMerge.into_id)))
    steps = {row[0]: row[1] for row in rows}
    return {old: _end(old, steps) for old in steps}


def survivor_of(session: Session, organisation: Organisation) -> Organisation:
    """The organiser that stands for this one: itself, when it was not merged."""
    found = organisation
    for _ in range(MOST_STEPS):
        merge = session.get(OrganisationMerge, found.id)
        if merge is None:
            return found
        found = session.get_one(Organisation, merge.into_id)
    return found


def merged_into(session: Session, identity: UUID) -> list[UUID]:
    """The organisers that were merged into this one, along chains."""
    return [old for old, end in survivors(session).items() if end == identity]


def merge_organisations(session: Session, old_id: UUID, into_id: UUID, by: str, now: datetime) -> int:
    """Let one organiser stand for another; returns how many listings went along.

    Raises NotFoundError; InvalidError for one that is merged already, for itself, and for a loop.
    Side effects: listings, outbox.
    """
    for identity in (old_id, into_id):
        if session.get(Organisation, identity) is None:
            raise NotFoundError("There is no such organiser.")
    if session.get(OrganisationMerge, old_id) is not None:
        raise InvalidError("This organiser has been merged already.")
    if survivors(session).get(into_id, into_id) == old_id:
        raise InvalidError("An organiser cannot be merged into itself.")
    session.add(OrganisationMerge(old_id=old_id, into_id=into_id, by=by, at=now))
    session.flush()
    return _place_listings(session, [old_id, *merged_into(session, survivors(session)[old_id])], now)


def undo_merge(session: Session, old_id: UUID, now: datetime) -> int:
    """Take a merge back: the listings that name the old one are its own again; returns how many.

    Raises NotFoundError. Side effects: listings, outbox.
    """
    merge = session.get(OrganisationMerge, old_id)
    if merge is None:
        raise NotFoundError("This organiser is not merged.")
    whole = [old_id, survivors(session)[old_id]]
    whole += merged_into(session, whole[1])
    session.delete(merge)
    session.flush()
    return _place_listings(session, whole, now)


def _place_listings(session: Session, organisations: Iterable[UUID], now: datetime) -> int:
    """Give listings of these organisers to whom their contents and the merges say."""
    ends, moved = survivors(session), []
    query = select(Listing).where(col(Listing.organisation_id).in_(set(organisations)))
    for listing in session.execute(query).scalars():
        own = organisation_id(from_json(listing.content).organiser)
        end = ends.get(own, own) if own else None
        if end != listing.organisation_id:
            moved.append((listing.id, end))
    for identity, end in moved:
        session.execute(update(Listing).where(col(Listing.id) == identity).values(organisation_id=end))
    if moved:
        rows = [{"listing_id": identity, "created_at": now} for identity, _ in moved]
        session.execute(insert(table_of(Outbox)), rows)
    return len(moved)


def _end(identity: UUID, steps: dict[UUID, UUID]) -> UUID:
    for _ in range(MOST_STEPS):
        if identity not in steps:
            break
        identity = steps[identity]
    return identity

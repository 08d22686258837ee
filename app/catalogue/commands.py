"""What changes a listing outside the imports: a person's edit, and the passing of days."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, func, insert, or_, select
from sqlmodel import Session, col

from app.catalogue.content import ListingContent, content_hash, from_json, to_json
from app.catalogue.ingest_batch import occurrence_rows
from app.catalogue.models import Listing, ListingPlace, Occurrence, Outbox, SourceRecord
from app.catalogue.registers import Registers
from app.catalogue.rules import HORIZON_DAYS, changed_fields
from app.catalogue.timeline import timeline
from app.core.clock import local_day
from app.core.db import table_of
from app.core.errors import NotFoundError

ROLL_CHUNK = 500


def edit_listing(
    session: Session, listing_id: UUID, content: ListingContent, now: datetime
) -> tuple[str, ...]:
    """Store a person's edit and lock the fields that it changed against the feeds.

    Returns the names of the changed fields, none when nothing did. Side effects: occurrences, outbox, locks.
    """
    listing = session.get(Listing, listing_id)
    if listing is None:
        raise NotFoundError("There is no such listing.")
    fields = changed_fields(from_json(listing.content), content)
    if not fields:
        return ()
    for record in session.execute(
        select(SourceRecord).where(col(SourceRecord.listing_id) == listing_id)
    ).scalars():
        record.locked_fields = sorted({*record.locked_fields, *fields})
    listing.content = to_json(content)
    listing.content_hash = content_hash(listing.content)
    listing.kind, listing.status = content.kind, content.status
    listing.changed_at = now
    listing.verified_at, listing.verified_how = now, "staff_desk"
    _rebuild_times(session, [listing], now)
    _register(session, listing, content)
    return fields


def _register(session: Session, listing: Listing, content: ListingContent) -> None:
    registers = Registers(session)
    organisation, places = registers.organisation_of(content), list(registers.places_of(content))
    registers.write()
    listing.organisation_id = organisation
    session.execute(delete(ListingPlace).where(col(ListingPlace.listing_id) == listing.id))
    session.add_all(ListingPlace(listing_id=listing.id, place_id=place) for place in places)


def unlock_fields(session: Session, listing_id: UUID, fields: tuple[str, ...]) -> None:
    """Let the feed decide these fields again, from its next run on."""
    for record in session.execute(
        select(SourceRecord).where(col(SourceRecord.listing_id) == listing_id)
    ).scalars():
        record.locked_fields = [name for name in record.locked_fields if name not in fields]
        record.payload_hash = ""  # the same payload must be read again


def roll_horizon(session: Session, now: datetime) -> int:
    """Make the occurrences of days that have come within the horizon. Returns how many listings were renewed.

    A listing with no known times, or all of them past, has nothing to renew.
    """
    horizon = local_day(now) + timedelta(days=HORIZON_DAYS)
    due = (
        select(Listing)
        .where(
            col(Listing.state) == "published",
            col(Listing.horizon) < horizon,
            or_(col(Listing.last_end).is_(None), col(Listing.last_end) >= now),
        )
        .order_by(col(Listing.id))
        .limit(ROLL_CHUNK)
    )
    renewed = 0
    while listings := list(session.execute(due).scalars()):
        _rebuild_times(session, listings, now)
        session.flush()  # the next round asks for those that are still behind
        renewed += len(listings)
    return renewed


def pass_time(session: Session, now: datetime) -> int:
    """Let time pass: new days come within the horizon, and a next time that is over gives way to another.

    Returns how many listings changed. Side effects: occurrences, outbox.
    """
    return roll_horizon(session, now) + _advance_next_times(session, now)


def _advance_next_times(session: Session, now: datetime) -> int:
    under_way = exists().where(
        col(Occurrence.listing_id) == col(Listing.id),
        col(Occurrence.starts_at) == col(Listing.next_start),
        col(Occurrence.ends_at) >= now,
    )
    stale = session.execute(
        select(Listing).where(col(Listing.state) == "published", col(Listing.next_start) < now, ~under_way)
    )
    listings = list(stale.scalars())
    for listing in listings:
        listing.next_start = session.execute(
            select(func.min(col(Occurrence.starts_at))).where(
                col(Occurrence.listing_id) == listing.id,
                col(Occurrence.state) != "cancelled",
                col(Occurrence.ends_at) >= now,
            )
        ).scalar_one_or_none()
    if listings:
        session.execute(
            insert(table_of(Outbox)), [{"listing_id": listing.id, "created_at": now} for listing in listings]
        )
    return len(listings)


def _rebuild_times(session: Session, listings: list[Listing], now: datetime) -> None:
    horizon = local_day(now) + timedelta(days=HORIZON_DAYS)
    rows: list[dict[str, Any]] = []
    for listing in listings:
        times = timeline(from_json(listing.content), now)
        listing.next_start, listing.last_end, listing.horizon = times.next_start, times.last_end, horizon
        rows.extend(occurrence_rows(listing.id, times))
    ids = [listing.id for listing in listings]
    session.execute(delete(Occurrence).where(col(Occurrence.listing_id).in_(ids)))
    if rows:
        session.execute(insert(table_of(Occurrence)), rows)
    session.execute(insert(table_of(Outbox)), [{"listing_id": i, "created_at": now} for i in ids])

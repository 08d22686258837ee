"""What changes a listing outside the imports: a person's edit, and the passing of days."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, insert, select
from sqlmodel import Session, col

from app.catalogue.content import ListingContent, content_hash, from_json, to_json
from app.catalogue.feeds.ingest_batch import occurrence_rows
from app.catalogue.models import Listing, ListingPlace, Occurrence, Outbox, SourceRecord
from app.catalogue.registers import Registers
from app.catalogue.rules import HORIZON_DAYS, changed_fields, review_due
from app.catalogue.times.timeline import timeline
from app.core.clock import local_day
from app.core.db import table_of
from app.core.errors import GoneError, NotFoundError

ROLL_CHUNK = 500
_TIME_COLUMNS = ("starts_at", "ends_at", "end_told", "local_date", "all_day", "state")


def edit_listing(
    session: Session, listing_id: UUID, content: ListingContent, now: datetime
) -> tuple[str, ...]:
    """Store a person's edit and lock the fields that it changed against the feeds.

    Returns the names of the changed fields, none when nothing did. Raises NotFoundError, GoneError for what
    has been withdrawn, and ScheduleError. Side effects: occurrences, registers, outbox, locks.
    """
    listing = session.get(Listing, listing_id)
    if listing is None:
        raise NotFoundError("There is no such listing.")
    if listing.state != "published":
        raise GoneError("The listing has been withdrawn: its feed tells of it no more.")
    fields = changed_fields(from_json(listing.content), content)
    if not fields:
        return ()
    lock_fields(session, listing_id, fields)
    listing.content = to_json(content)
    listing.content_hash = content_hash(listing.content)
    listing.kind, listing.status = content.kind, content.status
    listing.changed_at = now
    listing.verified_at, listing.verified_how = now, "staff_desk"
    listing.review_due = review_due(content, local_day(now))
    renew_times(session, [listing], now)
    register(session, listing, content)
    report_changes(session, [listing.id], now)
    return fields


def lock_fields(session: Session, listing_id: UUID, fields: Sequence[str]) -> None:
    """Keep these fields as they are, whatever a feed says of them. What no feed tells has no locks."""
    for record in _records_of(session, listing_id):
        record.locked_fields = sorted({*record.locked_fields, *fields})


def _records_of(session: Session, listing_id: UUID) -> Iterator[SourceRecord]:
    query = select(SourceRecord).where(col(SourceRecord.listing_id) == listing_id)
    yield from session.execute(query).scalars()


def register(session: Session, listing: Listing, content: ListingContent) -> None:
    """Note whose a listing is and where it is, so that organisers and places can be asked for."""
    registers = Registers(session)
    organisation, places = registers.organisation_of(content), list(registers.places_of(content))
    registers.write()
    listing.organisation_id = organisation
    session.execute(delete(ListingPlace).where(col(ListingPlace.listing_id) == listing.id))
    session.add_all(ListingPlace(listing_id=listing.id, place_id=place) for place in places)


def unlock_fields(session: Session, listing_id: UUID, fields: Sequence[str]) -> tuple[str, ...]:
    """Let the feed decide these fields again, from its next run on. Returns those that were locked."""
    unlocked: set[str] = set()
    for record in _records_of(session, listing_id):
        locked = set(record.locked_fields).intersection(fields)
        if not locked:
            continue
        unlocked |= locked
        record.locked_fields = [name for name in record.locked_fields if name not in locked]
        record.payload_hash = ""  # the same payload must be read again
    return tuple(sorted(unlocked))


def roll_horizon(session: Session, now: datetime) -> int:
    """Make the occurrences of days that have come within the horizon. Returns how many listings changed.

    A listing whose times are all known already, or that has none, has no horizon and is left alone.
    """
    horizon = local_day(now) + timedelta(days=HORIZON_DAYS)
    due = (
        select(Listing)
        .where(col(Listing.state) == "published", col(Listing.horizon) < horizon)
        .order_by(col(Listing.id))
        .limit(ROLL_CHUNK)
    )
    renewed = 0
    while listings := list(session.execute(due).scalars()):
        changed = renew_times(session, listings, now)
        report_changes(session, changed, now)
        session.flush()  # the next round asks for those that are still behind
        renewed += len(changed)
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
        col(Occurrence.state) != "cancelled",
        col(Occurrence.ends_at) >= now,
    )
    stale = select(Listing).where(
        col(Listing.state) == "published", col(Listing.next_start) < now, ~under_way
    )
    listings = list(session.execute(stale).scalars())
    for start in range(0, len(listings), ROLL_CHUNK):
        report_changes(session, renew_times(session, listings[start : start + ROLL_CHUNK], now), now)
    return len(listings)


def renew_times(session: Session, listings: list[Listing], now: datetime) -> list[UUID]:
    """Work out the times anew. Returns those listings of which something ahead is other than before."""
    before = _times_of(session, [listing.id for listing in listings])
    changed: list[UUID] = []
    behind: list[UUID] = []
    rows: list[dict[str, Any]] = []
    for listing in listings:
        times = timeline(from_json(listing.content), now)
        made = list(occurrence_rows(listing.id, times))
        stored, wanted = before.get(listing.id, set()), {_time_of(row) for row in made}
        if stored != wanted:
            behind.append(listing.id)
            rows.extend(made)
        ahead = {time for time in stored if time[1] >= now}
        if listing.next_start != times.next_start or wanted - stored or ahead - wanted:
            changed.append(listing.id)
        listing.next_start, listing.last_end, listing.horizon = (
            times.next_start,
            times.last_end,
            times.horizon,
        )
    session.execute(delete(Occurrence).where(col(Occurrence.listing_id).in_(behind)))
    if rows:
        session.execute(insert(table_of(Occurrence)), rows)
    return changed


def _times_of(session: Session, ids: list[UUID]) -> dict[UUID, set[tuple[Any, ...]]]:
    columns = table_of(Occurrence).c
    query = select(columns.listing_id, *(columns[name] for name in _TIME_COLUMNS)).where(
        columns.listing_id.in_(ids)
    )
    times: dict[UUID, set[tuple[Any, ...]]] = {}
    for identity, *values in session.execute(query):
        times.setdefault(identity, set()).add(tuple(values))
    return times


def _time_of(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in _TIME_COLUMNS)


def report_changes(session: Session, ids: list[UUID], now: datetime) -> None:
    """Leave a row in the outbox for each: whoever follows the catalogue reads it there."""
    if ids:
        session.execute(insert(table_of(Outbox)), [{"listing_id": i, "created_at": now} for i in ids])

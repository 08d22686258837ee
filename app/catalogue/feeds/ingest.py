"""What an import may do to the catalogue: take in what feeds tell, in bulk, inside one transaction.

People win over feeds: fields that a person edited stay. Whatever changes leaves a row in the outbox.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlmodel import Session, col

from app.catalogue.feeds.ingest_batch import Batch, Incoming, IngestCounts, KnownRecord, Origin
from app.catalogue.merging.merged import MERGED
from app.catalogue.models import Listing, Occurrence, Outbox, SourceRecord
from app.catalogue.registers import Registers
from app.core.db import table_of

CHUNK = 500

__all__ = ["Incoming", "IngestCounts", "KnownRecord", "Origin", "known_records", "take_in", "withdraw"]


def known_records(session: Session, feed: str, now: datetime) -> dict[str, KnownRecord]:
    """Everything that the feed has told before, by its external id. `over`: its last time has passed."""
    rows = session.execute(
        select(
            col(SourceRecord.external_id),
            col(SourceRecord.id),
            col(SourceRecord.listing_id),
            col(SourceRecord.payload_hash),
            col(SourceRecord.mapping_hash),
            col(SourceRecord.filled),
            col(SourceRecord.gone_at),
            col(Listing.last_end),
        )
        .join(Listing, col(Listing.id) == col(SourceRecord.listing_id))
        .where(col(SourceRecord.feed) == feed)
    )
    return {
        row[0]: KnownRecord(
            row[1],
            row[2],
            row[3],
            row[4],
            row[5],
            gone=row[6] is not None,
            over=row[7] is not None and row[7] < now,
        )
        for row in rows
    }


def take_in(
    session: Session,
    origin: Origin,
    incoming: Iterable[Incoming],
    known: dict[str, KnownRecord],
    now: datetime,
) -> IngestCounts:
    """Store what a feed tells. Side effects: listings, occurrences, registers, source records, outbox."""
    batch = Batch(session, origin, Registers(session), now)
    iterator = iter(incoming)
    while chunk := list(islice(iterator, CHUNK)):
        batch.take(chunk, known)
    return batch.counts


def withdraw(session: Session, records: Sequence[KnownRecord], now: datetime) -> int:
    """Take away what is no longer told. What was over already stays as an honest page of the past.

    Returns the number of listings that were withdrawn. Side effects: outbox.
    """
    for start in range(0, len(records), CHUNK):
        chunk = records[start : start + CHUNK]
        session.execute(
            update(SourceRecord).where(col(SourceRecord.id).in_([r.id for r in chunk])).values(gone_at=now)
        )
        ids = [r.listing_id for r in chunk if not r.over]
        if ids:
            _withdraw_listings(session, ids, now)
    return sum(not record.over for record in records)


def _withdraw_listings(session: Session, ids: list[UUID], now: datetime) -> None:
    session.execute(
        update(Listing)
        .where(col(Listing.id).in_(ids), col(Listing.state) != MERGED)
        .values(state="withdrawn", withdrawn_at=now, changed_at=now, next_start=None)
    )
    session.execute(delete(Occurrence).where(col(Occurrence.listing_id).in_(ids)))
    session.execute(insert(table_of(Outbox)), [{"listing_id": i, "created_at": now} for i in ids])

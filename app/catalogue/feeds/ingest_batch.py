"""One batch of an import on its way into the tables: rows are gathered, then written together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import bindparam, delete, insert, select, update
from sqlmodel import Session, SQLModel, col

from app.catalogue.content import ListingContent, content_hash, from_json, to_json
from app.catalogue.merging.merged import MERGED
from app.catalogue.models import Listing, ListingPlace, Occurrence, Outbox, SourceRecord
from app.catalogue.registers import Registers
from app.catalogue.rules import listing_id, review_due, slug_of, with_locked_fields
from app.catalogue.texts import text_in
from app.catalogue.times.timeline import Timeline, over_at, timeline
from app.core.clock import local_day
from app.core.db import table_of


@dataclass(frozen=True, slots=True)
class Origin:
    """Where records come from: the feed, and the source that reads it."""

    feed: str
    source: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One record of a feed, mapped: `content` is the document's stored form as compact JSON bytes."""

    external_id: str
    content: bytes
    payload_hash: str
    mapping_hash: str
    filled: int


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """What the catalogue remembers of a feed's record."""

    id: int
    listing_id: UUID
    payload_hash: str
    mapping_hash: str
    filled: int
    gone: bool
    over: bool


@dataclass(frozen=True, slots=True)
class Current:
    """A listing as it stands, and what people have locked of it."""

    state: str
    content_hash: str
    content: dict[str, Any]
    locked_fields: list[str]


@dataclass(slots=True)
class IngestCounts:
    """How many listings came, changed, or turned out the same."""

    new: int = 0
    changed: int = 0
    same: int = 0


@dataclass(slots=True)
class Rows:
    """What waits to be written, by table."""

    new: list[dict[str, Any]] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)
    occurrences: list[dict[str, Any]] = field(default_factory=list)
    places: list[dict[str, Any]] = field(default_factory=list)
    new_records: list[dict[str, Any]] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)
    touched: list[UUID] = field(default_factory=list)


@dataclass(slots=True)
class Batch:
    """Takes records chunk by chunk; each chunk is written before the next is read."""

    session: Session
    origin: Origin
    registers: Registers
    now: datetime
    counts: IngestCounts = field(default_factory=IngestCounts)
    rows: Rows = field(default_factory=Rows)

    def take(self, chunk: list[Incoming], known: dict[str, KnownRecord]) -> None:
        """Store a chunk. A listing whose content came out equal is only remembered as seen."""
        current = self._current([known[i.external_id].listing_id for i in chunk if i.external_id in known])
        for item in chunk:
            record = known.get(item.external_id)
            if record is None:
                self._take_new(item)
            else:
                self._take_known(item, record, current[record.listing_id])
        self._write()

    def _current(self, ids: list[UUID]) -> dict[UUID, Current]:
        # Locks are read here, in the transaction that writes: an edit made since the run began still holds.
        columns = (
            col(Listing.id),
            col(Listing.state),
            col(Listing.content_hash),
            col(Listing.content),
            col(SourceRecord.locked_fields),
        )
        rows = self.session.execute(
            select(*columns)
            .join(SourceRecord, col(SourceRecord.listing_id) == col(Listing.id))
            .where(col(SourceRecord.feed) == self.origin.feed, col(Listing.id).in_(ids))
        )
        return {row[0]: Current(*row[1:]) for row in rows}

    def _take_new(self, item: Incoming) -> None:
        content = from_json(orjson.loads(item.content))
        identity = listing_id(self.origin.feed, item.external_id)
        row = self._row(identity, content, to_json(content))
        title, _ = text_in(content.title, "fi")
        self.rows.new.append(row | {"slug": slug_of(title, identity), "created_at": self.now})
        self.rows.new_records.append(
            _record_values(item, self.now)
            | {
                "feed": self.origin.feed,
                "source": self.origin.source,
                "external_id": item.external_id,
                "listing_id": identity,
                "locked_fields": [],
                "first_seen_at": self.now,
            }
        )
        self.counts.new += 1

    def _take_known(self, item: Incoming, record: KnownRecord, current: Current) -> None:
        content = from_json(orjson.loads(item.content))
        if current.locked_fields:
            content = with_locked_fields(content, from_json(current.content), current.locked_fields)
        data = to_json(content)
        self.rows.records.append(_record_values(item, self.now) | {"record_id": record.id})
        if current.state in {"published", MERGED} and content_hash(data) == current.content_hash:
            self.counts.same += 1
            return
        row = {"listing_key": record.listing_id} | self._row(record.listing_id, content, data)
        if current.state == MERGED or (current.state != "published" and not record.gone):
            row |= {"state": current.state, "withdrawn_at": self.now}  # people win over feeds
        self.rows.changed.append(row)
        self.counts.changed += 1

    def _row(self, identity: UUID, content: ListingContent, data: dict[str, Any]) -> dict[str, Any]:
        times = timeline(content, self.now)
        self.rows.occurrences.extend(occurrence_rows(identity, times))
        self.rows.places.extend(
            {"listing_id": identity, "place_id": p} for p in self.registers.places_of(content)
        )
        self.rows.touched.append(identity)
        today = local_day(self.now)
        return {
            "id": identity,
            "kind": content.kind,
            "state": "published",
            "status": content.status,
            "content": data,
            "content_hash": content_hash(data),
            "organisation_id": self.registers.organisation_of(content),
            "next_start": times.next_start,
            "last_end": times.last_end,
            "horizon": times.horizon,
            "changed_at": self.now,
            "withdrawn_at": None,
            "verified_at": self.now,
            "verified_how": "import",
            "review_due": review_due(content, today),
        }

    def _write(self) -> None:
        rows = self.rows
        self.registers.write()
        _insert(self.session, Listing, rows.new)
        if rows.changed:
            _update_listings(self.session, rows.changed)
        _insert(self.session, Occurrence, rows.occurrences)
        _insert(self.session, ListingPlace, rows.places)
        _insert(self.session, SourceRecord, rows.new_records)
        if rows.records:
            _update_records(self.session, rows.records)
        _insert(self.session, Outbox, [{"listing_id": i, "created_at": self.now} for i in rows.touched])
        self.rows = Rows()


def _insert(session: Session, model: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(insert(table_of(model)), rows)


def _record_values(item: Incoming, now: datetime) -> dict[str, Any]:
    return {
        "payload_hash": item.payload_hash,
        "mapping_hash": item.mapping_hash,
        "filled": item.filled,
        "changed_at": now,
        "gone_at": None,
    }


def _update_listings(session: Session, rows: list[dict[str, Any]]) -> None:
    ids = [row["listing_key"] for row in rows]
    session.execute(delete(Occurrence).where(col(Occurrence.listing_id).in_(ids)))
    session.execute(delete(ListingPlace).where(col(ListingPlace.listing_id).in_(ids)))
    table = table_of(Listing)
    session.connection().execute(
        update(table).where(table.c.id == bindparam("listing_key")),
        [{k: v for k, v in row.items() if k != "id"} for row in rows],
    )


def _update_records(session: Session, rows: list[dict[str, Any]]) -> None:
    table = table_of(SourceRecord)
    session.connection().execute(update(table).where(table.c.id == bindparam("record_id")), rows)


def occurrence_rows(identity: UUID, times: Timeline) -> Iterator[dict[str, Any]]:
    """The rows of a listing's times ahead."""
    for occurrence in times.occurrences:
        yield {
            "listing_id": identity,
            "starts_at": occurrence.start,
            "ends_at": over_at(occurrence),
            "end_told": occurrence.end is not None,
            "local_date": occurrence.local_date,
            "all_day": occurrence.all_day,
            "state": occurrence.state,
        }

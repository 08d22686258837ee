"""The rows of the catalogue. Content is one JSON document; columns hold only what SQL must ask."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.db import JsonColumn, UtcDateTime


class Organisation(SQLModel, table=True):
    """An organiser met in a listing. `details` is an `Organiser`; `key` finds it again (see rules)."""

    __tablename__ = "organisation"

    id: UUID = Field(primary_key=True)
    key: str = Field(unique=True)
    slug: str = Field(unique=True)
    details: dict[str, Any] = Field(sa_column=Column(JsonColumn, nullable=False))


class Place(SQLModel, table=True):
    """A place met in a listing. `details` is a `Place` of the document; `key` finds it again (see rules)."""

    __tablename__ = "place"

    id: UUID = Field(primary_key=True)
    key: str = Field(unique=True)
    details: dict[str, Any] = Field(sa_column=Column(JsonColumn, nullable=False))


class Listing(SQLModel, table=True):
    """One thing to do, join, use or help with.

    `state`: `published`; or its page answers 410: `withdrawn` by feed or publisher, `removed` by the desk,
    `archived`: nobody vouched for it any more.
    Cancelled is a matter of the content.
    `verified_at` and `verified_how` tell who last vouched for it; a change of the row does not.
    """

    __tablename__ = "listing"
    __table_args__ = (Index("ix_listing_state_kind", "state", "kind"),)

    id: UUID = Field(primary_key=True)
    slug: str = Field(unique=True)
    kind: str
    state: str
    status: str
    content: dict[str, Any] = Field(sa_column=Column(JsonColumn, nullable=False))
    content_hash: str
    organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id", index=True)
    next_start: datetime | None = Field(default=None, sa_column=Column(UtcDateTime, index=True))
    last_end: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    horizon: date | None = Field(default=None, index=True)
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    changed_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    verified_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    verified_how: str | None = None
    review_due: date | None = Field(default=None, index=True)


class ListingPlace(SQLModel, table=True):
    """Which places a listing's sessions are at."""

    __tablename__ = "listing_place"

    listing_id: UUID = Field(foreign_key="listing.id", primary_key=True, ondelete="CASCADE")
    place_id: UUID = Field(foreign_key="place.id", primary_key=True, index=True)


class Occurrence(SQLModel, table=True):
    """One time of a listing, made from its schedules for the days ahead (`horizon`).

    `ends_at` is assumed when nobody told it: then `end_told` is false, and nothing may show it.
    """

    __tablename__ = "occurrence"

    id: int | None = Field(default=None, primary_key=True)
    listing_id: UUID = Field(foreign_key="listing.id", index=True, ondelete="CASCADE")
    starts_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    ends_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    end_told: bool = True
    local_date: date = Field(index=True)
    all_day: bool = False
    state: str = "scheduled"


class Source(SQLModel, table=True):
    """A publisher of data, as its `source.toml` tells."""

    __tablename__ = "source"

    name: str = Field(primary_key=True)
    title: str
    publisher: str
    licence: str
    homepage: str
    contact: str


class SourceRecord(SQLModel, table=True):
    """What a feed told about one listing, and which fields people have locked against it.

    `payload_hash` and `mapping_hash` equal to the last time: nothing to do. `filled` is a bit per filled
    field (see `importers.guards`), so that a feed that loses a field is noticed.
    """

    __tablename__ = "source_record"
    __table_args__ = (UniqueConstraint("feed", "external_id"),)

    id: int | None = Field(default=None, primary_key=True)
    feed: str = Field(index=True)
    source: str = Field(foreign_key="source.name")
    external_id: str
    listing_id: UUID = Field(foreign_key="listing.id", index=True, ondelete="CASCADE")
    payload_hash: str
    mapping_hash: str
    filled: int = 0
    locked_fields: list[str] = Field(default_factory=list, sa_column=Column(JsonColumn, nullable=False))
    first_seen_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    changed_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    gone_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class ImportRun(SQLModel, table=True):
    """One run of one feed. `state`: running, done, unchanged, held, failed or interrupted."""

    __tablename__ = "import_run"

    id: str = Field(primary_key=True)
    feed: str = Field(index=True)
    source: str = Field(foreign_key="source.name")
    state: str
    complete: bool = True
    started_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    ended_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    seen: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    withdrawn: int = 0
    problem_count: int = 0
    message: str = ""
    forced_by: str | None = None
    problems: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JsonColumn, nullable=False))
    leftovers: dict[str, int] = Field(default_factory=dict, sa_column=Column(JsonColumn, nullable=False))


class Outbox(SQLModel, table=True):
    """A listing that changed, for whoever follows: written in the change's own transaction."""

    __tablename__ = "outbox"

    id: int | None = Field(default=None, primary_key=True)
    listing_id: UUID
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))

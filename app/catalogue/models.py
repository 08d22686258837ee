"""The rows of the catalogue. Content is one JSON document; columns hold only what SQL must ask."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Index, UniqueConstraint, event
from sqlmodel import Field, SQLModel

from app.core.db import JsonColumn, UtcDateTime


class Organisation(SQLModel, table=True):
    """An organiser met in a listing. `details` is an `Organiser`; `key` finds it again (see rules).

    `locked_fields` of the details have been edited by people: imports add nothing to them.
    """

    __tablename__ = "organisation"

    id: UUID = Field(primary_key=True)
    key: str = Field(unique=True)
    slug: str = Field(unique=True)
    details: dict[str, Any] = Field(sa_column=Column(JsonColumn, nullable=False))
    locked_fields: list[str] = Field(
        default_factory=list, sa_column=Column(JsonColumn, nullable=False, server_default="[]")
    )


class Place(SQLModel, table=True):
    """A place met in a listing. `details` is a `Place` of the document; `key` finds it again (see rules)."""

    __tablename__ = "place"

    id: UUID = Field(primary_key=True)
    key: str = Field(unique=True)
    details: dict[str, Any] = Field(sa_column=Column(JsonColumn, nullable=False))


class Listing(SQLModel, table=True):
    """One thing to do, join, use or help with.

    `state`: `published`; or its page answers 410: `withdrawn` by feed or publisher, `removed` by the desk,
    `archived`: nobody vouched for it any more. `merged`: it is the same as another, and its page leads there.
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
    picture: str = Field(default="", index=True, sa_column_kwargs={"server_default": ""})


@event.listens_for(Listing, "before_insert")
@event.listens_for(Listing, "before_update")
def _note_picture(_mapper: Any, _connection: Any, listing: Listing) -> None:
    """`picture` says what the content says, whoever wrote it: by it a picture finds whether it is public."""
    listing.picture = (listing.content.get("image") or {}).get("picture", "")


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
    """One run of one feed.

    `state`: running, done, unchanged, held, failed or interrupted; a held run that somebody has decided on
    is released or refused. `message` is for the terminal; `doubts` and `fault` are the same as codes and
    figures, for any language. `foreseen`: what a held run would have done. `since`: from when on it asked
    for changes. `replay_of`: the held run that it repeats.
    """

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
    doubts: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JsonColumn, nullable=False))
    fault: str = ""
    foreseen: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonColumn, nullable=False))
    since: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    replay_of: str = ""
    decided_by: str = ""
    decided_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Outbox(SQLModel, table=True):
    """A listing that changed, for whoever follows: written in the change's own transaction."""

    __tablename__ = "outbox"

    id: int | None = Field(default=None, primary_key=True)
    listing_id: UUID
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))

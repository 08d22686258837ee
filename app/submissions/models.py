"""The rows of what people publish by themselves."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.db import JsonColumn, UtcDateTime


class Publisher(SQLModel, table=True):
    """Somebody who publishes: an e-mail address that answers, and no account. `lang` is for letters."""

    __tablename__ = "publisher"

    id: UUID = Field(primary_key=True)
    email: str = Field(unique=True)
    lang: str = "fi"
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    confirmed_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class Submission(SQLModel, table=True):
    """A content that somebody wants to be public: a new listing, or a change of one's own.

    `state`: `unfinished` (somebody goes on with it later), `unconfirmed` (the letter's link was not opened
    yet), `waiting` for the desk, `change_asked`, `approved`, `rejected`, `spam`, or `replaced` by a newer
    one.
    `content` is a `ListingContent`; `typed` is what was typed into the form, so that it can be gone on with.
    `listing_id` is there once it is approved, and from the start for a change. `base_hash` is the hash of the
    content that a change began from; `text_mark` is a mark of its description, by which the same text is met
    again.
    """

    __tablename__ = "submission"

    id: UUID = Field(primary_key=True)
    publisher_id: UUID = Field(foreign_key="publisher.id", index=True, ondelete="CASCADE")
    listing_id: UUID | None = Field(default=None, foreign_key="listing.id", index=True, ondelete="SET NULL")
    state: str = Field(index=True)
    content: dict[str, Any] = Field(sa_column=Column(JsonColumn, nullable=False))
    typed: dict[str, Any] = Field(sa_column=Column(JsonColumn, nullable=False))
    base_hash: str = ""
    text_mark: str = Field(default="", index=True)
    lang: str
    suspicion: int = 0
    reasons: list[str] = Field(default_factory=list, sa_column=Column(JsonColumn, nullable=False))
    answer: str = ""
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    changed_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    decided_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    decided_by: str = ""


class Ownership(SQLModel, table=True):
    """Whose a listing is."""

    __tablename__ = "ownership"
    __table_args__ = (UniqueConstraint("listing_id", "publisher_id"),)

    id: int | None = Field(default=None, primary_key=True)
    listing_id: UUID = Field(foreign_key="listing.id", index=True, ondelete="CASCADE")
    publisher_id: UUID = Field(foreign_key="publisher.id", index=True, ondelete="CASCADE")
    since: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Link(SQLModel, table=True):
    """A link that was sent to somebody. Only the token's hash is kept.

    `purpose`: `confirm` a submission, go on with an `unfinished` one, or `own` page. `confirm` is good for
    one use; the others until they end or are revoked.
    """

    __tablename__ = "link"

    id: UUID = Field(primary_key=True)
    token_hash: str = Field(unique=True)
    purpose: str
    publisher_id: UUID = Field(foreign_key="publisher.id", index=True, ondelete="CASCADE")
    submission_id: UUID | None = Field(
        default=None, foreign_key="submission.id", index=True, ondelete="CASCADE"
    )
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    ends_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    used_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    revoked_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))

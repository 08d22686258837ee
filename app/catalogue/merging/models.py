"""The rows of listings that are one and the same, and of those that only look so."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import JsonColumn, UtcDateTime


class ListingMerge(SQLModel, table=True):
    """A listing (`gone_id`) that gave way to another, and what is needed to bring it back.

    `state`, `withdrawn_at`: what it was before. `taken`: by field, what the other told before it took over
    what this one told, with what it took. `locks`: by source record, the locks that came of that.
    `vouched`: who had vouched for the other, when, and when it was due again.
    `followed`: what else went along, as the feature that moved it wrote it down.
    """

    __tablename__ = "listing_merge"

    gone_id: UUID = Field(primary_key=True, foreign_key="listing.id", ondelete="CASCADE")
    kept_id: UUID = Field(foreign_key="listing.id", index=True, ondelete="CASCADE")
    state: str
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    by: str
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    taken: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonColumn, nullable=False))
    locks: dict[str, list[str]] = Field(default_factory=dict, sa_column=Column(JsonColumn, nullable=False))
    vouched: dict[str, str | None] = Field(default_factory=dict, sa_column=Column(JsonColumn, nullable=False))
    followed: dict[str, list[str]] = Field(default_factory=dict, sa_column=Column(JsonColumn, nullable=False))


class NotSame(SQLModel, table=True):
    """Two listings of which somebody has said that they are not the same. The smaller id comes first."""

    __tablename__ = "not_same"

    one_id: UUID = Field(primary_key=True, foreign_key="listing.id", ondelete="CASCADE")
    other_id: UUID = Field(primary_key=True, foreign_key="listing.id", ondelete="CASCADE")
    by: str
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))

"""The rows of what people know about organisers, beside what feeds tell."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime


class OrganisationMerge(SQLModel, table=True):
    """Two organisers that are the same: what is told of `old_id` belongs to `into_id`.

    The row of the old one stays, so that imports go on finding it, and so that it can be undone.
    """

    __tablename__ = "organisation_merge"

    old_id: UUID = Field(foreign_key="organisation.id", primary_key=True, ondelete="CASCADE")
    into_id: UUID = Field(foreign_key="organisation.id", index=True, ondelete="CASCADE")
    by: str
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Vouching(SQLModel, table=True):
    """Staff know a group that has no business id; it holds until it is withdrawn.

    `how`: `visited`, `called` or `met`. `note` and `by` are for the desk alone.
    """

    __tablename__ = "vouching"

    id: int | None = Field(default=None, primary_key=True)
    organisation_id: UUID = Field(foreign_key="organisation.id", index=True, ondelete="CASCADE")
    how: str
    note: str = ""
    by: str
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    withdrawn_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    withdrawn_by: str = ""

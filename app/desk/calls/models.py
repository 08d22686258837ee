"""The rows of calls: what was heard about each field, and when to try again."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime


class FieldCheck(SQLModel, table=True):
    """What somebody said about one part of a listing. `result`: it `holds`, or has `changed`.

    `how`: a way of vouching, such as `phone`. The newest row about a field is the one that counts.
    """

    __tablename__ = "field_check"

    id: int | None = Field(default=None, primary_key=True)
    listing_id: UUID = Field(foreign_key="listing.id", index=True, ondelete="CASCADE")
    field: str
    result: str
    how: str
    by: str
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Unanswered(SQLModel, table=True):
    """Nobody answered: how often in a row, and the day on which the listing is on the call list again."""

    __tablename__ = "unanswered"

    listing_id: UUID = Field(foreign_key="listing.id", primary_key=True, ondelete="CASCADE")
    tries: int
    again_on: date
    by: str
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))

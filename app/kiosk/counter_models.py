"""The rows of the counter that are about no person: what was asked in vain, and notes on listings."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime


class UnmetNeed(SQLModel, table=True):
    """How often something was asked at a kiosk on a day and not found. Of who asked nothing is kept.

    `category` is a code, or empty for none of them; `words` may be empty.
    """

    __tablename__ = "unmet_need"

    day: date = Field(primary_key=True)
    kiosk: str = Field(primary_key=True)
    category: str = Field(primary_key=True)
    words: str = Field(primary_key=True)
    count: int


class ListingNote(SQLModel, table=True):
    """What staff tell each other about a listing. It is never public."""

    __tablename__ = "listing_note"

    listing_id: UUID = Field(foreign_key="listing.id", primary_key=True, ondelete="CASCADE")
    text: str
    by: str
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))

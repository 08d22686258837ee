"""The rows of views."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, SQLModel


class ListingView(SQLModel, table=True):
    """How often a listing was looked at on a day, or in the month that begins with that day.

    `span`: `day` or `month`. Nothing of who looked is kept.
    """

    __tablename__ = "listing_view"

    listing_id: UUID = Field(foreign_key="listing.id", primary_key=True, ondelete="CASCADE")
    span: str = Field(primary_key=True)
    begins: date = Field(primary_key=True, index=True)
    count: int

"""The rows of freshness."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime


class ReviewStep(SQLModel, table=True):
    """A step that was taken about a listing whose review is due on a day: so many days after it, or before.

    Vouching for the listing moves the day, and the steps begin anew.
    """

    __tablename__ = "review_step"
    __table_args__ = (UniqueConstraint("listing_id", "due", "step"),)

    id: int | None = Field(default=None, primary_key=True)
    listing_id: UUID = Field(foreign_key="listing.id", index=True, ondelete="CASCADE")
    due: date
    step: int
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))

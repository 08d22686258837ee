"""The rows of what people tell us."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime


class Feedback(SQLModel, table=True):
    """One message. `kind`: `general`, or `report` of a mistake in a listing, with its `reason`.

    `contact` is there only when an answer is wanted. `lang`: the language of the page it was sent from.
    """

    __tablename__ = "feedback"

    id: UUID = Field(primary_key=True)
    kind: str
    listing_id: UUID | None = Field(default=None, foreign_key="listing.id", index=True, ondelete="SET NULL")
    reason: str = ""
    message: str = ""
    contact: str = ""
    lang: str
    state: str = Field(default="new", index=True)
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))

"""The rows of what a town has changed of the everyday words."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime


class WordChange(SQLModel, table=True):
    """One `LocalWord`. Undoing it takes the row away: the audit trail remembers."""

    __tablename__ = "word_change"

    id: UUID = Field(primary_key=True)
    kind: str
    concept: str = ""
    lang: str
    word: str
    finds: str = ""
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    created_by: str

"""The rows of letters."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import JsonColumn, UtcDateTime


class Letter(SQLModel, table=True):
    """One letter on its way. `once` is its name: a letter of the same name is written only once.

    `state`: `waiting`, `sent`, or `failed` for good (an address that the server refused).
    """

    __tablename__ = "letter"

    id: UUID = Field(primary_key=True)
    once: str = Field(unique=True)
    recipient: str
    lang: str
    subject: str
    text: str
    html: str
    headers: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonColumn, nullable=False))
    state: str = Field(default="waiting", index=True)
    tries: int = 0
    next_try_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    sent_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    error: str = ""

"""The rows of letters."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import JsonColumn, UtcDateTime


class Letter(SQLModel, table=True):
    """One letter on its way. `once` is its name: a letter of the same name is written only once.

    `state`: `waiting`, `sent`, `failed` for good (an address that the server refused), or `stopped`: letters
    to this address have come back. `bounce`: it came back later, `soft` or `hard`.
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
    bounce: str = Field(default="", sa_column_kwargs={"server_default": ""})


class Bounce(SQLModel, table=True):
    """An address from which letters have come back. `hard_at`: it takes none, and gets no more.

    `soft`: how many came back that may come through another time.
    """

    __tablename__ = "bounce"

    address: str = Field(primary_key=True)
    hard_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    soft: int = 0
    last_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    reason: str = ""

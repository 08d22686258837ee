"""The rows of the info point itself."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import JsonColumn, UtcDateTime


class NoticeRow(SQLModel, table=True):
    """A notice for residents. `texts` by language; `link` is a path of ours, an https address, or empty."""

    __tablename__ = "notice"

    id: UUID = Field(primary_key=True)
    texts: dict[str, str] = Field(sa_column=Column(JsonColumn, nullable=False))
    link: str = ""
    starts_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    ends_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    created_by: str


class ServicePoint(SQLModel, table=True):
    """A place where one can come or call. `content` is a `Point`, as JSON; they are shown by `position`."""

    __tablename__ = "service_point"

    id: UUID = Field(primary_key=True)
    position: int
    content: dict[str, Any] = Field(sa_column=Column(JsonColumn, nullable=False))
    changed_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))

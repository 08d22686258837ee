"""The rows of the desk."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import JsonColumn, UtcDateTime


class Staff(SQLModel, table=True):
    """Somebody who works at the desk. `role`: `editor`, `coordinator` or `admin`, each may do more.

    `password_hash` is argon2id's own form; empty until a password was chosen. `totp_secret` empty: no second
    step. After too many wrong passwords nobody gets in before `locked_until`.
    """

    __tablename__ = "staff"

    id: UUID = Field(primary_key=True)
    email: str = Field(unique=True)
    name: str = ""
    role: str
    password_hash: str = ""
    totp_secret: str = ""
    totp_last: int = 0
    active: bool = True
    failures: int = 0
    locked_until: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class StaffSession(SQLModel, table=True):
    """Somebody who has signed in, on one machine. Only the hash of the cookie's token is kept."""

    __tablename__ = "staff_session"

    token_hash: str = Field(primary_key=True)
    staff_id: UUID = Field(foreign_key="staff.id", index=True, ondelete="CASCADE")
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    seen_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    ends_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))


class DeskEvent(SQLModel, table=True):
    """What somebody did at the desk: the audit trail. `by` is an e-mail address, kept for good."""

    __tablename__ = "desk_event"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    by: str
    action: str
    submission_id: UUID | None = Field(default=None, index=True)
    listing_id: UUID | None = Field(default=None, index=True)
    details: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JsonColumn, nullable=False))

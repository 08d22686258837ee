"""The rows of the counter that are about staff."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime


class StaffPin(SQLModel, table=True):
    """Somebody's PIN for the kiosks: argon2id with a salt that only our secret key gives. See `pins`."""

    __tablename__ = "staff_pin"

    staff_id: UUID = Field(foreign_key="staff.id", primary_key=True, ondelete="CASCADE")
    pin_hash: str = Field(unique=True)
    set_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class CounterSession(SQLModel, table=True):
    """The counter's tools, open at one kiosk. Only the hash of the cookie's token is kept."""

    __tablename__ = "counter_session"

    token_hash: str = Field(primary_key=True)
    staff_id: UUID = Field(foreign_key="staff.id", index=True, ondelete="CASCADE")
    kiosk: str
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    seen_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))


class CounterLock(SQLModel, table=True):
    """Wrong PINs at a kiosk; the row of no name counts those of all."""

    __tablename__ = "counter_lock"

    kiosk: str = Field(primary_key=True)
    failures: int
    failed_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    locked_until: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))

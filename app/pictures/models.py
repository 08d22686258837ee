"""The rows of pictures. Processes share nothing but the database, so the files are kept there."""

from datetime import datetime

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime


class Picture(SQLModel, table=True):
    """A picture that was sent. `taken_at`: when a submission took it; until then it is in somebody's draft.

    `id` is a `PictureId` of the catalogue. Whether it is public is a matter of the listings that show it.
    """

    __tablename__ = "picture"

    id: str = Field(primary_key=True)
    total_bytes: int
    created_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    taken_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class PictureFile(SQLModel, table=True):
    """One size and kind of a picture; `name` is one of `rules.FILES`. It never changes."""

    __tablename__ = "picture_file"

    picture_id: str = Field(primary_key=True, foreign_key="picture.id", ondelete="CASCADE")
    name: str = Field(primary_key=True)
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))

"""The rows of scheduled imports, and of what the desk asks of imports."""

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime


class FeedPlan(SQLModel, table=True):
    """A feed of the list: how often it is read, when next, and who is reading it now.

    `every` is empty for a feed that is read only when asked for. `failures` counts those in a row; an
    attempt counts as failed until it has ended well. `held_by` holds the feed until `held_until`.
    """

    __tablename__ = "feed_plan"

    feed: str = Field(primary_key=True)
    source: str
    every: str = ""
    enabled: bool = True
    next_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    tried_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    failures: int = 0
    held_by: str = ""
    held_until: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))


class ImportRequest(SQLModel, table=True):
    """What somebody at the desk asks of the imports; `opastamo work` carries it out.

    `kind`: `run`, read the feed now; `release`, let the held run `run_id` through. `state`: `waiting`,
    `working`, `done` or `failed`. `outcome` tells more of one that has ended, as a code.
    """

    __tablename__ = "import_request"

    id: int | None = Field(default=None, primary_key=True)
    feed: str = Field(index=True)
    source: str
    kind: str
    run_id: str = ""
    asked_by: str
    asked_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    state: str = Field(default="waiting", index=True)
    tries: int = 0
    outcome: str = ""
    ended_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))

"""The row of a job."""

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime


class JobState(SQLModel, table=True):
    """How a recurring job is: one row a job, whatever the number of its runs.

    `every`: seconds from one run to the next. `result`: `well` or `failed`. `reason` names the kind of the
    fault, never a text that could hold personal data. `runs` counts all, `failures` those in a row.
    """

    __tablename__ = "job_state"

    name: str = Field(primary_key=True)
    every: float
    started_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    ended_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    well_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    result: str
    reason: str = ""
    runs: int = 0
    failures: int = 0

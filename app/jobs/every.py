"""How often something is due: "30 min", "6 h", "1 day at 05:30". Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from app.core.clock import LOCAL_ZONE

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(days=31)
_INTERVAL = re.compile(r"(\d{1,4}) ?(min|h)")
_DAYS = re.compile(r"(\d{1,2}) days? at ([01]\d|2[0-3]):([0-5]\d)")
_HOW = "Write it so: “30 min”, “6 h” or “1 day at 05:30”; from 5 minutes to 31 days."


@dataclass(frozen=True, slots=True)
class Every:
    """A rhythm: so long apart, or with `at` a local time of day, so many local days apart."""

    apart: timedelta
    at: time | None = None

    def next_after(self, last: datetime) -> datetime:
        """The moment when it is due again after it was done at an (aware) moment; in UTC.

        A time of day stays the same over a change of the clocks. One that the change leaps over is the
        moment as much later as the leap is long; of one that comes twice the first counts.
        """
        if self.at is None:
            return last.astimezone(UTC) + self.apart
        day = last.astimezone(LOCAL_ZONE).date()
        if last < _moment(day, self.at):
            day -= timedelta(days=1)
        return _moment(day + self.apart, self.at)

    def __str__(self) -> str:
        if self.at is not None:
            days = self.apart.days
            return f"{days} day{'s' if days > 1 else ''} at {self.at:%H:%M}"
        minutes = int(self.apart.total_seconds()) // 60
        return f"{minutes} min" if minutes % 60 else f"{minutes // 60} h"


def read_every(text: str) -> Every:
    """Read a rhythm. Raises ValueError in plain words."""
    told = " ".join(text.split())
    if found := _INTERVAL.fullmatch(told):
        every = Every(timedelta(minutes=int(found[1]) * (1 if found[2] == "min" else 60)))
    elif found := _DAYS.fullmatch(told):
        every = Every(timedelta(days=int(found[1])), time(int(found[2]), int(found[3])))
    else:
        raise ValueError(f"'{text}' is no rhythm. {_HOW}")
    if not SHORTEST <= every.apart <= LONGEST:
        raise ValueError(f"'{text}' is too often or too seldom. {_HOW}")
    return every


def _moment(day: date, at: time) -> datetime:
    # By way of UTC: a local time that the clocks leap over comes out as one that exists.
    return datetime.combine(day, at, LOCAL_ZONE).astimezone(UTC)

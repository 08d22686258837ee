"""Times of a calendar: read from its properties, and placed on the clocks of a zone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from importers.sources.ics.lines import Property
from importers.sources.ics.offsets import OffsetZone
from importers.sources.ics.values import read_time

_YEARS: Final = range(1900, 2101)


class TimeError(ValueError):
    """A time that cannot be read; the message says why, in plain words. `lookup` may name a table."""

    def __init__(self, message: str, *, value: str, lookup: str | None = None) -> None:
        super().__init__(message)
        self.value = value
        self.lookup = lookup


@dataclass(frozen=True, slots=True)
class Moment:
    """A day (`zone` is None), or a wall time and the zone whose clocks show it."""

    day: date
    wall: datetime | None = None
    zone: tzinfo | None = None

    def on_clocks_of(self, zone: tzinfo) -> datetime:
        """The wall time that the clocks of `zone` show; a day gives its midnight. Raises TimeError."""
        if self.wall is None:
            return datetime.combine(self.day, datetime.min.time())
        if self.zone is None or self.zone == zone:
            return self.wall
        return self.wall.replace(tzinfo=self.zone).astimezone(zone).replace(tzinfo=None)

    def start_on(self, zone: tzinfo, *, all_day: bool) -> datetime:
        """The start by the clocks of `zone`; an all-day one is on the day that was written, wherever."""
        return datetime.combine(self.day, datetime.min.time()) if all_day else self.on_clocks_of(zone)


@dataclass(frozen=True, slots=True)
class Period:
    """A time with its own end or length (RDATE)."""

    start: Moment
    end: Moment | None
    length: timedelta | None


class Clock:
    """Reads the time properties of one event. `home` is the zone of times told without one."""

    def __init__(self, event: Mapping[str, Any], fallback: str | None) -> None:
        told = event.get("zone") or fallback
        self.calendar_zone = _zone(told) if told else None
        self.home = self.calendar_zone or TOWN
        self._turns: Mapping[str, Any] = event.get("turns") or {}

    def moment(self, item: Property, home: tzinfo | None = None) -> Moment:
        """Read one day or time; `home` is the zone of a time told without one. Raises TimeError."""
        return self._moment(_value(item.value.strip()), item, home)

    def moments(self, item: Property, home: tzinfo | None = None) -> Iterator[Moment | Period]:
        """Read a list of days, times or periods, as `moment` does. Raises TimeError."""
        for text in item.value.split(","):
            if not text.strip():
                continue
            value = _value(text.strip())
            if isinstance(value, tuple):
                start, end = value
                yield Period(
                    self._moment(start, item, home),
                    None if isinstance(end, timedelta) else self._moment(end, item, home),
                    end if isinstance(end, timedelta) else None,
                )
            else:
                yield self._moment(value, item, home)

    def _moment(self, value: object, item: Property, home: tzinfo | None) -> Moment:
        if not isinstance(value, date):
            raise TimeError("This is not a day or a time", value=item.value)
        if value.year not in _YEARS:
            raise TimeError(f"The year {value.year} cannot be right", value=item.value)
        if not isinstance(value, datetime):
            return Moment(value)
        zone: tzinfo = UTC_ZONE if value.tzinfo else self._zone_of(item, home)
        wall = value.replace(tzinfo=None)
        return Moment(wall.date(), wall, zone)

    def _zone_of(self, item: Property, home: tzinfo | None) -> tzinfo:
        tzid = item.params.get("TZID", "")
        if not tzid:
            return home or self.home
        if tzid in self._turns:
            return OffsetZone(tuple((int(moment), int(offset)) for moment, offset in self._turns[tzid]))
        try:
            return _zone(tzid)
        except (KeyError, ValueError, OSError):
            reason = "This time zone is not known here"
            raise TimeError(reason, value=tzid, lookup="zones") from None


@lru_cache(maxsize=512)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


UTC_ZONE: Final = _zone("UTC")
TOWN: Final = _zone("Europe/Helsinki")


@lru_cache(maxsize=8192)
def _value(text: str) -> object:
    """What icalendar reads: a day, a time (aware when in UTC), or a pair (start, end or length)."""
    try:
        value = read_time(text)
    except ValueError as error:
        raise TimeError("This is not a day or a time", value=text[:80]) from error
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC)
    return value


def first(properties: Sequence[Property], name: str) -> Property | None:
    """The first property of that name that says something."""
    return next((item for item in properties if item.name == name and item.value.strip()), None)

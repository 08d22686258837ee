"""A time zone that a calendar brings along (VTIMEZONE), as the moments when its clocks are turned."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from app.catalogue.times.recurrence import starts
from app.catalogue.times.recurrence_rule import ScheduleError, read_rule
from importers.sources.ics.components import ZoneText
from importers.sources.ics.lines import Property
from importers.sources.ics.values import read_offset, read_wall_time

_FIRST: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - a local wall time
_LAST: Final = datetime(2038, 1, 1)  # noqa: DTZ001 - a local wall time
_DAY: Final = 86_400
_MAX_TURNS: Final = 400
_MONTHS: Final = tuple(
    datetime(year, month, 15, tzinfo=UTC) for year in range(2000, 2038) for month in range(1, 13)
)
_NEAR: Final = ("Europe/Helsinki", "UTC", "Europe/Stockholm", "Europe/London", "Europe/Moscow")
_CANDIDATES: Final = tuple(dict.fromkeys((*_NEAR, *sorted(set(WINDOWS_TO_OLSON.values())))))

Turn = tuple[int, int]
"""A moment (seconds since 1970, UTC) and the offset from then on, in seconds."""


@dataclass(frozen=True, slots=True)
class OffsetZone(tzinfo):
    """A zone told by its turns, which are in order. Before the first one its offset holds already."""

    turns: tuple[Turn, ...]

    def fromutc(self, dt: datetime) -> datetime:
        """Give the local time of a UTC time."""
        return dt + self._offset(dt.replace(tzinfo=UTC).timestamp())

    def utcoffset(self, dt: datetime | None) -> timedelta:
        """Give the offset at a local time; in the hour that autumn repeats, the earlier one."""
        if dt is None:
            return timedelta(seconds=self.turns[0][1])
        wall = dt.replace(tzinfo=UTC).timestamp()
        before, after = self._offset(wall - _DAY), self._offset(wall + _DAY)
        holds_after = self._offset(wall - after.total_seconds()) == after
        holds_before = self._offset(wall - before.total_seconds()) == before
        return after if holds_after and not holds_before else before

    def dst(self, dt: datetime | None) -> timedelta:
        """Summer time is part of the offset."""
        del dt
        return timedelta()

    def tzname(self, dt: datetime | None) -> str:
        """It has no name of its own."""
        del dt
        return "local"

    def _offset(self, seconds: float) -> timedelta:
        at = bisect_right(self.turns, seconds, key=lambda turn: turn[0])
        return timedelta(seconds=self.turns[max(0, at - 1)][1])


def turns_of(zone: ZoneText) -> tuple[Turn, ...]:
    """The turns from 1970 to 2037. None at all: the zone cannot be read with certainty."""
    found: list[tuple[int, int, int]] = []
    for part in zone.parts:
        try:
            found.extend(_turns_of_part(part))
        except (ValueError, OverflowError, ScheduleError):
            return ()
    if not found or len(found) > _MAX_TURNS:
        return ()
    found.sort()
    # What held before the first turn is told by the turn itself.
    first = (-(2**40), found[0][2])
    return (first, *((moment, offset) for moment, offset, _ in found))


def _turns_of_part(part: Sequence[Property]) -> Iterator[tuple[int, int, int]]:
    told: dict[str, str] = {}
    for item in part:
        told.setdefault(item.name, item.value.strip())
    before, after = (read_offset(told[name]) for name in ("TZOFFSETFROM", "TZOFFSETTO") if name in told)
    start = read_wall_time(told.get("DTSTART", ""))
    for wall in dict.fromkeys((start, *_repeated(told, start, before), *_dates(part))):
        moment = wall.replace(tzinfo=UTC) - before
        yield int(moment.timestamp()), int(after.total_seconds()), int(before.total_seconds())


def _repeated(told: dict[str, str], start: datetime, before: timedelta) -> Iterable[datetime]:
    if "RRULE" not in told:
        return ()
    rule = read_rule(told["RRULE"].upper().strip(";"))
    if isinstance(rule.until, datetime) and rule.until.tzinfo:
        rule = replace(rule, until=(rule.until + before).replace(tzinfo=None))
    return islice(starts(rule, start, max(start, _FIRST), _LAST, ZoneInfo("UTC")), _MAX_TURNS + 1)


def _dates(part: Sequence[Property]) -> Iterator[datetime]:
    for item in part:
        if item.name == "RDATE":
            yield from map(read_wall_time, item.value.split(",")[:_MAX_TURNS])


@lru_cache(maxsize=256)
def same_zone(turns: tuple[Turn, ...]) -> str | None:
    """The zone of the IANA list whose clocks have shown the same since 2000; None unless it is certain."""
    zone = OffsetZone(turns)
    probes = [
        datetime.fromtimestamp(moment + step, UTC)
        for moment, _ in turns
        if moment > _MONTHS[0].timestamp()
        for step in (-1, 0)
    ]
    moments = (*_MONTHS[::37], *_MONTHS, *probes)
    return next((name for name in _CANDIDATES if _agree(zone, ZoneInfo(name), moments)), None)


def _agree(one: tzinfo, other: tzinfo, moments: Iterable[datetime]) -> bool:
    return all(
        m.astimezone(one).replace(tzinfo=None) == m.astimezone(other).replace(tzinfo=None) for m in moments
    )

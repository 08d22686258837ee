"""Calendars as they stand in a file: events, time zones and what holds for the whole calendar."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import orjson

from importers.contract import FeedUnreadableError
from importers.sources.ics.lines import Property, lines_of, split

MAX_EVENTS: Final = 20_000
MAX_ZONE_LINES: Final = 20_000
MAX_DEPTH: Final = 50
_ZONE_PARTS: Final = ("STANDARD", "DAYLIGHT")
_OTHERS: Final = frozenset(("VTODO", "VJOURNAL", "VFREEBUSY"))
_NAME: Final = re.compile(r"[A-Za-z0-9-]{1,60}")
_ROOTS: Final = re.compile(r"BEGIN:V(?:CALENDAR|EVENT|TODO|JOURNAL|FREEBUSY|TIMEZONE)\s*", re.IGNORECASE)
_MARKUP: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|head|body)", re.IGNORECASE)

# What never decides a listing (clocks and counters of senders) or is nobody's business here (people).
DROPPED: Final = frozenset(
    "ATTACH ATTENDEE COMMENT CONTACT CREATED DTSTAMP LAST-MODIFIED PRIORITY RELATED-TO REQUEST-STATUS "
    "RESOURCES TRANSP".split()
)
_RANKING: Final = frozenset(("DTSTAMP", "LAST-MODIFIED"))
KEPT_EXTENSIONS: Final = frozenset(("X-ALT-DESC", "X-MICROSOFT-CDO-ALLDAYEVENT"))


@dataclass(slots=True)
class ZoneText:
    """A VTIMEZONE: its own properties, and those of each of its STANDARD and DAYLIGHT parts."""

    properties: list[Property] = field(default_factory=list)
    parts: list[list[Property]] = field(default_factory=list)


@dataclass(slots=True)
class EventText:
    """A VEVENT as packed lines. `unread` counts lines that are not properties; `stamp` is when it changed."""

    packed: bytes
    unread: int
    stamp: str


@dataclass(slots=True)
class Calendar:
    """One VCALENDAR. `others` counts components of other kinds, `broken` the events that never ended."""

    properties: dict[str, str] = field(default_factory=dict)
    zones: list[ZoneText] = field(default_factory=list)
    events: list[EventText] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def pack(value: object) -> bytes:
    """JSON in no more memory than it needs: orjson leaves room after its bytes, a copy does not."""
    return bytes(memoryview(orjson.dumps(value)))


def unpacked(event: EventText) -> list[Property]:
    """The properties of an event."""
    return [Property(*item) for item in orjson.loads(event.packed)]


def read_calendars(body: bytes, where: str) -> Iterator[Calendar]:
    """Read the calendars of a file. Raises FeedUnreadableError: not a calendar, cut off, or far too large."""
    lines = lines_of(body)
    first = next(lines, "")
    if not _ROOTS.fullmatch(first):
        raise FeedUnreadableError(_why_not(body, first, where))
    reader = _Reader(where)
    yield from reader.feed(first)
    for line in lines:
        yield from reader.feed(line)
    yield from reader.end()


def _why_not(body: bytes, first: str, where: str) -> str:
    if not first.strip("\x00 "):
        return f"{where} is empty."
    if _MARKUP.match(body[:200]):
        return f"{where} is a web page, not a calendar: check the address."
    if b"\x00" in body[:1000]:
        return f"{where} is binary data, not a calendar."
    return f"{where} is not a calendar: it does not begin with BEGIN:VCALENDAR."


class _Reader:
    """Follows BEGIN and END from line to line."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._open: list[str] = []
        self._calendar = Calendar()
        self._lines: list[tuple[str, dict[str, str], str]] = []
        self._unread = 0
        self._stamp = ""
        self._events = self._zone_lines = 0

    def feed(self, line: str) -> Iterator[Calendar]:
        """Take a line; gives the calendar that it ends."""
        word = line[:6].upper()
        if word == "BEGIN:":
            yield from self._begin(line[6:].strip().upper())
        elif word.startswith("END:"):
            yield from self._end(line[4:].strip().upper()[:40])
        else:
            self._take(line)

    def end(self) -> Iterator[Calendar]:
        """The file is over. A feed that was cut off must not look like one that has lost its events."""
        if self._open:
            raise FeedUnreadableError(
                f"{self._where} is cut off: it ends before END:{self._open[0][:40]}. Try again later."
            )
        if self._calendar.events or self._calendar.others or self._calendar.broken:
            yield self._calendar  # events without a calendar around them

    def _begin(self, name: str) -> Iterator[Calendar]:
        yield from self._close_unended(name)
        if name == "VEVENT":
            self._lines, self._unread, self._stamp = [], 0, ""
            self._count_event()
        elif name == "VTIMEZONE":
            self._zone_lines += 1
            if self._zone_lines <= MAX_ZONE_LINES:
                self._calendar.zones.append(ZoneText())
        elif name in _ZONE_PARTS and self._within("VTIMEZONE"):
            if self._calendar.zones:
                self._calendar.zones[-1].parts.append([])
        elif name != "VCALENDAR" and (not self._open or self._within("VCALENDAR")):
            self._calendar.others[name if name in _OTHERS else "unknown"] += 1
        self._open.append(name[:40])
        if len(self._open) > MAX_DEPTH:
            raise FeedUnreadableError(f"{self._where} is not a calendar: its parts never end.")

    def _close_unended(self, name: str) -> Iterator[Calendar]:
        """A calendar is in nothing, and an event in nothing but a calendar: what is open was never ended."""
        if name in {"VCALENDAR", "VEVENT"}:
            while self._open and not (name == "VEVENT" and self._within("VCALENDAR")):
                yield from self._close(self._open[-1], whole=False)

    def _count_event(self) -> None:
        self._events += 1
        if self._events > MAX_EVENTS:
            raise FeedUnreadableError(
                f"{self._where} holds more than {MAX_EVENTS} events: ask for a calendar of this year alone."
            )

    def _end(self, name: str) -> Iterator[Calendar]:
        if name not in self._open:
            return
        while self._open[-1] != name:
            yield from self._close(self._open[-1], whole=False)
        yield from self._close(name, whole=True)

    def _close(self, name: str, *, whole: bool) -> Iterator[Calendar]:
        self._open.pop()
        if name == "VEVENT":
            if whole:
                self._calendar.events.append(EventText(pack(self._lines), self._unread, self._stamp))
            else:
                self._calendar.broken.append(self._title())
            self._lines = []
        elif name == "VCALENDAR":
            yield self._calendar
            self._calendar = Calendar()

    def _title(self) -> str:
        return next((value for name, _, value in self._lines if name == "SUMMARY"), "")

    def _within(self, name: str) -> bool:
        return bool(self._open) and self._open[-1] == name

    def _take(self, line: str) -> None:
        """Keep a line where it may matter. What is inside an alarm, or in nothing, doesn't."""
        if self._within("VEVENT"):
            self._take_of_event(line)
        elif self._within("VCALENDAR"):
            found = split(line) if len(self._calendar.properties) < 100 else None
            if found:
                self._calendar.properties.setdefault(found.name, found.text)
        elif self._within("VTIMEZONE") or (
            self._open[-2:-1] == ["VTIMEZONE"] and self._open[-1] in _ZONE_PARTS
        ):
            self._take_of_zone(line)

    def _take_of_event(self, line: str) -> None:
        match = _NAME.match(line)
        name = match.group().upper() if match else ""
        if name in _RANKING:
            self._stamp = max(self._stamp, line.rpartition(":")[2].strip()[:20])
        if name in DROPPED or (name.startswith("X-") and name not in KEPT_EXTENSIONS):
            return
        found = split(line)
        if found is None:
            self._unread += 1
        else:
            self._lines.append((found.name, dict(found.params), found.value))

    def _take_of_zone(self, line: str) -> None:
        self._zone_lines += 1
        found = split(line) if self._zone_lines <= MAX_ZONE_LINES else None
        if not found or not self._calendar.zones:
            return
        zone = self._calendar.zones[-1]
        if self._within("VTIMEZONE"):
            zone.properties.append(found)
        elif zone.parts:
            zone.parts[-1].append(found)

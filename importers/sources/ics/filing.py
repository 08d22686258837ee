"""Events gathered into listings: a series with its exceptions is one, wherever in the feed they stand.

What goes on to the mapping is plain JSON:

    {"event": {"properties": [[name, {param: text}, value], …], "zone": …, "turns": {…}, "unread": n},
     "exceptions": [{…}, …], "options": {…}}

`zone` is the calendar's own zone (X-WR-TIMEZONE), `turns` those zones that are like no other; TZID is told as
the IANA list has it. `event` is null when only exceptions were sent.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, Final

import orjson

from importers.archive import Page
from importers.contract import Problem, RawRecord
from importers.sources.ics.components import Calendar, EventText, pack, read_calendars, unpacked
from importers.sources.ics.lines import Property
from importers.sources.ics.zones import LOOKUPS, ZoneBook

MAX_ID: Final = 400
_KEPT_PARAMS: Final = ("CN", "LANGUAGE", "RANGE", "TZID", "VALUE")
_OPTIONS: Final = ("kind", "language", "organiser", "place", "read_ages", "read_prices", "timezone")
_CONSUMED: Final = frozenset(("CLASS", "SEQUENCE", "UID"))
_PUBLIC: Final = frozenset(("", "PUBLIC"))
# What may be told of an exception that is private, in a series that isn't.
_TIMES: Final = frozenset(("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "STATUS"))
Rank = tuple[int, str]


class Filing:
    """Reads pages one by one; holds them as compact bytes until it is known what belongs together."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self._options = {name: options[name] for name in _OPTIONS if name in options}
        self._series: defaultdict[str, dict[str, tuple[Rank, bytes]]] = defaultdict(dict)
        self._private: set[str] = set()
        self._others: Counter[str] = Counter()
        self._answers = 0
        self._problems: list[Problem] = []

    def read(self, pages: Iterable[Page]) -> Iterator[RawRecord | Problem]:
        """Give every listing of the pages. Raises FeedUnreadableError before any of them."""
        for page in pages:
            for calendar in read_calendars(page.body, f"The page {page.name}"):
                self._take(calendar)
        yield from self._problems
        yield from self._notes()
        for key in list(self._series):
            told = self._series.pop(key)
            if key not in self._private:
                yield RawRecord(key, self._payload(told))

    def _notes(self) -> Iterator[Problem]:
        if self._private:
            reason = f"Marked private and left out: {len(self._private)}"
            yield Problem(reason, severity="note")
        if self._answers:
            reason = f"Answers to invitations, left out: {self._answers}"
            yield Problem(reason, severity="note")
        if self._others:
            listed = ", ".join(f"{count} {name}" for name, count in sorted(self._others.items()))
            yield Problem(f"Entries that are no events were left out: {listed}", severity="note")

    def _take(self, calendar: Calendar) -> None:
        method = calendar.properties.get("METHOD", "").strip()
        if LOOKUPS["private_methods"].get(method.lower()):
            self._answers += len(calendar.events)
            return
        book = ZoneBook(calendar)
        facts = self._facts(calendar, book)
        self._others.update(calendar.others)
        for title in calendar.broken:
            reason = "The event has no end (END:VEVENT is missing)"
            self._problems.append(Problem(reason, value=title or None, severity="skipped"))
        events = calendar.events
        events.reverse()
        while events:  # each is let go as it is filed
            self._file(events.pop(), book, facts)

    def _facts(self, calendar: Calendar, book: ZoneBook) -> dict[str, Any]:
        """What holds for every event of a calendar."""
        facts: dict[str, Any] = {}
        told = (
            calendar.properties.get("X-WR-TIMEZONE") or calendar.properties.get("TIMEZONE-ID") or ""
        ).strip()
        zone = book.find(told) if told else ()
        if isinstance(zone, str):
            facts["zone"] = zone
        elif told:
            reason = "The calendar's own time zone is not known here"
            self._problems.append(Problem(reason, None, "X-WR-TIMEZONE", told, "zones", "note"))
        if calendar.properties.get("METHOD", "").strip().upper() == "CANCEL":
            facts["cancelled"] = True
        return facts

    def _file(self, event: EventText, book: ZoneBook, facts: Mapping[str, Any]) -> None:
        properties = unpacked(event)
        told = {item.name: item for item in reversed(properties)}
        key = _id_of(told)
        recurrence = told.get("RECURRENCE-ID")
        if told.get("CLASS", _NOTHING).text.strip().upper() not in _PUBLIC:
            if recurrence is None:
                self._private.add(key)
            properties = [item for item in properties if item.name in _TIMES]
        which = (
            "" if recurrence is None else f"{recurrence.params.get('TZID', '')}:{recurrence.value.strip()}"
        )
        rank = (_sequence(told), event.stamp)
        known = self._series[key].get(which)
        packed = pack(_component(properties, book, facts, event.unread))
        if known and known[0][0] == rank[0] and known[1] != packed:
            reason = "Two entries have the same UID and differ: the one that was changed last was kept"
            value = told.get("SUMMARY", _NOTHING).text or None
            self._problems.append(Problem(reason, key, "UID", value, severity="note"))
        if known is None or rank >= known[0]:
            self._series[key][which] = (rank, packed)

    def _payload(self, told: Mapping[str, tuple[Rank, bytes]]) -> dict[str, Any]:
        loaded = {which: orjson.loads(packed) for which, (_, packed) in told.items()}
        event = loaded.pop("", None)
        payload = {"event": event, "exceptions": [loaded[which] for which in sorted(loaded)]}
        return {**payload, "options": self._options} if self._options else payload


_NOTHING = Property("", {}, "")


def _id_of(told: Mapping[str, Property]) -> str:
    """The UID; for events without one, what tells them apart. Overlong ids are kept as their digest."""
    uid = told.get("UID", _NOTHING).text.strip()
    if uid and len(uid) <= MAX_ID:
        return uid
    parts = [uid] if uid else [told.get(name, _NOTHING).value.strip() for name in ("SUMMARY", "DTSTART")]
    return f"ics-{blake2b('|'.join(parts).encode(), digest_size=12).hexdigest()}"


def _sequence(told: Mapping[str, Property]) -> int:
    text = told.get("SEQUENCE", _NOTHING).value.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _component(
    properties: Iterable[Property], book: ZoneBook, facts: Mapping[str, Any], unread: int
) -> dict[str, Any]:
    """An event in one shape, whatever order and names its sender uses; nobody's address is kept."""
    turns: dict[str, Any] = {}
    lines = []
    for item in properties:
        if item.name in _CONSUMED:
            continue
        params = {name: item.params[name] for name in _KEPT_PARAMS if item.params.get(name)}
        if "TZID" in params:
            zone = book.find(params["TZID"])
            if isinstance(zone, str):
                params["TZID"] = zone
            elif zone:
                turns[params["TZID"]] = zone
        lines.append([item.name, params, "" if item.name == "ORGANIZER" else item.value])
    lines.sort(key=lambda line: str(line[0]))
    component: dict[str, Any] = {"properties": lines, **facts}
    return {**component, **({"turns": turns} if turns else {}), **({"unread": unread} if unread else {})}

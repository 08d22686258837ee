"""Names of time zones, as the world's calendars write them, to those of the IANA list."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final
from zoneinfo import available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from importers.contract import load_lookups
from importers.sources.ics.components import Calendar, ZoneText
from importers.sources.ics.offsets import Turn, same_zone, turns_of

LOOKUPS: Final = load_lookups(Path(__file__).parent)
_WINDOWS: Final = {name.lower(): zone for name, zone in WINDOWS_TO_OLSON.items()}
MAX_OWN_ZONES: Final = 50
_NO_PLACES: Final = frozenset(("localtime", "factory", "posixrules"))


@lru_cache(maxsize=1024)
def zone_named(name: str) -> str | None:
    """The IANA name, or None. Taught names first, then IANA in any case and behind any path, then Windows."""
    plain = " ".join(name.strip().strip("\"'").split()).lower()
    taught = LOOKUPS.get("zones", {}).get(plain)
    if taught:
        return taught
    parts = [part for part in plain.split("/") if part]
    # "/mozilla.org/20070129_1/America/Argentina/Buenos_Aires": the end of the path is the name.
    ends = ["/".join(parts[-size:]) for size in (3, 2) if len(parts) >= size]
    for end in dict.fromkeys((plain, *ends, *parts[:1] * (len(parts) == 1))):
        if end in _iana():
            return _iana()[end]
    return _WINDOWS.get(plain)


@cache
def _iana() -> dict[str, str]:
    names = {name.lower(): name for name in sorted(available_timezones())}
    return {key: name for key, name in names.items() if key not in _NO_PLACES}


class ZoneBook:
    """The zones of one calendar: by name, by where it says they are, or by when their clocks are turned."""

    def __init__(self, calendar: Calendar) -> None:
        self._told = {_tzid(zone): zone for zone in calendar.zones}
        self._found: dict[str, str | tuple[Turn, ...]] = {}
        self._read = 0

    def find(self, tzid: str) -> str | tuple[Turn, ...]:
        """The IANA name; the turns of a zone that is like no other; () when nothing is known of it."""
        if tzid not in self._found:
            self._found[tzid] = zone_named(tzid) or self._by_text(tzid)
        return self._found[tzid]

    def _by_text(self, tzid: str) -> str | tuple[Turn, ...]:
        zone = self._told.get(tzid.strip())
        if zone is None:
            return ()
        for item in zone.properties:
            named = zone_named(item.text) if item.name in {"X-LIC-LOCATION", "TZID-ALIAS-OF"} else None
            if named:
                return named
        self._read += 1
        turns = turns_of(zone) if self._read <= MAX_OWN_ZONES else ()
        return (same_zone(turns) or turns) if turns else ()


def _tzid(zone: ZoneText) -> str:
    return next((item.text.strip().strip("\"'") for item in zone.properties if item.name == "TZID"), "")

"""Pages for the tests of this source, and what they are read into."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from importers.archive import Page
from importers.contract import Feed, ImportContext, Mapped, Problem, RawRecord
from importers.sources.mikkelinyt.importer import IMPORTER

FOLDER = Path(__file__).parent
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
COLLECTION = "https://calendar.example.org/api/collection/0123456789abcdef01234567/content"
EVENTZ = ImportContext(Feed("calendar", "mikkelinyt", url=COLLECTION), NOW)
LEGACY = ImportContext(Feed("calendar", "mikkelinyt", url="http://calendar.example.org/json.php"), NOW)


def page(content: object, name: str = "001") -> Page:
    """A page of raw bytes, or of anything that JSON can say."""
    body = content if isinstance(content, bytes) else orjson.dumps(content)
    return Page(name, body, "application/json", None)


def parsed(*contents: object, context: ImportContext = EVENTZ) -> list[RawRecord | Problem]:
    pages = [page(content, f"{at:03}") for at, content in enumerate(contents, start=1)]
    return list(IMPORTER.parse(pages, context))


def legacy_event(**fields: Any) -> dict[str, Any]:
    told = {"id": 1, "name": "Ilta", "start": "2026-12-01 18:00:00", "end": "2026-12-01 20:00:00"}
    return {**told, **fields}


def eventz_page(**fields: Any) -> dict[str, Any]:
    told = {
        "_id": "aaaaaaaaaaaaaaaaaaaaaaaa",
        "name": "Ilta",
        "pageType": "event",
        "privacy": "public",
        "defaultStartDate": "2026-12-01T16:00:00.000Z",
        "defaultEndDate": "2026-12-01T18:00:00.000Z",
    }
    return {**told, **fields}


def mapped(entry: Mapping[str, Any], context: ImportContext = EVENTZ) -> Mapped:
    """One entry of either kind, parsed and mapped."""
    (record,) = parsed({"pages" if "_id" in entry else "data": [entry]}, context=context)
    assert isinstance(record, RawRecord)
    return IMPORTER.map(record, context)

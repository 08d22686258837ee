"""Pages for the tests of this source, and what they are read into."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from importers.archive import Page
from importers.contract import Feed, ImportContext, Mapped, Problem, RawRecord
from importers.sources.linked_events.importer import IMPORTER

FOLDER = Path(__file__).parent
CONTEXT = ImportContext(Feed("le", "linked_events"), datetime(2026, 11, 24, 7, 0, tzinfo=UTC))

TIMES = {"start_time": "2027-01-12T16:00:00Z", "end_time": "2027-01-12T17:30:00Z"}


def page(content: object, name: str = "001") -> Page:
    """A page of raw bytes, or of anything that JSON can say."""
    body = content if isinstance(content, bytes) else orjson.dumps(content)
    return Page(name, body, "application/json", None)


def file_pages(*names: str) -> list[Page]:
    return [page((FOLDER / name).read_bytes(), f"{at:03}") for at, name in enumerate(names, start=1)]


def parsed(*contents: object) -> list[RawRecord | Problem]:
    pages = [page(content, f"{at:03}") for at, content in enumerate(contents, start=1)]
    return list(IMPORTER.parse(pages, CONTEXT))


def records(items: Iterable[RawRecord | Problem]) -> dict[str, Any]:
    """Payloads by external id; None for what was deleted."""
    return {item.external_id: item.payload for item in items if isinstance(item, RawRecord)}


def event(event_id: str = "x:1", **fields: Any) -> dict[str, Any]:
    return {"id": event_id, "type_id": "General", "name": {"fi": "Tapahtuma"}, **fields}


def mapped(fields: Mapping[str, Any]) -> Mapped:
    """One event, parsed and mapped."""
    (record,) = parsed([fields])
    assert isinstance(record, RawRecord)
    return IMPORTER.map(record, CONTEXT)


def content_of(**fields: Any) -> Any:
    found = mapped(event(**fields))
    assert found.content is not None
    return found.content

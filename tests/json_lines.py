"""A real, small source for the tests of the runner: one JSON object a line.

{"id": "a", "content": {…}}            a listing
{"id": "a", "deleted": true}           taken away at the source
{"id": "a", "unreadable": "why"}       a record that parsing cannot read
{"id": "a", "problem": "why"}          a record that cannot become a listing
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Engine

from app.catalogue.content import ListingContent, from_json, to_json
from app.catalogue.models import ImportRun
from importers.archive import Page
from importers.contract import (
    Feed,
    FeedUnreadableError,
    ImportContext,
    Mapped,
    Problem,
    RawRecord,
    SourceInfo,
)
from importers.http import Fetcher, Response
from importers.run import Input, RunOptions, run_import

INFO = SourceInfo(
    name="json_lines",
    title="JSON lines",
    publisher="The tests",
    licence="CC0",
    contact="tests@example.org",
    homepage="https://example.org/",
)
USED = {"id", "content", "note"}
Line = dict[str, Any]


@dataclass(frozen=True)
class JsonLinesImporter:
    """Reads lines of JSON. `info` may be given to be stricter or to read changes only."""

    info: SourceInfo = field(default=INFO)

    def fetch(self, fetcher: Fetcher, context: ImportContext) -> Iterator[Response]:
        yield fetcher.get(context.feed.url or "")

    def parse(self, pages: Iterable[Page], context: ImportContext) -> Iterator[RawRecord | Problem]:
        del context
        for page in pages:
            for number, text in enumerate(page.body.splitlines(), start=1):
                yield _read(text, f"Line {number} of page {page.name}")

    def map(self, record: RawRecord, context: ImportContext) -> Mapped:
        del context
        leftovers = tuple(sorted(record.payload.keys() - USED))
        if "problem" in record.payload:
            problem = Problem(record.payload["problem"], record.external_id, severity="skipped")
            return Mapped(None, (problem,), ())
        notes = (Problem(record.payload["note"], record.external_id),) if "note" in record.payload else ()
        return Mapped(from_json(record.payload["content"]), notes, leftovers)


def _read(text: bytes, where: str) -> RawRecord | Problem:
    try:
        line = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise FeedUnreadableError(f"{where} is not JSON") from None
    if "unreadable" in line:
        return Problem(line["unreadable"], line["id"], severity="skipped")
    return RawRecord(line["id"], line, deleted=bool(line.get("deleted")))


def line(external_id: str, content: ListingContent, **more: Any) -> Line:
    """A record of the feed."""
    return {"id": external_id, "content": to_json(content), **more}


def page(lines: Iterable[Line], name: str = "001") -> Page:
    """A page with these records."""
    return Page(name, b"\n".join(map(orjson.dumps, lines)), "application/x-ndjson", None)


@dataclass(frozen=True)
class Reader:
    """Reads lines into a database, as a feed does at a moment."""

    engine: Engine
    feed: str = "town"
    importer: JsonLinesImporter = JsonLinesImporter()

    def read(
        self,
        lines: Sequence[Line] | bytes,
        now: datetime,
        options: RunOptions | None = None,
        since: datetime | None = None,
    ) -> ImportRun:
        """Run an import of these lines, or of bytes as they are."""
        given = Page("001", lines, "", None) if isinstance(lines, bytes) else page(lines)
        context = ImportContext(Feed(self.feed, self.importer.info.name), now, since)
        return run_import(self.engine, self.importer, context, Input(pages=[given]), options or RunOptions())

    def stricter(self, **changes: Any) -> "Reader":
        """The same reader, its source described otherwise."""
        return replace(self, importer=JsonLinesImporter(replace(self.importer.info, **changes)))

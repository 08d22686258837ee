"""What a source and the runner promise each other.

A source sees neither the database nor the app's features: it fetches pages, parses them into raw records,
and maps one raw record to one `ListingContent`. The runner (`run.py`) does everything else.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol

from app.catalogue.content import ListingContent
from importers.archive import Page
from importers.feed import Feed
from importers.http import Fetcher, Response

MAX_VALUE_SHOWN = 160

__all__ = [
    "Feed",
    "FeedUnreadableError",
    "ImportContext",
    "Importer",
    "Mapped",
    "Problem",
    "RawRecord",
    "SourceInfo",
]


class FeedUnreadableError(Exception):
    """The feed as a whole cannot be read (HTML for JSON, cut off in the middle): nothing may change."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, in words that staff can act on; never a guess instead.

    `severity`: `skipped`, the record was left out; `field`, only that field was; `note`, all was kept.
    `lookup` names the table of the source's `lookups.toml` where the value may be taught.
    """

    reason: str
    record: str | None = None
    field: str | None = None
    value: str | None = None
    lookup: str | None = None
    severity: Literal["skipped", "field", "note"] = "field"

    def __post_init__(self) -> None:
        if self.value is not None and len(self.value) > MAX_VALUE_SHOWN:
            object.__setattr__(self, "value", self.value[: MAX_VALUE_SHOWN - 1] + "…")


@dataclass(frozen=True, slots=True)
class ImportContext:
    """What a source may know while it reads: its feed, the moment, and since when to ask for changes.

    `since` of None asks for everything. With a moment, a source that can asks only for what changed; then
    absence means nothing and deletions arrive as records.
    """

    feed: Feed
    now: datetime
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One listing as the feed tells it (a series with its times is one). `payload` is plain JSON values.

    Equal payloads are never mapped twice: the runner compares hashes.
    """

    external_id: str
    payload: Any
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Mapped:
    """The outcome for one record. `content` of None: it cannot be a listing, `problems` say why.

    `leftovers` are names of fields that the mapping did not use: a feed that grows is noticed.
    """

    content: ListingContent | None
    problems: tuple[Problem, ...] = ()
    leftovers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """`source.toml` of a source: who publishes it, under which terms, and what is normal for it.

    `one_address`: the whole feed is one answer, so "not modified" means that nothing has changed.
    """

    name: str
    title: str
    publisher: str
    licence: str
    contact: str
    homepage: str
    minimum_records: int = 1
    supports_delta: bool = False
    one_address: bool = False
    notes: str = ""


class Importer(Protocol):
    """A source: three steps, each usable alone."""

    @property
    def info(self) -> SourceInfo:
        """What `source.toml` says."""

    def fetch(self, fetcher: Fetcher, context: ImportContext) -> Iterator[Response]:
        """Ask the feed, page by page. Network errors pass through as `FetchError`.

        Every answer that `parse` needs is yielded, "not modified" ones too: the runner archives them.
        """

    def parse(self, pages: Iterable[Page], context: ImportContext) -> Iterator[RawRecord | Problem]:
        """Read pages into records. Raises `FeedUnreadableError` when a page is not what the feed promises."""

    def map(self, record: RawRecord, context: ImportContext) -> Mapped:
        """Turn one record into content. Pure: no network, no database, no clock."""


def load_info(folder: Path) -> SourceInfo:
    """Read `source.toml` beside a source's code."""
    return SourceInfo(**tomllib.loads((folder / "source.toml").read_text(encoding="utf-8")))


def load_lookups(folder: Path) -> dict[str, dict[str, str]]:
    """Read `lookups.toml`: tables of dirty value → clean value. Keys are matched lower-case."""
    path = folder / "lookups.toml"
    if not path.exists():
        return {}
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: {key.lower(): value for key, value in table.items()} for name, table in tables.items()}

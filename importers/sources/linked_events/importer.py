"""The source: asks the interface, folds what it says into listings, and maps each."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from importers.archive import Page
from importers.contract import ImportContext, Mapped, Problem, RawRecord, SourceInfo, load_info
from importers.http import Fetcher, Response
from importers.sources.linked_events.asking import answers_of_feed
from importers.sources.linked_events.envelope import id_of, kind_of, read_objects
from importers.sources.linked_events.mapping import map_event
from importers.sources.linked_events.payload import trim
from importers.sources.linked_events.related import Related, needs_related
from importers.sources.linked_events.series import Series

_FOLDER = Path(__file__).parent


class LinkedEventsImporter:
    """Reads Linked Events: one listing per event, a series with all its times being one."""

    @cached_property
    def info(self) -> SourceInfo:
        """What `source.toml` says."""
        return load_info(_FOLDER)

    def fetch(self, fetcher: Fetcher, context: ImportContext) -> Iterator[Response]:
        """Ask for the list of events, and for what it leaves out. Raises FetchError."""
        return answers_of_feed(fetcher, context)

    def parse(self, pages: Iterable[Page], context: ImportContext) -> Iterator[RawRecord | Problem]:
        """Read pages into listings. Raises FeedUnreadableError when a page is not of Linked Events."""
        del context  # a page says the same whoever asks
        return _Reading().records(pages)

    def map(self, record: RawRecord, context: ImportContext) -> Mapped:
        """Turn one listing into content."""
        del context  # the content may not depend on the day of the import
        return map_event(record.external_id, record.payload)


class _Reading:
    """One reading of the feed. An event that stands alone goes on at once; the others wait for relatives."""

    def __init__(self) -> None:
        self._related = Related()
        self._series = Series()
        self._deleted: dict[str, None] = {}
        self._sent: set[str] = set()
        self._events = self._lookups = self._others = 0

    def records(self, pages: Iterable[Page]) -> Iterator[RawRecord | Problem]:
        for page in pages:
            for item in read_objects(page.body, f"Page {page.name}"):
                yield from self._read(item, page)
        for event_id, event in self._series.folded():
            self._sent.add(event_id)
            yield RawRecord(event_id, self._related.embed(event))
        yield from (RawRecord(key, None, deleted=True) for key in self._deleted if key not in self._sent)
        yield from self._notes()

    def _notes(self) -> Iterator[Problem]:
        if self._others:
            reason = "Entries that are not events, places or keywords were left out"
            yield Problem(reason, value=str(self._others), severity="note")
        if self._lookups and not self._events:
            reason = "There are places or keywords here, but no events that would use them"
            yield Problem(reason, value=str(self._lookups), severity="note")

    def _read(self, item: Any, page: Page) -> Iterator[RawRecord | Problem]:
        match kind_of(item):
            case "event":
                self._events += 1
                yield from self._read_event(item, page)
            case "place":
                self._lookups += 1
                self._related.add_place(item)
            case "keyword":
                self._lookups += 1
                self._related.add_keyword(item)
            case "other":
                self._others += 1
            case "foreign":
                yield _skipped(f"An entry on page {page.name} is not an event of Linked Events", value=item)

    def _read_event(self, item: Mapping[str, Any], page: Page) -> Iterator[RawRecord | Problem]:
        event_id = id_of(item)
        if event_id is None:
            yield _skipped(f"An event on page {page.name} has no id", value=item.get("name"))
        elif event_id in self._sent:
            return  # the list moved while it was read, and the event came again
        elif item.get("deleted") is True:
            self._series.drop(event_id)
            self._deleted[event_id] = None
        elif item.get("publication_status") == "draft":
            yield _skipped("It is still a draft at the source", record=event_id, value=item.get("name"))
        else:
            yield from self._keep(event_id, item)

    def _keep(self, event_id: str, item: Mapping[str, Any]) -> Iterator[RawRecord]:
        event = trim(item)
        has_relatives = any(event.get(name) for name in ("super_event", "super_event_type", "sub_events"))
        self._deleted.pop(event_id, None)
        if has_relatives or needs_related(event) or event_id in self._series:
            self._series.add(event_id, event, id_of(event.get("super_event")))
        else:
            self._sent.add(event_id)
            yield RawRecord(event_id, self._related.embed(event))


def _skipped(reason: str, *, record: str | None = None, value: Any = None) -> Problem:
    if isinstance(value, dict):
        value = next((text for text in value.values() if isinstance(text, str) and text), None)
    return Problem(reason, record, value=None if value is None else str(value), severity="skipped")


IMPORTER = LinkedEventsImporter()

"""The source: one question, one answer, each entry a listing."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from importers.archive import Page
from importers.contract import ImportContext, Mapped, Problem, RawRecord, SourceInfo, load_info
from importers.http import Fetcher, Response
from importers.sources.mikkelinyt.asking import answer_of_feed
from importers.sources.mikkelinyt.mapping import map_record
from importers.sources.mikkelinyt.reading import records_of

_FOLDER = Path(__file__).parent


class MikkeliNytImporter:
    """Reads MikkeliNyt: its old JSON feed, and collections of the Eventz.today platform."""

    @cached_property
    def info(self) -> SourceInfo:
        """What `source.toml` says."""
        return load_info(_FOLDER)

    def fetch(self, fetcher: Fetcher, context: ImportContext) -> Iterator[Response]:
        """Ask for everything at once. Raises FetchError."""
        yield answer_of_feed(fetcher, context)

    def parse(self, pages: Iterable[Page], context: ImportContext) -> Iterator[RawRecord | Problem]:
        """Read pages into records, of whichever kind they are. Raises FeedUnreadableError."""
        return records_of(pages, context)

    def map(self, record: RawRecord, context: ImportContext) -> Mapped:
        """Turn one entry into content."""
        del context  # the content may not depend on the day of the import
        return map_record(record)


IMPORTER = MikkeliNytImporter()

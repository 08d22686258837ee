"""The source: one file, each of its sheets a table, each row a listing."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from importers.archive import Page
from importers.contract import (
    FeedUnreadableError,
    ImportContext,
    Mapped,
    Problem,
    RawRecord,
    SourceInfo,
    load_info,
)
from importers.http import Fetcher, Response
from importers.sources.spreadsheet.decoding import decode
from importers.sources.spreadsheet.delimited import MAX_BYTES, read_delimited
from importers.sources.spreadsheet.mapping import map_row
from importers.sources.spreadsheet.records import Records
from importers.sources.spreadsheet.tables import Table
from importers.sources.spreadsheet.workbooks import is_workbook, read_workbook


class SpreadsheetImporter:
    """Reads the lists of associations. Options are explained in `source.toml`."""

    info: SourceInfo = load_info(Path(__file__).parent)

    def fetch(self, fetcher: Fetcher, context: ImportContext) -> Iterator[Response]:
        """Ask for the file. Raises FetchError."""
        yield fetcher.get(context.feed.url or "")

    def parse(self, pages: Iterable[Page], context: ImportContext) -> Iterator[RawRecord | Problem]:
        """Read rows into records. Raises FeedUnreadableError when a file is no list of things to do."""
        records = Records(context.feed.options)
        for page in pages:
            where = f"The file {page.name}" if page.url is None else "The file"
            yield from records.of_tables(_tables(page.body, where), where)

    def map(self, record: RawRecord, context: ImportContext) -> Mapped:
        """Turn a row into a listing. The moment decides the year of dates that tell none."""
        return map_row(record.external_id, record.payload, context.now)


def _tables(body: bytes, where: str) -> list[Table]:
    if is_workbook(body):
        return read_workbook(body, where)
    if len(body) > MAX_BYTES:
        raise FeedUnreadableError(f"{where} is larger than {MAX_BYTES // 2**20} MB.")
    return [read_delimited(decode(body, where), where)]


IMPORTER = SpreadsheetImporter()

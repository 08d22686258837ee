"""CSV: the separator is the one that makes a header that we know; quoted cells may hold line breaks."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import Final

from importers.contract import FeedUnreadableError
from importers.sources.spreadsheet.headers import find_header
from importers.sources.spreadsheet.tables import MAX_COLUMNS, MAX_ROWS, Row, Table

MAX_BYTES: Final = 20 * 1024 * 1024
_SEPARATORS: Final = (";", ",", "\t", "|")
_PREVIEW: Final = 40
_EXCEL_HINT: Final = "sep="


def read_delimited(text: str, where: str) -> Table:
    """The table of a text file. FeedUnreadableError when it is too large or a quote does not close."""
    lines, told = _without_hint(text)
    separator = told or _separator(lines)
    _check_quotes(lines, separator, where)
    rows: list[Row] = []
    for number, cells in enumerate(_records(lines, separator, where), start=1):
        if number > MAX_ROWS:
            raise FeedUnreadableError(f"{where} has more than {MAX_ROWS} rows: give it in parts.")
        while cells and not cells[-1].strip():
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise FeedUnreadableError(f"{where}, row {number}: there are more than {MAX_COLUMNS} columns.")
        rows.append(Row(number, tuple(cell.strip() for cell in cells)))
    return Table(None, tuple(rows))


def _without_hint(text: str) -> tuple[str, str | None]:
    """Excel's own first line, "sep=;", is about the file and not a row of it."""
    end = text.find("\n", 0, 10)
    first = text[: max(end, 0)].rstrip("\r")
    if first.lower().startswith(_EXCEL_HINT) and len(first) == len(_EXCEL_HINT) + 1:
        return text[end + 1 :], first[-1]
    return text, None


def _separator(text: str) -> str:
    """Commas stand inside prices and sentences too: counting them would mislead."""

    def worth(separator: str) -> tuple[int, int]:
        records = _preview(text, separator)
        header = find_header(records)
        wide = sum(len(row.cells) > 1 for row in records)
        return (len(header.known) if header else 0, wide)

    return max(_SEPARATORS, key=worth)


def _preview(text: str, separator: str) -> list[Row]:
    try:
        records = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _PREVIEW))
    except csv.Error:
        return []
    cut = (tuple(cell.strip() for cell in cells[: MAX_COLUMNS + 1]) for cells in records)
    return [Row(number, cells) for number, cells in enumerate(cut, start=1)]


def _check_quotes(text: str, separator: str, where: str) -> None:
    """An open quotation mark would swallow all the rows after it without a word."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, _ in enumerate(reader, start=1):
            if number > MAX_ROWS:
                return
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise FeedUnreadableError(
                f"{where}, row {number + 1}: a quotation mark opens a cell and nothing closes it. "
                "Is the file whole?"
            ) from None
        if "field larger" in str(error):
            raise FeedUnreadableError(
                f"{where}, row {number + 1}: a cell holds more than {csv.field_size_limit()} characters. "
                "Is a quotation mark left open?"
            ) from None


def _records(text: str, separator: str, where: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        raise FeedUnreadableError(f"{where} cannot be read as CSV: {error}.") from None

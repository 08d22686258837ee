"""Reads one workbook from standard input and prints its cells; run as a program of its own, by its path.

The library makes room for a whole sheet at once: a small file with one cell far away takes all memory there
is, and ends the process. So this is a process that may end, with little memory to take. It knows nothing of
the rest, so that it starts at once. Nothing is evaluated: a formula's cell holds what was last worked out.

Output: JSON, [[name of the sheet, first row's number, [[cell, …], …]], …], or {"problem": "…"}.
"""

import io
import json
import sys
from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

MEMORY = 1024 * 1024 * 1024
MAX_SHEETS = 50
MAX_CHARACTERS = 40_000_000


class TooLargeError(Exception):
    """The workbook holds more than a list can need; the message says what of."""


def main(max_rows: int, max_columns: int) -> None:
    """Read, print, and never raise for what a file holds."""
    limit_memory()
    body = sys.stdin.buffer.read()
    try:
        answer: Any = sheets(body, max_rows, max_columns)
    except PasswordError:
        answer = {"problem": "is locked with a password: save it without one."}
    except TooLargeError as error:
        answer = {"problem": str(error)}
    except CalamineError as error:
        answer = {"problem": f"is damaged, or no spreadsheet ({error})."}
    sys.stdout.write(json.dumps(answer, ensure_ascii=True, separators=(",", ":")))


def limit_memory() -> None:
    """Where the system can; a workbook that wants more ends this process alone."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def sheets(body: bytes, max_rows: int, max_columns: int) -> list[list[Any]]:
    """Every sheet of cells, hidden ones left out: who hides a sheet does not publish it."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(body))
    listed = [
        sheet
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    if len(listed) > MAX_SHEETS:
        raise TooLargeError(f"has more than {MAX_SHEETS} sheets.")
    found, size = [], 0
    for meta in listed:
        sheet = book.get_sheet_by_name(meta.name)
        if sheet.height > max_rows or sheet.width > max_columns:
            reach = f"reaches over {sheet.height} rows and {sheet.width} columns"
            raise TooLargeError(
                f"{reach} on the sheet {meta.name}; {max_rows} rows and {max_columns} columns are the most."
            )
        rows = cells_of(sheet)
        size += sum(len(cell) for row in rows for cell in row)
        if size > MAX_CHARACTERS:
            raise TooLargeError("holds too much text for a list.")
        found.append([meta.name, (sheet.start or (0, 0))[0] + 1, rows])
    return found


def cells_of(sheet: CalamineSheet) -> list[list[str]]:
    """Rows of cells as text; what stands in cells merged downwards is told to each of their rows."""
    rows = [[text_of(cell) for cell in row] for row in sheet.iter_rows()]
    first_row, first_column = sheet.start or (0, 0)
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        column, start = left - first_column, top - first_row
        for row in range(start + 1, min(bottom - first_row + 1, len(rows))):
            if start >= 0 and 0 <= column < len(rows[row]) and not rows[row][column]:
                rows[row][column] = rows[start][column]
    return rows


def text_of(cell: object) -> str:
    """A cell as text: dates and times in ISO form, whole numbers without a decimal point."""
    text = str(cell).strip()
    match cell:
        case bool():
            text = "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            text = str(int(cell))
        case datetime():
            text = cell.isoformat(sep=" ", timespec="minutes").removesuffix(" 00:00")
        case time():
            text = cell.isoformat(timespec="minutes")
        case timedelta():
            text = _clock(cell)
    return text


def _clock(span: timedelta) -> str:
    """Hours typed as a length: 18:00:00 since midnight."""
    minutes = round(span.total_seconds() / 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

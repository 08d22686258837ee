"""A table as it came: numbered rows of cells that are all text."""

from dataclasses import dataclass
from typing import Final

MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet program shows it (from 1), and its cells, trimmed."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(map(bool, self.cells))


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook, or a whole text file (`name` of None)."""

    name: str | None
    rows: tuple[Row, ...]

    def place(self, number: int) -> str:
        """Where a row is, in words."""
        return f"Row {number}" if self.name is None else f"Sheet {self.name}, row {number}"

"""The cells of one row by what they are for, and what was wrong with them."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.reading.texts import drop_fake_translations, plain_text
from importers.contract import Problem
from importers.sources.spreadsheet.headers import meaning_of
from importers.sources.spreadsheet.tables import Table


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell: the name of its column, the language of the column's texts, and what it holds."""

    column: str
    lang: str
    text: str


class ListedRow:
    """A row being read. Fields are taken as they are used; what nobody took is left over, by its column."""

    def __init__(self, external_id: str, payload: Mapping[str, Any]) -> None:
        self.problems: list[Problem] = []
        self._id = external_id
        self._where = Table(payload.get("sheet"), ()).place(payload["row"])
        self._options: Mapping[str, str] = payload.get("options", {})
        self._cells: defaultdict[str, list[Cell]] = defaultdict(list)
        for column, text in payload["cells"].items():
            meaning = meaning_of(column)
            field, lang = (meaning.field, meaning.lang) if meaning else ("", "")
            self._cells[field].append(Cell(column, lang, text))

    def take(self, field: str) -> Cell | None:
        """The first filled cell of a field; the others, if any, are left over."""
        cells = self._cells[field]
        return cells.pop(0) if cells else None

    def take_all(self, field: str) -> list[Cell]:
        """Every filled cell of a field."""
        return self._cells.pop(field, [])

    def take_texts(self, field: str, read: Callable[[object], str] = plain_text) -> dict[str, str]:
        """A text by language, cleaned with `read`; two columns in one language make two paragraphs."""
        told: defaultdict[str, list[str]] = defaultdict(list)
        for cell in self.take_all(field):
            told[cell.lang].append(cell.text)
        return drop_fake_translations({lang: "\n\n".join(texts) for lang, texts in told.items()}, read=read)

    def option(self, name: str) -> str:
        """A setting of the feed that fills in for a column; "" when there is none."""
        return self._options.get(name, "")

    def report(
        self,
        cell: Cell,
        reason: str,
        *,
        lookup: str | None = None,
        severity: Literal["skipped", "field", "note"] = "field",
    ) -> None:
        """Tell what is wrong with a cell, where the spreadsheet program shows it."""
        self.problems.append(
            Problem(f"{self._where}: {reason}", self._id, cell.column, cell.text, lookup, severity)
        )

    def leftovers(self) -> tuple[str, ...]:
        """Names of the columns that hold something and were not used, sorted."""
        return tuple(sorted(cell.column for cells in self._cells.values() for cell in cells))

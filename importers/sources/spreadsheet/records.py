"""Rows → records: which rows are listings, and how each is known the next time."""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from importers.contract import FeedUnreadableError, Problem, RawRecord
from importers.sources.spreadsheet.headers import TITLES, Header, find_header, meaning_of
from importers.sources.spreadsheet.lookups import wordings
from importers.sources.spreadsheet.tables import Row, Table

_OPTIONS: Final = ("organiser", "city")
_SHOWN: Final = 30
_EXAMPLES: Final = ("Nimi", "Kuvaus", "Järjestäjä", "Paikka", "Osoite", "Aika", "Alkaa", "Päättyy", "Hinta")


@dataclass(slots=True)
class Records:
    """One reading of a feed. `options` of the feed are part of each payload: they decide content."""

    options: Mapping[str, Any] = field(default_factory=dict)
    _seen: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

    def of_tables(self, tables: list[Table], where: str) -> Iterator[RawRecord | Problem]:
        """The records of a file. Raises FeedUnreadableError when no sheet of it is a list of things to do."""
        headers = [find_header(table.rows) for table in tables]
        usable = [h is not None and h.has_title and not h.is_of_people for h in headers]
        if not any(usable):
            raise FeedUnreadableError(_why_not(headers, tables, where))
        for table, header, is_usable in zip(tables, headers, usable, strict=True):
            if header is not None and is_usable:
                yield from self._of_table(table, header)
            elif any(row.filled for row in table.rows):
                reason = "This sheet has no columns of a list of things to do, so it was left out"
                yield Problem(reason, value=table.name, severity="note")

    def _of_table(self, table: Table, header: Header) -> Iterator[RawRecord | Problem]:
        rows = table.rows[header.first_row :]
        if not any(row.filled for row in rows):
            yield Problem("There is a header, but no rows under it", value=table.name, severity="note")
        for row in rows:
            if not row.filled or _is_header(row, header):
                continue
            where = table.place(row.number)
            cells = _cells(header, row)
            if row.filled == 1 or not cells:
                reason = f"{where}: only one cell is filled, so it was taken for a heading or a remark"
                yield Problem(reason, value=" ".join(cells.values()), severity="note")
            elif not _title(cells):
                reason = f"{where}: the name is missing"
                value = " · ".join(cells.values())
                yield Problem(reason, field=_title_column(header), value=value, severity="skipped")
            else:
                yield from self._record(table, row, cells)

    def _record(self, table: Table, row: Row, cells: dict[str, str]) -> Iterator[RawRecord | Problem]:
        where = table.place(row.number)
        key, told = _id_of(cells, self._default("organiser"))
        content = hash(tuple(cells.items()))
        earlier = self._seen.setdefault(key, [])
        if same := next((place for place, other in earlier if other == content), None):
            yield Problem(f"{where}: the same as {same}, so it was left out", key, severity="note")
            return
        earlier.append((where[0].lower() + where[1:], content))
        if len(earlier) > 1:
            what = "id" if told else "title, organiser and place"
            reason = (
                f"{where}: its {what} is also that of {earlier[0][0]}; they were told apart by their order"
            )
            key = f"{key}-{len(earlier)}"
            yield Problem(reason, key, severity="note")
        options = {name: text for name in _OPTIONS if (text := self._default(name))}
        payload = {"row": row.number, "sheet": table.name, "cells": cells, "options": options}
        yield RawRecord(key, {name: value for name, value in payload.items() if value})

    def _default(self, name: str) -> str:
        return str(self.options.get(name) or "").strip()


def _cells(header: Header, row: Row) -> dict[str, str]:
    """What the row holds, by name of the column; what is not for the public is forgotten here."""
    named = zip(_all_names(header, len(row.cells)), row.cells, strict=False)
    return {name: cell for name, cell in named if cell and not _is_private(name)}


def _all_names(header: Header, width: int) -> tuple[str, ...]:
    return header.names + tuple(f"column {at + 1}" for at in range(len(header.names), width))


def _is_private(name: str) -> bool:
    meaning = meaning_of(name)
    return meaning is not None and meaning.field == "private"


def _is_header(row: Row, header: Header) -> bool:
    """Printed lists repeat their header on every page."""
    pairs = [(cell, name) for cell, name in zip(row.cells, header.names, strict=False) if cell]
    return all(" ".join(cell.split()) == name for cell, name in pairs)


def _values(cells: Mapping[str, str], field_name: str) -> list[str]:
    named = ((meaning_of(name), cell) for name, cell in cells.items())
    return [cell for meaning, cell in named if meaning is not None and meaning.field == field_name]


def _title(cells: Mapping[str, str]) -> str:
    return next((text for name in TITLES for text in _values(cells, name)), "")


def _title_column(header: Header) -> str | None:
    named = [(meaning_of(name), name) for name in header.names]
    return next((name for title in TITLES for m, name in named if m is not None and m.field == title), None)


def _id_of(cells: Mapping[str, str], organiser: str) -> tuple[str, bool]:
    """The id that the row tells, and True; else a hash of what it is, by whom and where."""
    told = next(iter(_values(cells, "id")), "")
    number = next(iter(_values(cells, "number")), "")
    if not told and not number.strip(" .").isdigit():
        told = number
    if told:
        return told[:200], True
    titles = [text for name in TITLES for text in _values(cells, name)]
    parts = [*titles, "", *(_values(cells, "organiser") or [organiser]), "", *_values(cells, "place")]
    plain = "\n".join(" ".join(unicodedata.normalize("NFC", part).casefold().split()) for part in parts)
    return hashlib.blake2b(plain.encode(), digest_size=8).hexdigest(), False


def _why_not(headers: list[Header | None], tables: list[Table], where: str) -> str:
    if not any(row.filled for table in tables for row in table.rows):
        return f"{where} is empty."
    if any(header is not None and header.has_title for header in headers):
        return (
            f"{where} looks like a list of people: it has names and contacts, but no column for what is "
            "done, when or where. Nothing was read."
        )
    seen = ", ".join(_first_names(headers, tables)) or "none"
    known = ", ".join(name for name, told in wordings("columns").items() if told.split(".")[0] == "title")
    return (
        f"{where} has no column for the name of the thing. Columns seen: {seen}. "
        f"A name may be called: {known}. An example of a whole header: {'; '.join(_EXAMPLES)}."
    )


def _first_names(headers: list[Header | None], tables: list[Table]) -> list[str]:
    """The names of the best headers, or the first filled row of each sheet."""
    found: list[str] = []
    for header, table in zip(headers, tables, strict=True):
        first = next((row.cells for row in table.rows if row.filled), ())
        names = header.names if header else first
        found += [" ".join(name.split())[:40] for name in names if name]
    return found[:_SHOWN]

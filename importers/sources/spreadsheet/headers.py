"""Names of columns: what each means, and which row of a sheet holds them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from importers.sources.spreadsheet.lookups import key_of, lookup, wordings, words_of
from importers.sources.spreadsheet.tables import MAX_COLUMNS, Row

TITLES: Final = ("title", "title2", "title3")
_TIMES: Final = frozenset({"time", "day", "clock"})
# A sheet that has only these is a list of people, whatever its first column is called.
_OF_PEOPLE: Final = frozenset(
    {
        *TITLES,
        "id",
        "number",
        "private",
        "address",
        "postal_code",
        "city",
        "phone",
        "email",
        "contact",
        "more",
    }
)
_SEARCHED_ROWS: Final = 40
_MAX_NAME: Final = 80
_BRACKETS: Final = re.compile(r"\([^()]{0,80}\)")
_ALTERNATIVES: Final = re.compile(r"[/,&+]|\b(?:ja|tai|och|eller|and|or)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column is for: a field of a row, and the language of its texts."""

    field: str
    lang: str = "fi"


@dataclass(frozen=True)
class Header:
    """The names of a sheet's columns. `first_row`: index, among the rows, of the first one below it."""

    names: tuple[str, ...]
    first_row: int

    @cached_property
    def known(self) -> frozenset[str]:
        """The fields that the columns are for."""
        return frozenset(meaning.field for name in self.names if (meaning := meaning_of(name)))

    @property
    def has_title(self) -> bool:
        """Whether a column names the things that the sheet lists."""
        return not self.known.isdisjoint(TITLES)

    @property
    def is_of_people(self) -> bool:
        """Whether nothing in the sheet tells of anything to do: it may be a list of members."""
        return self.known <= _OF_PEOPLE


@lru_cache(maxsize=4096)
def meaning_of(name: str) -> Meaning | None:
    """What a column called `name` is for; None when the name is not known here."""
    if not name or len(name) > _MAX_NAME:
        return None
    if _is_private(name):
        return Meaning("private")
    plain = _BRACKETS.sub(" ", name)
    return _direct(name) or _in_language(name) or _direct(plain) or _of_alternatives(plain)


def _is_private(name: str) -> bool:
    words = f" {' '.join(words_of(name))} "
    return any(f" {phrase} " in words for phrase in wordings("private_words"))


def _direct(name: str) -> Meaning | None:
    told = lookup("columns", name)
    if told is None:
        return None
    field, _, lang = told.partition(".")
    return Meaning(field, lang or "fi")


def _in_language(name: str) -> Meaning | None:
    """As in "Kuvaus ruotsiksi", "Nimi (sv)", "Description in English"."""
    words = words_of(name)
    for count in (2, 1):
        for rest, beside in ((words[:-count], words[-count:]), (words[count:], words[:count])):
            lang = lookup("header_languages", " ".join(beside)) if rest else None
            meaning = _direct(" ".join(rest)) if lang else None
            if lang and meaning:
                return Meaning(meaning.field, lang)
    return None


def _of_alternatives(name: str) -> Meaning | None:
    """As in "Hinta / maksu", "pvm ja klo": all the names must be known, the first one counts."""
    found = [_direct(part) for part in _ALTERNATIVES.split(name) if key_of(part)]
    if len(found) < 2 or any(meaning is None for meaning in found):
        return None
    fields = {meaning.field for meaning in found if meaning}
    if len(fields) > 1 and fields <= _TIMES:
        return Meaning("time")
    return found[0]


def find_header(rows: Sequence[Row]) -> Header | None:
    """The row that knows most names of columns, alone or with the row under it; None when none knows any.

    Rows above it are titles and greetings.
    """
    best: Header | None = None
    for at, row in enumerate(rows[:_SEARCHED_ROWS]):
        if len(row.cells) > MAX_COLUMNS:
            continue
        candidates = [Header(names_of(row.cells), at + 1)]
        if at + 1 < len(rows) and (both := _two_rows(row.cells, rows[at + 1].cells)):
            candidates.append(Header(names_of(both), at + 2))
        for header in candidates:
            if header.known and (best is None or _rank(header) > _rank(best)):
                best = header
    return best


def _rank(header: Header) -> tuple[bool, int]:
    return header.has_title, len(header.known)


def _two_rows(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...] | None:
    """A header on two rows: "Ajankohta" stands over "Päivä" and "Klo". The lower row must be names only."""
    names: list[str] = []
    group = ""
    for column in range(max(len(upper), len(lower))):
        above = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        group = above or (group if below else "")
        if not below:
            names.append(above)
        elif meaning_of(below):
            names.append(below)
        elif meaning_of(f"{group} {below}"):
            names.append(f"{group} {below}")
        else:
            return None
    return tuple(names) if any(lower) else None


def names_of(cells: Iterable[str]) -> tuple[str, ...]:
    """Names of columns, each once: an empty one is called by its letter, a second "Hinta" is "Hinta 2"."""
    names: list[str] = []
    taken: set[str] = set()
    for at, cell in enumerate(cells):
        plain = " ".join(cell.split())[:_MAX_NAME] or f"column {_letter(at)}"
        name, number = plain, 2
        while name in taken:
            name, number = f"{plain} {number}", number + 1
        taken.add(name)
        names.append(name)
    return tuple(names)


def _letter(at: int) -> str:
    first, second = divmod(at, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + second)

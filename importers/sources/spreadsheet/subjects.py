"""What it is: the kind of listing, its categories and keywords, its status.

Kind: what the column of types says, as `lookups.toml` teaches. Else words of volunteering or of open doors in
the title and categories; else the times: by the week or month is an activity, opening hours are a service,
dates are an event. Lists without times are of groups and clubs: an activity.
"""

import re
from functools import lru_cache
from typing import Final, cast

from app.catalogue.content import EventStatus, ListingKind
from app.catalogue.parts import Keyword
from app.catalogue.taxonomy import taxonomy
from app.reading.texts import one_line
from importers.sources.spreadsheet.lookups import lookup, wordings, words_of
from importers.sources.spreadsheet.row import Cell, ListedRow
from importers.sources.spreadsheet.when import When

_PIECES: Final = re.compile(r"[,;/|\n]")
_MAX_KEYWORDS: Final = 30
BY_TIMES: Final = "by_times"


def kind_told(row: ListedRow, cell: Cell | None) -> str | None:
    """The kind that the column of types tells, `by_times`, or None: a sport in that column is a category."""
    if cell is None:
        return None
    told = lookup("kind", cell.text) or next(iter(taxonomy().kinds.codes_for_words([cell.text])), None)
    if told is None and not _categories(cell.text):
        reason = "this type is not known here, so words and times decided what it is"
        row.report(cell, reason, lookup="kind", severity="note")
    return told


def kind_of(told: str | None, when: When, texts: list[str]) -> ListingKind:
    """The kind of listing, as the docstring of this module says."""
    if told is not None and told != BY_TIMES:
        return cast("ListingKind", told)
    by_words = None if told == BY_TIMES else _kind_by_words(texts)
    if by_words:
        return cast("ListingKind", by_words)
    if when.opening and when.recurs:
        return "service"
    return "event" if when.dated else "activity"


def _kind_by_words(texts: list[str]) -> str | None:
    words = [word for text in texts for word in words_of(text)]
    beginnings = wordings("kind_words").items()
    return next((kind for word in words for start, kind in beginnings if word.startswith(start)), None)


def subjects_of(row: ListedRow, type_cell: Cell | None) -> tuple[tuple[str, ...], tuple[Keyword, ...]]:
    """Codes of categories, and every word it is filed under. Types that are categories count as words too."""
    cells = [*row.take_all("categories"), *row.take_all("title2")]
    if type_cell and _categories(type_cell.text):
        cells.append(type_cell)
    codes: dict[str, None] = {}
    keywords: dict[str, Keyword] = {}
    for cell in cells:
        words = [one_line(piece, max_length=100) for piece in _PIECES.split(cell.text)]
        found = _categories(cell.text)
        codes |= dict.fromkeys(found)
        keywords |= {word.casefold(): Keyword(label={cell.lang: word}) for word in words if word}
        if not found:
            reason = "none of these words leads to a category"
            row.report(cell, reason, lookup="categories", severity="note")
    return tuple(codes), tuple(keywords.values())[:_MAX_KEYWORDS]


@lru_cache(maxsize=4096)
def _categories(text: str) -> tuple[str, ...]:
    categories = taxonomy().categories
    pieces = [one_line(piece) for piece in _PIECES.split(text)]
    taught = [code for piece in pieces for code in (lookup("categories", piece) or "").split()]
    known = [code for code in taught if code in categories]
    return tuple(dict.fromkeys([*known, *taxonomy().categories_for_words([one_line(text), *pieces])]))


def status_of(row: ListedRow) -> EventStatus:
    """Whether it takes place."""
    cell = row.take("status")
    told = lookup("status", cell.text) if cell else "scheduled"
    if cell and told is None:
        row.report(cell, "this status is not known here", lookup="status")
    return cast("EventStatus", told or "scheduled")

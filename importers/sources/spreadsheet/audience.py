"""Whom it suits: ages, groups of people, languages."""

import re
from functools import lru_cache
from typing import Final, Literal, cast

from app.catalogue.content import FinnishNeeded
from app.catalogue.parts import Audience, SpokenLanguage
from app.catalogue.taxonomy import taxonomy
from app.reading.ages import AgeReading, read_ages
from app.reading.texts import one_line
from importers.sources.spreadsheet.lookups import key_of, lookup, wordings, words_of
from importers.sources.spreadsheet.row import Cell, ListedRow

_BARE_AGES: Final = re.compile(r"(\d{1,2})\s?[–-]\s?(\d{1,3})(?:\s?v\.?)?|(\d{1,2})\s?\+")
_MADE_A_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d(?: .*)?|\d{1,2}\.\d{1,2}\.\d{4}")
_PIECES: Final = re.compile(r"[,;/\n]|\bja\b|\bsekä\b|\btai\b|\boch\b|\band\b")
_LANGUAGE_PIECES: Final = re.compile(r"[,;/.\n&+]|\bja\b|\bsekä\b|\btai\b|\boch\b|\band\b")


def audience_of(row: ListedRow) -> Audience:
    """Ages and groups. A text that says more than they do is kept beside them as conditions."""
    cells = row.take_all("ages")
    ages = _ages(row, cells[0]) if cells else AgeReading()
    low, high = (_age(row, name) for name in ("min_age", "max_age"))
    low, high = (ages.min_age if low is None else low), (ages.max_age if high is None else high)
    if low is not None and high is not None and high < low:
        low = high = None
        if cells:
            row.report(cells[0], "the highest age is below the lowest")
    pieces = [piece for cell in cells for piece in _PIECES.split(cell.text) if key_of(piece)]
    groups = [(piece, _groups(piece)) for piece in pieces]
    understood = all(found or _is_ages_only(piece) for piece, found in groups) and not ages.guess
    conditions = {cell.lang: one_line(cell.text) for cell in reversed(cells) if not _is_date(cell.text)}
    return Audience(
        min_age=low,
        max_age=high,
        groups=tuple(dict.fromkeys(code for _, found in groups for code in found)),
        conditions={} if understood else conditions,
    )


def _is_date(text: str) -> bool:
    """Whether a spreadsheet program took "7-12" for the seventh of December."""
    return _MADE_A_DATE.fullmatch(text) is not None


def _ages(row: ListedRow, cell: Cell) -> AgeReading:
    text = cell.text
    if _is_date(text):
        row.report(cell, "the spreadsheet program has made a date of the ages: make the column text")
        return AgeReading(guess=True)
    if match := _BARE_AGES.fullmatch(text):
        text = f"{match[3]}+" if match[3] else f"{match[1]}–{match[2]} v"
    reading = read_ages(text)
    if reading.guess or (reading == AgeReading() and text.isdigit()):
        row.report(cell, "the ages cannot be read for certain: write them so: 7–12 v")
        return AgeReading(guess=True)
    return reading


def _is_ages_only(piece: str) -> bool:
    words = [word for word in words_of(piece) if not word.isdigit()]
    return all(lookup("age_words", word) for word in words) and any(map(str.isdigit, piece))


def _age(row: ListedRow, field: str) -> int | None:
    cell = row.take(field)
    if cell is None:
        return None
    match = re.fullmatch(r"(\d{1,3})\s?(?:v\.?|vuotta|år|\+)?", cell.text.strip())
    age = int(match[1]) if match else None
    if age is None or age > 120:
        row.report(cell, "this should be an age in years")
        return None
    return age


@lru_cache(maxsize=4096)
def _groups(piece: str) -> tuple[str, ...]:
    audiences = taxonomy().audiences
    told = lookup("audience", piece)
    if told:
        return tuple(code for code in told.split() if code in audiences)
    return audiences.codes_for_words([piece.strip(" .!")])


def languages_of(row: ListedRow) -> tuple[tuple[SpokenLanguage, ...], FinnishNeeded]:
    """Languages that are spoken there, and how much Finnish one needs."""
    codes: dict[str, None] = {}
    needed: FinnishNeeded = "unknown"
    for cell in row.take_all("languages"):
        told = _finnish_needed(cell.text)
        needed = told or needed
        unknown = []
        for piece in filter(key_of, _LANGUAGE_PIECES.split(cell.text)):
            found = _languages(piece)
            codes |= dict.fromkeys(found)
            if not found and _finnish_needed(piece) is None:
                unknown.append(piece.strip())
        if unknown:
            reason = f"there is no language “{'”, “'.join(unknown)}” here"
            row.report(cell, reason, lookup="languages")
    if (asked := row.take("finnish")) is not None:
        told = _finnish_needed(asked.text)
        if told is None:
            row.report(asked, "how much Finnish is needed could not be read", lookup="finnish_needed")
        needed = told or needed
    return tuple(SpokenLanguage(code=code) for code in codes), needed


@lru_cache(maxsize=1024)
def _languages(piece: str) -> tuple[str, ...]:
    told = lookup("languages", piece)
    return (told,) if told else taxonomy().languages.codes_for_words([piece.strip(" .")])


@lru_cache(maxsize=1024)
def _finnish_needed(text: str) -> Literal["none", "some_words", "easy", "fluent"] | None:
    """The longest phrase that the text holds; single words ("ei") only when they are all of it."""
    words = f" {' '.join(words_of(text))} "
    phrases = sorted(wordings("finnish_needed").items(), key=lambda item: -len(item[0]))
    for phrase, level in phrases:
        if f" {phrase} " in words and (" " in phrase or len(phrase) > 3 or words.strip() == phrase):
            return cast('Literal["none", "some_words", "easy", "fluent"]', level)
    return None

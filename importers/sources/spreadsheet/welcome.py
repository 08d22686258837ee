"""Getting in and coming for the first time: accessibility, first visit, somebody who comes along."""

import re
from functools import lru_cache
from typing import Final, Literal, cast

from app.catalogue.parts import AccessibilityFact, Companion, FirstVisit
from app.catalogue.taxonomy import taxonomy
from app.catalogue.texts import Texts
from app.reading.texts import plain_text
from importers.sources.spreadsheet.lookups import key_of, lookup
from importers.sources.spreadsheet.row import ListedRow

_PIECES: Final = re.compile(r"[,;.\n]|\bja\b|\bsekä\b|\boch\b|\band\b")
_UNKNOWN: Final = "unknown"


def accessibility_of(row: ListedRow) -> tuple[tuple[AccessibilityFact, ...], Texts]:
    """Facts by their exact words. A text that says more is kept whole as a note: half of it could mislead."""
    facts: dict[str, AccessibilityFact] = {}
    notes: dict[str, str] = {}
    for cell in row.take_all("accessibility"):
        pieces = [piece for piece in _PIECES.split(cell.text) if key_of(piece)]
        found = [_fact(piece) for piece in pieces]
        if not all(found):
            notes[cell.lang] = plain_text(cell.text)
        facts |= {fact.code: fact for fact in found if fact and fact.code not in facts}
    return tuple(facts.values()), notes


@lru_cache(maxsize=4096)
def _fact(piece: str) -> AccessibilityFact | None:
    told = lookup("accessibility", piece)
    if told is None:
        codes = taxonomy().accessibility.codes_for_words([piece.strip()])
        return AccessibilityFact(code=codes[0]) if codes and codes[0] != _UNKNOWN else None
    code, _, value = told.partition(".")
    return AccessibilityFact(code=code, value=cast('Literal["yes", "no", "partly"]', value or "yes"))


def first_visit_of(row: ListedRow) -> FirstVisit | None:
    """What is told to those who come for the first time."""
    visit = FirstVisit(
        who_meets=row.take_texts("who_meets"),
        bring=row.take_texts("bring"),
        note=row.take_texts("first_visit"),
    )
    return visit if visit != FirstVisit() else None


def companion_of(row: ListedRow) -> Companion | None:
    """Whether somebody comes along."""
    cell = row.take("companion")
    if cell is None:
        return None
    told = lookup("companion", cell.text)
    if told is None:
        row.report(cell, "this should say: aina, pyynnöstä or ei", lookup="companion")
        return None
    return Companion(offered=cast('Literal["none", "on_request", "always"]', told))

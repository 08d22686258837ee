"""The language of a sentence, from its letters and its small words."""

from collections.abc import Mapping, Sequence

from app.search.understanding.tables import Table
from app.search.understanding.tokens import Token

LATIN = ("fi", "sv", "en")
LEAN = 0.5
"""A word in favour of the language of the page; whoever chose another than Finnish likely writes it."""
CHOSEN = 1.5
_UKRAINIAN = frozenset("іїєґ")
_RUSSIAN = frozenset("ыэёъ")


def language_of(text: str, tokens: Sequence[Token], lang: str, known: Mapping[str, Table]) -> str:
    """The language of a sentence that somebody who reads the pages in `lang` wrote."""
    low = text.lower()
    if any("\u0600" <= c <= "\u06ff" for c in low):
        return "ar"
    if any("\u0400" <= c <= "\u04ff" for c in low):
        return _cyrillic(low, tokens, lang, known)
    scores = {
        code: _score(tokens, known[code]) + (code == lang) * (LEAN if lang == "fi" else CHOSEN)
        for code in LATIN
    }
    return max(LATIN, key=lambda code: scores[code])


def _cyrillic(low: str, tokens: Sequence[Token], lang: str, known: Mapping[str, Table]) -> str:
    if not _UKRAINIAN.isdisjoint(low):
        return "uk"
    if not _RUSSIAN.isdisjoint(low):
        return "ru"
    scores = {code: _score(tokens, known[code]) for code in ("ru", "uk")}
    return "uk" if scores["uk"] > scores["ru"] or (scores["uk"] == scores["ru"] and lang == "uk") else "ru"


def _score(tokens: Sequence[Token], table: Table) -> float:
    """How many words the language knows; its small words tell most."""
    return sum(
        2.0 if token.key in table.hints else 1.0 if token.key in table.speller else 0.0
        for token in tokens
        if token.kind == "word" and len(token.key) > 1
    )

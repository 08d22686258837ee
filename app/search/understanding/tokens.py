"""A sentence cut into words, numbers and dates, each with the keys by which the tables know it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

MAX_TEXT = 300
MAX_WORD = 60
SHORT = 3
LemmasOf = Callable[[str], tuple[str, ...]]
_TOKEN = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])"
    r"|(?P<date>[0-9]{1,2}\.[0-9]{1,2}(?:\.(?:[0-9]{4})?)?)(?![0-9])"
    r"|(?P<number>[0-9]+)"
    r"|(?P<sign>[€+])"
    r"|(?P<word>[A-Za-z][0-9]{1,2}(?![^\W_])|[^\W\d_]+)"
)
DASHES = frozenset("-–—‑")
_STOPS = frozenset(".!?;")
_CUT_ENDINGS = {"l": ("le", "la"), "s": ("sa",), "st": ("a",), "lt": ("a",), "ks": ("i",)}
"""Spoken Finnish leaves out last vowels: "lapsil", "keskustas", "ilmaseks"."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or date of a sentence.

    `kind`: word, number, date, iso or sign. `key`: without case and dots. `surfaces`: the key and what it may
    be short for; `keys`: these and the base forms. `before`: what stands between it and the token before.
    """

    text: str
    kind: str
    start: int
    end: int
    key: str
    surfaces: tuple[str, ...]
    keys: tuple[str, ...]
    before: str

    @property
    def after_dash(self) -> bool:
        """Whether a dash joins it to the token before."""
        return not DASHES.isdisjoint(self.before)

    @property
    def begins_sentence(self) -> bool:
        """Whether a sentence ended before it."""
        return not _STOPS.isdisjoint(self.before) and self.before[-1:].isspace()


def fold(word: str) -> str:
    """Lower case without marks: "Väsynyt" → "vasynyt"."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=8_192)
def form_of(word: str) -> str:
    """The spelling by which a form is known: without marks, but short words keep them ("mä" is not "ma")."""
    return word.lower() if len(word) <= SHORT else fold(word)


def clipped(text: str) -> str:
    """The text as it is read: composed, without control characters, at most `MAX_TEXT` characters."""
    normal = unicodedata.normalize("NFC", text[: 4 * MAX_TEXT])
    return "".join(" " if unicodedata.category(c)[0] == "C" else c for c in normal)[:MAX_TEXT]


@lru_cache(maxsize=16)  # the texts of a listing are read for several things, one after the other
def bare_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a clipped text, known by their own spelling only."""
    tokens = []
    end = 0
    for found in _TOKEN.finditer(text):
        word = found.group()
        key = form_of(word[:MAX_WORD])
        before = text[end : found.start()]
        end = found.end()
        kind = found.lastgroup or "word"
        tokens.append(Token(word, kind, found.start(), end, key, (key,), (key,), before))
    return tuple(tokens)


def with_lemmas(token: Token, lemmas_of: LemmasOf) -> Token:
    """The token with the base forms of a Finnish word, and of what a clipped spoken form stands for."""
    if token.kind != "word":
        return token
    word = token.text[:MAX_WORD].lower()
    whole = [word, *_uncut(word)]
    lemmas = [fold(lemma) for form in whole for lemma in lemmas_of(form)]
    surfaces = tuple(dict.fromkeys(form_of(form) for form in whole))
    return with_keys(token, surfaces, lemmas)


def with_keys(token: Token, surfaces: tuple[str, ...], more: list[str]) -> Token:
    """The token known by other keys as well."""
    keys = (*surfaces, *dict.fromkeys(more))
    return Token(
        token.text, token.kind, token.start, token.end, token.key, surfaces, keys, before=token.before
    )


def _uncut(word: str) -> list[str]:
    front = not set("aou") & set(word)
    forms = [word + more for cut, endings in _CUT_ENDINGS.items() if word.endswith(cut) for more in endings]
    return [form.replace("a", "ä") if front else form for form in forms] if len(word) > 3 else []

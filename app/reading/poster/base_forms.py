"""Small rules that take a local ending off a name: "Ilonassa" → "Ilona", "Varikolla" → "Varikko"."""

import re
from collections.abc import Callable
from typing import Final

from app.reading.poster.place_words import head_form

BaseForm = Callable[[str], str]

_LOCAL: Final = re.compile(r"(?::)?(?:ssa|ssä|lla|llä|sta|stä|lta|ltä)$", re.IGNORECASE)
# How consonants weaken before the endings; a name mostly takes its strong form back.
_STRONG: Final = (
    (re.compile(r"(?<=[aeiouyäö])hd(?=[aeiouyäö]$)"), "ht"),
    (re.compile(r"(?<=i)k(?=o$)"), "kk"), (re.compile(r"(?<=u)d(?=u$|a$)"), "t"),
)  # fmt: skip


def is_local(word: str) -> bool:
    """Whether a word ends with a local ending and is long enough for a name."""
    return len(word) > 5 and _LOCAL.search(word) is not None


def plain_base(word: str) -> str:
    """The word without its local ending; consonants are put back by the commonest patterns."""
    known = head_form(word, "local")
    if known is not None:
        return known
    stem = _LOCAL.sub("", word)
    if stem == word:
        return word
    if stem.lower() == "uude":
        return "Uusi" if stem[0].isupper() else "uusi"
    for pattern, strong in _STRONG:
        if pattern.search(stem):
            return pattern.sub(strong, stem)
    if stem.endswith("kse") and len(stem) > 5:
        return stem[:-3] + "s"
    return stem[:-1] + "nen" if stem.endswith("se") and len(stem) > 4 and stem[-3] in "aeiouyäö" else stem


def base_with(base_form: BaseForm | None) -> BaseForm:
    """The rule to use: nouns of places as listed, then what the caller's analyser knows, then the endings."""

    def base(word: str) -> str:
        if head_form(word, "local") is not None or base_form is None:
            return plain_base(word)
        found = base_form(word)
        return found if found.casefold() != word.casefold() else plain_base(word)

    return base

"""What changed in a text, word by word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_PARTS = 1500
"""Of longer texts, lines are compared: the work grows with the square of the parts."""
_WORDS = re.compile(r"\s+|\S+")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `is_marked`: it is not in the other text."""

    text: str
    is_marked: bool


def diff(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The old text and the new one, what is only in one of them marked."""
    cut = _WORDS if max(len(_WORDS.findall(text)) for text in (old, new)) <= MOST_PARTS else _LINES
    before, after = cut.findall(old), cut.findall(new)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return (
        tuple(_pieces((before[a:b], tag) for tag, a, b, _, _ in codes)),
        tuple(_pieces((after[c:d], tag) for tag, _, _, c, d in codes)),
    )


def whole(text: str) -> tuple[Piece, ...]:
    """A text of which nothing is marked."""
    return (Piece(text, is_marked=False),) if text else ()


def _pieces(parts: Iterable[tuple[list[str], str]]) -> Iterator[Piece]:
    for words, tag in parts:
        if words:
            yield Piece("".join(words), tag != "equal")

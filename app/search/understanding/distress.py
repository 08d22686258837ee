"""Words of somebody who may be in danger: `data/understanding/help.toml`."""

from collections.abc import Sequence
from functools import cache

from app.search.understanding.patterns import NO_CLASS, Pattern, compiled
from app.search.understanding.tables import FOLDER, read_toml
from app.search.understanding.tokens import Token

ALLOWED = frozenset({"when", "daypart", "weekday", "place", "language", "finnish", "accessible"})
"""Wishes that may still be read out of such a sentence: where and when, never who or why."""


@cache
def _patterns() -> tuple[Pattern, ...]:
    texts = [text for group in read_toml(FOLDER / "help.toml").values() for text in group]
    return tuple(pattern for text in texts for pattern in compiled(text))


@cache
def _by_first() -> tuple[dict[str, list[Pattern]], dict[str, list[Pattern]]]:
    exact: dict[str, list[Pattern]] = {}
    beginnings: dict[str, list[Pattern]] = {}
    for pattern in _patterns():
        first = pattern.elements[0]
        for word in (*first.keys, *first.forms):
            exact.setdefault(word, []).append(pattern)
        for word in first.beginnings:
            beginnings.setdefault(word, []).append(pattern)
    return exact, beginnings


def in_distress(tokens: Sequence[Token]) -> bool:
    """Whether a sentence has words of despair or violence; its language does not matter."""
    exact, beginnings = _by_first()
    for at, token in enumerate(tokens):
        fitting = [
            *(p for form in token.surfaces for p in exact.get(form, ())),
            *(p for n in range(2, len(token.key) + 1) for p in beginnings.get(token.key[:n], ())),
        ]
        if any(pattern.match(tokens, at, {"": NO_CLASS}) is not None for pattern in fitting):
            return True
    return False

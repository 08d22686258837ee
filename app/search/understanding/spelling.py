"""Slips of the keyboard in long words of the tables: "viikonlopuna". One letter, never the first."""

from collections import defaultdict
from collections.abc import Iterable

MIN_LENGTH = 8
FRONT, BACK = 4, 3
"""Of a word of eight letters or more, one slip leaves the first four or the last three as they are."""


class Speller:
    """Finds the one word of a vocabulary that a misspelt word can stand for."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.words = frozenset(vocabulary)
        self._by_front: defaultdict[str, list[str]] = defaultdict(list)
        self._by_back: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.words:
            if len(word) >= MIN_LENGTH - 1:
                self._by_front[word[:FRONT]].append(word)
                self._by_back[word[-BACK:]].append(word)

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def correct(self, word: str) -> str | None:
        """The word meant: one letter more, less, other or two swapped; None if there is not just one."""
        if len(word) < MIN_LENGTH or word in self.words:
            return None
        near = {*self._by_front.get(word[:FRONT], ()), *self._by_back.get(word[-BACK:], ())}
        close = [w for w in near if w[0] == word[0] and _one_slip(word, w)]
        return close[0] if len(close) == 1 else None


def _one_slip(a: str, b: str) -> bool:
    """Whether one insertion, deletion, change or swap of neighbours turns one word into the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(a) == len(b):
        swapped = rest_a[1:2] + rest_a[:1] + rest_a[2:]
        return rest_a[1:] == rest_b[1:] or swapped == rest_b
    return rest_a[1:] == rest_b or rest_b[1:] == rest_a

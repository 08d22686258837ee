"""Compounds that were typed apart: "vesi jumppa" is content with a vesijumppa."""

from collections.abc import Mapping
from itertools import pairwise

from app.search.finnish.words import fold, words_of
from app.search.language import analyser

MIN_PART = 3


def compounds_in(*texts: str) -> Mapping[str, str]:
    """Each word of the texts that makes a compound with a word beside it, and the compound as one word."""
    found: dict[str, str] = {}
    for text in texts:
        for first, last in pairwise(words_of(text)):
            if _is_compound(first, last):
                found[first] = found[last] = first + last
    return found


def _is_compound(first: str, last: str) -> bool:
    """Whether the lexicon reads two words as one that has its seam between them."""
    if min(len(first), len(last)) < MIN_PART or not (first + last).isalpha():
        return False
    keys = analyser().analyse(first + last)
    seam = any(lemma.startswith(fold(first)) for lemma in keys.lemmas)
    return keys.known and seam and not set(keys.parts).isdisjoint(analyser().analyse(last).lemmas)

"""Slips of the finger, mended by the words of the catalogue; a word that is known is never touched."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from symspellpy import SymSpell, Verbosity

from app.search.finnish.words import fold, words_of
from app.search.language import analyser
from app.search.plan import Corrected

MIN_WORD, TWO_SLIPS_FROM, MAX_SLIPS = 4, 7, 2
DOTS = str.maketrans({"a": "ä", "o": "ö"})
MAX_CORRECTED_WORDS = 4


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with its slips mended, and what was done; `corrected` of None: nothing was."""

    text: str
    corrected: Corrected | None


class Spelling:
    """The catalogue's own words, as written (folded), with how many listings have each."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        self._words = {word: count for word, count in words if not word.isdigit()}
        self._speller = SymSpell(max_dictionary_edit_distance=MAX_SLIPS, prefix_length=7)
        for word, count in self._words.items():
            self._speller.create_dictionary_entry(word, count)

    def mended(self, text: str, *, unfinished: bool) -> Mended:
        """Mend the words of a text that nobody knows. An `unfinished` last word may be a beginning."""
        words = words_of(text)
        used = [
            self._mended(word, may_begin=unfinished and place == len(words) - 1)
            for place, word in enumerate(words)
        ]
        changed = [(word, new) for word, new in zip(words, used, strict=True) if new != word]
        if not changed or len(changed) > MAX_CORRECTED_WORDS:
            return Mended(text, None)
        typed, new = (" ".join(side) for side in zip(*changed, strict=True))
        return Mended(" ".join(used), Corrected(typed, new))

    def _mended(self, word: str, *, may_begin: bool) -> str:
        key = fold(word)
        if len(word) < MIN_WORD or not word.isalpha() or key in self._words or analyser().analyse(word).known:
            return word
        if may_begin and any(known.startswith(key) for known in self._words):
            return word
        return self._with_dots(word) or self._nearest(key) or word

    def _with_dots(self, word: str) -> str | None:
        """The word with its missing dots: "nayttelyssa" → "näyttelyssä"."""
        for dotted in (word.translate(DOTS), word.replace("a", "ä"), word.replace("o", "ö"), *_halves(word)):
            if dotted != word and analyser().analyse(dotted).known:
                return dotted
        return None

    def _nearest(self, key: str) -> str | None:
        slips = MAX_SLIPS if len(key) >= TWO_SLIPS_FROM else 1
        found = self._speller.lookup(key, Verbosity.TOP, max_edit_distance=slips)
        return str(found[0].term) if found else None


def _halves(word: str) -> Iterable[str]:
    """Compounds of which only one side has dots."""
    for cut in range(3, len(word) - 2):
        first, last = word[:cut], word[cut:]
        for left, right in product((first, first.translate(DOTS)), (last, last.translate(DOTS))):
            if (left != first) != (right != last):
                yield left + right

"""Slips of the finger, mended by the words of the catalogue; a word that is known is never touched."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from symspellpy import SymSpell, Verbosity

from app.search.asking.plan import Corrected
from app.search.finnish.words import STEMMED, fold, stem, words_of
from app.search.language import analyser, concepts
from app.search.mistakes.keyboards import retyped
from app.search.mistakes.run_together import MIN_RUN, pieces_of
from app.search.mistakes.slips import NEIGHBOUR, OTHER, cost_of, likely_before

KEY_FIELDS = ("title", "tags", "names", "body", "parts")
"""Fields of the index whose keys are the base forms of all that listings say."""
MIN_WORD, TWO_SLIPS_FROM, MAX_SLIPS = 4, 7, 2
DOTS = str.maketrans({"a": "ä", "o": "ö"})
MAX_CORRECTED_WORDS = 4
MAX_NEAR, LONGEST_ENDING, MAX_STEM = 12, 5, 6
MAX_FORMS = 16
"""So many forms are looked up in the lexicon for one word: each costs about 40 µs."""
MIN_MEANT, FAR_COMMONER = 3, 5
"""A word is asked about beside a known one when so many listings have it, and so many times more."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with its slips mended, and what was done; `corrected` of None: nothing was."""

    text: str
    corrected: Corrected | None


class Spelling:
    """The catalogue's own words."""

    def __init__(self, words: Iterable[tuple[str, int]], keys: Iterable[str] = ()) -> None:
        """`words` as written (folded), with how many listings have each; `keys`: base forms of all texts."""
        self._words = {word: count for word, count in words if not word.isdigit()}
        self._keys = frozenset(keys) | self._words.keys()
        self._sorted, self._sorted_keys = sorted(self._words), sorted(self._keys)
        self._speller = SymSpell(max_dictionary_edit_distance=MAX_SLIPS, prefix_length=7)
        for word, count in self._words.items():
            self._speller.create_dictionary_entry(word, count)

    def has(self, word: str) -> bool:
        """Whether some listing has a lower-case word, in any form; or else the parts that it is made of."""
        keys = analyser().analyse(word)
        if fold(word) in self._words or not self._keys.isdisjoint(keys.lemmas[:2]):
            return True
        if len(keys.parts) < 2 or keys.parts[0] not in self._keys:
            return False
        return not self._keys.isdisjoint((keys.parts[1], *keys.roots))

    def knows(self, word: str, lang: str = "fi") -> bool:
        """Whether a lower-case word is one: of the catalogue, of the language, or of the everyday words."""
        key, keys = fold(word), analyser().analyse(word)
        if key in self._keys or keys.known or keys.lemmas[0] in self._keys:
            return True
        forms = {key} if lang == "fi" or lang not in STEMMED else {key, stem(word, lang)}
        return not self._keys.isdisjoint(forms) or bool(concepts().find([forms]))

    def put_right(self, text: str, lang: str = "fi") -> Mended:
        """What has to be put right before a sentence can be read.

        Words typed with a wrong keyboard layout, without their dots, and without a space between them.
        """
        typed, used, now = [], [], text
        if (other := retyped(text, self.knows)) is not None:
            typed, used, now = [other.typed], [other.meant], other.text
        for word in words_of(now):
            better = self._put_right(word) if lang == "fi" else None
            if better is not None:
                now = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", better, now, flags=re.IGNORECASE)
                typed.append(word)
                used.append(better)
        return Mended(now, Corrected(" ".join(typed), " ".join(used)) if typed else None)

    def _put_right(self, word: str) -> str | None:
        if len(word) < MIN_WORD or not word.isalpha() or analyser().analyse(word).known:
            return None
        if (dots := self._with_known_dots(word)) is not None:
            return dots
        if len(word) < MIN_RUN or self.knows(word) or _begins(self._sorted, fold(word)):
            return None
        if self._speller.lookup(fold(word), Verbosity.TOP, max_edit_distance=1):
            return None  # a slip is likelier
        return " ".join(pieces_of(word, self.has)) or None

    def mended(self, text: str, lang: str = "fi", *, unfinished: bool) -> Mended:
        """Mend the words of a text that nobody knows. An `unfinished` last word may be a beginning."""
        words = words_of(text)
        used = [
            self._mended(word, lang, may_begin=unfinished and place == len(words) - 1)
            for place, word in enumerate(words)
        ]
        changed = [(word, new) for word, new in zip(words, used, strict=True) if new != word]
        if not changed or len(changed) > MAX_CORRECTED_WORDS:
            return Mended(text, None)
        typed, new = (" ".join(side) for side in zip(*changed, strict=True))
        return Mended(" ".join(used), Corrected(typed, new))

    def meant_beside(self, word: str, *, found: bool) -> str | None:
        """A word one slip away from a known one; never a form of the same word.

        `found`: some listing has the known one, so the other must be far commoner; else a likely slip does.
        """
        key, lemmas = fold(word), set(analyser().analyse(word).lemmas)
        if len(word) < MIN_WORD or not word.isalpha():
            return None
        least = max(MIN_MEANT, FAR_COMMONER * self._words.get(key, 0)) if found else 1
        most = OTHER if found else NEIGHBOUR
        near = self._speller.lookup(key, Verbosity.ALL, max_edit_distance=1)
        for cost, count, term in sorted((cost_of(key, str(o.term)), -o.count, str(o.term)) for o in near):
            other = dotted(term)
            if cost <= most and -count >= least and lemmas.isdisjoint(analyser().analyse(other).lemmas):
                return other
        return None

    def _mended(self, word: str, lang: str, *, may_begin: bool) -> str:
        if len(word) < MIN_WORD or not word.isalpha() or self.knows(word, lang):
            return word
        if may_begin and _begins(self._sorted, fold(word)):
            return word
        return self._meant(word, lang) or (lang == "fi" and _with_dots(word)) or word

    def _with_known_dots(self, word: str) -> str | None:
        """The word with its missing dots, when some listing has it so."""
        key = fold(word)
        if not _begins(self._sorted_keys, key[: max(MIN_WORD, len(key) - LONGEST_ENDING)]):
            return None
        dots = _with_dots(word) or _with_dots_in_half(word)
        return dots if dots is not None and self.has(dots) else None

    def _meant(self, word: str, lang: str) -> str | None:
        """The likeliest of the catalogue's words, as they are written there or in another form."""
        key = fold(word)
        near = self._speller.lookup(key, Verbosity.CLOSEST, max_edit_distance=1)
        if not near and len(key) >= TWO_SLIPS_FROM and lang == "fi":  # many words are two slips away
            near = self._speller.lookup(key, Verbosity.CLOSEST, max_edit_distance=MAX_SLIPS)
        found = [(cost_of(key, str(one.term)), -one.count, str(one.term)) for one in near[:MAX_NEAR]]
        best = min(found, default=None)
        if lang == "fi" and (best is None or best[0] > OTHER):
            forms = min(((cost_of(word, form), form) for form in self._in_other_forms(word)), default=None)
            if forms is not None and (best is None or forms[0] < best[0]):
                return forms[1]
        return dotted(best[2]) if best else None

    def _in_other_forms(self, word: str) -> Iterator[str]:
        """Forms that no listing has just so, of words that some have: "vesijumppassa" → "vesijumpassa"."""
        stem_length = min(MAX_STEM, max(MIN_WORD, len(word) - LONGEST_ENDING))
        near = (w for w in likely_before(word) if _begins(self._sorted_keys, fold(w[:stem_length])))
        return (w for w in islice(near, MAX_FORMS) if analyser().knows(w) and self.has(w))


def _begins(words: Sequence[str], key: str) -> bool:
    """Whether one of some sorted words begins so."""
    place = bisect_left(words, key)
    return place < len(words) and words[place].startswith(key)


def dotted(word: str) -> str:
    """A folded word as it is written, as far as the lexicon tells: "aanestys" → "äänestys"."""
    return word if analyser().knows(word) else _with_dots(word) or _with_dots_in_half(word) or word


def _with_dots(word: str) -> str | None:
    """The word with its missing dots: "nayttelyssa" → "näyttelyssä"."""
    return _first_known(word, (word.translate(DOTS), word.replace("a", "ä"), word.replace("o", "ö")))


def _with_dots_in_half(word: str) -> str | None:
    """A compound of which only one side has dots: "paivakahvila" → "päiväkahvila"."""
    cuts = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
    halves = (pair for a, b in cuts for pair in (a.translate(DOTS) + b, a + b.translate(DOTS)))
    return _first_known(word, halves)


def _first_known(word: str, others: Iterable[str]) -> str | None:
    return next((one for one in dict.fromkeys(others) if one != word and analyser().knows(one)), None)

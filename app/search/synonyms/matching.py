"""Which concepts the words of a question name."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.search.finnish.words import fold, words_of
from app.search.synonyms.concept import BEGINNING, Concept, Match, Word

KeysOf = Callable[[str, str], Collection[str]]
"""(lower-case word, language) → its keys, as the question's words have them."""

MIN_FAR_KEY = 3
"""Letters of a key that names a concept by itself without being the word's first."""


@dataclass(frozen=True, slots=True)
class _Element:
    """A word of a name: one of `keys`, or the beginnings of such."""

    keys: tuple[str, ...]
    is_beginning: bool

    def fits(self, keys: Collection[str]) -> bool:
        if self.is_beginning:
            return any(key.startswith(self.keys) for key in keys)
        return any(key in keys for key in self.keys)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a concept; `place` is the place of the concept among all."""

    elements: tuple[_Element, ...]
    place: int
    code: str


class Matcher:
    """The names of concepts, ready for look-ups."""

    def __init__(self, concepts: Iterable[Concept], keys_of: KeysOf) -> None:
        self._by_key: defaultdict[str, list[_Name]] = defaultdict(list)
        self._by_beginning: defaultdict[str, list[_Name]] = defaultdict(list)
        for place, concept in enumerate(concepts):
            for word in concept.all_words:
                self._add(_Name(_elements(word, keys_of), place, concept.code))

    def find(self, keys_by_word: Sequence[Collection[str]]) -> tuple[Match, ...]:
        """The concepts named, from left to right; of overlapping names the longest, all that are as long."""
        matches: list[Match] = []
        at = 0
        while at < len(keys_by_word):
            fitting = [
                name for name in self._beginning_with(keys_by_word[at]) if _fits(name, keys_by_word, at)
            ]
            length = max((len(name.elements) for name in fitting), default=0)
            longest = {name.place: name.code for name in fitting if len(name.elements) == length}
            matches.extend(Match(at, length, longest[place]) for place in sorted(longest))
            at += max(length, 1)
        return tuple(matches)

    def _add(self, name: _Name) -> None:
        first = name.elements[0]
        table = self._by_beginning if first.is_beginning else self._by_key
        for key in first.keys:
            table[key].append(name)

    def _beginning_with(self, keys: Collection[str]) -> Iterator[_Name]:
        for place, key in enumerate(keys):
            names = self._by_key.get(key, ())
            if place and len(key) < MIN_FAR_KEY:
                # By a far reading almost any word is a letter or two: aina is "as letters a", aa.
                names = [name for name in names if len(name.elements) > 1]
            yield from names
            for length in range(1, len(key) + 1):
                yield from self._by_beginning.get(key[:length], ())


def _fits(name: _Name, keys_by_word: Sequence[Collection[str]], at: int) -> bool:
    words = keys_by_word[at : at + len(name.elements)]
    return len(words) == len(name.elements) and all(
        element.fits(keys) for element, keys in zip(name.elements, words, strict=True)
    )


def _elements(word: Word, keys_of: KeysOf) -> tuple[_Element, ...]:
    lang, text = word
    is_beginning = text.endswith(BEGINNING)
    pieces = words_of(text.removesuffix(BEGINNING))
    whole = [_Element(_keys(piece, lang, keys_of), is_beginning=False) for piece in pieces]
    if is_beginning:
        whole[-1] = _Element((fold(pieces[-1]),), is_beginning=True)
    return tuple(whole)


def _keys(piece: str, lang: str, keys_of: KeysOf) -> tuple[str, ...]:
    """Keys of a word of a name. Names are base forms: of several readings, the word as it stands counts."""
    keys = keys_of(piece, lang)
    own = fold(piece)
    return (own,) if own in keys else tuple(sorted(keys))

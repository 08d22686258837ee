"""A concept and what is said of it: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("fi", "sv", "en", "uk", "ru", "ar")
"""In the order in which words are told."""
BEGINNING = "*"
"""Ends a word of `BEGINNING_LANGUAGES` that stands for every word that begins so: "курс*"."""
BEGINNING_LANGUAGES = frozenset({"uk", "ru", "ar"})

Word = tuple[str, str]
"""(language, word); the word is lower case, may be a phrase, and may end in BEGINNING."""


class SynonymError(ValueError):
    """A file of everyday words is wrong; the message names the file, the concept and what to mend."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that people ask for, under all its names.

    - `words`: names by language, any of which means the rest; Finnish is never missing
    - `broader`: codes of concepts that find this one too, but not the other way
    - `related`: codes of concepts that may be shown beside this one, but not the other way
    - `categories`: codes of the taxonomy that mean the same
    - `file`: the name of the file that it was read from
    - `finds`: words that its names find too, without being names of it
    """

    code: str
    words: Mapping[str, tuple[str, ...]]
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    file: str = ""
    finds: tuple[Word, ...] = ()

    def words_in(self, lang: str) -> tuple[str, ...]:
        """Its names in a language, the commonest first."""
        return self.words.get(lang, ())

    @property
    def all_words(self) -> tuple[Word, ...]:
        """Its names in every language, in the order of LANGUAGES."""
        return tuple((lang, word) for lang in LANGUAGES for word in self.words_in(lang))


@dataclass(frozen=True, slots=True)
class Match:
    """A concept named by the `length` words of a question from the word number `start` on."""

    start: int
    length: int
    code: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """What else to look for when a concept is asked for, the surest first.

    `same` means the same; `narrower` is a kind of it; `related` is only near it: a low weight.
    """

    same: tuple[Word, ...]
    narrower: tuple[Word, ...]
    related: tuple[Word, ...]
    categories: tuple[str, ...]

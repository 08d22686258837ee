"""Words of the calendars: what they lead to, and values that are text at most."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from app.catalogue.content import MAX_TITLE
from app.catalogue.parts import Keyword, Organiser
from app.catalogue.taxonomy import taxonomy
from app.reading.names import organisation_kind
from app.reading.texts import one_line
from importers.contract import load_lookups

LOOKUPS = load_lookups(Path(__file__).parent)


def lookup(table: str, word: str) -> str | None:
    """What `lookups.toml` teaches about a word; None when it says nothing."""
    return LOOKUPS.get(table, {}).get(word.strip().lower())


def is_one_of(table: str, words: Iterable[str]) -> bool:
    """Whether the table knows any of the words."""
    return any(lookup(table, word) for word in words)


@lru_cache(maxsize=8192)
def line(text: str) -> str:
    """A short text on one line, without tags; names of places and categories come again and again."""
    return one_line(text, max_length=MAX_TITLE)


def keywords_of(words: Iterable[str], lang: str) -> tuple[Keyword, ...]:
    """The words as keywords, each once; those that tell nothing are left out."""
    kept = dict.fromkeys(word for word in words if word and not lookup("empty_words", word))
    return tuple(_keyword(word, lang) for word in kept)


def organiser_of(name: str, lang: str) -> Organiser | None:
    """Who arranges it; None without a name."""
    clean = line(name)
    return _organiser(clean, lang) if clean else None


def categories_of(words: Iterable[str]) -> tuple[str, ...]:
    """Codes of the categories that the words lead to, in their order."""
    return tuple(dict.fromkeys(code for word in words for code in _categories(word)))


def groups_of(words: Iterable[str]) -> tuple[str, ...]:
    """Codes of the groups of people that the words name."""
    return tuple(dict.fromkeys(code for word in words for code in _groups(word)))


@lru_cache(maxsize=4096)
def _keyword(word: str, lang: str) -> Keyword:
    return Keyword(label={lang: word})


@lru_cache(maxsize=4096)
def _organiser(name: str, lang: str) -> Organiser:
    return Organiser(name={lang: name}, kind=organisation_kind(name))


@lru_cache(maxsize=4096)
def _categories(word: str) -> tuple[str, ...]:
    taught = lookup("categories", word)
    return tuple(taught.split()) if taught else taxonomy().categories_for_words((word,))


@lru_cache(maxsize=4096)
def _groups(word: str) -> tuple[str, ...]:
    taught = lookup("audience", word)
    return tuple(taught.split()) if taught else taxonomy().audiences.codes_for_words((word,))

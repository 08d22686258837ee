"""The table of soft wishes: `data/understanding/wishes.toml`, read once per process."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from app.search.language import analyser
from app.search.understanding import Slot
from app.search.understanding.tables import FOLDER, read_toml


def entry_of(slot: Slot) -> Mapping[str, Any] | None:
    """What a wish looks for: `words`, `categories`, `facts` and `not`; None when the table does not tell."""
    return _entries().get(f"{slot.name}={slot.value}")


@cache
def optional_words() -> frozenset[str]:
    """Keys of words that say too little to be required."""
    return _keys("optional")


@cache
def generic_parts() -> frozenset[str]:
    """Keys of last parts of compounds that say little: of "bändihommia" the first part is meant."""
    return _keys("generic_parts")


def _keys(name: str) -> frozenset[str]:
    return frozenset(
        key
        for lang, words in _document()[name].items()
        for word in words.split()
        for key in analyser().keys_for(word, lang).lemmas[:1]
    )


@cache
def _entries() -> Mapping[str, Mapping[str, Any]]:
    return {entry["slot"]: entry for entry in _document()["wish"]}


@cache
def _document() -> dict[str, Any]:
    return read_toml(FOLDER / "wishes.toml")

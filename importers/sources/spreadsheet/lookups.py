"""The tables of `lookups.toml`, found whatever the case, spaces and punctuation of a word."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from importers.contract import load_lookups

_WORD: Final = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text: letters and digits, case folded."""
    return _WORD.findall(text[:5000].casefold())


def key_of(text: str) -> str:
    """What is left of a text without case, spaces and punctuation."""
    return "".join(words_of(text))


_WRITTEN: Final = load_lookups(Path(__file__).parent)
_TABLES: Final = {
    name: {key_of(key): value for key, value in table.items()} for name, table in _WRITTEN.items()
}


def lookup(table: str, text: str) -> str | None:
    """What a table teaches about a text; None when it says nothing."""
    return _TABLES[table].get(key_of(text))


@lru_cache(maxsize=64)
def wordings(table: str) -> Mapping[str, str]:
    """A table by the words of its phrases, apart by single spaces, to be found within longer texts."""
    return {" ".join(words_of(key)): value for key, value in _WRITTEN[table].items()}

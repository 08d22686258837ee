"""The tables of `lookups.toml`, found whatever the case, spaces and punctuation of a word."""

import re
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


_TABLES: Final = {
    name: {key_of(key): value for key, value in table.items()}
    for name, table in load_lookups(Path(__file__).parent).items()
}


def lookup(table: str, text: str) -> str | None:
    """What a table teaches about a text; None when it says nothing."""
    return _TABLES[table].get(key_of(text))


@lru_cache(maxsize=64)
def phrases(table: str) -> tuple[tuple[str, str], ...]:
    """Every phrase of a table, as one looks for it in `key_of` of a longer text; the longest come first."""
    return tuple(sorted(_TABLES[table].items(), key=lambda item: -len(item[0])))

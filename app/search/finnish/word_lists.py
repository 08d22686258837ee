"""Two lists that are kept by hand: compounds that are not to be cut, and words that residents mean."""

from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def compound_stops() -> dict[str, tuple[str, ...]]:
    """Base form → the only parts that it is found by, mostly none: "seurakunta" is no "seura"."""
    pairs = (line.partition(":") for line in _lines("compound_stops.txt"))
    return {word: tuple(parts.split()) for word, _, parts in pairs}


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Base forms of a town's everyday life, to decide between readings that are as likely."""
    return frozenset(word for line in _lines("common_words.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]

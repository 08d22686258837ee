"""Compounds whose seams would mislead: "seurakunta" is no "seura"."""

from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("compound_stops.txt")


@lru_cache(maxsize=1)
def compound_stops() -> dict[str, tuple[str, ...]]:
    """Base form → the only parts that it is found by, mostly none. Read once from compound_stops.txt."""
    stops = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, _, parts = line.partition(":")
            stops[word] = tuple(parts.split())
    return stops

"""Parts of the town that people name, with a centre and a radius: `data/understanding/places.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.search.understanding.tables import FOLDER, read_toml


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the town. `lat`, `lon`: WGS 84 degrees; `radius`: metres.

    When the centre is not `sure`, the place only ranks.
    """

    code: str
    label: Mapping[str, str]
    lat: float
    lon: float
    radius: int
    sure: bool


@cache
def places() -> Mapping[str, Place]:
    """The places by code, read once per process. Raises TableError."""
    entries = read_toml(FOLDER / "places.toml")["place"]
    return {
        e["code"]: Place(e["code"], e["label"], e["lat"], e["lon"], e["radius"], e.get("sure", True))
        for e in entries
    }

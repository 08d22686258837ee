"""How far apart two points are."""

import math
from collections.abc import Sequence

EARTH_RADIUS_M = 6_371_000.0
UNKNOWN = math.inf
Point = tuple[float, float]
"""(latitude, longitude), WGS 84."""


def distance_m(a: Point, b: Point) -> float:
    """Metres between two points along the earth's surface."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(v) for v in (*a, *b))
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(half))


def distances_m(point: Point, lats: Sequence[float | None], lons: Sequence[float | None]) -> list[float]:
    """Metres from a point to each of many; infinite where there is no position.

    Many are at the same place: each place is measured once.
    """
    measured: dict[tuple[float | None, float | None], float] = {}
    for lat, lon in set(zip(lats, lons, strict=True)):
        measured[lat, lon] = UNKNOWN if lat is None or lon is None else distance_m(point, (lat, lon))
    return [measured[position] for position in zip(lats, lons, strict=True)]

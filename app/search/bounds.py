"""The box around a circle: what an index can ask for by two ranges."""

import math
from typing import NamedTuple

from app.search.asking.plan import Circle

METRES_PER_DEGREE = 111_000.0  # a little too few: the box must hold the whole circle


class Bounds(NamedTuple):
    """WGS 84 degrees, both ends included."""

    south: float
    north: float
    west: float
    east: float


def bounds_of(circle: Circle) -> Bounds:
    """The box that holds a circle. It does not wrap at the date line."""
    high = circle.radius / METRES_PER_DEGREE
    wide = high / max(0.01, math.cos(math.radians(min(90.0, abs(circle.lat) + high))))
    return Bounds(circle.lat - high, circle.lat + high, circle.lon - wide, circle.lon + wide)

"""What turns texts into vectors whose product says how near they are in meaning."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]


class Encoder(Protocol):
    """A way to make vectors of length one. Safe for many threads.

    `name`: another name means other vectors. What is near a question has a product of at least `floor` with
    it, and of at least `margin` more than the mean of all listings has: how near is near differs by encoder.
    """

    name: str
    size: int
    floor: float
    margin: float

    def question(self, text: str) -> Vector:
        """The vector of what somebody asks."""

    def passage(self, text: str) -> Vector:
        """The vector of what a listing tells."""

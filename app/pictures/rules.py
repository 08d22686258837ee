"""What is true of pictures, without asking anyone: bounds, sizes, and how an id is made."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import Literal

Why = Literal[
    "empty", "bytes", "pixels", "unknown", "drawing", "heic", "broken", "moving", "small", "busy", "full"
]
MOST_BYTES = 10_000_000
MOST_PIXELS = 40_000_000
MOST_PIXELS_OF_WEBP = 16_000_000
"""Its decoder takes four times the memory of the others, and takes it before it is asked for a pixel."""
MOST_SCANS = 64
"""A progressive JPEG has about ten; thousands of empty ones keep a processor busy for hours."""
MOST_PROFILE_BYTES = 1_000_000
LEAST_SIDE = 80
"""Pixels of the shorter side, once the picture is in its size."""
PENDING_FOR = timedelta(hours=48)
"""So long a picture waits for its draft to be sent."""
REFUSED_FOR = timedelta(days=30)
"""So long a picture of a refused submission is kept: until then its sender may ask why."""
UNCONFIRMED_FOR = timedelta(days=14)
"""Longer than the letter's link is good."""
MOST_PENDING_BYTES = 200_000_000
LARGE, SMALL = 1600, 640
"""Pixels of the longer side at most."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """One of the files that are made of a picture."""

    side: int
    format: str
    media_type: str


FILES = {
    "iso.webp": FileKind(LARGE, "WEBP", "image/webp"),
    "pieni.webp": FileKind(SMALL, "WEBP", "image/webp"),
    "iso.jpg": FileKind(LARGE, "JPEG", "image/jpeg"),
    "pieni.jpg": FileKind(SMALL, "JPEG", "image/jpeg"),
}
"""JPEG is for phones that stay at what they were sold with, and for programs."""


class PictureError(Exception):
    """A picture that cannot be taken. `why` is told in words by whoever shows the form."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def new_id(data: bytes, size: tuple[int, int]) -> str:
    """An id that nobody can guess, that belongs to this content alone, and that tells the size."""
    width, height = size
    return f"{secrets.token_hex(16)}{blake2b(data, digest_size=8).hexdigest()}-{width}x{height}"

"""The files that are made of a picture, one picture at a time: a large one takes a lot of memory."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import BoundedSemaphore, Lock

from PIL import Image

from app.pictures.decoding import decode
from app.pictures.rules import FILES, FileKind, PictureError, new_id

QUALITY = {
    "WEBP": {"quality": 80, "method": 4},
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
}
MOST_WAITING = 4
WAIT_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Made:
    """A picture as it is kept: an id of its own, and its files by name."""

    id: str
    files: Mapping[str, bytes]

    @property
    def total_bytes(self) -> int:
        """What it takes to keep it."""
        return sum(map(len, self.files.values()))


class Bench:
    """Where pictures are made: one at a time, a few wait, and nobody waits for long."""

    def __init__(self, most_waiting: int = MOST_WAITING, seconds: float = WAIT_SECONDS) -> None:
        self._places, self._lock, self._seconds = BoundedSemaphore(most_waiting), Lock(), seconds

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Have the bench for oneself. Raises PictureError when too many wait."""
        if not self._places.acquire(blocking=False):
            raise PictureError("busy")
        try:
            if not self._lock.acquire(timeout=self._seconds):
                raise PictureError("busy")
            try:
                yield
            finally:
                self._lock.release()
        finally:
            self._places.release()


BENCH = Bench()


def make(data: bytes, bench: Bench = BENCH) -> Made:
    """Make a picture of a file that somebody sent; nothing of its bytes is kept. Raises PictureError.

    It takes up to some seconds of a processor: never call it where requests are answered one after another.
    """
    with bench.turn():
        image = decode(data)
        files = {name: _written(image, kind) for name, kind in FILES.items()}
    return Made(new_id(files["iso.webp"], image.size), files)


def _written(image: Image.Image, kind: FileKind) -> bytes:
    sized = image.copy()
    sized.thumbnail((kind.side, kind.side), Image.Resampling.LANCZOS)
    out = BytesIO()
    sized.save(out, kind.format, **QUALITY[kind.format])
    return out.getvalue()

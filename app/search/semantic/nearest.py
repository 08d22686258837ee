"""Which listings are nearest to a question in meaning."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.search.semantic.encoder import Encoder
from app.search.semantic.rows import Rows, State, counting, id_of, read_rows

Seen = tuple[int, int]
MOST = 100


class Nearest:
    """Reads the file of vectors at `path`. Safe for many threads; follows what the keeper writes."""

    def __init__(self, path: Path, encoder: Encoder) -> None:
        self._path, self._encoder = path, encoder
        self._read: tuple[Seen, Rows, NDArray[np.bool_]] | None = None

    def to(self, question: str) -> list[str]:
        """Ids of the listings that are near to it, the nearest first, at most `MOST`."""
        read = self._rows()
        if read is None:
            return []
        rows, counts = read
        scores = rows["vector"] @ self._encoder.question(question)
        near = max(self._encoder.floor, float(scores[counts].mean()) + self._encoder.margin)
        numbers = np.flatnonzero(counts & (scores >= near))
        nearest = numbers[np.argsort(-scores[numbers], kind="stable")[:MOST]]
        return [id_of(rows[number]) for number in nearest]

    def _rows(self) -> tuple[Rows, NDArray[np.bool_]] | None:
        """All rows, and which of them are vectors that count; None when none is."""
        try:
            now = self._path.stat()
        except FileNotFoundError:
            return None
        seen, read = (now.st_ino, now.st_size), self._read
        if read is None or read[0] != seen:
            rows = read_rows(self._path, self._encoder)
            if rows is None:
                return None
            read = (seen, rows, counting(rows, State.VECTOR))
            self._read = read
        return (read[1], read[2]) if read[2].any() else None

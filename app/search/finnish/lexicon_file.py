"""The lexicon file: a transducer as flat little-endian arrays, so that all workers share one memory map.

    magic           8 bytes, `OPFI` and the version of the layout
    counts          7 × u32: states, arcs, labels, finals, branches, bytes of symbols, 0
    symbols         UTF-8, each ended by NUL
    labels          labels × (u16 input, u16 output, u16 weight), sorted; inputs and outputs index `symbols`
    finals          finals × (u32 state, u32 weight)
    branches        branches × (u32 symbol, u32 state, u32 weight): where a kind of analysis starts
    first           (states + 1) × u32: the arcs of state q are first[q] … first[q + 1] - 1
    arc_labels      arcs × u16, sorted within a state: the arcs that read a letter lie side by side
    arc_targets     arcs × u32

Every section starts at a multiple of 8 bytes. The arrays are read where they lie, so only by little-endian
machines. Symbol 0 is the empty word. Weights are half units.
"""

import struct
from dataclasses import dataclass

MAGIC = b"OPFI\x00\x00\x00\x01"
COUNTS = struct.Struct("<7I")
LABEL = struct.Struct("<3H")
FINAL = struct.Struct("<2I")
BRANCH = struct.Struct("<3I")
EMPTY = 0


@dataclass(frozen=True, slots=True)
class Tables:
    """The small tables, read into memory. Labels are (input, output, weight), finals state → weight.

    `branches` maps the name of a kind of analysis to its (first state, weight).
    """

    symbols: tuple[str, ...]
    labels: tuple[tuple[int, int, int], ...]
    finals: dict[int, int]
    branches: dict[str, tuple[int, int]]


def pack(tables: Tables, first: bytes, arc_labels: bytes, arc_targets: bytes) -> bytes:
    """The bytes of a lexicon file; the arrays come ready-made (u32, u16 and u32, little-endian)."""
    symbols = b"".join(symbol.encode() + b"\0" for symbol in tables.symbols)
    place = {symbol: index for index, symbol in enumerate(tables.symbols)}
    counts = COUNTS.pack(
        len(first) // 4 - 1,
        len(arc_targets) // 4,
        len(tables.labels),
        len(tables.finals),
        len(tables.branches),
        len(symbols),
        0,
    )
    sections = (
        MAGIC,
        counts,
        symbols,
        b"".join(LABEL.pack(*label) for label in tables.labels),
        b"".join(FINAL.pack(*final) for final in sorted(tables.finals.items())),
        b"".join(BRANCH.pack(place[name], *rest) for name, rest in sorted(tables.branches.items())),
        first,
        arc_labels,
        arc_targets,
    )
    return b"".join(section + b"\0" * (-len(section) % 8) for section in sections)


def unpack(view: memoryview) -> tuple[Tables, memoryview, memoryview, memoryview]:
    """The tables, and `first`, `arc_labels`, `arc_targets` as views. Raises ValueError on another file."""
    if len(view) < len(MAGIC) + COUNTS.size or bytes(view[: len(MAGIC)]) != MAGIC:
        raise ValueError("not a lexicon file of this version")
    states, arcs, labels, finals, branches, symbol_bytes, _ = COUNTS.unpack_from(view, len(MAGIC))
    sizes = (symbol_bytes, labels * LABEL.size, finals * FINAL.size, branches * BRANCH.size)
    sections = _cut(view, (*sizes, 4 * (states + 1), 2 * arcs, 4 * arcs))
    symbols = tuple(bytes(sections[0]).decode().split("\0")[:-1])
    tables = Tables(
        symbols=symbols,
        labels=tuple((i, o, w) for i, o, w in LABEL.iter_unpack(sections[1])),
        finals=dict(FINAL.iter_unpack(sections[2])),
        branches={symbols[s]: (state, weight) for s, state, weight in BRANCH.iter_unpack(sections[3])},
    )
    return tables, sections[4].cast("I"), sections[5].cast("H"), sections[6].cast("I")


def _cut(view: memoryview, sizes: tuple[int, ...]) -> list[memoryview]:
    offset = len(MAGIC) + COUNTS.size + -COUNTS.size % 8
    sections = []
    for size in sizes:
        sections.append(view[offset : offset + size])
        offset += size + -size % 8
    if offset != len(view):
        raise ValueError("a lexicon file that was cut short")
    return sections

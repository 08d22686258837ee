"""A transducer of a few arcs, in the form of the wheel's."""

import lzma
import struct

SYMBOLS = (
    "@_IDENTITY_SYMBOL_@", "@_EPSILON_SYMBOL_@", "Lexicon", "Lexicon|Num", "Lexicon|Pfx", "Guesser|Any",
    "\tnoun\t", "\t", "+sg", "+nom", "a", "b", "A", "^TAB",
)  # fmt: skip
# From, to, reads, writes, weight. State 6 leads nowhere; only the guesser reaches state 4.
ARCS = (
    (0, 1, "@_EPSILON_SYMBOL_@", "Lexicon", 0.0),
    (0, 2, "@_EPSILON_SYMBOL_@", "Lexicon|Num", 0.0),
    (0, 3, "@_EPSILON_SYMBOL_@", "Lexicon|Pfx", 1.0),
    (0, 4, "@_EPSILON_SYMBOL_@", "Guesser|Any", 0.0),
    (1, 5, "a", "b", 0.5),
    (1, 6, "b", "b", 0.0),
    (2, 5, "^TAB", "a", 0.0),
    (2, 5, "b", "a", 0.0),
    (3, 5, "A", "a", 0.0),
    (3, 5, "a", "a", 0.0),
    (4, 5, "a", "A", 1.0),
    (4, 5, "a", "a", 1.5),
)
FINALS = ((5, 1.0),)


def tiny_kfst(*, magic: bytes = b"KFST", weight: float = 0.5) -> bytes:
    """The bytes of the file; `weight` is that of the arc a:b."""
    place = {symbol: index for index, symbol in enumerate(SYMBOLS)}
    arcs = b"".join(
        struct.pack(">2I2Hd", q, r, place[read], place[write], weight if (q, read) == (1, "a") else w)
        for q, r, read, write, w in ARCS
    )
    finals = b"".join(struct.pack(">Id", *final) for final in FINALS)
    header = struct.pack(">4s2H2IB", magic, 0, len(SYMBOLS), len(ARCS), len(FINALS), 1)
    return header + b"".join(s.encode() + b"\0" for s in SYMBOLS) + lzma.compress(arcs + finals)

"""A QR code as the path of an SVG: the template draws it, nothing is marked safe."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

QUIET = 4
"""Modules of white around a code: readers need them to find it."""
RECEIPT_DOTS = 560
"""What a printer of 80 mm receipts prints in a row, at eight dots a millimetre (203 dpi); 70 mm."""
MOST_DOTS = 7


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code of `size` modules a side, the white around it included; `path` draws the dark ones."""

    size: int
    path: str

    @property
    def receipt_millimetres(self) -> float:
        """Its side on a receipt: each module is so many whole dots, or the printer would smear it."""
        return min(MOST_DOTS, RECEIPT_DOTS // self.size) * self.size / 8


@lru_cache(maxsize=256)
def qr_code(text: str) -> QrCode:
    """The QR code of a text. A long text makes small modules, so nothing is spent on more mending."""
    code = segno.make_qr(text, error="l")
    rows = [_row(row, line + QUIET) for line, row in enumerate(code.matrix)]
    return QrCode(len(code.matrix) + 2 * QUIET, "".join(rows))


def _row(row: bytearray, line: int) -> str:
    """The dark runs of a row, each a flat box."""
    drawn, at = [], QUIET
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            drawn.append(f"M{at} {line}h{length}v1h-{length}z")
        at += length
    return "".join(drawn)

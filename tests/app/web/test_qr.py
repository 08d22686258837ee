"""The QR code that a list's page draws."""

import segno

from app.web.qr import QUIET, qr_code

ADDRESS = "https://opastamo.example/lista?k=3f2a9c01.aabbccdd"


def dark_modules(path: str) -> set[tuple[int, int]]:
    """Read the boxes of a path back: M4 4h7v1h-7z is seven modules of row 4."""
    found = set()
    for box in path.removeprefix("M").split("M"):
        start, length = box.split("h")[:2]
        x, y = (int(part) for part in start.split())
        found |= {(x + step, y) for step in range(int(length.removesuffix("v1")))}
    return found


def test_the_path_draws_exactly_the_dark_modules_of_the_code() -> None:
    drawn, matrix = qr_code(ADDRESS), segno.make_qr(ADDRESS, error="l").matrix
    wanted = {(x + QUIET, y + QUIET) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert dark_modules(drawn.path) == wanted
    assert drawn.size == len(matrix) + 8


def test_a_full_list_fits_in_a_code() -> None:
    codes = ".".join(f"{number:08x}" for number in range(50))
    assert qr_code(f"https://opastamo.mikkeli.example/selko/lista?k={codes}").size < 100

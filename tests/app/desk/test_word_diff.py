"""What changed in a text, word by word."""

import time

import pytest

from app.desk.queue.word_diff import MOST_PARTS, Piece, diff, whole


def marked(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("klo 17", "klo 18", "klo [17]", "klo [18]"),
        ("kahvia ja pullaa", "kahvia, pullaa", "[kahvia ja] pullaa", "[kahvia,] pullaa"),
        ("", "uusi", "", "[uusi]"),
        ("vanha", "", "[vanha]", ""),
        ("sama", "sama", "sama", "sama"),
    ],
)
def test_only_what_differs_is_marked(old: str, new: str, before: str, after: str) -> None:
    assert tuple(map(marked, diff(old, new))) == (before, after)


def test_nothing_of_the_texts_is_lost() -> None:
    old, new = "a  b\n\nc d", "a b\nd  e"
    parts = diff(old, new)

    assert tuple("".join(piece.text for piece in side) for side in parts) == (old, new)


def test_a_very_long_text_is_compared_by_lines_and_fast() -> None:
    old = "\n".join(f"rivi {n} on tässä" for n in range(MOST_PARTS))
    new = old.replace("rivi 700 on", "rivi 700 oli")
    started = time.perf_counter()
    before, after = diff(old, new)

    assert [p.text for p in before if p.is_marked] == ["rivi 700 on tässä\n"]
    assert [p.text for p in after if p.is_marked] == ["rivi 700 oli tässä\n"]
    assert time.perf_counter() - started < 5


def test_a_whole_text_has_no_marks() -> None:
    assert (whole("a b"), whole("")) == ((Piece("a b", is_marked=False),), ())

"""Notices of many styles: how much of them is read right, and how little wrong without being marked."""

import pytest

from tests.app.reading.poster.measure import cases, measured

TEXTS = ("events", "weekly", "helping", "swedish_english", "cancelled", "none")
LATER = ("held_out", "held_out_second", "held_out_third", "held_out_fourth", "held_out_fifth")


@pytest.mark.parametrize("names", [TEXTS, LATER], ids=["texts", "held out"])
def test_notices_are_read_right_and_doubts_are_marked(names: tuple[str, ...]) -> None:
    score = measured(cases(*names))

    print("\n".join(["", *score.lines(), *score.wrong]))  # noqa: T201 - the figures are what the test is for
    assert score.share("times") >= 0.9
    assert score.share("price") >= 0.85
    assert score.share("contact") >= 0.85
    assert score.share("place.name") >= 0.8
    assert score.share("place.address") >= 0.8
    assert score.wrong_unmarked <= 0.03


def test_there_are_eighty_texts_and_sixty_held_out() -> None:
    assert len(cases(*TEXTS)) >= 80
    assert len(cases(*LATER)) >= 60

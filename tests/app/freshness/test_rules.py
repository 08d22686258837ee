"""Which step is due on which day."""

from datetime import date, timedelta

import pytest

from app.freshness.rules import newest_step, step_to_take

DUE = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (-31, None),
        (-30, -30),
        (-8, -30),
        (-7, -7),
        (-1, -7),
        (0, 0),
        (13, 0),
        (14, 14),
        (29, 14),
        (30, 30),
        (119, 30),
        (120, 120),
        (999, 120),
    ],
)
def test_the_newest_step_is_the_last_whose_day_has_come(days: int, step: int | None) -> None:
    assert newest_step(DUE, DUE + timedelta(days=days)) == step


@pytest.mark.parametrize(
    ("days", "taken", "step"),
    [
        (-30, (), -30),
        (-29, (-30,), None),
        (-7, (-30,), -7),
        (14, (-30,), 14),  # nobody worked for weeks: one letter, not three
        (14, (-30, -7, 0, 14), None),
        (30, (14,), 30),
        (31, (30,), None),
        (500, (), 120),
    ],
)
def test_a_step_is_taken_once_and_those_that_were_missed_are_left_out(
    days: int, taken: tuple[int, ...], step: int | None
) -> None:
    assert step_to_take(DUE, DUE + timedelta(days=days), DUE - timedelta(days=90), taken) == step


@pytest.mark.parametrize(("days", "step"), [(-20, None), (-8, None), (-7, -7), (0, 0)])
def test_nobody_is_asked_again_about_what_they_just_told(days: int, step: int | None) -> None:
    told = DUE - timedelta(days=20)
    assert step_to_take(DUE, DUE + timedelta(days=days), told, ()) == step

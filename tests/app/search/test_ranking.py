"""The order of results that fit about equally well."""

import math
from datetime import datetime, timedelta

import pytest

from app.search.documents import NO_TIME
from app.search.ranking import Candidates, best_first
from tests.app.town import local

NOW = local("2026-11-24 09:00")


def moment(days: float) -> int:
    return int((NOW + timedelta(days=days)).timestamp())


def order(
    scores: list[float],
    *,
    starts: list[int] | None = None,
    checked: list[int] | None = None,
    eases: list[int] | None = None,
    metres: list[float] | None = None,
    now: datetime = NOW,
) -> list[int]:
    same = [moment(0)] * len(scores)
    ids = list(range(len(scores)))
    some = Candidates(scores, ids, starts or same, checked or same, eases or [0] * len(scores), metres)
    return best_first(some, now)


def test_a_clear_difference_of_fit_wins_over_all_other_reasons_together() -> None:
    assert order(
        [10.0, 5.5],
        starts=[moment(200), moment(0)],
        checked=[moment(-900), moment(0)],
        eases=[0, 7],
        metres=[50_000.0, 0.0],
    ) == [0, 1]


def test_of_equals_the_sooner_comes_first() -> None:
    assert order([1.0, 1.0, 1.0], starts=[moment(60), moment(1), moment(30)]) == [1, 2, 0]


def test_what_goes_on_already_is_as_good_as_what_begins_today() -> None:
    assert order([1.0, 1.0], starts=[moment(0.1), moment(-30)]) == [0, 1]
    assert order([1.0, 1.0], starts=[moment(-30), moment(0.1)]) == [0, 1]


def test_hours_make_no_difference_within_a_day() -> None:
    assert order([1.0, 1.0], starts=[moment(1.9), moment(1.1)]) == [0, 1]


def test_a_time_that_nobody_told_comes_between_soon_and_far_ahead() -> None:
    assert order([1.0, 1.0, 1.0], starts=[NO_TIME, moment(90), moment(7)]) == [2, 0, 1]


def test_of_equals_the_lately_checked_comes_first() -> None:
    assert order([1.0, 1.0, 1.0], checked=[moment(-400), moment(-5), moment(-100)]) == [1, 2, 0]


def test_of_equals_the_one_that_is_easier_to_go_to_comes_first() -> None:
    assert order([1.0, 1.0, 1.0], eases=[0, 3, 1]) == [1, 2, 0]


def test_near_a_place_the_nearer_comes_first_and_the_unknown_before_the_far() -> None:
    assert order([1.0] * 4, metres=[9_000.0, math.inf, 200.0, 4_000.0]) == [2, 3, 1, 0]


def test_what_is_equal_in_everything_is_ordered_by_its_id() -> None:
    now = int(NOW.timestamp())
    some = Candidates([1.0] * 3, [7, 3, 5], [now] * 3, [now] * 3, [0] * 3)
    assert best_first(some, NOW) == [1, 2, 0]


def test_nothing_is_ordered_as_nothing() -> None:
    assert order([]) == []


@pytest.mark.parametrize("lead", [1.05, 1.09])
def test_a_small_lead_in_fit_gives_way_to_three_months(lead: float) -> None:
    assert order([lead, 1.0], starts=[moment(100), moment(1)]) == [1, 0]

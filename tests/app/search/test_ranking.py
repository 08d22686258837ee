"""The order of results that fit about equally well."""

import math
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.documents import NO_TIME
from app.search.ranking import Candidates, Shift, best_first, weighed
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


def test_each_reason_tells_what_it_gives_and_takes() -> None:
    some = Candidates(
        scores=[8.0, 4.0, 2.0],
        ids=[1, 2, 3],
        starts=[moment(45), NO_TIME, moment(-3)],
        checked=[moment(-73), moment(0), moment(-900)],
        eases=[2, 7, 0],
        metres=[5_000.0, math.inf, 0.0],
    )
    first, second, third = weighed(some, NOW)
    assert told(first.shifts) == {"time": -0.05, "checked": -0.012, "ease": 0.02, "nearness": -0.1}
    assert told(second.shifts) == {"time": -0.05, "checked": 0.0, "ease": 0.04, "nearness": -0.1}
    assert told(third.shifts) == {"time": 0.0, "checked": -0.06, "ease": 0.0, "nearness": 0.0}
    assert [one.fit for one in (first, second, third)] == [8.0, 4.0, 2.0]
    assert [one.factor for one in (first, second, third)] == pytest.approx([0.858, 0.89, 0.94])
    assert [one.worth for one in (first, second, third)] == pytest.approx([6.864, 3.56, 1.88])


def told(shifts: tuple[Shift, ...]) -> dict[str, float]:
    return {shift.by: round(shift.part, 9) for shift in shifts}


def test_where_no_place_is_given_nearness_is_no_reason() -> None:
    now = moment(0)
    (only,) = weighed(Candidates([3.0], [1], [now], [now], [0]), NOW)
    assert (list(told(only.shifts)), only.factor, only.worth) == (["time", "checked", "ease"], 1.0, 3.0)


@given(
    rows=st.lists(
        st.tuples(
            st.floats(0.1, 20.0),
            st.integers(moment(-30), moment(200)) | st.just(NO_TIME),
            st.integers(moment(-900), moment(0)),
            st.integers(0, 7),
            st.floats(0.0, 50_000.0) | st.just(math.inf),
        ),
        max_size=30,
    )
)
def test_what_is_told_of_each_is_what_orders_them(rows: list[tuple[float, int, int, int, float]]) -> None:
    scores, starts, checked, eases, metres = zip(*rows, strict=True) if rows else ([],) * 5
    some = Candidates(scores, range(len(rows)), starts, checked, eases, metres)
    each = weighed(some, NOW)
    assert best_first(some, NOW) == sorted(range(len(rows)), key=lambda place: (-each[place].worth, place))
    assert [one.worth for one in each] == [one.fit * one.factor for one in each]


def test_nothing_is_ordered_as_nothing() -> None:
    assert order([]) == []


@pytest.mark.parametrize("lead", [1.05, 1.09])
def test_a_small_lead_in_fit_gives_way_to_three_months(lead: float) -> None:
    assert order([lead, 1.0], starts=[moment(100), moment(1)]) == [1, 0]

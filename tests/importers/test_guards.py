"""The guards' own arithmetic."""

from dataclasses import replace

import pytest

from importers.guards import FILLED_FIELDS, Comparison, Doubt, doubts, fill_rates, filled_bits
from tests.builders import listing, once, organiser

ALL = 2 ** len(FILLED_FIELDS) - 1
WHOLE = Comparison(before=[ALL] * 100, after=[ALL] * 100, gone=0, failed=0, minimum=1, complete=True)


def told(comparison: Comparison) -> list[str]:
    return [str(doubt) for doubt in doubts(comparison)]


def test_equal_feed_raises_no_doubt() -> None:
    assert doubts(WHOLE) == []


@pytest.mark.parametrize(
    ("before", "gone", "doubted"),
    [(100, 20, False), (100, 21, True), (10, 5, False), (10, 6, True), (5, 5, False), (30, 6, False)],
)
def test_loss_is_doubted_when_it_is_both_many_and_a_large_share(
    before: int, gone: int, doubted: bool
) -> None:
    compared = replace(WHOLE, before=[ALL] * before, after=[ALL] * max(before - gone, 1), gone=gone)

    assert bool(doubts(compared)) == doubted


def test_loss_is_told_with_its_share() -> None:
    compared = replace(WHOLE, after=[ALL] * 67, gone=33)

    assert told(compared) == ["33 of 100 listings (33 %) would disappear; up to 20 % is normal."]


@pytest.mark.parametrize(
    ("after", "failed", "doubted"), [(95, 5, False), (24, 6, False), (23, 6, True), (0, 30, True)]
)
def test_unreadable_records_are_doubted_when_many(after: int, failed: int, doubted: bool) -> None:
    compared = replace(WHOLE, after=[ALL] * after, failed=failed, minimum=0)

    assert bool(doubts(compared)) == doubted


def test_unreadable_records_are_not_doubted_on_the_first_run() -> None:
    assert doubts(replace(WHOLE, before=[], after=[ALL], failed=99)) == []


def test_fewer_listings_than_the_source_expects_are_doubted() -> None:
    compared = replace(WHOLE, before=[], after=[ALL] * 9, minimum=10)

    assert told(compared) == ["The feed gave 9 listings; at least 10 are expected."]
    assert doubts(replace(compared, complete=False)) == []


@pytest.mark.parametrize(
    ("without", "total", "doubted"), [(30, 100, False), (31, 100, True), (19, 19, False), (20, 20, True)]
)
def test_fall_of_a_fill_rate_is_doubted_when_it_is_large(without: int, total: int, doubted: bool) -> None:
    after = [ALL & ~1] * without + [ALL] * (total - without)
    compared = replace(WHOLE, before=[ALL] * total, after=after)

    assert bool(doubts(compared)) == doubted
    assert doubts(replace(compared, complete=False)) == []


def test_fallen_rate_names_the_field() -> None:
    assert told(replace(WHOLE, after=[ALL & ~1] * 40 + [ALL] * 60)) == [
        "'summary' was told for 100% of the listings and now for 60%; the feed may have changed its shape."
    ]


def test_filled_bits_name_the_fields_that_hold_something() -> None:
    content = listing("Ilta", once("2026-12-01T18:00"), organiser=organiser(), summary={"fi": "Kaikille"})
    rates = fill_rates([filled_bits(content)])

    assert {name for name, rate in rates.items() if rate} == {
        "summary",
        "organiser",
        "sessions",
        "place",
        "times",
    }
    assert filled_bits(listing()) == 0
    assert set(fill_rates([]).values()) == {0.0}


@pytest.mark.parametrize(
    ("found", "accepted", "within"),
    [
        (Doubt("too_many_gone", 15, 30), Doubt("too_many_gone", 15, 30), True),
        (Doubt("too_many_gone", 14, 29), Doubt("too_many_gone", 15, 30), True),
        (Doubt("too_many_gone", 16, 30), Doubt("too_many_gone", 15, 30), False),
        (Doubt("too_many_failed", 16, 30), Doubt("too_many_gone", 20, 30), False),
        (Doubt("too_few", 1, 5), Doubt("too_few", 1, 5), True),
        (Doubt("too_few", 0, 5), Doubt("too_few", 1, 5), False),
        (Doubt("field_lost", 100, 40, "url"), Doubt("field_lost", 100, 40, "url"), True),
        (Doubt("field_lost", 100, 39, "url"), Doubt("field_lost", 100, 40, "url"), False),
        (Doubt("field_lost", 100, 40, "url"), Doubt("field_lost", 100, 40, "place"), False),
    ],
)
def test_who_accepts_a_doubt_accepts_nothing_worse(found: Doubt, accepted: Doubt, within: bool) -> None:
    assert found.is_within([accepted]) is within
    assert Doubt.read(found.stored()) == found

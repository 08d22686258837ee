"""The token language of the sample feeds."""

from datetime import date

import pytest

from importers.sample_dates import SampleTokenError, fill, resolve

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("utc: today 18:00", "2026-11-24T16:00:00Z"),
        ("utcms: today 18:00", "2026-11-24T16:00:00.000Z"),
        ("local: today +3d 18:00", "2026-11-27 18:00:00"),
        ("iso: christmas-start 00:00", "2026-12-24T00:00:00"),
        ("date: today -2w", "2026-11-10"),
        ("fi: year-start", "1.9.2026"),
        ("fishort: ski-start", "8.3."),
        ("fiday: today SA", "la 28.11."),
        ("week: ski-end", "10"),
        ("icsutc: year-end 23:59", "20270531T205900Z"),
        ("icslocal: year-start TU 17:30", "20260901T173000"),
        ("icsdate: christmas-end", "20270106"),
    ],
)
def test_resolve_writes_each_format(token: str, expected: str) -> None:
    assert resolve(token, TUESDAY) == expected


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("date: today TU", "2026-11-24"),
        ("date: today MO", "2026-11-30"),
        ("date: today TU +1w", "2026-12-01"),
        ("date: today FR +2w SU", "2026-12-13"),
        ("date: today 2WE", "2026-12-09"),
        ("date: today 4TU", "2026-11-24"),
        ("date: christmas-start TU +1w", "2027-01-05"),
        ("date: term-end -6d WE", "2026-12-09"),
    ],
)
def test_resolve_takes_steps_from_left_to_right(token: str, expected: str) -> None:
    assert resolve(token, TUESDAY) == expected


@pytest.mark.parametrize(
    ("today", "year", "term", "christmas", "ski"),
    [
        (date(2026, 5, 31), "2025-09-01", "2026-01-12", "2025-12-24", "2026-03-02"),
        (date(2026, 6, 1), "2026-09-01", "2026-09-01", "2026-12-24", "2027-03-08"),
        (date(2026, 12, 15), "2026-09-01", "2026-09-01", "2026-12-24", "2027-03-08"),
        (date(2026, 12, 16), "2026-09-01", "2027-01-11", "2026-12-24", "2027-03-08"),
        (date(2028, 2, 29), "2027-09-01", "2028-01-10", "2027-12-24", "2028-03-06"),
    ],
)
def test_anchors_follow_the_clubs_year(today: date, year: str, term: str, christmas: str, ski: str) -> None:
    named = ("year-start", "term-start", "christmas-start", "ski-start")
    assert [resolve(f"date: {anchor}", today) for anchor in named] == [year, term, christmas, ski]


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2027, 3, 27), "2027-03-28T15:00:00Z"), (date(2026, 10, 24), "2026-10-25T16:00:00Z")],
)
def test_hour_stays_when_the_clock_changes(today: date, expected: str) -> None:
    assert resolve("utc: today +1d 18:00", today) == expected


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("utz: today", "unknown format 'utz'"),
        ("utc: yesterday 18:00", "it must start from one of today, year-start"),
        ("utc: today +3 18:00", "cannot read '+3'"),
        ("utc: today 25:00", "cannot read '25:00'"),
        ("utc:", "it must start from one of today"),
        ("date: today 5MO", "cannot read '5MO'"),
    ],
)
def test_misspelt_token_says_what_is_wrong(token: str, words: str) -> None:
    with pytest.raises(SampleTokenError) as caught:
        resolve(token, TUESDAY)
    assert words in str(caught.value)


def test_fill_replaces_tokens_and_nothing_else() -> None:
    assert fill("{a} {{fi: today}}–{{fi: today +1d}} }", TUESDAY) == "{a} 24.11.2026–25.11.2026 }"


def test_fill_stops_at_an_unfinished_token() -> None:
    with pytest.raises(SampleTokenError, match="Unfinished token"):
        fill("alkaa {{fi: today", TUESDAY)

"""Days and weeks in the address."""

from datetime import date
from urllib.parse import parse_qs

import pytest

from app.calendar.asked import Asked, read_asked

TODAY = date(2026, 11, 24)


def read(query: str) -> Asked:
    asked, ignored = read_asked(parse_qs(query), TODAY)
    assert ignored == ()
    return asked


def test_today_is_what_is_meant_by_nothing() -> None:
    assert read("") == Asked(TODAY)


@pytest.mark.parametrize(
    "query",
    ["paiva=2026-12-01", "viikko=2026-W49&kind=event&category=liiku&price=free&sivu=2", "viikko=2027-W01"],
)
def test_an_address_is_read_and_written_the_same(query: str) -> None:
    assert read(query).query_string() == query


def test_a_week_is_from_monday_to_sunday_over_the_end_of_a_year() -> None:
    asked = read("viikko=2026-W53")
    assert (asked.first, asked.last) == (date(2026, 12, 28), date(2027, 1, 3))


@pytest.mark.parametrize(
    "query",
    [
        "paiva=huomenna",
        "paiva=2026-02-30",
        "paiva=0001-01-01",
        "paiva=9999-12-31",
        "viikko=2026-W54",
        "viikko=9999-W52",
        "viikko=49",
        "viikko=²026-W01",
        "sivu=0",
        "sivu=%C2%B2",
        "price=cheap",
        "category=liiku.uinti",
        "kind=x",
        "foo=1",
    ],
)
def test_what_says_nothing_is_named_and_left_out(query: str) -> None:
    assert read_asked(parse_qs(query), TODAY) == (Asked(TODAY), (query.partition("=")[0],))


def test_there_is_no_way_back_from_today() -> None:
    assert read("").previous(TODAY) is None
    assert read("paiva=2026-11-25").previous(TODAY) == Asked(TODAY)
    assert read("viikko=2026-W48").previous(TODAY) is None
    assert read("viikko=2026-W49").previous(TODAY) == Asked(date(2026, 11, 23), is_week=True)


def test_there_is_no_way_past_what_is_known() -> None:
    assert read("paiva=2027-05-21").following(TODAY) == Asked(date(2027, 5, 22))
    assert read("paiva=2027-05-22").following(TODAY) is None
    assert read("viikko=2027-W20").following(TODAY) is None


def test_another_day_starts_from_the_first_page_and_keeps_the_filters() -> None:
    following = read("paiva=2026-12-01&price=free&sivu=3").following(TODAY)
    assert following is not None
    assert following.query_string() == "paiva=2026-12-02&price=free"

"""Times as tokens: a part of the day never stands beside the day of another time."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from app.catalogue.content import ListingContent, ListingKind
from app.catalogue.models import Occurrence
from app.core.clock import LOCAL_ZONE
from app.search.facts.time_tokens import asked_tokens, time_tokens
from app.search.query import SearchQuery
from tests.app.town import local

TODAY = date(2026, 11, 24)
D24, D25, D26 = (f"d{date(2026, 11, n).toordinal()}" for n in (24, 25, 26))


def time(start: str, end: str, *, all_day: bool = False) -> Occurrence:
    return Occurrence(
        listing_id=UUID(int=1),
        starts_at=local(start).astimezone(UTC),
        ends_at=local(end).astimezone(UTC),
        local_date=local(start).date(),
        all_day=all_day,
    )


def tokens(*times: Occurrence, kind: ListingKind = "event", today: date = TODAY) -> set[str]:
    return set(time_tokens(ListingContent(kind=kind, title={"fi": "x"}), times, today))


@pytest.mark.parametrize(
    ("start", "end", "part"),
    [
        ("2026-11-24 00:00", "2026-11-24 01:00", "morning"),
        ("2026-11-24 11:59", "2026-11-24 20:00", "morning"),
        ("2026-11-24 12:00", "2026-11-24 13:00", "day"),
        ("2026-11-24 15:59", "2026-11-24 18:00", "day"),
        ("2026-11-24 16:00", "2026-11-24 18:00", "evening"),
        ("2026-11-24 22:00", "2026-11-25 02:00", "evening"),
    ],
)
def test_an_event_belongs_to_the_part_of_the_day_when_it_begins(start: str, end: str, part: str) -> None:
    assert tokens(time(start, end)) == {"TU", D24, part, f"TU:{part}", f"{D24}:{part}"}


def test_opening_hours_belong_to_every_part_that_they_reach_into() -> None:
    found = tokens(time("2026-11-24 09:00", "2026-11-24 17:00"), kind="service")
    assert found == {
        "TU",
        D24,
        *(t for part in ("morning", "day", "evening") for t in (part, f"TU:{part}", f"{D24}:{part}")),
    }


def test_opening_hours_that_end_on_the_hour_do_not_reach_into_the_next_part() -> None:
    found = tokens(time("2026-11-24 09:00", "2026-11-24 12:00"), kind="service")
    assert found == {"TU", D24, "morning", "TU:morning", f"{D24}:morning"}


def test_opening_hours_that_end_past_the_hour_reach_into_the_next_part() -> None:
    found = tokens(time("2026-11-24 13:00", "2026-11-24 16:30"), kind="service")
    assert found == {"TU", D24, *(t for p in ("day", "evening") for t in (p, f"TU:{p}", f"{D24}:{p}"))}


def test_opening_hours_past_midnight_end_with_their_day() -> None:
    found = tokens(time("2026-11-24 18:00", "2026-11-25 02:00"), kind="service")
    assert found == {"TU", D24, "evening", "TU:evening", f"{D24}:evening"}


def test_days_and_parts_of_two_times_are_not_mixed() -> None:
    found = tokens(time("2026-11-24 09:00", "2026-11-24 10:00"), time("2026-11-25 18:00", "2026-11-25 19:00"))
    assert {"TU:morning", "WE:evening"} <= found
    assert not {"TU:evening", "WE:morning", f"{D24}:evening", f"{D25}:morning"} & found


def test_a_whole_day_has_no_part() -> None:
    assert tokens(time("2026-11-24 00:00", "2026-11-25 00:00", all_day=True)) == {"TU", D24}


def test_what_lasts_for_days_is_on_each_of_them_from_today_on() -> None:
    found = tokens(time("2026-11-20 10:00", "2026-11-26 16:00"))
    assert found == {"TU", "WE", "TH", D24, D25, D26}


def test_what_lasts_for_years_is_on_for_half_a_year_of_days() -> None:
    found = tokens(time("2026-01-01 00:00", "2029-01-01 00:00", all_day=True))
    assert len([token for token in found if token.startswith("d")]) == 181


def test_a_festival_next_autumn_is_found_by_its_days() -> None:
    found = tokens(time("2027-09-10 10:00", "2027-09-12 16:00"))
    assert found == {"FR", "SA", "SU", *(f"d{date(2027, 9, n).toordinal()}" for n in (10, 11, 12))}


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        ("2026-03-29 00:30", "2026-03-29 05:30", date(2026, 3, 29)),
        ("2026-03-28 23:30", "2026-03-29 04:30", date(2026, 3, 28)),
        ("2026-10-25 00:30", "2026-10-25 05:30", date(2026, 10, 25)),
        ("2026-10-24 23:30", "2026-10-25 04:30", date(2026, 10, 24)),
    ],
)
def test_local_days_hold_when_the_clock_is_changed(start: str, end: str, day: date) -> None:
    found = tokens(time(start, end), today=day)
    assert [token for token in found if token.startswith("d") and token[1:].isdigit()] == [
        f"d{day.toordinal()}"
    ]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_whole_day_of_23_or_25_hours_is_one_day(day: date) -> None:
    start = datetime(day.year, day.month, day.day, tzinfo=LOCAL_ZONE)
    end = datetime(day.year, day.month, day.day + 1, tzinfo=LOCAL_ZONE)
    one = time(start.strftime("%Y-%m-%d %H:%M"), end.strftime("%Y-%m-%d %H:%M"), all_day=True)
    assert tokens(one, today=day) == {"SU", f"d{day.toordinal()}"}


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        (SearchQuery(), None),
        (SearchQuery(daypart=("evening",)), ["evening"]),
        (SearchQuery(weekday=("TU", "WE")), ["TU", "WE"]),
        (SearchQuery(weekday=("TU",), daypart=("morning", "day")), ["TU:morning", "TU:day"]),
        (SearchQuery(when="today"), [D24]),
        (SearchQuery(when="today", daypart=("evening",)), [f"{D24}:evening"]),
        (SearchQuery(when="today", weekday=("WE",)), []),
        (SearchQuery(when="week", weekday=("WE",)), [D25]),
        (SearchQuery(when="2026-11-01..2026-11-24"), [D24]),
        (SearchQuery(when="2025-01-01"), []),
        (SearchQuery(when="2020-01-01..2020-01-02", daypart=("day",)), []),
    ],
)
def test_what_is_asked_for(query: SearchQuery, asked: list[str] | None) -> None:
    assert asked_tokens(query, TODAY) == asked

"""The time of a card that fits the question, and the order of times."""

from datetime import datetime
from typing import Any

import pytest

from app.core.clock import LOCAL_ZONE
from app.search.fitting import fitting_time, in_time_order
from app.search.query import SearchQuery

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=LOCAL_ZONE)  # a Tuesday


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL_ZONE)


def card(*times: tuple[str, str], kind: str = "activity", identity: str = "a") -> dict[str, Any]:
    """A card with times (start, end), local."""
    seconds = [[int(at(start).timestamp()), int(at(end).timestamp()), 0, 1] for start, end in times]
    return {"id": identity, "kind": kind, "times": seconds}


WEEKLY = card(
    ("2026-11-24T17:00", "2026-11-24T18:00"),
    ("2026-11-26T09:00", "2026-11-26T10:00"),
    ("2026-11-28T13:00", "2026-11-28T14:00"),
    ("2026-12-01T17:00", "2026-12-01T18:00"),
)


@pytest.mark.parametrize(
    ("query", "start"),
    [
        (None, "2026-11-24T17:00"),
        (SearchQuery(q="kuoro"), "2026-11-24T17:00"),
        (SearchQuery(when="weekend"), "2026-11-28T13:00"),
        (SearchQuery(when="2026-12-01"), "2026-12-01T17:00"),
        (SearchQuery(weekday=("TH",)), "2026-11-26T09:00"),
        (SearchQuery(daypart=("day",)), "2026-11-28T13:00"),
        (SearchQuery(weekday=("TU",), when="2026-11-25..2026-12-05"), "2026-12-01T17:00"),
        (SearchQuery(when="2027-05-01"), "2026-11-24T17:00"),  # beyond the card's times: the next one
    ],
)
def test_the_time_shown_is_the_one_that_was_asked_for(query: SearchQuery | None, start: str) -> None:
    time = fitting_time(WEEKLY, query, NOW)
    assert time is not None
    assert time.start == at(start)


def test_a_time_that_is_over_is_not_shown() -> None:
    time = fitting_time(WEEKLY, None, at("2026-11-24T18:30"))
    assert time is not None
    assert time.start == at("2026-11-26T09:00")


def test_a_card_without_times_has_none() -> None:
    assert fitting_time(card(), SearchQuery(when="today"), NOW) is None


def test_an_exhibition_fits_every_day_and_part_of_the_day_that_it_reaches() -> None:
    long = card(("2026-11-01T10:00", "2026-12-20T17:00"))
    time = fitting_time(long, SearchQuery(when="weekend", daypart=("evening",)), NOW)
    assert time is not None
    assert time.start == at("2026-11-01T10:00")


def test_meetings_come_before_opening_hours_and_long_things_of_the_same_day() -> None:
    evening = card(("2026-11-24T18:00", "2026-11-24T20:00"), identity="evening")
    pool = card(("2026-11-24T06:30", "2026-11-24T20:30"), kind="service", identity="pool")
    show = card(("2026-11-01T10:00", "2026-12-20T17:00"), kind="event", identity="show")
    tomorrow = card(("2026-11-25T10:00", "2026-11-25T12:00"), identity="tomorrow")
    unknown = card(identity="unknown")

    ordered = in_time_order([unknown, tomorrow, pool, show, evening], SearchQuery(when="week"), NOW)

    assert [c["id"] for c in ordered] == ["evening", "pool", "show", "tomorrow", "unknown"]


def test_a_long_thing_comes_after_the_meetings_of_the_first_day_that_was_asked() -> None:
    saturday = card(("2026-11-28T13:00", "2026-11-28T14:00"), identity="saturday")
    sunday = card(("2026-11-29T13:00", "2026-11-29T14:00"), identity="sunday")
    show = card(("2026-11-01T10:00", "2026-12-20T17:00"), kind="event", identity="show")

    ordered = in_time_order([show, sunday, saturday], SearchQuery(when="weekend"), NOW)

    assert [c["id"] for c in ordered] == ["saturday", "show", "sunday"]

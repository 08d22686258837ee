"""Times as the interface writes them → local wall times."""

from datetime import datetime
from typing import Any

import pytest

from importers.contract import Problem
from importers.sources.linked_events.spans import Span, read_span

at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("told", "span"),
    [
        (
            {"start_time": "2026-12-05T16:00:00Z", "end_time": "2026-12-05T18:30:00Z"},
            Span(at("2026-12-05T18:00"), at("2026-12-05T20:30"), all_day=False),
        ),
        (
            {"start_time": "2027-06-01T16:00:00.123456Z", "end_time": "2027-06-01T18:00:00+00:00"},
            Span(at("2027-06-01T19:00"), at("2027-06-01T21:00"), all_day=False),
        ),
        ({"start_time": "2026-12-05T16:00:00Z"}, Span(at("2026-12-05T18:00"), None, all_day=False)),
        (
            {"start_time": "2026-12-05T16:00:00Z", "end_time": "2026-12-05T16:00:00Z"},
            Span(at("2026-12-05T18:00"), None, all_day=False),
        ),
        (
            {"start_time": "2026-12-05T20:00:00Z", "end_time": "2026-12-06T00:00:00Z"},
            Span(at("2026-12-05T22:00"), at("2026-12-06T02:00"), all_day=False),
        ),
        ({"start_time": "2026-12-05T18:00:00"}, Span(at("2026-12-05T18:00"), None, all_day=False)),
        # Days alone: the last one is told, the end is exclusive.
        ({"start_time": "2027-05-08"}, Span(at("2027-05-08"), at("2027-05-09"), all_day=True)),
        (
            {"start_time": "2027-05-08", "end_time": "2027-05-08"},
            Span(at("2027-05-08"), at("2027-05-09"), all_day=True),
        ),
        (
            {"start_time": "2027-05-08", "end_time": "2027-05-10"},
            Span(at("2027-05-08"), at("2027-05-11"), all_day=True),
        ),
        (
            {"start_time": "2027-05-08", "end_time": "2027-05-09T13:00:00Z"},
            Span(at("2027-05-08"), at("2027-05-10"), all_day=True),
        ),
        # From midnight to midnight, or to the last minute or second before it: whole days, in both seasons.
        (
            {"start_time": "2026-12-01T22:00:00Z", "end_time": "2027-05-31T20:59:00Z"},
            Span(at("2026-12-02"), at("2027-06-01"), all_day=True),
        ),
        (
            {"start_time": "2026-12-04T22:00:00Z", "end_time": "2026-12-05T21:59:59Z"},
            Span(at("2026-12-05"), at("2026-12-06"), all_day=True),
        ),
        (
            {"start_time": "2027-06-04T21:00:00Z", "end_time": "2027-06-06T21:00:00Z"},
            Span(at("2027-06-05"), at("2027-06-07"), all_day=True),
        ),
        # An hour at one end, a day at the other.
        (
            {"start_time": "2026-12-05T16:00:00Z", "end_time": "2026-12-05"},
            Span(at("2026-12-05T18:00"), None, all_day=False),
        ),
        (
            {"start_time": "2026-12-05T16:00:00Z", "end_time": "2026-12-05T22:00:00Z", "has_end_time": False},
            Span(at("2026-12-05T18:00"), None, all_day=False),
        ),
        (
            {"start_time": "2026-12-05T16:00:00Z", "end_time": "2026-12-07"},
            Span(at("2026-12-05T18:00"), at("2026-12-08"), all_day=False),
        ),
        (
            {"start_time": "2026-12-04T22:00:00Z", "end_time": None, "has_start_time": False},
            Span(at("2026-12-05"), at("2026-12-06"), all_day=True),
        ),
    ],
)
def test_span_is_local_and_its_end_exclusive(told: dict[str, Any], span: Span) -> None:
    assert read_span(told) == (span, None)


@pytest.mark.parametrize("told", [{}, {"start_time": None}, {"start_time": ""}])
def test_no_start_is_no_span_and_no_problem(told: dict[str, Any]) -> None:
    assert read_span(told) == (None, None)


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        (
            {"start_time": "ensi viikolla"},
            Problem("The start is not a time", field="start_time", value="ensi viikolla"),
        ),
        (
            {"start_time": 1700000000},
            Problem("The start is not a time", field="start_time", value="1700000000"),
        ),
        ({"start_time": "0001-01-01T00:00:00+14:00"}, None),
    ],
)
def test_start_that_is_no_time_is_a_problem(told: dict[str, Any], problem: Problem | None) -> None:
    span, found = read_span(told)
    assert span is None
    assert problem is None or found == problem


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ("2026-12-05T15:00:00Z", "It ends before it starts, so the end was left out"),
        ("2036-12-05T15:00:00Z", "It ends more than three years after its start, so the end was left out"),
        ("myöhään", "The end is not a time"),
    ],
)
def test_end_that_cannot_be_is_left_out(end: str, reason: str) -> None:
    assert read_span({"start_time": "2026-12-05T16:00:00Z", "end_time": end}) == (
        Span(at("2026-12-05T18:00"), None, all_day=False),
        Problem(reason, field="end_time", value=end),
    )


def test_length_follows_the_clock_on_the_wall_over_summer_time() -> None:
    span, _ = read_span({"start_time": "2027-03-27T20:00:00Z", "end_time": "2027-03-28T01:00:00Z"})
    assert span is not None
    assert span.minutes == 360

"""Single fields of the old feed, and what they become."""

from datetime import datetime
from typing import Any

import pytest

from app.catalogue.content import ListingContent
from app.catalogue.parts import Registration
from tests.importers.sources.mikkelinyt.calendar_feed import LEGACY, legacy_event, mapped

at = datetime.fromisoformat


def _legacy(**fields: Any) -> ListingContent:
    content = mapped(legacy_event(**fields), LEGACY).content
    assert content is not None
    return content


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-12-01 18:00:00", "2026-12-01 20:00:00", (at("2026-12-01T18:00"), 120, False)),
        ("2026-07-01 18:00:00", "2026-07-01 20:00:00", (at("2026-07-01T18:00"), 120, False)),
        ("2026-12-01 21:00:00", "2026-12-02 02:00:00", (at("2026-12-01T21:00"), 300, False)),
        ("2026-12-01 18:00", "", (at("2026-12-01T18:00"), None, False)),
        ("2026-12-01 18:00:00", "2026-12-01 18:00:00", (at("2026-12-01T18:00"), None, False)),
        ("2026-12-01 18:00:00", "2026-11-01 18:00:00", (at("2026-12-01T18:00"), None, False)),
        ("2026-12-01 18:00:00", "soon", (at("2026-12-01T18:00"), None, False)),
        ("2026-12-01 18:00:00", "2036-12-01 18:00:00", (at("2026-12-01T18:00"), None, False)),
        ("2026-12-01 00:00:00", "2026-12-01 00:00:00", (at("2026-12-01T00:00"), 1440, True)),
        ("2026-12-01 00:00:00", "2026-12-03 00:00:00", (at("2026-12-01T00:00"), 2880, True)),
        ("2026-12-01 00:00:00", "2026-12-02 23:59:59", (at("2026-12-01T00:00"), 2880, True)),
        ("2026-12-01", "2026-12-01", (at("2026-12-01T00:00"), 1440, True)),
    ],
)
def test_time_without_an_offset_is_local(
    start: str, end: str, expected: tuple[datetime, int | None, bool]
) -> None:
    ((schedule,),) = (session.schedules for session in _legacy(start=start, end=end).sessions)
    assert (schedule.start, schedule.duration_minutes, schedule.all_day) == expected


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        ("yesterday", "", "The start is not a time"),
        ("0001-01-01 00:00:00", "", "The start is not a time"),
        ("9999-12-31 23:59:59", "", "The start is not a time"),
        ("2026-12-01 18:00:00", "soon", "The end is not a time"),
        ("2026-12-01 18:00:00", "2026-11-01 18:00:00", "It ends before it starts, so the end was left out"),
        (
            "2026-12-01 18:00:00",
            "2036-12-01 18:00:00",
            "It ends more than three years after its start, so the end was left out",
        ),
        ("", "", "No start is told"),
        (None, None, "No start is told"),
    ],
)
def test_time_that_cannot_be_is_a_problem(start: object, end: object, reason: str) -> None:
    found = mapped(legacy_event(start=start, end=end), LEGACY)
    assert found.content is not None
    assert [problem.reason for problem in found.problems] == [reason]


def test_weekend_keeps_the_calendars_words_for_its_hours_without_a_problem() -> None:
    nice = "4.12.2026 - 6.12.2026 klo 10:00 - 16:00"
    found = mapped(
        legacy_event(start="2026-12-04 10:00:00", end="2026-12-06 16:00:00", niceDatetime=nice), LEGACY
    )
    assert found.content is not None
    assert found.content.sessions[0].note == {"fi": nice}
    assert found.problems == ()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, Registration()),
        (
            {"registration": "https://s.example.org/1"},
            Registration(required=True, url="https://s.example.org/1"),
        ),
        ({"tickets_url": "https://s.example.org/2"}, Registration(url="https://s.example.org/2")),
        ({"registration": "Ovelta"}, Registration(note={"fi": "Ovelta"})),
        (
            {"registration": "Kysy: a(at)example.org", "tickets_url": "https://s.example.org/2"},
            Registration(
                url="https://s.example.org/2", email="a@example.org", note={"fi": "Kysy: a(at)example.org"}
            ),
        ),
    ],
)
def test_registration_of_the_old_feed(told: dict[str, str], expected: Registration) -> None:
    assert _legacy(**told).registration == expected


@pytest.mark.parametrize("name", ["image", "image_original", "thumb"])
def test_picture_may_be_of_any_size(name: str) -> None:
    image = _legacy(**{name: "https://calendar.example.org/a.jpg"}).image
    assert image is not None
    assert image.url == "https://calendar.example.org/a.jpg"


@pytest.mark.parametrize("value", [None, 7, True, [], ["x"], {"a": "b"}, "<span>", "\u0000"])
def test_values_of_a_wrong_type_break_nothing_in_the_old_feed(value: object) -> None:
    names = (
        "description",
        "niceDatetime",
        "end",
        "city",
        "place",
        "address",
        "zip",
        "thumb",
        "image",
        "tickets",
    )
    more = ("tickets_url", "registration", "organizer", "category", "url", "start")
    assert _legacy(**dict.fromkeys((*names, *more), value)).title == {"fi": "Ilta"}

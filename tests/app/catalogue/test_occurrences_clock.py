"""Wall times, changes of the clock, and whole days."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.catalogue.schedule import Schedule
from app.catalogue.times.occurrences import occurrences

at = datetime.fromisoformat
HELSINKI = ZoneInfo("Europe/Helsinki")
START, END = at("2026-11-24T00:00+02:00"), at("2027-06-01T00:00+03:00")
TUESDAYS = Schedule(start=at("2024-01-02T17:00"), duration_minutes=120, rrule="FREQ=WEEKLY;BYDAY=TU")


def local(schedule: Schedule, start: datetime = START, end: datetime = END) -> list[str]:
    """The times as "2026-12-01T17:00/19:00", with the state when it is not the usual one."""
    zone = ZoneInfo(schedule.timezone)
    texts = []
    for found in occurrences(schedule, start, end):
        last = f"/{found.end.astimezone(zone):%H:%M}" if found.end else ""
        state = "" if found.state == "scheduled" else f" {found.state}"
        texts.append(f"{found.start.astimezone(zone):%Y-%m-%dT%H:%M}{last}{state}")
    return texts


def in_december(schedule: Schedule) -> list[str]:
    return local(schedule, at("2026-12-01T00:00+02:00"), at("2027-01-01T00:00+02:00"))


def test_wall_clock_holds_over_both_changes_of_the_clock() -> None:
    found = occurrences(TUESDAYS, at("2026-10-20T00:00Z"), at("2027-04-01T00:00Z"))

    assert {one.start.astimezone(HELSINKI).hour for one in found} == {17}
    assert [one.start.hour for one in found][:2] == [14, 15]
    assert [one.start.hour for one in found][-2:] == [15, 14]


@pytest.mark.parametrize(
    ("start", "minutes", "first", "last"),
    [
        ("2027-03-28T03:30", None, "2027-03-28T01:30", None),
        ("2027-03-28T03:30", 60, "2027-03-28T01:30", "2027-03-28T02:30"),
        ("2027-03-28T02:00", 90, "2027-03-28T00:00", "2027-03-28T01:30"),
        ("2027-03-27T22:00", 360, "2027-03-27T20:00", "2027-03-28T01:00"),
        ("2026-10-25T03:30", 15, "2026-10-25T00:30", "2026-10-25T00:45"),
        ("2026-10-24T22:00", 360, "2026-10-24T19:00", "2026-10-25T02:00"),
    ],
)
def test_clock_changes_in_the_night(start: str, minutes: int | None, first: str, last: str | None) -> None:
    """A skipped hour moves forward, a repeated one is the first; a party until 4 ends at 4 on the clock."""
    schedule = Schedule(start=at(start), duration_minutes=minutes)
    found = occurrences(schedule, at("2026-10-01T00:00Z"), END)

    assert [(one.start, one.end) for one in found] == [(at(f"{first}Z"), at(f"{last}Z") if last else None)]


def test_skipped_hour_keeps_the_rest_of_the_series() -> None:
    nights = Schedule(start=at("2027-03-27T03:30"), duration_minutes=60, rrule="FREQ=DAILY;COUNT=3")

    assert local(nights) == ["2027-03-27T03:30/04:30", "2027-03-28T04:30/05:30", "2027-03-29T03:30/04:30"]


def test_other_time_zones_are_followed() -> None:
    schedule = Schedule(start=at("2026-12-01T18:00"), timezone="America/New_York")

    assert [one.start for one in occurrences(schedule, START, END)] == [at("2026-12-01T23:00Z")]


def test_all_day_ends_at_the_midnight_after() -> None:
    schedule = Schedule(start=at("2027-03-28T09:00"), all_day=True)
    found = occurrences(schedule, START, END)

    assert [(one.start, one.end, one.all_day) for one in found] == [
        (at("2027-03-27T22:00Z"), at("2027-03-28T21:00Z"), True)
    ]


def test_all_day_counts_whole_days_and_exceptions_by_day() -> None:
    schedule = Schedule(
        start=at("2026-12-05T00:00"),
        duration_minutes=2 * 1440,
        all_day=True,
        rrule="FREQ=WEEKLY",
        exdates=(at("2026-12-12T10:00"),),
    )

    assert in_december(schedule) == [
        "2026-12-05T00:00/00:00",
        "2026-12-19T00:00/00:00",
        "2026-12-26T00:00/00:00",
    ]
    first = occurrences(schedule, START, END)[0]
    assert first.end == first.start + timedelta(days=2)

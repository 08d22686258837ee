"""Single times of schedules: windows, seasons, breaks, limits."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.catalogue.schedule import DateRange, Schedule
from app.catalogue.times.occurrences import (
    MAX_OCCURRENCES,
    Occurrence,
    ScheduleError,
    check_rule,
    occurrences,
)
from tests.patience import soon_answered

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


def test_single_time_is_given_in_utc_with_its_local_day() -> None:
    schedule = Schedule(start=at("2026-12-01T00:30"), duration_minutes=60)

    assert occurrences(schedule, START, END) == [
        Occurrence(
            start=at("2026-11-30T22:30+00:00"),
            end=at("2026-11-30T23:30+00:00"),
            all_day=False,
            local_date=date(2026, 12, 1),
            state="scheduled",
            note={},
        )
    ]


@pytest.mark.parametrize("kind", ["always", "by_appointment"])
def test_no_times_for_what_has_no_hours(kind: str) -> None:
    schedule = Schedule.model_validate({"kind": kind, "start": at("2026-12-01T18:00")})

    assert occurrences(schedule, START, END) == []


def test_no_times_without_a_start() -> None:
    assert occurrences(Schedule(note={"fi": "joka toinen tiistai"}), START, END) == []


def test_opening_hours_have_times() -> None:
    schedule = TUESDAYS.model_copy(update={"kind": "opening_hours", "valid_until": date(2026, 11, 30)})

    assert local(schedule) == ["2026-11-24T17:00/19:00"]


@pytest.mark.parametrize(
    ("minutes", "start", "end", "is_found"),
    [
        (60, "2026-12-01T17:00", "2026-12-01T18:00", False),
        (60, "2026-12-01T19:00", "2026-12-01T20:00", False),
        (60, "2026-12-01T18:59", "2026-12-01T20:00", True),
        (60, "2026-12-01T17:00", "2026-12-01T18:01", True),
        (None, "2026-12-01T18:00", "2026-12-01T19:00", True),
        (None, "2026-12-01T18:01", "2026-12-01T19:00", False),
        (0, "2026-12-01T18:00", "2026-12-01T19:00", True),
        (60 * 24 * 60, "2027-01-15T00:00", "2027-01-16T00:00", True),
        (60 * 24 * 60, "2027-02-15T00:00", "2027-02-16T00:00", False),
    ],
)
def test_window_takes_what_overlaps_it(minutes: int | None, start: str, end: str, is_found: bool) -> None:
    schedule = Schedule(start=at("2026-12-01T18:00"), duration_minutes=minutes)
    window = at(start).replace(tzinfo=HELSINKI), at(end).replace(tzinfo=HELSINKI)

    assert bool(occurrences(schedule, *window)) is is_found


def test_dates_breaks_and_season_shape_a_series() -> None:
    schedule = TUESDAYS.model_copy(
        update={
            "rdates": (at("2026-12-12T12:00"), at("2026-12-08T17:00")),
            "exdates": (at("2026-12-15T17:00"),),
            "breaks": (DateRange(start=date(2026, 12, 24), end=date(2027, 1, 6)),),
            "valid_from": date(2026, 12, 2),
            "valid_until": date(2027, 1, 12),
        }
    )

    assert local(schedule) == [
        "2026-12-08T17:00/19:00",
        "2026-12-12T12:00/14:00",
        "2026-12-22T17:00/19:00",
        "2027-01-12T17:00/19:00",
    ]


def test_start_and_dates_without_a_rule() -> None:
    schedule = Schedule(
        start=at("2026-12-06T18:00"),
        rdates=(at("2026-12-20T18:00"), at("2026-12-13T18:00"), at("2026-12-13T18:00")),
    )

    assert local(schedule) == ["2026-12-06T18:00", "2026-12-13T18:00", "2026-12-20T18:00"]


def test_overlapping_long_times_are_all_found() -> None:
    fortnights = Schedule(
        start=at("2026-11-02T00:00"), duration_minutes=1440 * 14, rrule="FREQ=WEEKLY;BYDAY=MO"
    )
    found = occurrences(fortnights, at("2026-12-02T00:00+02:00"), at("2026-12-03T00:00+02:00"))

    assert [one.local_date.isoformat() for one in found] == ["2026-11-23", "2026-11-30"]


def test_at_most_a_thousand_times_are_given() -> None:
    schedule = Schedule(start=at("2020-01-01T00:00"), rrule="FREQ=DAILY;BYHOUR=8,9,10,11,12,13,14,15")
    found = occurrences(schedule, START, END)

    assert len(found) == MAX_OCCURRENCES
    assert found[0].start == at("2026-11-24T06:00Z")


def test_ends_of_the_calendar_are_no_trap() -> None:
    for start in ("0001-01-01T00:00", "9999-12-31T23:59"):
        schedule = Schedule(start=at(start), duration_minutes=1440)
        assert occurrences(schedule, START, END) == []
        assert occurrences(schedule.model_copy(update={"rrule": "FREQ=YEARLY;COUNT=2"}), START, END) == []


@pytest.mark.parametrize("rrule", ["FREQ=DAILY;BYMONTH=0", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;UNTIL=SOON"])
def test_rule_that_cannot_be_followed_is_refused(rrule: str) -> None:
    schedule = Schedule(start=at("2026-12-01T18:00"), rrule=rrule)

    with pytest.raises(ScheduleError):
        occurrences(schedule, START, END)
    with pytest.raises(ScheduleError):
        check_rule(schedule)


def test_check_rule_refuses_what_never_comes_true() -> None:
    schedule = Schedule(start=at("2026-12-01T18:00"), rrule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")

    with pytest.raises(ScheduleError) as refusal:
        check_rule(schedule)

    assert str(refusal.value) == (
        "the rule never comes true: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' matches no day"
    )
    assert occurrences(schedule, START, END) == []


@pytest.mark.parametrize(
    "rrule", [None, "FREQ=WEEKLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=DAILY;UNTIL=20200101"]
)
def test_check_rule_lets_good_rules_pass(rrule: str | None) -> None:
    check_rule(Schedule(start=at("2026-12-01T18:00"), rrule=rrule))


def test_hostile_schedule_costs_little() -> None:
    schedule = Schedule(
        start=at("0001-01-01T00:00"), duration_minutes=60, rrule="FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    )
    with soon_answered():
        assert occurrences(schedule, START, END) == []


@settings(max_examples=150)
@given(
    rrule=st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU,SU", "FREQ=MONTHLY;BYDAY=-1SU"]),
    start=st.datetimes(at("2026-01-01"), at("2026-12-31")),
    minutes=st.none() | st.integers(0, 60 * 24 * 20),
    cut=st.integers(1, 180 * 24),
)
def test_two_windows_give_what_one_gives(rrule: str, start: datetime, minutes: int | None, cut: int) -> None:
    schedule = Schedule(start=start, duration_minutes=minutes, rrule=rrule)
    middle = START + timedelta(hours=cut)
    whole = occurrences(schedule, START, END)
    parts = occurrences(schedule, START, middle) + occurrences(schedule, middle, END)

    assert {one.start for one in whole} == {one.start for one in parts}
    assert all(first.start < second.start for first, second in pairwise(whole))
    assert all(one.start.tzinfo is UTC for one in whole)

"""Series: rules, their ends, further and left-out dates, and the clocks that they follow."""

import pytest

from app.catalogue.schedule import Override, Schedule
from tests.importers.sources.ics.calendar_text import (
    EVENING,
    event,
    local_times,
    mapped,
    reasons,
    schedules,
)

IN_TOWN = "DTSTART;TZID=Europe/Helsinki:20261006T180000\nDURATION:PT1H\n"
IN_UTC = "DTSTART:20261006T150000Z\nDURATION:PT1H\n"
GOOGLE = "X-WR-TIMEZONE:Europe/Helsinki\n"


@pytest.mark.parametrize(
    ("rule", "times"),
    [
        ("FREQ=WEEKLY;COUNT=3", ["2026-10-06 18:00", "2026-10-13 18:00", "2026-10-20 18:00"]),
        ("FREQ=WEEKLY;UNTIL=20261013", ["2026-10-06 18:00", "2026-10-13 18:00"]),
        ("FREQ=WEEKLY;UNTIL=20261013T175959", ["2026-10-06 18:00"]),
        ("FREQ=WEEKLY;UNTIL=20261013T150000Z", ["2026-10-06 18:00", "2026-10-13 18:00"]),
        ("FREQ=WEEKLY;UNTIL=20261013T145959Z", ["2026-10-06 18:00"]),
        ("freq=weekly; byday=TU, TH;count=2;", ["2026-10-06 18:00", "2026-10-08 18:00"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=2;WKST=SU;X-A=1", ["2026-10-06 18:00", "2026-10-20 18:00"]),
    ],
)
def test_rule_ends_where_it_says(rule: str, times: list[str]) -> None:
    assert local_times(schedules(event(f"{IN_TOWN}RRULE:{rule}"))) == times


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261201", "2026-12-01"),
        ("20261201T235959Z", "2026-12-01"),
        ("20261201T000000Z", "2026-12-01"),
        ("20261130T220000Z", "2026-12-01"),
        ("20261201T120000", "2026-12-01"),
        ("20261130T210000Z", "2026-11-30"),
    ],
)
def test_whole_day_series_ends_on_a_day(until: str, last: str) -> None:
    told = f"DTSTART;VALUE=DATE:20261125\nDTEND;VALUE=DATE:20261126\nRRULE:FREQ=DAILY;UNTIL={until}"
    assert local_times(schedules(event(told)))[-1] == f"{last} 00:00"


@pytest.mark.parametrize(
    ("left_out", "gone"),
    [
        ("EXDATE;TZID=Europe/Helsinki:20261013T180000", "2026-10-13 18:00"),
        ("EXDATE:20261013T150000Z", "2026-10-13 18:00"),
        ("EXDATE;TZID=Europe/Stockholm:20261013T170000", "2026-10-13 18:00"),
        ("EXDATE:20261013T180000", "2026-10-13 18:00"),
        ("EXDATE;VALUE=DATE:20261013", "2026-10-13 18:00"),
        ("EXDATE;VALUE=DATE:20261006", "2026-10-06 18:00"),
    ],
)
def test_left_out_time_is_found_however_it_is_told(left_out: str, gone: str) -> None:
    found = mapped(event(f"{IN_TOWN}RRULE:FREQ=WEEKLY;COUNT=3\n{left_out}"))
    every = {"2026-10-06 18:00", "2026-10-13 18:00", "2026-10-20 18:00"}
    assert found.content is not None
    assert set(local_times(found.content.sessions[0].schedules)) == every - {gone}
    assert found.problems == ()


def test_left_out_time_at_another_hour_leaves_nothing_out_and_is_told() -> None:
    found = mapped(event(f"{IN_TOWN}RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20261013T000000"))
    assert reasons(found) == [
        ("EXDATE", "A left-out time is at another hour than the series, so nothing was left out")
    ]


def test_further_dates_may_be_periods_with_a_length_of_their_own() -> None:
    told = (
        f"{EVENING}\nRDATE:20260902T150000Z\n"
        "RDATE;VALUE=PERIOD:20260903T150000Z/PT3H,20260904T150000Z/20260904T163000Z"
    )
    assert schedules(event(told)) == (
        Schedule(
            start="2026-09-01T18:00",
            duration_minutes=90,
            rdates=("2026-09-02T18:00", "2026-09-03T18:00", "2026-09-04T18:00"),
            overrides=(Override(original="2026-09-03T18:00", duration_minutes=180),),
        ),
    )


def test_over_five_thousand_dates_are_too_many() -> None:
    dates = ",".join(
        f"20{26 + n // 8000}{n // 600 % 12 + 1:02}{n // 24 % 25 + 1:02}T{n % 24:02}0000" for n in range(6000)
    )
    found = mapped(event(f"{EVENING}\nRDATE:{dates}"))
    assert reasons(found) == [("RDATE", "There are over 5000 dates: only the first were read")]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=HOURLY", "a rule must recur daily, weekly, monthly or yearly, not 'HOURLY'"),
        ("FREQ=SECONDLY;COUNT=5", "a rule must recur daily, weekly, monthly or yearly, not 'SECONDLY'"),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "the rule never comes true: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' matches no day",
        ),
        ("W1 TU", "'W1TU' is not a part of a recurrence rule that can be followed"),
    ],
)
def test_rule_that_cannot_be_followed_leaves_the_first_time(rule: str, said: str) -> None:
    found = mapped(event(f"{IN_TOWN}RRULE:{rule}"))
    assert reasons(found) == [("RRULE", f"Only its first time was read: {said}")]
    assert found.content is not None
    assert local_times(found.content.sessions[0].schedules) == ["2026-10-06 18:00"]


def test_first_time_that_the_rule_does_not_make_is_told() -> None:
    found = mapped(event(f"{IN_TOWN}RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=2"))
    assert reasons(found) == [
        ("RRULE", "The first time is not one that the rule makes; the rule was followed")
    ]


def test_rule_that_leaves_times_out_is_told() -> None:
    found = mapped(event(f"{IN_TOWN}RRULE:FREQ=WEEKLY\nEXRULE:FREQ=MONTHLY"))
    assert reasons(found) == [
        ("EXRULE", "A rule that leaves times out (EXRULE) is not followed: some times may be wrong")
    ]


def test_two_rules_are_two_schedules() -> None:
    found = schedules(
        event(
            f"{IN_TOWN}RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2\nRRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=1\nEXDATE:20261013T180000"
        )
    )
    assert local_times(found) == ["2026-10-06 18:00", "2026-10-10 18:00"]


def test_utc_series_of_a_calendar_with_a_zone_keeps_the_local_hour_over_the_turn_of_the_clocks() -> None:
    (found,) = schedules(event(f"{IN_UTC}RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261103T235959Z"), head=GOOGLE)
    assert (found.rrule, found.timezone) == ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261103T235959Z", "Europe/Helsinki")
    assert local_times((found,))[-2:] == ["2026-10-27 18:00", "2026-11-03 18:00"]


@pytest.mark.parametrize(
    "speaks_for_utc",
    [
        "RRULE:FREQ=WEEKLY;UNTIL=20261103T150000Z",
        "RRULE:FREQ=WEEKLY;COUNT=6\nEXDATE:20261110T150000Z",
    ],
)
def test_utc_series_stays_in_utc_when_its_own_times_say_so(speaks_for_utc: str) -> None:
    found = schedules(event(f"{IN_UTC}{speaks_for_utc}"), head=GOOGLE)
    times = local_times(found)
    assert times[:5] == [
        "2026-10-06 18:00",
        "2026-10-13 18:00",
        "2026-10-20 18:00",
        "2026-10-27 17:00",
        "2026-11-03 17:00",
    ]
    assert {schedule.timezone for schedule in found} == {"Europe/Helsinki"}


def test_utc_series_past_midnight_is_not_read_by_local_weekdays() -> None:
    told = "DTSTART:20261006T213000Z\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=2"
    assert local_times(schedules(event(told), head=GOOGLE)) == ["2026-10-07 00:30", "2026-10-14 00:30"]


def test_utc_series_without_any_zone_or_end_keeps_utc_and_is_told() -> None:
    found = mapped(event(f"{IN_UTC}RRULE:FREQ=WEEKLY"))
    assert found.content is not None
    (schedule,) = found.content.sessions[0].schedules
    assert (schedule.start.isoformat() if schedule.start else "", schedule.timezone) == (
        "2026-10-06T15:00:00",
        "UTC",
    )
    assert reasons(found) == [
        ("RRULE", "The series keeps the clocks of UTC: its hour here is not the same all year")
    ]


def test_series_of_sweden_becomes_one_of_the_town() -> None:
    told = (
        "DTSTART;TZID=Europe/Stockholm:20260901T180000\nDURATION:PT1H\n"
        "RRULE:FREQ=WEEKLY;UNTIL=20261208T180000\nEXDATE;TZID=Europe/Stockholm:20260908T180000\n"
    )
    moved = (
        "RECURRENCE-ID;TZID=Europe/Stockholm:20260915T180000\n"
        "DTSTART;TZID=Europe/Stockholm:20260916T170000\nDURATION:PT1H"
    )
    assert schedules(event(told), event(moved)) == (
        Schedule(
            start="2026-09-01T19:00",
            duration_minutes=60,
            rrule="FREQ=WEEKLY;UNTIL=20261208T190000",
            exdates=("2026-09-08T19:00",),
            overrides=(Override(original="2026-09-15T19:00", state="moved", start="2026-09-16T18:00"),),
        ),
    )


def test_series_of_another_zone_that_ends_becomes_its_times_here() -> None:
    # New York turns its clocks a week after Finland does.
    told = "DTSTART;TZID=America/New_York:20261013T110000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4"
    assert local_times(schedules(event(told))) == [
        "2026-10-13 18:00",
        "2026-10-20 18:00",
        "2026-10-27 17:00",
        "2026-11-03 18:00",
    ]

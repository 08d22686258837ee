"""Dates of a series made into the simplest true rule."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.catalogue.schedule import DateRange, Override, Schedule
from app.catalogue.times.occurrences import occurrences
from app.catalogue.words.regular import regular_schedule, regular_schedules
from tests.patience import soon_answered

at = datetime.fromisoformat
FIRST = at("2026-09-01T18:00")  # a Tuesday
WEEK = timedelta(weeks=1)
EVER = at("2000-01-01T00:00Z"), at("2100-01-01T00:00Z")
Time = tuple[datetime, int | None]
Told = tuple[datetime, datetime | None, str]


def every(step: timedelta, numbers: Sequence[int], start: datetime = FIRST) -> list[Time]:
    return [(start + number * step, 60) for number in numbers]


def on(*days: str) -> list[Time]:
    return [(at(f"{day}T18:00"), None) for day in days]


def expanded(schedules: Sequence[Schedule]) -> list[Told]:
    found = [one for schedule in schedules for one in occurrences(schedule, *EVER)]
    return sorted(((one.start, one.end, one.state) for one in found), key=str)


def told(times: Sequence[Time], cancelled: Sequence[datetime] = ()) -> list[Told]:
    found: list[Told] = []
    for moment, minutes in set(times):
        (one,) = occurrences(Schedule(start=moment, duration_minutes=minutes), *EVER)
        found.append((one.start, one.end, "cancelled" if moment in cancelled else "scheduled"))
    return sorted(found, key=str)


def test_weekly_dates_become_a_weekly_rule() -> None:
    assert regular_schedule(every(WEEK, range(10))) == Schedule(
        start=FIRST,
        duration_minutes=60,
        rrule="FREQ=WEEKLY;BYDAY=TU",
        valid_from=date(2026, 9, 1),
        valid_until=date(2026, 11, 3),
    )


@pytest.mark.parametrize(
    ("times", "rrule"),
    [
        (every(timedelta(days=1), range(5)), "FREQ=DAILY"),
        (every(WEEK, range(6)) + every(WEEK, range(6), at("2026-09-03T18:00")), "FREQ=WEEKLY;BYDAY=TU,TH"),
        (every(2 * WEEK, range(8)), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        (every(3 * WEEK, range(8)), "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU"),
        (on("2026-09-09", "2026-10-14", "2026-11-11", "2026-12-09"), "FREQ=MONTHLY;BYDAY=2WE"),
        (on("2026-09-27", "2026-10-25", "2026-11-29"), "FREQ=MONTHLY;BYDAY=-1SU"),
        (
            on("2026-09-01", "2026-09-15", "2026-10-06", "2026-10-20", "2026-11-03", "2026-11-17"),
            "FREQ=MONTHLY;BYDAY=1TU,3TU",
        ),
    ],
)
def test_plain_rhythms_are_found(times: list[Time], rrule: str) -> None:
    assert regular_schedule(times).rrule == rrule
    assert expanded([regular_schedule(times)]) == told(times)


def test_even_weeks_over_a_year_of_53_weeks_are_not_every_other_week() -> None:
    days = [date.fromisocalendar(2026, week, 2) for week in range(40, 53, 2)]
    days += [date.fromisocalendar(2027, week, 2) for week in range(2, 20, 2)]
    schedule = regular_schedule([(datetime.combine(day, FIRST.time()), 60) for day in days])

    assert schedule.rrule is not None
    assert schedule.rrule.startswith("FREQ=YEARLY;BYWEEKNO=2,4,6,")
    assert schedule.breaks == schedule.exdates == schedule.rdates == ()


def test_missing_weeks_become_a_break_and_a_missing_week_a_date() -> None:
    schedule = regular_schedule(every(WEEK, [0, 1, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15]))

    assert schedule.exdates == (at("2026-09-15T18:00"),)
    assert schedule.breaks == (DateRange(start=date(2026, 10, 20), end=date(2026, 11, 3)),)


def test_extra_date_stands_beside_the_rule() -> None:
    extra = at("2026-09-05T18:00")
    schedule = regular_schedule([*every(WEEK, range(10)), (extra, 60)])

    assert (schedule.rrule, schedule.rdates) == ("FREQ=WEEKLY;BYDAY=TU", (extra,))


def test_cancelled_times_become_overrides_of_the_rule() -> None:
    off = FIRST + 2 * WEEK
    schedule = regular_schedule(every(WEEK, range(6)), cancelled=[off])

    assert schedule.rrule == "FREQ=WEEKLY;BYDAY=TU"
    assert schedule.overrides == (Override(original=off, state="cancelled"),)


@pytest.mark.parametrize("numbers", [[0], [0, 1], [0, 1, 5, 17, 18, 40], [0, 2, 3]])
def test_few_or_irregular_dates_stay_dates(numbers: list[int]) -> None:
    times = every(WEEK, numbers)

    assert regular_schedule(times) == Schedule(
        start=FIRST, duration_minutes=60, rdates=tuple(moment for moment, _ in times[1:])
    )


def test_one_schedule_holds_lengths_that_differ() -> None:
    times = [*every(WEEK, range(5)), (FIRST + 5 * WEEK, 90)]

    assert regular_schedule(times).overrides == (Override(original=FIRST + 5 * WEEK, duration_minutes=90),)
    assert expanded([regular_schedule(times)]) == told(times)


def test_no_times_are_refused() -> None:
    with pytest.raises(ValueError, match="a schedule needs at least one time"):
        regular_schedule([])


def test_each_hour_has_its_own_schedule() -> None:
    evening, morning = every(WEEK, range(5)), every(WEEK, range(4), at("2026-09-02T09:30"))

    assert [schedule.start for schedule in regular_schedules(evening + morning)] == [
        FIRST,
        at("2026-09-02T09:30"),
    ]
    assert expanded(regular_schedules(evening + morning)) == told(evening + morning)


def test_cancelled_time_joins_the_schedule_of_its_hour() -> None:
    schedules = regular_schedules(every(WEEK, [0, 1, 3, 4]), cancelled=[FIRST + 2 * WEEK])

    assert [(schedule.rrule, len(schedule.overrides)) for schedule in schedules] == [
        ("FREQ=WEEKLY;BYDAY=TU", 1)
    ]


def test_all_day_dates_become_an_all_day_rule() -> None:
    schedule = regular_schedule([(at(f"2026-09-0{day}"), None) for day in (4, 5, 6)], all_day=True)

    assert (schedule.all_day, schedule.rrule) == (True, "FREQ=DAILY")


def test_two_hundred_dates_are_quick() -> None:
    with soon_answered():
        schedule = regular_schedule(every(WEEK, [number for number in range(220) if number % 11]))

    assert len(expanded([schedule])) == 200


moments = st.builds(
    lambda day, hour, step: at("2026-09-01T00:00") + timedelta(days=day * step, hours=hour),
    st.integers(0, 60),
    st.sampled_from([3, 9, 18]),
    st.sampled_from([1, 7, 14]),
)


@settings(max_examples=200)
@given(
    times=st.lists(st.tuples(moments, st.none() | st.sampled_from([0, 60, 480])), min_size=1, max_size=40),
    called_off=st.sets(st.integers(0, 39), max_size=3),
)
def test_expansion_is_always_what_was_told(times: list[Time], called_off: set[int]) -> None:
    once = [time for time in times if Counter(moment for moment, _ in times)[time[0]] == 1] or times[:1]
    cancelled = [once[number][0] for number in called_off if number < len(once)]

    assert expanded(regular_schedules(once, cancelled=cancelled)) == told(once, cancelled)
    assert expanded([regular_schedule(once, cancelled=cancelled)]) == told(once, cancelled)


@settings(max_examples=200)
@given(
    step=st.sampled_from([1, 7, 14, 21, 28]),
    size=st.integers(3, 60),
    left_out=st.sets(st.integers(0, 59), max_size=8),
    start=st.integers(0, 400),
)
def test_expansion_of_a_series_with_gaps_is_what_was_told(
    step: int, size: int, left_out: set[int], start: int
) -> None:
    first = FIRST + timedelta(days=start)
    times = every(timedelta(days=step), [number for number in range(size) if number not in left_out], first)

    if times:
        assert expanded(regular_schedules(times)) == told(times)

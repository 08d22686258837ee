"""A listing's times ahead, as seen at a moment: what is expanded, what comes next, when all is over."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.catalogue.content import ListingContent
from app.catalogue.parts import Session
from app.catalogue.schedule import DateRange, Override, Schedule
from app.catalogue.times.occurrences import ScheduleError
from app.catalogue.times.timeline import ASSUMED_LENGTH, check_times, timeline
from tests.builders import day, listing, once, wall, weekly

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)  # a Tuesday, 9 o'clock local time
HORIZON = date(2027, 5, 23)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def note_only(kind: str) -> Schedule:
    return Schedule.model_validate({"kind": kind, "note": {"fi": "Sovitaan erikseen"}})


def test_listing_without_times_has_nothing_to_look_for() -> None:
    times = timeline(listing(kind="service"), NOW)

    assert (times.occurrences, times.next_start, times.last_end, times.horizon) == ((), None, None, None)


def test_series_covers_the_days_up_to_the_horizon() -> None:
    times = timeline(listing("Kuoro", weekly("2026-09-01T17:00")), NOW)

    assert len(times.occurrences) == 26
    assert times.occurrences[0].start == utc("2026-11-24T15:00")
    assert times.occurrences[-1].start == utc("2027-05-18T14:00")  # summer time
    assert (times.next_start, times.last_end, times.horizon) == (utc("2026-11-24T15:00"), None, HORIZON)


def test_time_under_way_is_the_next_one_until_it_ends() -> None:
    content = listing("Kuoro", weekly("2026-09-01T17:00", 90))

    assert timeline(content, utc("2026-11-24T16:30")).next_start == utc("2026-11-24T15:00")
    assert timeline(content, utc("2026-11-24T16:31")).next_start == utc("2026-12-01T15:00")


def test_unknown_end_counts_as_under_way_for_the_assumed_length() -> None:
    content = listing("Ilta", once("2026-11-24T17:00", None))

    assert timedelta(hours=2) == ASSUMED_LENGTH
    assert timeline(content, utc("2026-11-24T17:00")).next_start == utc("2026-11-24T15:00")
    assert timeline(content, utc("2026-11-24T17:01")).next_start is None
    assert timeline(content, NOW).last_end == utc("2026-11-24T17:00")


def test_cancelled_time_is_there_but_is_not_next() -> None:
    off = Override(original=wall("2026-11-24T17:00"), state="cancelled")

    times = timeline(listing("Kuoro", weekly("2026-09-01T17:00", overrides=(off,))), NOW)

    assert times.occurrences[0].state == "cancelled"
    assert times.next_start == utc("2026-12-01T15:00")


def test_first_time_beyond_the_horizon_is_known() -> None:
    content = listing("Juhannus", weekly("2027-06-25T12:00", rrule="FREQ=YEARLY"))

    times = timeline(content, NOW)

    assert [o.start for o in times.occurrences] == [utc("2027-06-25T09:00")]
    assert (times.next_start, times.horizon) == (utc("2027-06-25T09:00"), HORIZON)


def test_first_time_beyond_is_found_when_those_near_are_over_or_off() -> None:
    off = Override(original=wall("2026-11-24T06:00"), state="cancelled")
    content = listing("Vuosikokous", weekly("2025-11-24T06:00", rrule="FREQ=YEARLY", overrides=(off,)))

    assert timeline(content, NOW).next_start == utc("2027-11-24T04:00")


def test_break_longer_than_the_horizon_still_has_a_next_time() -> None:
    pause = DateRange(start=day("2026-11-25"), end=day("2027-08-31"))

    times = timeline(listing("Kuoro", weekly("2026-09-01T05:00", breaks=(pause,))), NOW)

    assert times.next_start == utc("2027-09-07T02:00")


@pytest.mark.parametrize(
    ("schedule", "last_end"),
    [
        (once("2026-12-01T18:00", 90), "2026-12-01T17:30"),
        (once("2026-12-01T00:00", None, all_day=True), "2026-12-01T22:00"),
        (once("2026-12-01T00:00", 60, all_day=True), "2026-12-01T22:00"),
        (once("2026-12-01T18:00", 90, rdates=(wall("2026-12-08T18:00"),)), "2026-12-08T17:30"),
        (weekly("2026-09-01T17:00", valid_until=date(2026, 12, 15)), "2026-12-15T23:29"),
        (weekly("2026-09-01T17:00", rrule="FREQ=WEEKLY;UNTIL=20261215"), "2026-12-15T23:29:59.999999"),
        (weekly("2026-09-01T17:00", rrule="FREQ=WEEKLY;UNTIL=20261215T150000Z"), "2026-12-15T16:30"),
        (weekly("2026-09-01T17:00", rrule="FREQ=WEEKLY;UNTIL=20261215T225959Z"), "2026-12-16T00:29:59"),
        (weekly("2026-09-01T17:00", rrule="FREQ=WEEKLY;COUNT=3"), "2026-09-15T15:30"),
        (weekly("2026-09-01T17:00", rrule="FREQ=YEARLY;COUNT=6"), "2031-09-01T15:30"),
        (
            once(
                "2026-12-01T18:00",
                60,
                overrides=(Override(original=wall("2026-12-01T18:00"), duration_minutes=240),),
            ),
            "2026-12-01T20:00",
        ),
        (
            once(
                "2026-12-01T18:00",
                60,
                overrides=(Override(original=wall("2026-12-01T18:00"), start=wall("2026-12-09T18:00")),),
            ),
            "2026-12-09T17:00",
        ),
        (once("2026-12-01T18:00", kind="by_appointment", valid_until=date(2027, 1, 31)), "2027-01-31T23:29"),
    ],
)
def test_end_of_all_is_never_before_the_last_time_ends(schedule: Schedule, last_end: str) -> None:
    assert timeline(listing("Ilta", schedule), NOW).last_end == utc(last_end)


@pytest.mark.parametrize(
    "schedules",
    [
        (weekly("2026-09-01T17:00"),),
        (once("2026-01-01T10:00"), weekly("2026-09-01T17:00")),
        (once("2026-01-01T10:00"), note_only("by_appointment")),
        (once("2026-01-01T10:00"), note_only("always")),
        (once("2026-01-01T10:00"), note_only("opening_hours")),
        (once("2026-01-01T10:00", kind="always"),),
        (weekly("2026-09-01T17:00", rrule="FREQ=DAILY;COUNT=2000"),),
    ],
)
def test_listing_that_goes_on_has_no_end(schedules: tuple[Schedule, ...]) -> None:
    assert timeline(listing("Tupa", *schedules), NOW).last_end is None


def test_words_about_further_times_do_not_keep_a_past_event_alive() -> None:
    content = listing("Ilta", once("2026-01-01T10:00"), note_only("sessions"))

    assert timeline(content, NOW).last_end == utc("2026-01-01T09:30")


def test_last_of_several_sessions_ends_the_listing() -> None:
    sessions = (
        Session(schedules=(once("2026-12-05T10:00", 60),)),
        Session(schedules=(once("2026-12-01T10:00", 60),)),
    )
    content = ListingContent(kind="event", title={"fi": "Kierros"}, sessions=sessions)

    times = timeline(content, NOW)

    assert [o.start for o in times.occurrences] == [utc("2026-12-01T08:00"), utc("2026-12-05T08:00")]
    assert (times.last_end, times.horizon) == (utc("2026-12-05T09:00"), None)


def test_rule_that_cannot_be_followed_is_refused_in_plain_words() -> None:
    content = listing("Outo", weekly("2026-09-01T17:00", rrule="FREQ=WEEKLY;BYDAY=XX"))

    with pytest.raises(ScheduleError, match="XX"):
        check_times(content)


def test_listing_with_followable_rules_passes() -> None:
    check_times(listing("Kuoro", weekly("2026-09-01T17:00"), once("2026-09-01T17:00")))

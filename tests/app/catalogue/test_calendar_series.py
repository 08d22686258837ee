"""Series in calendar files: another program, reading them back, finds exactly the catalogue's times."""

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
import recurring_ical_events

from app.catalogue.content import ListingContent
from app.catalogue.times.occurrences import occurrences
from app.core.clock import LOCAL_ZONE
from tests.app.catalogue.calendars import events, series_file
from tests.app.town import Town, at, local, once, weekly

FIRST, LAST = local("2026-08-01 00:00"), local("2027-12-31 00:00")
Seen = tuple[datetime, datetime | None, bool]


def series(town: Town, *schedules: dict[str, Any]) -> icalendar.Calendar:
    town.add("a", title="Kuoro", sessions=at(*schedules))
    return icalendar.Calendar.from_ical(series_file(town))


def read_back(calendar: icalendar.Calendar) -> list[Seen]:
    """What a calendar program shows between FIRST and LAST: start, end, whether it is called off."""
    found = recurring_ical_events.of(calendar, keep_recurrence_attributes=True).between(FIRST, LAST)
    return sorted((moment(event.start), told_end(event), is_off(event)) for event in found)


def told_end(event: Any) -> datetime | None:
    """A time without an end ends as it begins, says RFC 5545; the reader writes that out."""
    return None if event["dtend"].dt == event.start else moment(event["dtend"].dt)


def moment(told: date | datetime) -> datetime:
    if isinstance(told, datetime):
        return told.astimezone(UTC)
    return datetime.combine(told, datetime.min.time(), LOCAL_ZONE).astimezone(UTC)


def is_off(event: Any) -> bool:
    return bool(event["status"] == "CANCELLED")


def of_the_catalogue(*schedules: dict[str, Any]) -> list[Seen]:
    content = ListingContent.model_validate(
        {"kind": "event", "title": {"fi": "Kuoro"}, "sessions": at(*schedules)}
    )
    found = [o for one in content.sessions[0].schedules for o in occurrences(one, FIRST, LAST)]
    return sorted((o.start, o.end, o.state == "cancelled") for o in found)


SCHEDULES: dict[str, dict[str, Any]] = {
    "one time": once("2026-12-01T18:00"),
    "no end told": once("2026-12-01T18:00", None),
    "over midnight": once("2026-12-31T22:00", 240),
    "several dates": once("2026-12-01T18:00", rdates=["2026-12-03T17:00", "2027-01-05T18:00"]),
    "one whole day": once("2026-12-01T00:00", 1440, all_day=True),
    "some whole days": once("2026-12-01T00:00", 3 * 1440, all_day=True),
    "weekly without an end": weekly("2026-09-01T17:00", "TU"),
    "over both changes of the clock": weekly("2026-10-20T17:00", "TU", valid_until="2027-04-20"),
    "a start that is a mere anchor": weekly("2024-01-01T17:00", "TU,TH", valid_from="2026-09-01"),
    "every other week from an anchor": once(
        "2026-08-03T17:00", rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", valid_from="2026-09-10"
    ),
    "a season": weekly("2026-09-01T17:00", "TU", valid_from="2026-09-15", valid_until="2027-05-31"),
    "breaks": weekly("2026-09-01T17:00", "TU", breaks=[{"start": "2026-12-24", "end": "2027-01-06"}]),
    "single days left out": weekly(
        "2026-09-01T17:00", "TU", exdates=["2026-12-08T17:00", "2026-12-09T17:00"]
    ),
    "a break at the beginning": weekly(
        "2026-09-01T17:00", "TU", breaks=[{"start": "2026-08-20", "end": "2026-09-10"}]
    ),
    "so many times": once("2026-09-01T17:00", rrule="FREQ=WEEKLY;COUNT=5;BYDAY=TU"),
    "so many times, counted from before the season": once(
        "2026-09-01T17:00", rrule="FREQ=WEEKLY;COUNT=8", valid_from="2026-09-20"
    ),
    "until a moment": once("2026-09-01T17:00", rrule="FREQ=DAILY;UNTIL=20260910T140000Z"),
    "until a day": once("2026-09-01T17:00", rrule="FREQ=DAILY;UNTIL=20260910"),
    "monthly by weekday": once("2026-09-01T17:00", rrule="FREQ=MONTHLY;BYDAY=2TU"),
    "monthly by the last day": once("2026-09-01T17:00", rrule="FREQ=MONTHLY;BYMONTHDAY=-1"),
    "monthly by day": once("2026-08-31T17:00", rrule="FREQ=MONTHLY"),
    "the last weekday": once("2026-09-01T17:00", rrule="FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
    "even weeks": once(
        "2026-09-01T17:00",
        rrule=f"FREQ=YEARLY;BYWEEKNO={','.join(str(week) for week in range(2, 53, 2))};BYDAY=TU",
        valid_until="2027-06-30",
    ),
    "yearly": once("2026-12-06T12:00", rrule="FREQ=YEARLY"),
    "twice a day": once("2026-09-01T09:00", rrule="FREQ=WEEKLY;BYDAY=TU;BYHOUR=9,17;BYMINUTE=30"),
    "whole days, weekly": once("2026-09-01T00:00", 1440, all_day=True, rrule="FREQ=WEEKLY;BYDAY=SA,SU"),
    "whole days with a break": once(
        "2026-09-01T00:00",
        1440,
        all_day=True,
        rrule="FREQ=WEEKLY;BYDAY=SA;UNTIL=20270301T000000Z",
        breaks=[{"start": "2026-12-01", "end": "2026-12-31"}],
    ),
    "a rule and dates beside it": weekly("2026-09-01T17:00", "TU", rdates=["2026-12-05T12:00"]),
    "the end of the calendar": once("2026-09-01T17:00", rrule="FREQ=WEEKLY;UNTIL=99991231T235959Z"),
    "one of them called off": weekly(
        "2026-09-01T17:00", "TU", overrides=[{"original": "2026-12-08T17:00", "state": "cancelled"}]
    ),
    "one of them moved": weekly(
        "2026-09-01T17:00",
        "TU",
        overrides=[{"original": "2026-12-08T17:00", "state": "moved", "start": "2026-12-09T18:00"}],
    ),
    "one of them longer": weekly(
        "2026-09-01T17:00", "TU", overrides=[{"original": "2026-12-08T17:00", "duration_minutes": 240}]
    ),
    "moved from a day that the rule does not make": weekly(
        "2026-09-01T17:00", "TU", overrides=[{"original": "2026-12-11T17:00", "start": "2026-12-12T17:00"}]
    ),
    "moved out of a break": weekly(
        "2026-09-01T17:00",
        "TU",
        breaks=[{"start": "2026-12-24", "end": "2027-01-06"}],
        overrides=[{"original": "2026-12-29T17:00", "start": "2027-01-08T17:00"}],
    ),
    "a change of what is not there": weekly(
        "2026-09-01T17:00", "TU", overrides=[{"original": "2026-12-10T17:00", "state": "cancelled"}]
    ),
    "the only one called off": once(
        "2026-12-01T18:00", overrides=[{"original": "2026-12-01T18:00", "state": "cancelled"}]
    ),
    "the only one moved": once(
        "2026-12-01T18:00", overrides=[{"original": "2026-12-01T18:00", "start": "2026-12-02T18:00"}]
    ),
    "one of several dates called off": once(
        "2026-12-01T18:00",
        rdates=["2026-12-03T17:00"],
        overrides=[{"original": "2026-12-03T17:00", "state": "cancelled"}],
    ),
    "another zone": weekly("2026-09-01T17:00", "TU", timezone="Europe/London"),
}


@pytest.mark.parametrize("schedule", SCHEDULES.values(), ids=SCHEDULES)
def test_what_a_calendar_reads_is_what_the_catalogue_has(town: Town, schedule: dict[str, Any]) -> None:
    expected = of_the_catalogue(schedule)
    assert expected
    assert read_back(series(town, schedule)) == expected


def test_every_schedule_of_every_session_is_there_with_an_id_of_its_own(town: Town) -> None:
    two = (weekly("2026-09-01T17:00", "TU"), weekly("2026-09-03T18:00", "TH", 120))
    calendar = series(town, *two)
    assert read_back(calendar) == of_the_catalogue(*two)
    ids = [str(event["uid"]) for event in calendar.walk("VEVENT")]
    assert ids == [f"{town.details('a').listing.id.hex}-{n}@opastamo.example" for n in (1, 2)]


def test_a_time_that_differs_has_the_id_of_its_series(town: Town) -> None:
    overrides = [{"original": "2026-12-08T17:00", "state": "cancelled"}]
    calendar = series(town, weekly("2026-09-01T17:00", "TU", overrides=overrides))
    whole, single = calendar.walk("VEVENT")
    assert (whole["uid"], single["recurrence-id"].to_ical()) == (single["uid"], b"20261208T170000")
    assert (str(single["status"]), str(single["summary"])) == ("CANCELLED", "Peruttu: Kuoro")


@pytest.mark.parametrize("schedule", [{"kind": "always"}, {"kind": "by_appointment"}, {"start": None}])
def test_what_has_no_times_has_no_series(town: Town, schedule: dict[str, Any]) -> None:
    town.add("a", sessions=at(schedule))
    assert events(series_file(town)) == []

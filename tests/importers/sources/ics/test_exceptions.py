"""Single times of a series that differ: called off, moved, longer, elsewhere, alone."""

import pytest

from app.catalogue.schedule import Override, Schedule
from tests.importers.sources.ics.calendar_text import (
    EVENING,
    calendar,
    content,
    event,
    mapped,
    parsed,
    reasons,
    schedules,
)

WEEKLY = f"{EVENING}\nRRULE:FREQ=WEEKLY;BYDAY=TU"
SECOND = "RECURRENCE-ID;TZID=Europe/Helsinki:20260908T180000\n"
ORIGINAL = "2026-09-08T18:00"


def overrides(*exceptions: str) -> tuple[Override, ...]:
    (found,) = schedules(event(WEEKLY), *exceptions)
    return found.overrides


@pytest.mark.parametrize(
    ("lines", "title", "override"),
    [
        (
            "DTSTART;TZID=Europe/Helsinki:20260909T170000\nDURATION:PT90M",
            "Kuoro",
            Override(original=ORIGINAL, state="moved", start="2026-09-09T17:00"),
        ),
        (
            "DTSTART:20260908T150000Z\nDTEND:20260908T180000Z",
            "Kuoro",
            Override(original=ORIGINAL, duration_minutes=180),
        ),
        ("STATUS:CANCELLED", "Kuoro", Override(original=ORIGINAL, state="cancelled")),
        (
            "DTSTART;TZID=Europe/Helsinki:20260908T180000",
            "PERUTTU: Kuoro",
            Override(original=ORIGINAL, state="cancelled"),
        ),
        (
            "DTSTART;TZID=Europe/Helsinki:20260908T180000\nLOCATION:Kirkko",
            "Kuoro ja urut",
            Override(original=ORIGINAL, note={"fi": "Kuoro ja urut\nKirkko"}),
        ),
    ],
)
def test_exception_is_an_override(lines: str, title: str, override: Override) -> None:
    assert overrides(event(SECOND + lines, title=title)) == (override,)


@pytest.mark.parametrize(
    "told",
    [
        "RECURRENCE-ID:20260908T150000Z",
        "RECURRENCE-ID;TZID=Europe/Stockholm:20260908T170000",
        "RECURRENCE-ID:20260908T180000",
        "RECURRENCE-ID;VALUE=DATE:20260908",
    ],
)
def test_time_that_differs_is_found_however_it_is_told(told: str) -> None:
    assert overrides(event(f"{told}\nSTATUS:CANCELLED")) == (Override(original=ORIGINAL, state="cancelled"),)


def test_exception_that_says_nothing_new_is_none() -> None:
    assert overrides(event(f"{SECOND}{EVENING.replace('0901', '0908')}")) == ()


def test_told_time_that_the_rule_does_not_make_is_shown() -> None:
    told = "RECURRENCE-ID;TZID=Europe/Helsinki:20260909T180000\n" + EVENING.replace("0901", "0909")
    assert overrides(event(told)) == (Override(original="2026-09-09T18:00", start="2026-09-09T18:00"),)


def test_whole_day_instead_of_an_hour_is_a_time_of_its_own() -> None:
    found = schedules(event(WEEKLY), event(f"{SECOND}DTSTART;VALUE=DATE:20260908"))
    assert found == (
        Schedule(
            start="2026-09-01T18:00", duration_minutes=90, rrule="FREQ=WEEKLY;BYDAY=TU", exdates=(ORIGINAL,)
        ),
        Schedule(start="2026-09-08T00:00", duration_minutes=1440, all_day=True),
    )


def test_change_of_this_and_all_later_times_is_told() -> None:
    told = SECOND.replace("RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE")
    found = mapped(event(WEEKLY), event(f"{told}DTSTART;TZID=Europe/Helsinki:20260908T190000"))
    assert reasons(found) == [
        ("RECURRENCE-ID", "The change is told for this and all later times, but was read for this one alone")
    ]


def test_exceptions_may_come_first_or_in_a_later_calendar() -> None:
    series, exception = event(WEEKLY), event(f"{SECOND}STATUS:CANCELLED")
    (before,), _ = parsed(calendar(exception, series))
    (later,), _ = parsed(calendar(series) + calendar(exception))
    (of_two_pages,), _ = parsed(calendar(series), calendar(exception))
    assert before.payload == later.payload == of_two_pages.payload


def test_exceptions_without_their_series_are_its_known_times() -> None:
    first = f"{SECOND}{EVENING.replace('0901', '0908')}"
    second = f"{SECOND.replace('0908', '0915')}{EVENING.replace('0901', '0916')}"
    off = f"{SECOND.replace('0908', '0922')}{EVENING.replace('0901', '0922')}\nSTATUS:CANCELLED"
    found = mapped(event(first), event(second), event(off))
    assert found.content is not None
    assert found.content.sessions[0].schedules == (
        Schedule(
            start="2026-09-08T18:00",
            duration_minutes=90,
            rdates=("2026-09-16T18:00", "2026-09-22T18:00"),
            overrides=(Override(original="2026-09-22T18:00", state="cancelled"),),
        ),
    )
    assert (found.content.status, reasons(found)) == (
        "scheduled",
        [("RECURRENCE-ID", "The series itself is not in the feed: only its changed times were read")],
    )


def test_exception_of_an_unreadable_time_is_told_and_the_series_stays() -> None:
    found = mapped(event(WEEKLY), event("RECURRENCE-ID:joskus\nSTATUS:CANCELLED"))
    assert found.content is not None
    assert reasons(found) == [
        ("RECURRENCE-ID", "A changed time of the series was left out: This is not a day or a time")
    ]


def test_private_exception_tells_its_time_alone() -> None:
    moved = "DTSTART;TZID=Europe/Helsinki:20260908T190000\nDURATION:PT90M"
    told = f"{SECOND}{moved}\nCLASS:PRIVATE\nLOCATION:Meillä"
    assert overrides(event(told, title="Johtokunta")) == (
        Override(original=ORIGINAL, state="moved", start="2026-09-08T19:00"),
    )


def test_series_is_cancelled_by_its_own_status_alone() -> None:
    assert content(event(f"{WEEKLY}\nSTATUS:CANCELLED")).status == "cancelled"
    assert content(event(WEEKLY), event(f"{SECOND}STATUS:CANCELLED")).status == "scheduled"

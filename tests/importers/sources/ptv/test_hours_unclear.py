"""Opening hours that cannot be read for sure are problems, never guesses."""

import pytest

from importers.sources.ptv.hours import read_hours
from importers.sources.ptv.records import Hours
from tests.importers.sources.ptv.hours_blocks import WEEK, YEARS, opening, rule, weekly

UNCLEAR: dict[str, tuple[Hours, str, str, str | None]] = {
    "a time that is no time": (
        weekly(opening("MO", "klo 8", "16:00")),
        "A time of opening hours is missing or cannot be read",
        "klo 8",
        None,
    ),
    "a missing time": (
        weekly(opening("MO", "08:00", "")),
        "A time of opening hours is missing or cannot be read",
        "",
        None,
    ),
    "a missing weekday": (
        weekly(opening("", "08:00", "16:00")),
        "A weekday of opening hours is missing or not known",
        "",
        "weekdays",
    ),
    "an end at the beginning": (
        weekly(opening("MO", "08:00", "08:00")),
        "Opening hours end when they begin",
        "MO 08:00- 08:00",
        None,
    ),
    "daily, or without a pause": (
        weekly(opening("MO", "08:00", "16:00", "FR"), kind="over_midnight"),
        "Opening hours over several days: daily, or without a pause?",
        "MO 08:00-FR 16:00",
        None,
    ),
    "an unknown kind": (
        weekly(opening("MO", "08:00", "16:00"), kind="Kesäisin"),
        "A kind of opening hours that is not known",
        "Kesäisin",
        "hour_types",
    ),
    "an unknown status": (
        weekly(opening("MO", "08:00", "16:00", status="Ajar")),
        "Open, closed or by appointment? This word is not known",
        "Ajar",
        "opening_statuses",
    ),
    "dates the wrong way round": (
        weekly(opening("MO", "08:00", "16:00"), valid_from="2026-08-31", valid_until="2026-06-01"),
        "Opening hours end before they begin",
        "2026-08-31/2026-06-01",
        None,
    ),
    "a date that is no date": (
        weekly(opening("MO", "08:00", "16:00"), valid_from="kesäkuu"),
        "A date of opening hours cannot be read",
        "kesäkuu",
        None,
    ),
    "an exception without a date": (
        Hours("exceptional", "closed"),
        "Exceptional hours without a date: ask the publisher to add one",
        "exceptional",
        None,
    ),
    "an exception that says nothing": (
        Hours("exceptional", "open", valid_from="2026-12-24"),
        "Exceptional hours tell neither times nor that it is closed",
        "2026-12-24",
        None,
    ),
    "an exception on another weekday": (
        weekly(opening("MO", "08:00", "16:00"), kind="exceptional", valid_from="2026-12-24"),
        "Exceptional hours are of another weekday than their date",
        "2026-12-24 MO",
        None,
    ),
    "an exception from day to day": (
        weekly(
            opening("MO", "08:00", "16:00", "WE"),
            kind="exceptional",
            valid_from="2026-12-21",
            valid_until="2026-12-23",
        ),
        "Exceptional hours from one day to another: daily or without a pause? The days count as closed",
        "2026-12-21/2026-12-23",
        None,
    ),
    "an exception of many years": (
        Hours("exceptional", "open", always=True, valid_from="2026-01-01", valid_until="2036-01-01"),
        "Exceptional hours of more than three years",
        "2026-01-01/2036-01-01",
        None,
    ),
    "a holiday of another land": (
        Hours("exceptional", "closed", holiday="Thanksgiving"),
        "A holiday that is not known",
        "Thanksgiving",
        None,
    ),
}


@pytest.mark.parametrize("name", UNCLEAR)
def test_unclear_hours_are_a_problem_not_a_guess(name: str) -> None:
    block, reason, value, lookup = UNCLEAR[name]

    reading = read_hours([block], years=YEARS)

    assert reading.schedules == ()
    assert [(p.reason, p.value, p.lookup, p.field) for p in reading.problems] == [
        (reason, value, lookup, "serviceHours")
    ]


def test_one_unclear_block_leaves_the_others() -> None:
    reading = read_hours([weekly(opening("MO", "?", "?")), WEEK], years=YEARS)

    assert reading.schedules == (rule("2024-01-01T08:00", 480, "MO,TU,WE,TH,FR"),)
    assert len(reading.problems) == 1

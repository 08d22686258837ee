"""Blocks of opening hours → schedules."""

from datetime import date, datetime, time
from typing import Any

import pytest

from app.catalogue.schedule import DateRange, Schedule
from importers.sources.ptv.holidays import holiday_date
from importers.sources.ptv.hours import read_hours
from importers.sources.ptv.hours_parts import UnclearHoursError, clock, local_date
from importers.sources.ptv.records import Hours, Opening

YEARS = (2026, 2027)


def opening(day: str, start: str, end: str, last_day: str = "", status: str = "open") -> Opening:
    return Opening(day, last_day, start, end, status)


def weekly(*openings: Opening, **told: Any) -> Hours:
    return Hours(
        kind=told.pop("kind", "weekly"), status=told.pop("status", "open"), openings=openings, **told
    )


def rule(start: str, minutes: int, days: str, **told: Any) -> Schedule:
    return Schedule(
        kind=told.pop("kind", "opening_hours"),
        start=datetime.fromisoformat(start),
        duration_minutes=minutes,
        rrule=f"FREQ=WEEKLY;BYDAY={days}",
        **told,
    )


def once(start: str, minutes: int, **told: Any) -> Schedule:
    return Schedule(
        kind="opening_hours", start=datetime.fromisoformat(start), duration_minutes=minutes, **told
    )


def days(start: str, end: str | None = None) -> DateRange:
    return DateRange(start=date.fromisoformat(start), end=date.fromisoformat(end or start))


WEEK = weekly(opening("MO", "08:00:00", "16:00:00", "FR"))
CASES: dict[str, tuple[tuple[Hours, ...], tuple[Schedule, ...]]] = {
    "no blocks": ((), ()),
    "days with the same hours share a rule": (
        (
            weekly(
                opening("WE", "08:00:00", "16:00:00"),
                opening("MO", "08:00", "16:00"),
                opening("FR", "8:00", "14:00"),
            ),
        ),
        (rule("2024-01-01T08:00", 480, "MO,WE"), rule("2024-01-05T08:00", 360, "FR")),
    ),
    "a range of days is each of them": ((WEEK,), (rule("2024-01-01T08:00", 480, "MO,TU,WE,TH,FR"),)),
    "a range may turn the week": (
        (weekly(opening("SA", "10:00", "12:00", "MO")),),
        (rule("2024-01-01T10:00", 120, "MO,SA,SU"),),
    ),
    "two openings on one day": (
        (weekly(opening("TU", "09:00", "12:00"), opening("TU", "13:00", "15:00")),),
        (rule("2024-01-02T09:00", 180, "TU"), rule("2024-01-02T13:00", 120, "TU")),
    ),
    "until midnight": ((weekly(opening("SA", "18:00", "24:00")),), (rule("2024-01-06T18:00", 360, "SA"),)),
    "all day": ((weekly(opening("SU", "00:00", "00:00")),), (rule("2024-01-07T00:00", 1440, "SU"),)),
    "past midnight": (
        (weekly(opening("FR", "22:00:00", "04:00:00", "SA"), kind="over_midnight"),),
        (rule("2024-01-05T22:00", 360, "FR"),),
    ),
    "over a weekend without a pause": (
        (weekly(opening("FR", "16:00", "12:00", "SU"), kind="over_midnight"),),
        (rule("2024-01-05T16:00", 2 * 1440 - 240, "FR"),),
    ),
    "a season counts from its first day": (
        (weekly(opening("TU", "10:00", "12:00"), valid_from="2026-06-01", valid_until="2026-08-31"),),
        (rule("2026-06-02T10:00", 120, "TU", valid_from=date(2026, 6, 1), valid_until=date(2026, 8, 31)),),
    ),
    "a season replaces the open-ended week of the same heading": (
        (WEEK, weekly(opening("MO", "09:00", "12:00"), valid_from="2026-06-01", valid_until="2026-08-31")),
        (
            rule("2024-01-01T08:00", 480, "MO,TU,WE,TH,FR", breaks=(days("2026-06-01", "2026-08-31"),)),
            rule("2026-06-01T09:00", 180, "MO", valid_from=date(2026, 6, 1), valid_until=date(2026, 8, 31)),
        ),
    ),
    "a season of another heading stands beside it": (
        (
            WEEK,
            weekly(
                opening("MO", "09:00", "12:00"),
                valid_from="2026-06-01",
                valid_until="2026-08-31",
                note={"fi": "Kesäkahvila"},
            ),
        ),
        (
            rule("2024-01-01T08:00", 480, "MO,TU,WE,TH,FR"),
            rule(
                "2026-06-01T09:00",
                180,
                "MO",
                valid_from=date(2026, 6, 1),
                valid_until=date(2026, 8, 31),
                note={"fi": "Kesäkahvila"},
            ),
        ),
    ),
    "always open": ((Hours("weekly", "open", always=True),), (Schedule(kind="always"),)),
    "by appointment without times": ((Hours("weekly", "reservation"),), (Schedule(kind="by_appointment"),)),
    "by appointment at certain times": (
        (weekly(opening("MO", "09:00", "12:00", status="reservation"), status="reservation"),),
        (rule("2024-01-01T09:00", 180, "MO", kind="by_appointment"),),
    ),
    "words alone are kept as a note": (
        (Hours("weekly", "open", note={"fi": "Kokousten mukaan", "sv": "Kokousten mukaan"}),),
        (Schedule(kind="opening_hours", note={"fi": "Kokousten mukaan"}),),
    ),
    "closed for some days": (
        (WEEK, Hours("exceptional", "closed", valid_from="2026-12-24", valid_until="2026-12-26")),
        (rule("2024-01-01T08:00", 480, "MO,TU,WE,TH,FR", breaks=(days("2026-12-24", "2026-12-26"),)),),
    ),
    "closed on a day that was closed anyway": (
        (WEEK, Hours("exceptional", "closed", valid_from="2026-12-06")),
        (rule("2024-01-01T08:00", 480, "MO,TU,WE,TH,FR"),),
    ),
    "other hours on one day": (
        (WEEK, weekly(opening("WE", "10:00", "12:00"), kind="exceptional", valid_from="2026-12-23")),
        (
            rule("2024-01-01T08:00", 480, "MO,TU,WE,TH,FR", breaks=(days("2026-12-23"),)),
            once("2026-12-23T10:00", 120),
        ),
    ),
    "other hours in a week": (
        (
            WEEK,
            weekly(
                opening("MO", "10:00", "12:00"),
                opening("TU", "10:00", "12:00"),
                kind="exceptional",
                valid_from="2027-03-08",
                valid_until="2027-03-14",
            ),
        ),
        (
            rule("2024-01-01T08:00", 480, "MO,TU,WE,TH,FR", breaks=(days("2027-03-08", "2027-03-14"),)),
            rule(
                "2027-03-08T10:00", 120, "MO,TU", valid_from=date(2027, 3, 8), valid_until=date(2027, 3, 14)
            ),
        ),
    ),
    "open around the clock on some days": (
        (WEEK, Hours("exceptional", "open", always=True, valid_from="2026-12-24", valid_until="2026-12-25")),
        (
            rule("2024-01-01T08:00", 480, "MO,TU,WE,TH,FR", breaks=(days("2026-12-24", "2026-12-25"),)),
            once("2026-12-24T00:00", 2880, all_day=True),
        ),
    ),
    "closed from a day on": (
        (WEEK, Hours("weekly", "closed", valid_from="2027-01-01")),
        (rule("2024-01-01T08:00", 480, "MO,TU,WE,TH,FR", valid_until=date(2026, 12, 31)),),
    ),
    "closed until a day": (
        (WEEK, Hours("weekly", "closed", valid_until="2027-01-31")),
        (
            rule(
                "2024-01-01T08:00",
                480,
                "MO,TU,WE,TH,FR",
                breaks=(DateRange(start=date.min, end=date(2027, 1, 31)),),
            ),
        ),
    ),
    "a holiday that is closed, in each year": (
        (WEEK, Hours("exceptional", "closed", holiday="GoodFriday")),
        (rule("2024-01-01T08:00", 480, "MO,TU,WE,TH,FR", breaks=(days("2026-04-03"), days("2027-03-26"))),),
    ),
    "years 1 and 9999 are no dates": (
        (
            weekly(
                opening("MO", "08:00", "09:00"),
                valid_from="0001-01-01T00:00:00",
                valid_until="9999-12-31T23:59:59",
            ),
        ),
        (rule("2024-01-01T08:00", 60, "MO"),),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks_give_schedules(name: str) -> None:
    blocks, schedules = CASES[name]

    reading = read_hours(blocks, years=YEARS)

    assert reading.schedules == schedules
    assert reading.problems == ()


def test_closed_for_now_is_said_in_words() -> None:
    reading = read_hours([Hours("weekly", "closed")], years=YEARS)

    assert reading.schedules == ()
    assert reading.note == {
        "fi": "Suljettu toistaiseksi",
        "sv": "Stängt tills vidare",
        "en": "Closed until further notice",
    }


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("2026-12-24", date(2026, 12, 24)),
        ("2026-12-24T00:00:00", date(2026, 12, 24)),
        ("2026-12-24T23:59:59", date(2026, 12, 24)),
        ("2026-12-23T22:00:00", date(2026, 12, 24)),
        ("2026-06-23T21:00:00", date(2026, 6, 24)),
        ("2026-12-23T22:00:00Z", date(2026, 12, 24)),
        ("2026-12-24T21:59:59Z", date(2026, 12, 24)),
        ("2018-07-06T00:00:00.000Z", date(2018, 7, 6)),
        ("2026-12-24T00:00:00+02:00", date(2026, 12, 24)),
        ("0001-01-01T00:00:00", None),
        ("9999-12-31T23:59:59", date.max),
    ],
)
def test_dates_are_finnish_days(text: str, day: date | None) -> None:
    assert local_date(text) == day


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("08:00:00", time(8)),
        ("8:30", time(8, 30)),
        ("24:00", time()),
        ("00:00:00", time()),
        (" 23:59 ", time(23, 59)),
    ],
)
def test_clock_reads_times(text: str, wanted: time) -> None:
    assert clock(text) == wanted


@pytest.mark.parametrize("text", ["", "8", "8.30", "25:00", "12:60", "24:01", "-1:00", "12:0", "a:b"])
def test_clock_refuses_other_text(text: str) -> None:
    with pytest.raises(UnclearHoursError):
        clock(text)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("NewYearDay", 2027, date(2027, 1, 1)),
        ("Epiphany", 2027, date(2027, 1, 6)),
        ("MaundyThursday", 2027, date(2027, 3, 25)),
        ("GoodFriday", 2027, date(2027, 3, 26)),
        ("EasterMonday", 2027, date(2027, 3, 29)),
        ("AscensionDay", 2027, date(2027, 5, 6)),
        ("WhitSunday", 2027, date(2027, 5, 16)),
        ("MidsummerEve", 2026, date(2026, 6, 19)),
        ("MidsummerDay", 2026, date(2026, 6, 20)),
        ("MidsummerDay", 2027, date(2027, 6, 26)),
        ("AllSaintsDay", 2026, date(2026, 10, 31)),
        ("AllSaintsDay", 2027, date(2027, 11, 6)),
        ("IndependenceDay", 2026, date(2026, 12, 6)),
        ("Thanksgiving", 2026, None),
    ],
)
def test_holidays_have_their_days(name: str, year: int, day: date | None) -> None:
    assert holiday_date(name, year) == day

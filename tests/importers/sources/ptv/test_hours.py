"""Blocks of opening hours → schedules."""

from datetime import date

import pytest

from app.catalogue.schedule import DateRange, Schedule
from importers.sources.ptv.hours import read_hours
from importers.sources.ptv.records import Hours
from tests.importers.sources.ptv.hours_blocks import WEEK, YEARS, days, once, opening, rule, weekly

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

"""Days, times of day and holidays of opening hours."""

from datetime import date, time

import pytest

from importers.sources.ptv.holidays import holiday_date
from importers.sources.ptv.hours_parts import UnclearHoursError, clock, local_date


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

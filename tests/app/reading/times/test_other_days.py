"""Readings at other moments: years of 53 weeks, New Year, days when clocks change, near midnight."""

from datetime import datetime
from typing import Any

import pytest

from app.reading.times import MonthlyDay, TimeRule, read_times
from app.reading.times.model import WEEKDAYS


def _read(text: str, now: str) -> tuple[TimeRule, ...] | None:
    return read_times(text, now=datetime.fromisoformat(now)).times


@pytest.mark.parametrize(
    ("now", "text", "rule"),
    [
        ("2026-12-28T09:00+02:00", "vk 53 ti klo 18", TimeRule(start="2026-12-29T18:00")),
        ("2027-01-04T09:00+02:00", "vk 53 ti klo 18", TimeRule(start="2032-12-28T18:00")),
        ("2026-12-28T09:00+02:00", "vk 1 ti klo 18", TimeRule(start="2027-01-05T18:00")),
        ("2026-12-28T09:00+02:00", "ti klo 18, ei vk 53", TimeRule(
            weekly=("TU",), at="18:00", except_=("2026-12-28/2027-01-03",))),
        ("2026-12-28T09:00+02:00", "viikot 51-2 ti klo 18", TimeRule(
            weekly=("TU",), at="18:00", from_="2026-12-14", until="2027-01-17")),
        ("2026-12-31T22:30:00+00:00", "tänään klo 18", TimeRule(start="2027-01-01T18:00")),
        ("2026-12-31T21:30:00+00:00", "huomenna klo 18", TimeRule(start="2027-01-01T18:00")),
        ("2026-12-31T09:00+02:00", "31.12. klo 22-02", TimeRule(start="2026-12-31T22:00", end="02:00")),
        ("2026-12-31T09:00+02:00", "1.1. klo 12", TimeRule(start="2027-01-01T12:00")),
        ("2027-01-01T00:00+02:00", "31.12. klo 18", TimeRule(start="2027-12-31T18:00")),
        ("2027-01-01T09:00+02:00", "24.12.-6.1. klo 10-16", TimeRule(
            weekly=WEEKDAYS, from_="2026-12-24", until="2027-01-06", at="10:00", end="16:00")),
        ("2026-03-28T09:00+02:00", "su 29.3. klo 03.30", TimeRule(start="2026-03-29T03:30")),
        ("2026-10-24T09:00+03:00", "la 24.10. klo 22-04", TimeRule(start="2026-10-24T22:00", end="04:00")),
        ("2026-10-25T00:30:00+03:00", "tänään klo 18", TimeRule(start="2026-10-25T18:00")),
        ("2028-02-01T09:00+02:00", "29.2. klo 18", TimeRule(start="2028-02-29T18:00")),
        ("2026-06-01T09:00+03:00", "1.9.-31.5. ti klo 18", TimeRule(
            weekly=("TU",), at="18:00", from_="2026-09-01", until="2027-05-31")),
        ("2026-05-31T09:00+03:00", "1.9.-31.5. ti klo 18", TimeRule(
            weekly=("TU",), at="18:00", from_="2025-09-01", until="2026-05-31")),
        ("2026-05-10T09:00+03:00", "1.9.-31.5. ti klo 18, ei 24.12.", TimeRule(
            weekly=("TU",), at="18:00", from_="2025-09-01", until="2026-05-31",
            except_=("2025-12-24/2025-12-24",))),
        ("2026-08-20T09:00+03:00", "10 kertaa alkaen ti 1.9. klo 17", TimeRule(
            weekly=("TU",), at="17:00", from_="2026-09-01", until="2026-11-03")),
        ("2026-08-20T09:00+03:00", "tiistaisin klo 17 alkaen 1.9., 10 kertaa, ei vk 42", TimeRule(
            weekly=("TU",), at="17:00", from_="2026-09-01", until="2026-11-10",
            except_=("2026-10-12/2026-10-18",))),
        ("2026-12-07T09:00+02:00", "joka toinen ti 15.12. alkaen klo 17", TimeRule(
            start="2026-12-15T17:00", weekly=("TU",), interval=2, from_="2026-12-15")),
        ("2026-12-07T09:00+02:00", "kuukauden 1. ma klo 17, ei tammikuussa", TimeRule(
            at="17:00", monthly=(MonthlyDay(1, "MO"),), except_=("2027-01-01/2027-01-31",))),
        ("2026-04-01T09:00+03:00", "pitkäperjantaina klo 10", TimeRule(start="2026-04-03T10:00")),
        ("2026-04-04T09:00+03:00", "pitkäperjantaina klo 10", TimeRule(start="2027-03-26T10:00")),
        ("2026-06-01T09:00+03:00", "juhannusaattona klo 18", TimeRule(start="2026-06-19T18:00")),
        ("2026-11-20T09:00+02:00", "ensi maanantaina klo 18", TimeRule(start="2026-11-23T18:00")),
    ],
)  # fmt: skip
def test_years_are_worked_out_from_now(now: str, text: str, rule: TimeRule) -> None:
    assert _read(text, now) == (rule,)


def test_parity_stays_parity_in_a_year_of_53_weeks() -> None:
    rules = _read("ti klo 18 parittomat viikot 15.12.2026-31.1.2027", "2026-12-07T09:00+02:00")
    expected = TimeRule(weekly=("TU",), at="18:00", weeks="odd", from_="2026-12-15", until="2027-01-31")
    assert rules == (expected,)


@pytest.mark.parametrize("now", ["1899-12-31T12:00:00+00:00", "9999-12-31T20:00:00+00:00"])
def test_a_clock_out_of_range_is_a_problem(now: str) -> None:
    reading: dict[str, Any] = read_times("ti klo 18", now=datetime.fromisoformat(now)).as_json()
    assert reading == {"times": None, "problem": "The current time given is out of range.", "guesses": []}

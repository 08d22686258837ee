"""The times that rules make, compared with RFC 5545, with dateutil, and with the ISO calendar."""

from datetime import date, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from app.catalogue.times.recurrence import starts
from app.catalogue.times.recurrence_rule import read_rule
from tests.patience import soon_answered

at = datetime.fromisoformat
HELSINKI = ZoneInfo("Europe/Helsinki")
EVEN = ",".join(map(str, range(2, 53, 2)))
ODD = ",".join(map(str, range(1, 54, 2)))


def made(rule: str, start: datetime, first: datetime, last: datetime) -> list[datetime]:
    return list(starts(read_rule(rule), start, first, last, HELSINKI))


def days(rule: str, start: datetime, first: datetime, last: datetime) -> list[str]:
    return [moment.date().isoformat() for moment in made(rule, start, first, last)]


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=DAILY;INTERVAL=3", "2026-12-30", ["2026-12-30", "2027-01-02", "2027-01-05"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2026-12-24", ["2026-12-24", "2027-01-04", "2027-01-07"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "2027-01-05", ["2027-01-05", "2027-01-10", "2027-01-19"]),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU", "2027-01-05", ["2027-01-05", "2027-01-17"]),
        ("FREQ=MONTHLY;BYDAY=2WE", "2026-12-01", ["2026-12-09", "2027-01-13", "2027-02-10"]),
        ("FREQ=MONTHLY;BYDAY=-1SU", "2026-12-01", ["2026-12-27", "2027-01-31", "2027-02-28"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1", "2026-12-01", ["2026-12-30", "2027-01-27", "2027-02-24"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31", ["2026-12-31", "2027-01-31", "2027-03-31"]),
        ("FREQ=MONTHLY", "2026-12-31", ["2026-12-31", "2027-01-31", "2027-03-31"]),
        ("FREQ=MONTHLY;BYDAY=SA,1TU", "2026-12-01", ["2026-12-01", "2026-12-05", "2026-12-12"]),
        ("FREQ=YEARLY", "2024-02-29", ["2024-02-29", "2028-02-29", "2032-02-29"]),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=2SU", "2026-01-01", ["2026-11-08", "2027-11-14", "2028-11-12"]),
        ("FREQ=YEARLY;BYDAY=20MO", "2026-01-01", ["2026-05-18", "2027-05-17", "2028-05-15"]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "2026-01-01", ["2026-05-11", "2027-05-17", "2028-05-15"]),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR", "2026-01-01", ["2027-01-01", "2032-12-31", "2038-01-01"]),
        ("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO", "2025-01-01", ["2025-12-22", "2026-12-28", "2027-12-27"]),
        ("FREQ=YEARLY;BYYEARDAY=-1", "2026-01-01", ["2026-12-31", "2027-12-31", "2028-12-31"]),
        ("FREQ=DAILY;UNTIL=20270101", "2026-12-31", ["2026-12-31", "2027-01-01"]),
    ],
)
def test_rule_makes_these_first_days(rule: str, start: str, expected: list[str]) -> None:
    first = datetime.fromisoformat(start)

    assert days(rule, first, first, at("2040-01-01"))[: len(expected)] == expected


def test_several_hours_a_day_come_in_order() -> None:
    start = at("2026-12-01")

    assert made("FREQ=DAILY;BYHOUR=17,9;BYMINUTE=30", start, start, at("2026-12-02")) == [
        at("2026-12-01T09:30"),
        at("2026-12-01T17:30"),
    ]


def test_start_is_a_time_only_if_the_rule_makes_it() -> None:
    start = at("2024-01-01T17:00")

    assert days("FREQ=WEEKLY;BYDAY=TU", start, start, at("2024-01-10")) == ["2024-01-02", "2024-01-09"]


def test_count_goes_from_the_start_not_from_the_window() -> None:
    start = at("2026-12-01T17:00")

    assert days("FREQ=WEEKLY;COUNT=3", start, at("2026-12-10"), at("2027-06-01")) == ["2026-12-15"]


def test_until_in_utc_is_seen_on_local_clocks() -> None:
    start = at("2026-12-01T17:00")
    rule = "FREQ=DAILY;UNTIL=20261202T150000Z"

    assert days(rule, start, start, at("2027-01-01")) == ["2026-12-01", "2026-12-02"]
    assert days(rule.replace("T15", "T14"), start, start, at("2027-01-01")) == ["2026-12-01"]


@pytest.mark.parametrize(("weeks", "parity"), [(EVEN, 0), (ODD, 1)])
def test_week_parity_agrees_with_the_iso_calendar_for_400_years(weeks: str, parity: int) -> None:
    rule = f"FREQ=YEARLY;BYWEEKNO={weeks};BYDAY=MO,TU,WE,TH,FR,SA,SU"
    first, last = at("2000-01-01"), at("2400-01-01")
    every_day = [date(2000, 1, 1) + timedelta(days=number) for number in range((last - first).days)]

    assert [moment.date() for moment in made(rule, first, first, last)] == [
        day for day in every_day if day.isocalendar().week % 2 == parity
    ]


numbers = st.integers
weekday_codes = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])


def _list_of(values: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=3, unique=True).map(lambda found: ",".join(map(str, found)))


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules on which dateutil and RFC 5545 agree: no week numbers, no mix of TU and 1TU."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = {"INTERVAL": str(draw(numbers(1, 4)))}
    monthly = frequency in ("MONTHLY", "YEARLY")
    nth_days = st.builds("{}{}".format, numbers(-4, 4).filter(bool), weekday_codes)
    optional = {
        "BYMONTH": _list_of(numbers(1, 12)),
        "BYDAY": _list_of(nth_days if monthly and draw(st.booleans()) else weekday_codes),
        "WKST": weekday_codes,
        "BYHOUR": _list_of(numbers(8, 20)),
    }
    if frequency != "WEEKLY":
        optional["BYMONTHDAY"] = _list_of(st.sampled_from([1, 2, 13, 15, 28, -1, -2]))
    for name in draw(st.sets(st.sampled_from(sorted(optional)), max_size=2)):
        parts[name] = draw(optional[name])
    if monthly and "BYDAY" in parts and draw(st.booleans()):
        parts["BYSETPOS"] = draw(st.sampled_from(["1", "-1", "1,-1"]))
    ending = draw(st.sampled_from(["", ";COUNT=5", ";UNTIL=20270601T120000"]))
    return f"FREQ={frequency};" + ";".join(f"{name}={value}" for name, value in parts.items()) + ending


def _dateutil(rule: str, start: datetime, first: datetime, last: datetime) -> list[datetime]:
    until_last = takewhile(lambda moment: moment < last, rrulestr(rule, dtstart=start))
    return [moment for moment in until_last if moment >= first]


@settings(max_examples=300)
@given(rule=rules(), start=st.datetimes(at("2024-01-01"), at("2026-12-31")), skipped=numbers(0, 900))
def test_rules_agree_with_dateutil(rule: str, start: datetime, skipped: int) -> None:
    start = start.replace(microsecond=0)
    first = start + timedelta(days=skipped)
    last = at("2030-01-01")

    ours = made(rule, start, first, last)

    # Of a rule that never comes true dateutil would search for minutes.
    if ours or made(rule, start, start, at("2100-01-01")):
        assert ours == _dateutil(rule, start, first, last)


@pytest.mark.parametrize(
    ("rule", "year"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 2024),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 1),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", 1),
        ("FREQ=DAILY", 1),
        ("FREQ=DAILY;COUNT=10000", 1),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", 1900),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300", 1),
    ],
)
def test_hostile_rules_cost_little(rule: str, year: int) -> None:
    first, last = at("2026-11-24"), at("2027-05-24")
    with soon_answered():
        made(rule, at(f"{year:04}-01-02"), first, last)


def test_ends_of_the_calendar_are_no_trap() -> None:
    rule = "FREQ=YEARLY;BYWEEKNO=1,52;BYDAY=MO,SU"

    assert made(rule, at("9999-12-01"), at("9999-12-01"), at("9999-12-31")) == []
    assert days(rule, at("0001-01-01"), at("0001-01-01"), at("0001-02-01")) == ["0001-01-01", "0001-01-07"]

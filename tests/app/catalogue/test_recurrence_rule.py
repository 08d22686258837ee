"""Reading of recurrence rules: what is understood, and what is refused in plain words."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from app.catalogue.times.recurrence_rule import RecurrenceRule, ScheduleError, read_rule

at = datetime.fromisoformat
HELSINKI = ZoneInfo("Europe/Helsinki")


def test_read_rule_takes_every_part() -> None:
    rule = read_rule(
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,12;BYMONTHDAY=-1,15;BYYEARDAY=-1;BYWEEKNO=1,-1;"
        "BYDAY=MO,+2TU,-1SU;BYSETPOS=1,-1;BYHOUR=8,17;BYMINUTE=0,30;BYSECOND=0;WKST=SU"
    )

    assert rule == RecurrenceRule(
        frequency="YEARLY",
        interval=2,
        count=10,
        months=frozenset((1, 12)),
        month_days=frozenset((-1, 15)),
        year_days=frozenset((-1,)),
        week_numbers=frozenset((1, -1)),
        weekdays=frozenset((0,)),
        nth_weekdays=frozenset(((2, 1), (-1, 6))),
        positions=frozenset((1, -1)),
        hours=frozenset((8, 17)),
        minutes=frozenset((0, 30)),
        seconds=frozenset((0,)),
        week_start=6,
    )


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20270531", datetime.combine(date(2027, 5, 31), time.max)),
        ("20270531T180000", at("2027-05-31T18:00")),
        ("20270531T150000Z", at("2027-05-31T18:00")),
        ("20270131T220000Z", at("2027-02-01")),
    ],
)
def test_until_is_a_local_moment(until: str, last: datetime) -> None:
    assert read_rule(f"FREQ=DAILY;UNTIL={until}").last_moment(HELSINKI) == last


def test_until_in_utc_is_kept_aware() -> None:
    assert read_rule("FREQ=DAILY;UNTIL=20270531T150000Z").until == datetime(2027, 5, 31, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("FREQ=HOURLY", "a rule must recur daily, weekly, monthly or yearly, not 'HOURLY'"),
        ("BYDAY=TU", "a rule must recur daily, weekly, monthly or yearly, not ''"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL must be a number from 1 to 1000, not '0'"),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL must be a number from 1 to 1000, not '-1'"),
        ("FREQ=DAILY;COUNT=99999", "COUNT must be a number from 1 to 10000, not '99999'"),
        ("FREQ=DAILY;COUNT=999999999999", "COUNT must be a number from 1 to 10000, not '999999999999'"),
        ("FREQ=DAILY;UNTIL=2027", "UNTIL must be a day such as 20270531, not '2027'"),
        ("FREQ=DAILY;UNTIL=20271340", "UNTIL must be a day such as 20270531, not '20271340'"),
        ("FREQ=DAILY;BYMONTH=13", "BYMONTH must list numbers from 1 to 12, not '13'"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY must list numbers from -31 to 31, not '0'"),
        ("FREQ=MONTHLY;BYSETPOS=1,,2", "BYSETPOS must list numbers from -366 to 366, not ''"),
        ("FREQ=MONTHLY;BYSETPOS=--1", "BYSETPOS must list numbers from -366 to 366, not '--1'"),
        ("FREQ=MONTHLY;BYDAY=99TU", "BYDAY must list numbers from -53 to 53, not '99'"),
        ("FREQ=WEEKLY;BYDAY=XX", "'XX' is not a weekday of a rule: use MO, TU, WE, TH, FR, SA or SU"),
        ("FREQ=WEEKLY;WKST=X", "'X' is not a weekday of a rule: use MO, TU, WE, TH, FR, SA or SU"),
        ("FREQ=YEARLY;BYEASTER=0", "'BYEASTER=0' is not a part of a recurrence rule that can be followed"),
        ("FREQ=DAILY;BYDAY", "'BYDAY' is not a part of a recurrence rule that can be followed"),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ is told twice in the rule: keep one of them"),
        (
            "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6;BYMINUTE=0,10,20,30,40,45,50",
            "the rule means more than 48 times a day: list fewer hours",
        ),
    ],
)
def test_read_rule_refuses_in_plain_words(text: str, message: str) -> None:
    with pytest.raises(ScheduleError) as refusal:
        read_rule(text)

    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("FREQ=WEEKLY", {"weekdays": frozenset((1,))}),
        ("FREQ=MONTHLY", {"month_days": frozenset((6,))}),
        ("FREQ=YEARLY", {"months": frozenset((1,)), "month_days": frozenset((6,))}),
        ("FREQ=YEARLY;BYMONTH=3", {"months": frozenset((3,)), "month_days": frozenset((6,))}),
        ("FREQ=YEARLY;BYWEEKNO=20", {"weekdays": frozenset((1,)), "week_numbers": frozenset((20,))}),
        ("FREQ=DAILY", {}),
    ],
)
def test_anchored_takes_from_the_start_what_the_rule_leaves_open(
    text: str, filled: dict[str, frozenset[int]]
) -> None:
    rule = read_rule(text).anchored(at("2026-01-06T17:30"))

    told = {name: getattr(rule, name) for name in ("weekdays", "month_days", "months", "week_numbers")}
    assert {name: value for name, value in told.items() if value} == filled
    assert rule.times() == (time(17, 30),)

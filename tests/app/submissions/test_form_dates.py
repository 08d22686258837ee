"""Days, hours and sums as people type them."""

from datetime import date, time
from decimal import Decimal

import pytest

from app.submissions.form.dates import (
    minutes_between,
    read_clock,
    read_day,
    read_hours,
    read_pause,
    read_sum,
    sum_text,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3.12.", date(2026, 12, 3)),
        ("3.12", date(2026, 12, 3)),
        ("03.12.", date(2026, 12, 3)),
        ("3. 12.", date(2026, 12, 3)),
        ("to 3.12.", date(2026, 12, 3)),
        ("Torstai 3.12.2026", date(2026, 12, 3)),
        ("3.12.26", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("24.11.", TODAY),
        ("23.11.", date(2027, 11, 23)),
        ("23.11.2026", date(2026, 11, 23)),
        ("29.2.", date(2028, 2, 29)),
    ],
)
def test_days(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "x", "31.11.", "0.1.", "3", "3.13.2026", "2026-13-01", "3.12.0000", "huomenna"]
)
def test_what_is_no_day(text: str) -> None:
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("17", time(17)),
        ("17.30", time(17, 30)),
        ("17:30", time(17, 30)),
        ("klo 9", time(9)),
        ("kl. 9.05", time(9, 5)),
        ("0", time(0)),
    ],
)
def test_hours_of_the_day(text: str, clock: time) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["", "24", "17.60", "17.3", "illalla", "1730", "-1"])
def test_what_is_no_hour(text: str) -> None:
    assert read_clock(text) is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("17–19", (time(17), time(19))),
        ("17 - 19.30", (time(17), time(19, 30))),
        ("klo 17-19", (time(17), time(19))),
        ("17", (time(17), None)),
        ("17–", None),
        ("–19", None),
        ("kiinni", None),
    ],
)
def test_hours(text: str, hours: tuple[time, time | None] | None) -> None:
    assert read_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "amount", "shown"),
    [
        ("5", "5", "5"),
        ("5,50 €", "5.5", "5,50"),
        ("7.5e", "7.5", "7,50"),
        ("100 euroa", "100", "100"),
        ("0", "0", "0"),
    ],
)
def test_sums(text: str, amount: str, shown: str) -> None:
    assert read_sum(text) == Decimal(amount)
    assert sum_text(read_sum(text)) == shown


@pytest.mark.parametrize("text", ["", "vitonen", "5,555", "-5", "1e9", "5–7"])
def test_what_is_no_sum(text: str) -> None:
    assert read_sum(text) is None


def test_an_end_before_the_start_is_on_the_next_day() -> None:
    assert minutes_between(time(22), time(2)) == 240
    assert minutes_between(time(17), time(19)) == 120
    assert minutes_between(time(17), None) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("24.12.–6.1.", "2026-12-24", "2027-01-06"),
        ("24.12.-6.1.", "2026-12-24", "2027-01-06"),
        ("24.12 - 6.1", "2026-12-24", "2027-01-06"),
        ("24.12-6.1", "2026-12-24", "2027-01-06"),
        ("24.–31.12.", "2026-12-24", "2026-12-31"),
        ("20.11.–30.11.", "2026-11-20", "2026-11-30"),
        ("24.12.2026–6.1.2027", "2026-12-24", "2027-01-06"),
        ("24.12.2026–6.1.", "2026-12-24", "2027-01-06"),
        ("24.12.–6.1.2028", "2027-12-24", "2028-01-06"),
        ("2026-12-24 – 2027-01-06", "2026-12-24", "2027-01-06"),
        ("16.2.", "2027-02-16", "2027-02-16"),
        ("vko 8", "2027-02-22", "2027-02-28"),
        ("viikko 48", "2026-11-23", "2026-11-29"),
        ("vecka 42/2027", "2027-10-18", "2027-10-24"),
    ],
)
def test_pauses(text: str, first: str, last: str) -> None:
    assert read_pause(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "joulu", "31.11.–6.1.", "6.1.2027–24.12.2026", "vko 60", "–", "1.1.–"])
def test_what_is_no_pause(text: str) -> None:
    assert read_pause(text, TODAY) is None

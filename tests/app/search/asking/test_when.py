"""Words and dates of `when`, as local days."""

from datetime import date

import pytest

from app.search.asking.when import days_of

TUESDAY = date(2026, 11, 24)
SATURDAY, SUNDAY = date(2026, 11, 28), date(2026, 11, 29)


@pytest.mark.parametrize(
    ("when", "today", "first", "last"),
    [
        ("today", TUESDAY, TUESDAY, TUESDAY),
        ("tomorrow", TUESDAY, date(2026, 11, 25), date(2026, 11, 25)),
        ("weekend", TUESDAY, SATURDAY, SUNDAY),
        ("weekend", SATURDAY, SATURDAY, SUNDAY),
        ("weekend", SUNDAY, SUNDAY, SUNDAY),
        ("weekend", date(2026, 11, 30), date(2026, 12, 5), date(2026, 12, 6)),
        ("week", TUESDAY, TUESDAY, date(2026, 11, 30)),
        ("month", TUESDAY, TUESDAY, date(2026, 12, 24)),
        ("2026-12-24", TUESDAY, date(2026, 12, 24), date(2026, 12, 24)),
        ("2026-12-24..2026-12-26", TUESDAY, date(2026, 12, 24), date(2026, 12, 26)),
        ("2026-12-26..2026-12-24", TUESDAY, date(2026, 12, 24), date(2026, 12, 26)),
        ("2026-01-01..2099-01-01", TUESDAY, date(2026, 1, 1), date(2027, 1, 2)),
        ("9999-12-01..9999-12-31", TUESDAY, date(9999, 12, 1), date(9999, 12, 31)),
        ("tomorrow", date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 1)),
        ("tomorrow", date(2028, 2, 28), date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_what_a_when_means(when: str, today: date, first: date, last: date) -> None:
    assert days_of(when, today) == (first, last)


@pytest.mark.parametrize(
    "when",
    ["", "..", "yesterday", "2026-12-24..", "..2026-12-24", "2026-02-30", "1"],
)
def test_what_means_nothing(when: str) -> None:
    assert days_of(when, TUESDAY) is None

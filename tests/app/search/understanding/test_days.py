"""Days that sentences speak of, counted from the day on which they are said."""

from datetime import date

import pytest

from app.search.understanding.dates import resolved

TUESDAY, SATURDAY, SUNDAY = date(2026, 11, 24), date(2026, 11, 28), date(2026, 11, 29)


@pytest.mark.parametrize(
    ("expression", "today", "when"),
    [
        ("today", TUESDAY, "today"),
        ("@in 2", TUESDAY, "2026-11-26"),
        ("@next TU", TUESDAY, "2026-12-01"),
        ("@this TU", TUESDAY, "2026-11-24"),
        ("@next SA", TUESDAY, "2026-11-28"),
        ("@next SA", SATURDAY, "2026-12-05"),
        ("@next_week", SUNDAY, "2026-11-30..2026-12-06"),
        ("@next_week MO", SUNDAY, "2026-11-30"),
        ("@week 48", TUESDAY, "2026-11-24..2026-11-29"),
        ("@week 2", TUESDAY, "2027-01-11..2027-01-17"),
        ("@week 60", TUESDAY, None),
        ("@next_weekend", TUESDAY, "2026-12-05..2026-12-06"),
        ("@next_weekend", SUNDAY, "2026-12-05..2026-12-06"),
        ("@rest_of_week", SUNDAY, "2026-11-29"),
        ("@end_of_week", TUESDAY, "2026-11-26..2026-11-29"),
        ("@end_of_week", SATURDAY, "2026-11-28..2026-11-29"),
        ("@rest_of_month", TUESDAY, "2026-11-24..2026-11-30"),
        ("@next_month", date(2026, 12, 31), "2027-01-01..2027-01-31"),
        ("@month 11", TUESDAY, "2026-11-24..2026-11-30"),
        ("@month 2", TUESDAY, "2027-02-01..2027-02-28"),
        ("@month 12", TUESDAY, "2026-12-01..2026-12-31"),
        ("@date 24.12.", TUESDAY, "2026-12-24"),
        ("@date 3.1", TUESDAY, "2027-01-03"),
        ("@date 5.12.2027", TUESDAY, "2027-12-05"),
        ("@date 2026-12-24", TUESDAY, "2026-12-24"),
        ("@date 31.2.", TUESDAY, None),
        ("@dates 28.12. 3.1.", TUESDAY, "2026-12-28..2027-01-03"),
        ("@days 5 7.12.", TUESDAY, "2026-12-05..2026-12-07"),
        ("@days 9 7.12.", TUESDAY, None),
        ("@day 6 12", TUESDAY, "2026-12-06"),
        ("@day 6 1", TUESDAY, "2027-01-06"),
        ("@span christmas", TUESDAY, "2026-12-24..2026-12-26"),
        ("@span christmas", date(2026, 12, 27), "2027-12-24..2027-12-26"),
        ("@span christmas_break", date(2027, 1, 3), "2027-01-03..2027-01-06"),
        ("@span winter", date(2027, 1, 10), "2027-01-10..2027-02-28"),
        ("@span easter", TUESDAY, "2027-03-26..2027-03-29"),
        ("@span midsummer", TUESDAY, "2027-06-25..2027-06-27"),
        ("@span autumn_break", TUESDAY, "2027-10-18..2027-10-24"),
        ("@in 1", date.max, None),
    ],
)
def test_expression_becomes_days(expression: str, today: date, when: str | None) -> None:
    assert resolved(expression, today) == when

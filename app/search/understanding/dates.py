"""Days that the tables speak of, counted from today: "@next SA", "@month 12", "@span christmas".

A value of the search's `when` comes out, or None when there is no such day. What has begun lasts from today;
what is over means its next time. "Next Saturday" is the nearest to come, as the dictionaries have it.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from app.search.query import WEEKDAYS
from app.search.understanding.tables import FOLDER, read_toml

Span = tuple[date, date]
_DAY = timedelta(days=1)
_SATURDAY = 5
AUTUMN_BREAK_WEEK = 42


def resolved(expression: str, today: date) -> str | None:
    """The `when` that an expression means on the day `today`; what has no "@" is one already."""
    if not expression.startswith("@"):
        return expression
    name, *arguments = expression[1:].split()
    try:
        found = _EXPRESSIONS[name](arguments, today)
    except (ValueError, IndexError, OverflowError):  # such as 31.2.
        return None
    if found is None or found[1] < found[0]:
        return None
    first, last = found
    return first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"


def _in_days(arguments: list[str], today: date) -> Span:
    day = today + int(arguments[0]) * _DAY
    return day, day


def _next_weekday(arguments: list[str], today: date) -> Span:
    day = _on_or_after(today + _DAY, arguments[0])
    return day, day


def _this_weekday(arguments: list[str], today: date) -> Span:
    day = _on_or_after(today, arguments[0])
    return day, day


def _on_or_after(day: date, weekday: str) -> date:
    return day + ((WEEKDAYS.index(weekday) - day.weekday()) % 7) * _DAY


def _next_week(arguments: list[str], today: date) -> Span:
    monday = today + (7 - today.weekday()) * _DAY
    if not arguments:
        return monday, monday + 6 * _DAY
    day = _on_or_after(monday, arguments[0])
    return day, day


def _week(arguments: list[str], today: date) -> Span:
    monday = date.fromisocalendar(today.year, int(arguments[0]), 1)
    if monday + 6 * _DAY < today:
        monday = date.fromisocalendar(today.year + 1, int(arguments[0]), 1)
    return max(today, monday), monday + 6 * _DAY


def _next_weekend(_: list[str], today: date) -> Span:
    saturday = today + (7 - today.weekday() + _SATURDAY) * _DAY
    return saturday, saturday + _DAY


def _end_of_week(_: list[str], today: date) -> Span:
    sunday = today + (6 - today.weekday()) * _DAY
    return max(today, sunday - 3 * _DAY), sunday


def _rest_of_week(_: list[str], today: date) -> Span:
    return today, today + (6 - today.weekday()) * _DAY


def _rest_of_month(_: list[str], today: date) -> Span:
    return today, _last_of_month(today.year, today.month)


def _next_month(_: list[str], today: date) -> Span:
    first = _last_of_month(today.year, today.month) + _DAY
    return first, _last_of_month(first.year, first.month)


def _month(arguments: list[str], today: date) -> Span:
    month = int(arguments[0])
    year = today.year + (month < today.month)
    return max(today, date(year, month, 1)), _last_of_month(year, month)


def _last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - _DAY


def _date(arguments: list[str], today: date) -> Span:
    day = _day(arguments[0], today)
    return day, day


def _dates(arguments: list[str], today: date) -> Span:
    last = _day(arguments[1], today)
    first = _day(arguments[0], today)
    return (first, last) if first <= last else (_day(arguments[0], today, last.year - 1), last)


def _days_of_month(arguments: list[str], today: date) -> Span:
    last = _day(arguments[1], today)
    return last.replace(day=int(arguments[0])), last


def _day_of_month(arguments: list[str], today: date) -> Span:
    day, month = int(arguments[0]), int(arguments[1])
    found = date(today.year, month, day)
    found = date(today.year + 1, month, day) if found < today else found
    return found, found


def _day(text: str, today: date, year: int | None = None) -> date:
    """A day from "24.12.", "24.12.2026" or "2026-12-24"; without a year, the next such day."""
    if "-" in text:
        return date.fromisoformat(text)
    day, month, *rest = (int(part) for part in text.split(".") if part)
    if rest or year:
        return date(rest[0] if rest else year or today.year, month, day)
    found = date(today.year, month, day)
    return found if found >= today else date(today.year + 1, month, day)


def _span(arguments: list[str], today: date) -> Span | None:
    name = arguments[0]
    moving = _MOVING.get(name)
    years = (today.year - 1, today.year, today.year + 1)
    spans = [moving(year) if moving else _fixed(name, year) for year in years]
    ahead = [span for span in spans if span[1] >= today]
    return (max(today, ahead[0][0]), ahead[0][1]) if ahead else None


def _fixed(name: str, year: int) -> Span:
    first, last = (date.fromisoformat(f"{year}-{text}") for text in _fixed_spans()[name])
    return first, (last if last >= first else last.replace(year=year + 1))


@cache
def _fixed_spans() -> Mapping[str, tuple[str, str]]:
    return {
        name: (first, last) for name, (first, last) in read_toml(FOLDER / "calendar.toml")["spans"].items()
    }


def _easter(year: int) -> Span:
    sunday = easter(year)
    return sunday - 2 * _DAY, sunday + _DAY


def _midsummer(year: int) -> Span:
    friday = _on_or_after(date(year, 6, 19), "FR")
    return friday, friday + 2 * _DAY


def _autumn_break(year: int) -> Span:
    monday = date.fromisocalendar(year, AUTUMN_BREAK_WEEK, 1)
    return monday, monday + 6 * _DAY


_MOVING: Mapping[str, Callable[[int], Span]] = {
    "easter": _easter,
    "midsummer": _midsummer,
    "autumn_break": _autumn_break,
}
_EXPRESSIONS: Mapping[str, Callable[[list[str], date], Span | None]] = {
    "in": _in_days,
    "next": _next_weekday,
    "this": _this_weekday,
    "week": _week,
    "next_week": _next_week,
    "next_weekend": _next_weekend,
    "end_of_week": _end_of_week,
    "rest_of_week": _rest_of_week,
    "rest_of_month": _rest_of_month,
    "next_month": _next_month,
    "month": _month,
    "date": _date,
    "dates": _dates,
    "days": _days_of_month,
    "day": _day_of_month,
    "span": _span,
}

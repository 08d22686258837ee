"""Days, hours and sums as people type them into a field."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

_DAY = re.compile(r"(?:[a-zåäö]{2,14}\.? +)?(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4}|\d{2})?", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CLOCK = re.compile(r"(?:(?:klo|kl|at)\.? ?)?(\d{1,2})(?:[.:](\d{2}))?", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—]\s*")
_SUM = re.compile(r"(\d{1,5})(?:[.,](\d{1,2}))? ?(?:€|e|eur|euroa)?", re.IGNORECASE)
_PAUSE_DASH = re.compile(r"\s*[–—]\s*|\s+-\s+|(?<=\.)-\s*|(?<=\d)-(?=\d{1,2}\.)")
_DAY_ALONE = re.compile(r"(\d{1,2})\.")
_WEEK = re.compile(r"(?:viikko|vko|vk|vecka|v|week)\.? ?(\d{1,2})(?:[/ ](\d{4}))?", re.IGNORECASE)
_YEAR = timedelta(days=365)
_LEAP = 4 * 366
"""Days in which a 29 February surely comes, the odd century aside."""


def read_day(text: str, today: date) -> date | None:
    """Read "3.12.", "to 3.12.2026" or "2026-12-03"; without a year, the next such day. None: no day."""
    if iso := _ISO.fullmatch(text):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    if found[3]:
        year = int(found[3])
        return _date(year if len(found[3]) == 4 else 2000 + year, month, day)
    coming = (_date(today.year + ahead, month, day) for ahead in range(_LEAP // 366 + 1))
    return next((one for one in coming if one is not None and one >= today), None)


def read_clock(text: str) -> time | None:
    """Read "17", "17.30", "klo 17:30". None: no hour."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_hours(text: str) -> tuple[time, time | None] | None:
    """Read "17–19" or "17". None: no hours."""
    first, *rest = _DASH.split(text.strip(), maxsplit=1)
    start = read_clock(first)
    end = read_clock(rest[0]) if rest else None
    return None if start is None or (rest and end is None) else (start, end)


def read_sum(text: str) -> Decimal | None:
    """Read "5", "5,50 €". None: no sum."""
    found = _SUM.fullmatch(text)
    return Decimal(f"{found[1]}.{found[2] or 0}").normalize() if found else None


def read_pause(text: str, today: date) -> tuple[date, date] | None:
    """Read the first and last day of "24.12.–6.1.", "24.–31.12.", "24.12." or "vko 8". None: no such days.

    Without a year, those that end next.
    """
    if week := _WEEK.fullmatch(text):
        return _week(int(week[1]), int(week[2] or 0), today)
    first, *rest = _PAUSE_DASH.split(text, maxsplit=1)
    told = _DAY.fullmatch(first)
    if not rest or (told and told[3]):
        start = read_day(first, today)
        end = read_day(rest[0], start) if rest and start else start
    else:
        end = read_day(rest[0], today)
        start = _before(first, end) if end else None
    return (start, end) if start and end and start <= end else None


def _before(text: str, end: date) -> date | None:
    """The last such day that is not after another: a day without a month is of the same month."""
    alone = _DAY_ALONE.fullmatch(text)
    return _date(end.year, end.month, int(alone[1])) if alone else read_day(text, end - _YEAR)


def _week(number: int, year: int, today: date) -> tuple[date, date] | None:
    for one in (year,) if year else (today.year - 1, today.year, today.year + 1):
        try:
            first, last = (date.fromisocalendar(one, number, day) for day in (1, 7))
        except ValueError:
            continue
        if year or last >= today:
            return first, last
    return None


def minutes_between(start: time, end: time | None) -> int | None:
    """How long it lasts; an end before the start is on the next day."""
    if end is None:
        return None
    first, last = (timedelta(hours=one.hour, minutes=one.minute) for one in (start, end))
    length = last - first if last > first else last - first + timedelta(days=1)
    return int(length.total_seconds() // 60)


def day_text(day: date | None) -> str:
    """A day as the form shows it."""
    return f"{day.day}.{day.month}.{day.year}" if day else ""


def clock_text(moment: time) -> str:
    """An hour as the form shows it."""
    return f"{moment.hour}.{moment.minute:02}" if moment.minute else str(moment.hour)


def sum_text(amount: Decimal | None) -> str:
    """A sum as the form shows it."""
    if amount is None:
        return ""
    return f"{amount:.2f}".removesuffix(".00").replace(".", ",")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""The `when` of a query: today, tomorrow, weekend, week, month, a date, or two dates joined by "..".

Days are local calendar days; a range includes both ends, whichever is told first.
"""

from datetime import date, timedelta

WORDS = ("today", "tomorrow", "weekend", "week", "month")
SATURDAY, SUNDAY = 5, 6
MAX_DAYS = 366


def days_of(when: str, today: date) -> tuple[date, date] | None:
    """The first and last day that `when` means on the day `today`, or None when it means nothing.

    The weekend is Saturday and Sunday; on a Sunday, that day alone.
    """
    named = _named(when, today)
    if named is not None:
        return named
    first, separator, last = when.partition("..")
    try:
        start = date.fromisoformat(first)
        end = date.fromisoformat(last) if separator else start
    except ValueError:
        return None
    start, end = min(start, end), max(start, end)
    return start, start + min(end - start, timedelta(days=MAX_DAYS))


def _named(when: str, today: date) -> tuple[date, date] | None:
    if when == "weekend":
        saturday = today + timedelta(days=max(0, SATURDAY - today.weekday()))
        return (today, today) if today.weekday() == SUNDAY else (saturday, saturday + timedelta(days=1))
    offsets = {"today": (0, 0), "tomorrow": (1, 1), "week": (0, 6), "month": (0, 30)}
    if when not in offsets:
        return None
    first, last = offsets[when]
    return today + timedelta(days=first), today + timedelta(days=last)

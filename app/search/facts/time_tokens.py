"""Times as tokens that a filter can ask for together: "on Saturday evening" is one token, not two.

`MO`, `evening`, `MO:evening`, `d739000`, `d739000:evening`: weekday, part of the day, both, and local days as
proleptic ordinals. A part of the day never stands beside the day of another time.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.catalogue.content import ListingContent
from app.catalogue.models import Occurrence
from app.catalogue.rules import HORIZON_DAYS
from app.core.clock import LOCAL_ZONE
from app.search.asking.when import days_of
from app.search.query import WEEKDAYS, SearchQuery

MORNING_ENDS, EVENING_STARTS = 12, 16
LONG = timedelta(hours=12)


def time_tokens(content: ListingContent, ahead: Sequence[Occurrence], today: date) -> list[str]:
    """The tokens of a listing's times ahead."""
    tokens: dict[str, None] = {}
    for occurrence in ahead:
        goes_on = content.kind != "event" and occurrence.ends_at - occurrence.starts_at > LONG
        for day, part in _days_and_parts(content, occurrence, today):
            # A group that only told its season does not meet on every weekday of it.
            weekday = () if goes_on else (WEEKDAYS[day.weekday()],)
            parts = (*weekday, f"d{day.toordinal()}")
            tokens |= dict.fromkeys(parts)
            if part:
                tokens |= dict.fromkeys((part, *(f"{p}:{part}" for p in parts)))
    return list(tokens)


def _days_and_parts(
    content: ListingContent, occurrence: Occurrence, today: date
) -> list[tuple[date, str | None]]:
    start = occurrence.starts_at.astimezone(LOCAL_ZONE)
    end = occurrence.ends_at.astimezone(LOCAL_ZONE)
    final = (end - timedelta(microseconds=1)).date() if end > start else start.date()
    if final == start.date() or end - start < LONG:
        parts = dayparts(start, end, open_hours=content.kind == "service")
        return [(start.date(), None if occurrence.all_day else part) for part in parts]
    first = max(start.date(), today)
    last = min(final, first + timedelta(days=HORIZON_DAYS))
    return [(first + timedelta(days=n), None) for n in range((last - first).days + 1)]


def dayparts(start: datetime, end: datetime, *, open_hours: bool) -> list[str]:
    """The part of the day when it begins; for opening hours, every part that they reach into."""
    if not open_hours:
        return [_daypart(start.hour)]
    last = max(start, end - timedelta(microseconds=1))
    hours = range(start.hour, (last.hour if last.date() == start.date() else 23) + 1)
    return list(dict.fromkeys(_daypart(hour) for hour in hours))


def _daypart(hour: int) -> str:
    return "morning" if hour < MORNING_ENDS else "day" if hour < EVENING_STARTS else "evening"


def asked_tokens(query: SearchQuery, today: date) -> list[str] | None:
    """The tokens of which a listing must have at least one; None when no time is asked for."""
    days = _asked_days(query, today)
    if days is None and not query.daypart:
        return None
    if days is None:
        return list(query.daypart)
    return [f"{day}:{part}" for day in days for part in query.daypart] if query.daypart else days


def _asked_days(query: SearchQuery, today: date) -> list[str] | None:
    span = days_of(query.when, today) if query.when else None
    if span is None:
        return list(query.weekday) or None
    first = max(span[0], today)  # what was before today is over
    days = (first + timedelta(days=n) for n in range((span[1] - first).days + 1))
    return [f"d{d.toordinal()}" for d in days if not query.weekday or WEEKDAYS[d.weekday()] in query.weekday]

"""Short ways to write blocks of opening hours and the schedules that come of them."""

from datetime import date, datetime
from typing import Any

from app.catalogue.schedule import DateRange, Schedule
from importers.sources.ptv.records import Hours, Opening

YEARS = (2026, 2027)


def opening(day: str, start: str, end: str, last_day: str = "", status: str = "open") -> Opening:
    return Opening(day, last_day, start, end, status)


def weekly(*openings: Opening, **told: Any) -> Hours:
    return Hours(
        kind=told.pop("kind", "weekly"), status=told.pop("status", "open"), openings=openings, **told
    )


def rule(start: str, minutes: int, days: str, **told: Any) -> Schedule:
    return Schedule(
        kind=told.pop("kind", "opening_hours"),
        start=datetime.fromisoformat(start),
        duration_minutes=minutes,
        rrule=f"FREQ=WEEKLY;BYDAY={days}",
        **told,
    )


def once(start: str, minutes: int, **told: Any) -> Schedule:
    return Schedule(
        kind="opening_hours", start=datetime.fromisoformat(start), duration_minutes=minutes, **told
    )


def days(start: str, end: str | None = None) -> DateRange:
    return DateRange(start=date.fromisoformat(start), end=date.fromisoformat(end or start))


WEEK = weekly(opening("MO", "08:00:00", "16:00:00", "FR"))

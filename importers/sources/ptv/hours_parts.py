"""Days, times and spans of opening hours, each read strictly: what is unclear is not guessed."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.catalogue.schedule import DateRange
from importers.sources.ptv.holidays import holiday_date
from importers.sources.ptv.records import Hours, Opening

ZONE: Final = ZoneInfo("Europe/Helsinki")
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ANCHOR: Final = date(2024, 1, 1)
"""A Monday of long ago, from which rules without a first day count: so they are the same every day."""

_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2100
_DAY_MINUTES: Final = 24 * 60
# Midnight in Finland as UTC. A time without a zone at just these hours is a Finnish midnight in disguise.
_MIDNIGHTS_IN_UTC: Final = (time(21), time(22))


class UnclearHoursError(ValueError):
    """Opening hours that cannot be read for sure; `lookup` is the table where the value may be taught."""

    def __init__(self, reason: str, value: str, lookup: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value
        self.lookup = lookup


def clock(text: str) -> time:
    """`08:00:00`, `08:00` or `24:00`, which is midnight."""
    hours, _, rest = text.strip().partition(":")
    minutes = rest[:2]
    if hours.isdecimal() and minutes.isdecimal() and len(hours) <= 2 and len(minutes) == 2:
        hour, minute = int(hours), int(minutes)
        if (hour, minute) == (24, 0):
            return time()
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise UnclearHoursError("A time of opening hours is missing or cannot be read", text)


def days_between(opening: Opening) -> list[int]:
    """Weekdays from the first to the last, Monday being 0; a week may turn (Saturday to Monday)."""
    last_day = opening.last_day or opening.day
    if opening.day not in DAYS or last_day not in DAYS:
        told = f"{opening.day}-{opening.last_day}".strip("-")
        raise UnclearHoursError("A weekday of opening hours is missing or not known", told, "weekdays")
    first, last = DAYS.index(opening.day), DAYS.index(last_day)
    return [(first + n) % 7 for n in range((last - first) % 7 + 1)]


def minutes_between(start: time, end: time, opening: Opening, *, continuous: bool = False) -> int:
    """How long it is open. An end that is not after the start is on the next day.

    `continuous`: from the first day to the last without a pause. Where that could as well mean "each of these
    days", it is unclear.
    """
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    nights = len(days_between(opening)) - 1 if continuous else 0
    told = f"{opening.day} {opening.start}-{opening.last_day} {opening.end}"
    if nights and minutes > 0:
        raise UnclearHoursError("Opening hours over several days: daily, or without a pause?", told)
    if minutes == 0 and start != time():
        raise UnclearHoursError("Opening hours end when they begin", told)
    return minutes + _DAY_MINUTES * (nights or (1 if minutes <= 0 else 0))


def span_of(block: Hours, years: tuple[int, ...]) -> list[DateRange]:
    """Days for which a block holds; a holiday has one for each year. Empty when no dates are told."""
    if block.holiday:
        found = [holiday_date(block.holiday, year) for year in years]
        if years and None in found:
            raise UnclearHoursError("A holiday that is not known", block.holiday)
        return [DateRange(start=day, end=day) for day in found if day]
    start, end = local_date(block.valid_from), local_date(block.valid_until)
    if start is None and end is None:
        return []
    if block.kind == "exceptional":
        # One day is told by its beginning alone.
        start, end = start or end, end or start
    low, high = start or date.min, end or date.max
    if high < low or low == date.max:
        raise UnclearHoursError("Opening hours end before they begin", f"{low}/{high}")
    return [DateRange(start=low, end=high)]


def local_date(text: str) -> date | None:
    """The Finnish day of `2026-12-24`, `2026-12-23T22:00:00Z` or `2026-12-24T00:00:00`; None for "".

    Systems write the year 1 or 9999 for "no beginning" and "no end": those are None and `date.max`.
    """
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UnclearHoursError("A date of opening hours cannot be read", text) from None
    if moment.year < _FIRST_YEAR:
        return None
    if moment.year > _LAST_YEAR:
        return date.max
    if moment.tzinfo is not None:
        return moment.astimezone(ZONE).date()
    in_utc = moment.time() in _MIDNIGHTS_IN_UTC
    return moment.date() + timedelta(days=1 if in_utc else 0)

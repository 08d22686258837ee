"""Time zones as calendar files tell them."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from icalendar import Component, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from app.core.clock import LOCAL_ZONE

FIRST, LAST = date(2020, 1, 1), date(2040, 1, 1)


@lru_cache(maxsize=16)
def zone_of(name: str) -> Timezone:
    """A zone: the town's own by the rule of the European Union, another by its changes until 2040."""
    if name != LOCAL_ZONE.key:
        return Timezone.from_tzid(name, first_date=FIRST, last_date=LAST)
    zone = Timezone()
    zone.add("tzid", name)
    zone.add_component(_half(TimezoneDaylight(), "EEST", 3, 2))
    zone.add_component(_half(TimezoneStandard(), "EET", 10, 3))
    return zone


def _half(half: TimezoneDaylight | TimezoneStandard, name: str, month: int, hours_before: int) -> Component:
    """Summer time begins and ends at 01:00 UTC on the last Sunday of a month."""
    hours_after = 5 - hours_before
    day = date(1996, month, 31)
    sunday = day - timedelta(days=(day.weekday() + 1) % 7)
    half.add("dtstart", datetime(sunday.year, month, sunday.day, 1 + hours_before))  # noqa: DTZ001 - a wall time, as the format has it
    half.add("rrule", vRecur.from_ical(f"FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU"))
    half.add("tzname", name)
    half.add("tzoffsetfrom", timedelta(hours=hours_before))
    half.add("tzoffsetto", timedelta(hours=hours_after))
    return half

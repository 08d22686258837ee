"""The same calendars expanded by recurring-ical-events: both must give the same times."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events

from app.catalogue.times.occurrences import occurrences
from app.core.clock import LOCAL_ZONE
from tests.importers.sources.ics.calendar_text import calendar, content, event

FIRST = datetime(2026, 8, 20, tzinfo=UTC)
LAST = FIRST + timedelta(days=366)
ZONES = ("Europe/Helsinki", "Europe/Stockholm", "America/New_York", "Europe/London")
RULES = (
    "FREQ=WEEKLY;BYDAY=TU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA;WKST=SU",
    "FREQ=MONTHLY;BYDAY=1TU",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;COUNT=7",
    "FREQ=DAILY;UNTIL=20261030T150000Z",
    "FREQ=WEEKLY;COUNT=20",
    "FREQ=YEARLY;BYMONTH=9,12;BYDAY=1TU",
)
CHANGES = (
    "EXDATE;TZID={zone}:20260908T180000,20261006T180000",
    "RDATE;TZID={zone}:20260903T120000",
)


def ours(*components: str) -> list[tuple[datetime, datetime | None]]:
    found = [o for s in content(*components).sessions[0].schedules for o in occurrences(s, FIRST, LAST)]
    return sorted((o.start, o.end) for o in found if o.state != "cancelled")


def theirs(*components: str) -> list[tuple[datetime, datetime | None]]:
    read = icalendar.Calendar.from_ical(calendar(*components))
    found = recurring_ical_events.of(read).between(FIRST, LAST)
    return sorted(
        (_utc(e["DTSTART"].dt), _utc(e["DTEND"].dt)) for e in found if e.get("STATUS") != "CANCELLED"
    )


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("rule", RULES)
def test_series_has_the_times_that_the_library_gives(zone: str, rule: str) -> None:
    start = f"DTSTART;TZID={zone}:20260901T180000\nDURATION:PT1H\nRRULE:{rule}\n"
    series = event(start + "\n".join(CHANGES).format(zone=zone))
    moved = event(
        f"RECURRENCE-ID;TZID={zone}:20260901T180000\nDTSTART;TZID={zone}:20260902T190000\nDURATION:PT2H"
    )
    assert ours(series) == theirs(series)
    assert ours(series, moved) == theirs(series, moved)


def test_series_in_utc_has_the_times_that_the_library_gives() -> None:
    series = event("DTSTART:20260901T150000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=TU,TH")
    assert ours(series) == theirs(series)
    assert [start.astimezone(LOCAL_ZONE).hour for start, _ in ours(series)[15:18]] == [18, 17, 17]

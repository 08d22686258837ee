"""Event or activity: something to catch, or something to join."""

from collections.abc import Iterable
from datetime import timedelta

from app.catalogue.content import ListingKind
from app.catalogue.schedule import Schedule
from importers.sources.mikkelinyt.words import is_one_of

_A_WHILE = timedelta(weeks=3)
_BY_WEEKS = ("FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY;BYWEEKNO")


def kind_of(schedules: Iterable[Schedule], words: Iterable[str]) -> ListingKind:
    """An activity when it meets by the week for three weeks or more and is no show; otherwise an event."""
    return "activity" if any(map(_recurs, schedules)) and not is_one_of("shows", words) else "event"


def _recurs(schedule: Schedule) -> bool:
    if schedule.kind != "sessions" or not (schedule.rrule or "").startswith(_BY_WEEKS):
        return False
    first, last = schedule.valid_from, schedule.valid_until
    return first is None or last is None or last - first >= _A_WHILE

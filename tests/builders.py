"""Small builders of what the catalogue holds; a test says only what it is about."""

from datetime import date, datetime
from typing import Any

from app.catalogue.content import ListingContent
from app.catalogue.parts import Organiser, Place, Session
from app.catalogue.schedule import Schedule


def place(name: str = "Päämaja", **changes: Any) -> Place:
    """A building in Mikkeli."""
    return Place(**{"name": {"fi": name}, "postal_code": "50100", "city": "Mikkeli", **changes})


def once(start: datetime | str, minutes: int | None = 90, **changes: Any) -> Schedule:
    """A single time, in local wall time."""
    return Schedule(start=wall(start), duration_minutes=minutes, **changes)


def weekly(start: datetime | str, minutes: int | None = 90, **changes: Any) -> Schedule:
    """Every week from `start` (local wall time) on."""
    return once(start, minutes, **{"rrule": "FREQ=WEEKLY", **changes})


def at(*schedules: Schedule, where: Place | None = None, **changes: Any) -> Session:
    """What is offered at one place."""
    return Session(place=where, schedules=schedules, **changes)


def listing(title: str = "Lukupiiri", *schedules: Schedule, **changes: Any) -> ListingContent:
    """A listing with these times at one place, or with `sessions` of its own."""
    sessions = (at(*schedules, where=place()),) if schedules else ()
    return ListingContent(**{"kind": "event", "title": {"fi": title}, "sessions": sessions, **changes})


def organiser(name: str = "Mikkelin lukijat ry", **changes: Any) -> Organiser:
    """An association."""
    return Organiser(**{"name": {"fi": name}, "kind": "association", **changes})


def wall(text: datetime | str) -> datetime:
    """A local wall time from its ISO form."""
    return datetime.fromisoformat(text) if isinstance(text, str) else text


def day(text: str) -> date:
    """A day from its ISO form."""
    return date.fromisoformat(text)

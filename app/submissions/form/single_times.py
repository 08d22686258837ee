"""One time of a listing, called off or taken back."""

from datetime import datetime, timedelta

from app.catalogue.content import ListingContent
from app.catalogue.parts import Session
from app.catalogue.schedule import Override, Schedule
from app.catalogue.times.occurrences import occurrences
from app.core.clock import LOCAL_ZONE

A_MINUTE = timedelta(minutes=1)


def with_time(content: ListingContent, key: str, *, cancelled: bool) -> ListingContent | None:
    """The content with the time called off (or on again) that `key` names: its local start.

    None: it has no such time.
    """
    try:
        moment = datetime.strptime(key, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - a local wall time
    except ValueError:
        return None
    sessions = tuple(_session(one, moment, cancelled=cancelled) for one in content.sessions)
    return None if sessions == content.sessions else content.model_copy(update={"sessions": sessions})


def _session(session: Session, moment: datetime, *, cancelled: bool) -> Session:
    schedules = tuple(
        _schedule(one, moment, cancelled=cancelled) if _has(one, moment) else one for one in session.schedules
    )
    return session.model_copy(update={"schedules": schedules})


def _has(schedule: Schedule, moment: datetime) -> bool:
    start = moment.replace(tzinfo=LOCAL_ZONE)
    return any(one.start == start for one in occurrences(schedule, start, start + A_MINUTE))


def _schedule(schedule: Schedule, moment: datetime, *, cancelled: bool) -> Schedule:
    """A moved time keeps where it was moved to: only its state changes."""
    moved = next((one for one in schedule.overrides if (one.start or one.original) == moment), None)
    others = tuple(one for one in schedule.overrides if one is not moved)
    if cancelled:
        called_off = (moved or Override(original=moment)).model_copy(update={"state": "cancelled"})
        return schedule.model_copy(update={"overrides": (*others, called_off)})
    if moved is None:
        return schedule
    is_moved = moved.start is not None and moved.start != moved.original
    back = (moved.model_copy(update={"state": "moved"}),) if is_moved else ()
    return schedule.model_copy(update={"overrides": (*others, *back)})

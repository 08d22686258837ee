"""The audit trail: who did what at the desk, and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.desk.models import DeskEvent

SHOWN = 200


@dataclass(frozen=True, slots=True)
class About:
    """What an event is about."""

    submission_id: UUID | None = None
    listing_id: UUID | None = None


NOTHING = About()


def note(
    session: Session, by: str, action: str, now: datetime, about: About = NOTHING, **details: Any
) -> None:
    """Write down what somebody did, in the transaction in which it was done."""
    session.add(
        DeskEvent(
            at=now,
            by=by,
            action=action,
            submission_id=about.submission_id,
            listing_id=about.listing_id,
            details=details,
        )
    )


def events_of(session: Session, about: About) -> list[DeskEvent]:
    """What was done to a submission or a listing, the newest first."""
    query = select(DeskEvent).order_by(col(DeskEvent.id).desc()).limit(SHOWN)
    if about.submission_id is not None:
        query = query.where(DeskEvent.submission_id == about.submission_id)
    if about.listing_id is not None:
        query = query.where(DeskEvent.listing_id == about.listing_id)
    return list(session.exec(query))


def trail(session: Session, before: int | None = None) -> list[DeskEvent]:
    """All that was done, the newest first; `before`: the id of an event, to go on from."""
    query = select(DeskEvent).order_by(col(DeskEvent.id).desc()).limit(SHOWN)
    if before is not None:
        query = query.where(col(DeskEvent.id) < before)
    return list(session.exec(query))

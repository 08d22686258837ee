"""Keeping what people tell us, and forgetting it in time."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Engine, delete
from sqlmodel import Session, col

from app.core.clock import utc_now
from app.core.db import writing
from app.feedback.models import Feedback
from app.feedback.rules import KEPT_FOR, Message


def keep(session: Session, message: Message, listing_id: UUID | None, lang: str, now: datetime) -> UUID:
    """Keep a message, and return its id. Forgets those whose time is up."""
    forget_old(session, now)
    row = Feedback(
        id=uuid4(),
        kind=message.kind,
        listing_id=listing_id,
        reason=message.reason,
        message=message.text,
        contact=message.contact,
        lang=lang,
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row.id


def forget_old(session: Session, now: datetime) -> None:
    """Take away messages that were kept for as long as we promised."""
    session.execute(delete(Feedback).where(col(Feedback.created_at) < now - KEPT_FOR))


def forget_old_feedback(database: Engine) -> None:
    """Do the same on its own: at each start, so that it happens where nobody writes to us."""
    with writing(database) as session:
        forget_old(session, utc_now())

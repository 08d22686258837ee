"""What the desk forgets: sessions that have ended, and what was said about messages to us."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col

from app.desk.models import DeskEvent, StaffSession
from app.feedback.rules import KEPT_FOR


def forget_old(session: Session, now: datetime) -> None:
    """Take away what has no more use. That somebody did something stays in the audit trail for good.

    People are promised that their messages are gone in a year: our remarks and answers go with them.
    """
    session.execute(delete(StaffSession).where(col(StaffSession.ends_at) <= now))
    session.execute(
        update(DeskEvent)
        .where(
            col(DeskEvent.details)["feedback"].as_string().is_not(None), col(DeskEvent.at) < now - KEPT_FOR
        )
        .values(details={})
        .execution_options(synchronize_session=False)
    )

"""What is kept of those who publish, and for how long. The privacy page tells the same."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_
from sqlmodel import Session, col, select

from app.submissions.links import GOOD_FOR
from app.submissions.models import Ownership, Publisher, Submission

KEPT_FOR = timedelta(days=365)
"""So long what was decided is kept, and what its sender never mended: until then one may ask about it."""
LEFT_ALONE = ("change_asked", "approved", "rejected", "spam", "replaced")


def forget_submissions(session: Session, now: datetime) -> None:
    """Take away what nobody can go on with, what is long decided, and whom we then know from nothing else."""
    state, created = col(Submission.state), col(Submission.created_at)
    over = or_(
        (state == "unfinished") & (created <= now - GOOD_FOR["unfinished"]),
        (state == "unconfirmed") & (created <= now - GOOD_FOR["confirm"]),
        state.in_(LEFT_ALONE) & (col(Submission.changed_at) <= now - KEPT_FOR),
    )
    session.execute(delete(Submission).where(over))
    senders, owners = select(Submission.publisher_id), select(Ownership.publisher_id)
    publisher = col(Publisher.id)
    session.execute(delete(Publisher).where(publisher.not_in(senders), publisher.not_in(owners)))

"""Which pictures submissions still need, and forgetting all others that nothing shows."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session, col, select

from app.pictures.commands import forget
from app.pictures.rules import REFUSED_FOR, UNCONFIRMED_FOR
from app.submissions.form.fields import PICTURE
from app.submissions.models import Submission


def forget_pictures(session: Session, now: datetime) -> int:
    """Take away pictures of drafts that were never sent, and of what was refused. Returns how many."""
    return forget(session, set(_needed(session, now)), now)


def _needed(session: Session, now: datetime) -> Iterator[str]:
    state, changed = col(Submission.state), col(Submission.changed_at)
    is_needed = (
        state.in_(("unfinished", "waiting", "change_asked"))
        | ((state == "unconfirmed") & (changed > now - UNCONFIRMED_FOR))
        | (state.in_(("rejected", "spam")) & (changed > now - REFUSED_FOR))
    )
    for content, typed in session.exec(select(Submission.content, Submission.typed).where(is_needed)):
        if picture := (content.get("image") or {}).get("picture") or typed.get(PICTURE):
            yield picture

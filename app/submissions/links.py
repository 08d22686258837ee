"""Links that stand for a person: long, random, kept as hashes, with an end, and each for one purpose."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.core.errors import GoneError, NotFoundError
from app.submissions.models import Link

Purpose = Literal["confirm", "own", "unfinished"]
GOOD_FOR: dict[Purpose, timedelta] = {
    "confirm": timedelta(days=7),
    "own": timedelta(days=400),
    "unfinished": timedelta(days=14),
}
"""`own` outlives the longest review, so that who renews once a year never needs to ask for a new one."""
TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a link stands for, and what it is about."""

    publisher_id: UUID
    submission_id: UUID | None


def make_link(
    session: Session, purpose: Purpose, publisher_id: UUID, now: datetime, submission_id: UUID | None = None
) -> str:
    """Make a link; its token is returned once and kept nowhere."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        Link(
            id=uuid4(),
            token_hash=_hash(token),
            purpose=purpose,
            publisher_id=publisher_id,
            submission_id=submission_id,
            created_at=now,
            ends_at=now + GOOD_FOR[purpose],
        )
    )
    session.flush()
    return token


def holder_of(session: Session, token: str, purpose: Purpose, now: datetime) -> Holder:
    """Whom a token stands for. Raises NotFoundError for no token of ours, GoneError for one that is over."""
    link = _find(session, token, purpose)
    if link.used_at is not None or link.revoked_at is not None or link.ends_at <= now:
        raise GoneError("This link is no longer good.")
    return Holder(link.publisher_id, link.submission_id)


def use_link(session: Session, token: str, purpose: Purpose, now: datetime) -> Holder:
    """Use a link up. Raises as `holder_of` does; of two at once, one gets GoneError."""
    holder = holder_of(session, token, purpose, now)
    used = session.execute(
        update(Link)
        .where(col(Link.token_hash) == _hash(token), col(Link.used_at).is_(None))
        .values(used_at=now)
    )
    if not used.rowcount:  # type: ignore[attr-defined]  # an update's result has it
        raise GoneError("This link is no longer good.")
    return holder


def revoke_links(session: Session, publisher_id: UUID, now: datetime) -> None:
    """Make all links of somebody void: they handed the listing over, or lost the letter."""
    session.execute(
        update(Link)
        .where(col(Link.publisher_id) == publisher_id, col(Link.revoked_at).is_(None))
        .values(revoked_at=now)
    )


def revoke_link(session: Session, token: str, now: datetime) -> None:
    """Make one link void. Raises as `holder_of` does."""
    holder_of(session, token, "own", now)
    session.execute(update(Link).where(col(Link.token_hash) == _hash(token)).values(revoked_at=now))


def _find(session: Session, token: str, purpose: Purpose) -> Link:
    found = session.exec(
        select(Link).where(Link.token_hash == _hash(token), Link.purpose == purpose)
    ).one_or_none()
    if found is None:
        raise NotFoundError("There is no such link.")
    return found


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()

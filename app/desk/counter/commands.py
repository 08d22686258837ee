"""The counter's tools at a kiosk: opening them with a PIN, and closing them."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.desk.counter.models import CounterLock, CounterSession
from app.desk.events import note
from app.desk.models import Staff
from app.desk.rules import ABSOLUTE_END, FIRST_LOCK, LONGEST_LOCK, SEEN_EVERY

IDLE_END = timedelta(minutes=15)
TRIES = 5
TRIES_IN_ALL = 20
"""Wrong PINs at all kiosks together: whoever tries them all by turns gets no more."""
ALL = ""
FORGIVEN_AFTER = timedelta(hours=24)
"""So long without a wrong PIN, and counting begins anew."""


def open_tools(session: Session, staff: Staff | None, kiosk: str, now: datetime) -> str | None:
    """Open the tools for whoever a PIN belongs to, and return the cookie's token.

    None: it is nobody's, or too many wrong ones were typed. Side effects: a session, or a wrong try counted
    and perhaps a lock; the audit trail.
    """
    if locked_until(session, kiosk, now) is not None:
        return None
    if staff is None:
        _count_wrong(session, kiosk, TRIES, now)
        _count_wrong(session, ALL, TRIES_IN_ALL, now)
        return None
    session.execute(delete(CounterLock).where(col(CounterLock.kiosk) == kiosk))
    session.execute(delete(CounterSession).where(col(CounterSession.seen_at) <= now - IDLE_END))
    token = secrets.token_urlsafe(32)
    session.add(
        CounterSession(token_hash=hash_of(token), staff_id=staff.id, kiosk=kiosk, created_at=now, seen_at=now)
    )
    note(session, staff.email, "counter_opened", now, kiosk=kiosk)
    return token


def locked_until(session: Session, kiosk: str, now: datetime) -> datetime | None:
    """Until when no PIN opens the tools at a kiosk; None: one may try."""
    rows = session.exec(select(CounterLock).where(col(CounterLock.kiosk).in_((kiosk, ALL))))
    ends = [row.locked_until for row in rows if row.locked_until and row.locked_until > now]
    return max(ends, default=None)


def _count_wrong(session: Session, kiosk: str, tries: int, now: datetime) -> None:
    row = session.get(CounterLock, kiosk)
    if row is None:
        row = CounterLock(kiosk=kiosk, failures=0, failed_at=now)
        session.add(row)
    row.failures = 1 if now - row.failed_at >= FORGIVEN_AFTER else row.failures + 1
    row.failed_at = now
    if row.failures % tries == 0:
        doublings = min(row.failures // tries - 1, 10)
        row.locked_until = now + min(FIRST_LOCK * (1 << doublings), LONGEST_LOCK)
        note(session, "PIN", "counter_locked", now, kiosk=kiosk)


def tools_of(session: Session, token: str, kiosk: str, now: datetime) -> tuple[Staff, CounterSession] | None:
    """Whose tools a cookie's token opens at a kiosk; None: they have closed, or belong to another kiosk."""
    if not token:
        return None
    query = (
        select(Staff, CounterSession)
        .join(CounterSession, col(CounterSession.staff_id) == col(Staff.id))
        .where(CounterSession.token_hash == hash_of(token), CounterSession.kiosk == kiosk, col(Staff.active))
    )
    found = session.exec(query).first()
    if found is None or now >= found[1].seen_at + IDLE_END or now >= found[1].created_at + ABSOLUTE_END:
        return None
    return found[0], found[1]


def is_worth_noting(one: CounterSession, now: datetime) -> bool:
    """Whether it is time to write down again that the tools are in use."""
    return now >= one.seen_at + SEEN_EVERY


def keep_open(session: Session, token_hash: str, now: datetime) -> None:
    """Write down that the tools are in use."""
    if (one := session.get(CounterSession, token_hash)) is not None:
        one.seen_at = now


def close(session: Session, token: str) -> None:
    """Close the tools that a cookie's token opens."""
    session.execute(delete(CounterSession).where(col(CounterSession.token_hash) == hash_of(token)))


def close_all(session: Session, staff_id: UUID) -> None:
    """Close all tools that somebody has open."""
    session.execute(delete(CounterSession).where(col(CounterSession.staff_id) == staff_id))


def forget_old(session: Session, now: datetime) -> None:
    """Forget tools that have closed, and wrong PINs of long ago."""
    session.execute(delete(CounterSession).where(col(CounterSession.seen_at) <= now - IDLE_END))
    session.execute(
        delete(CounterLock).where(
            col(CounterLock.failed_at) <= now - FORGIVEN_AFTER - LONGEST_LOCK,
        )
    )


def hash_of(token: str) -> str:
    """The form in which a token is kept."""
    return sha256(token.encode()).hexdigest()

"""Signing in and out. The cookie's token is nowhere but in the cookie: the table has its hash."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, col, select

from app.desk.counter.commands import close_all
from app.desk.events import note
from app.desk.models import Staff, StaffSession
from app.desk.people.passwords import hash_password, is_kept_the_old_way, is_password, step_of_code
from app.desk.rules import ABSOLUTE_END, SEEN_EVERY, lock_after, session_is_over


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody typed at the door."""

    email: str
    password: str
    code: str = ""


def sign_in(session: Session, attempt: Attempt, now: datetime) -> str | None:
    """Let somebody in: returns the cookie's token. None for whatever was wrong: nobody learns what.

    Side effects: a session, or a wrong try counted, and perhaps a lock; what has ended is forgotten.
    """
    staff = staff_by_email(session, attempt.email)
    if not _is_right(session, staff, attempt, now) or staff is None:
        return None
    staff.failures, staff.locked_until = 0, None
    if is_kept_the_old_way(staff.password_hash):
        staff.password_hash = hash_password(attempt.password)
    session.execute(delete(StaffSession).where(col(StaffSession.ends_at) <= now))
    note(session, staff.email, "signed_in", now)
    return new_session(session, staff.id, now)


def _is_right(session: Session, staff: Staff | None, attempt: Attempt, now: datetime) -> bool:
    matches = is_password(staff.password_hash if staff else "", attempt.password)
    if staff is None or not staff.active or (staff.locked_until and now < staff.locked_until):
        return False
    if matches and _code_fits(staff, attempt.code, now):
        return True
    staff.failures += 1
    if (wait := lock_after(staff.failures)) is not None:
        staff.locked_until = now + wait
        note(session, staff.email, "locked", now)
    return False


def _code_fits(staff: Staff, code: str, now: datetime) -> bool:
    if not staff.totp_secret:
        return True
    step = step_of_code(staff.totp_secret, code, staff.totp_last, now)
    if step is None:
        return False
    staff.totp_last = step
    return True


def new_session(session: Session, staff_id: UUID, now: datetime) -> str:
    """Begin a session, and return the cookie's token."""
    token = secrets.token_urlsafe(32)
    session.add(
        StaffSession(
            token_hash=hash_of(token),
            staff_id=staff_id,
            created_at=now,
            seen_at=now,
            ends_at=now + ABSOLUTE_END,
        )
    )
    return token


def signed_in(session: Session, token: str, now: datetime) -> tuple[Staff, StaffSession] | None:
    """Whose session a cookie's token is; None when it has ended or its owner may not come in any more."""
    if not token:
        return None
    query = (
        select(Staff, StaffSession)
        .join(StaffSession, col(StaffSession.staff_id) == col(Staff.id))
        .where(StaffSession.token_hash == hash_of(token), col(Staff.active))
    )
    found = session.exec(query).first()
    if found is None or session_is_over(found[1].created_at, found[1].seen_at, now):
        return None
    return found[0], found[1]


def is_worth_noting(one: StaffSession, now: datetime) -> bool:
    """Whether it is time to write down again that a session is in use."""
    return now >= one.seen_at + SEEN_EVERY


def keep_alive(session: Session, token_hash: str, now: datetime) -> None:
    """Write down that a session is in use."""
    if (one := session.get(StaffSession, token_hash)) is not None:
        one.seen_at = now


def sign_out(session: Session, token_hash: str) -> None:
    """End one session."""
    session.execute(delete(StaffSession).where(col(StaffSession.token_hash) == token_hash))


def sign_out_everywhere(session: Session, staff_id: UUID, but: str = "") -> None:
    """End all sessions of somebody, and close their tools at kiosks; `but`: the hash of one that stays."""
    close_all(session, staff_id)
    session.execute(
        delete(StaffSession).where(
            col(StaffSession.staff_id) == staff_id, col(StaffSession.token_hash) != but
        )
    )


def staff_by_email(session: Session, email: str) -> Staff | None:
    """Somebody by their address, however it is written."""
    return session.exec(select(Staff).where(Staff.email == email.strip().casefold())).one_or_none()


def hash_of(token: str) -> str:
    """The form in which a token is kept."""
    return sha256(token.encode()).hexdigest()

"""Letters that came back: which letter it was, and what becomes of its address."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import delete, func, update
from sqlmodel import Session, col, select

from app.mail.bounce_report import Kind, Report, read_report
from app.mail.models import Bounce, Letter
from app.mail.return_path import letter_of

KEPT_FOR = timedelta(days=400)
REST = timedelta(days=1)
"""So long after a letter came back, one that somebody asked for is not tried either."""
Taken = Literal["hard", "soft", "again", "unknown", "none"]


def take_bounce(session: Session, raw: bytes, secret: str, now: datetime, sent_to: str = "") -> Taken:
    """Take in a message that came to where letters come back. Side effects: the letter, its address.

    `sent_to`: the envelope's recipient, where a mail server tells it. Returns `hard` or `soft`; `again`: it
    was taken in before; `unknown`: it is about no letter of ours; `none`: it is no report of a failure.
    """
    report = read_report(raw)
    if report is None:
        return "none"
    letter = _letter(session, report, secret, sent_to)
    if letter is None:
        return "unknown"
    return note_bounce(session, letter, report.kind, report.reason, now)


def note_bounce(session: Session, letter: Letter, kind: Kind, reason: str, now: datetime) -> Taken:
    """Write down that a letter came back, each once; a soft one may turn out to be a hard one."""
    if letter.bounce in {"hard", kind} or not letter.recipient:
        return "again" if letter.bounce else "unknown"
    address = letter.recipient.casefold()
    found = session.get(Bounce, address)
    if found is None:
        found = Bounce(address=address, last_at=now)
        session.add(found)
    if kind == "hard":
        found.hard_at = found.hard_at or now
        _stop_waiting(session, address)
    else:
        found.soft += 1
    letter.bounce, found.last_at, found.reason = kind, now, reason
    session.flush()
    return kind


def is_dead(session: Session, address: str, now: datetime, *, is_asked_for: bool = False) -> bool:
    """Whether letters to an address have come back for good. One that is asked for is tried after a day."""
    found = session.get(Bounce, address.casefold())
    if found is None or found.hard_at is None:
        return False
    return not is_asked_for or now < found.last_at + REST


def bounces_of(session: Session, addresses: list[str]) -> dict[str, Bounce]:
    """What has come back from addresses, by address."""
    keys = {address.casefold() for address in addresses}
    rows = session.exec(select(Bounce).where(col(Bounce.address).in_(keys)))
    return {row.address: row for row in rows}


def works_again(session: Session, address: str) -> bool:
    """Forget that letters came back: somebody opened a link that was sent there, or says that it works."""
    found = session.get(Bounce, address.casefold())
    if found is None:
        return False
    session.delete(found)
    session.flush()
    return True


def forget_old_bounces(session: Session, now: datetime) -> None:
    """Forget addresses from which nothing has come back for more than a year."""
    session.execute(delete(Bounce).where(col(Bounce.last_at) < now - KEPT_FOR))


def _letter(session: Session, report: Report, secret: str, sent_to: str) -> Letter | None:
    """The letter that a report is about: the signed address says it, or else the letter's own long number."""
    marked = [letter_of(mark, secret) for mark in (sent_to, *report.marks) if mark]
    for identity in (*marked, *report.message_ids):
        found = _sent(session, identity) if identity else None
        if found is not None:
            return found
    return None


def _stop_waiting(session: Session, address: str) -> None:
    session.execute(
        update(Letter)
        .where(col(Letter.state) == "waiting", func.lower(col(Letter.recipient)) == address)
        .values(state="stopped")
        .execution_options(synchronize_session=False)
    )


def _sent(session: Session, identity: UUID) -> Letter | None:
    found = session.get(Letter, identity)
    return found if found is not None and found.tries else None

"""PINs for the kiosks: 4–8 digits of each person's own.

A PIN is all that somebody types, so it is looked up by its hash, and one hash is made whatever was typed: a
wrong PIN takes as long as a right one. The salt comes from our secret key: from the table alone not even four
digits can be guessed. Whoever changes the key: everybody chooses a PIN anew.
"""

import hmac
import re
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from argon2.low_level import Type, hash_secret
from sqlmodel import Session, col, select

from app.core.errors import InvalidError
from app.desk.counter.commands import close_all
from app.desk.counter.models import StaffPin
from app.desk.events import note
from app.desk.models import Staff
from app.desk.people import passwords

FEWEST, MOST = 4, 8
_PIN = re.compile(rf"[0-9]{{{FEWEST},{MOST}}}")
_IN_ORDER = "01234567890 09876543210"


def hash_of_pin(pin: str, secret: str) -> str:
    """The form in which a PIN is kept and looked up; of no PIN at all it is nobody's."""
    salt = hmac.new(secret.encode(), b"pin", sha256).digest()
    hasher = passwords.HASHER
    typed = pin if _PIN.fullmatch(pin) else ""
    made = hash_secret(
        typed.encode(),
        salt,
        time_cost=hasher.time_cost,
        memory_cost=hasher.memory_cost,
        parallelism=hasher.parallelism,
        hash_len=hasher.hash_len,
        type=Type.ID,
    )
    return sha256(made).hexdigest()


def pin_fault(pin: str) -> str:
    """What is wrong with a new PIN: `digits`, `easy` (in order, or of two digits by turns) or nothing."""
    if not _PIN.fullmatch(pin):
        return "digits"
    repeats = pin == (pin[:1] * len(pin)) or pin == (pin[:2] * len(pin))[: len(pin)]
    return "easy" if repeats or pin in _IN_ORDER else ""


def set_pin(session: Session, staff_id: UUID, pin: str, secret: str, now: datetime) -> None:
    """Give somebody a PIN; their tools at the kiosks close.

    Raises InvalidError with the code of what is wrong. One that somebody else has is `easy` too: nobody
    learns another's PIN. Side effect: the audit trail.
    """
    if fault := pin_fault(pin):
        raise InvalidError(fault, field="pin")
    pin_hash = hash_of_pin(pin, secret)
    others = select(StaffPin).where(StaffPin.pin_hash == pin_hash, StaffPin.staff_id != staff_id)
    if session.exec(others).first() is not None:
        message = "easy"
        raise InvalidError(message, field="pin")
    row = session.get(StaffPin, staff_id)
    if row is None:
        session.add(StaffPin(staff_id=staff_id, pin_hash=pin_hash, set_at=now))
    else:
        row.pin_hash, row.set_at = pin_hash, now
    close_all(session, staff_id)
    note(session, _email(session, staff_id), "pin_set", now)


def remove_pin(session: Session, staff_id: UUID, now: datetime) -> None:
    """Take somebody's PIN away; their tools at the kiosks close. Side effect: the audit trail."""
    if (row := session.get(StaffPin, staff_id)) is not None:
        session.delete(row)
        close_all(session, staff_id)
        note(session, _email(session, staff_id), "pin_removed", now)


def has_pin(session: Session, staff_id: UUID) -> bool:
    """Whether somebody has a PIN."""
    return session.get(StaffPin, staff_id) is not None


def staff_of(session: Session, pin_hash: str) -> Staff | None:
    """Whose PIN has a hash; None: nobody's who may come in."""
    query = (
        select(Staff)
        .join(StaffPin, col(StaffPin.staff_id) == col(Staff.id))
        .where(StaffPin.pin_hash == pin_hash, col(Staff.active))
    )
    return session.exec(query).one_or_none()


def _email(session: Session, staff_id: UUID) -> str:
    staff = session.get(Staff, staff_id)
    return staff.email if staff else ""

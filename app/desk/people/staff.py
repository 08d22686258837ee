"""Changes of who works at the desk. Each is in the audit trail."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from app.core.errors import InvalidError, NotFoundError
from app.desk.events import note
from app.desk.models import Staff
from app.desk.people.passwords import hash_password, is_password, step_of_code
from app.desk.people.sessions import sign_out_everywhere, staff_by_email
from app.desk.rules import MIN_PASSWORD, ROLES, password_fault

_EMAIL = re.compile(r"[^@\s<>()\[\],;:\"\\]{1,64}@[^@\s<>()\[\],;:\"\\]{1,189}")


@dataclass(frozen=True, slots=True)
class NewStaff:
    """Somebody who begins to work at the desk."""

    email: str
    name: str
    role: str
    password: str


def add_staff(session: Session, new: NewStaff, by: str, now: datetime) -> Staff:
    """Add somebody. Raises InvalidError, naming the field. Side effect: the audit trail."""
    email = new.email.strip().casefold()
    if not _EMAIL.fullmatch(email):
        raise InvalidError("This is not an e-mail address.", field="sposti")
    if staff_by_email(session, email) is not None:
        raise InvalidError("Somebody has this address already.", field="sposti")
    staff = Staff(
        id=uuid4(),
        email=email,
        name=new.name.strip()[:200],
        role=_role(new.role),
        password_hash=hash_password(_good(new.password)),
        created_at=now,
    )
    session.add(staff)
    note(session, by, "staff_added", now, email=email, role=staff.role)
    session.flush()
    return staff


def set_role(session: Session, staff_id: UUID, role: str, by: str, now: datetime) -> None:
    """Give somebody another role. Raises NotFoundError; InvalidError when no admin would be left."""
    staff = _existing(session, staff_id)
    if _role(role) != "admin":
        _keep_an_admin(session, staff)
    if staff.role != role:
        note(session, by, "role_changed", now, email=staff.email, role=role, before=staff.role)
        staff.role = role


def set_active(session: Session, staff_id: UUID, active: bool, by: str, now: datetime) -> None:
    """Let somebody in again, or no more; then their sessions end. Raises as `set_role` does."""
    staff = _existing(session, staff_id)
    if not active:
        _keep_an_admin(session, staff)
        sign_out_everywhere(session, staff.id)
    staff.active, staff.failures, staff.locked_until = active, 0, None
    note(session, by, "staff_let_in" if active else "staff_disabled", now, email=staff.email)


def set_password(session: Session, staff_id: UUID, password: str, by: str, now: datetime) -> None:
    """Give somebody a new password; the locks and one-time codes go, and their sessions end."""
    staff = _existing(session, staff_id)
    staff.password_hash = hash_password(_good(password))
    staff.totp_secret, staff.totp_last, staff.failures, staff.locked_until = "", 0, 0, None
    sign_out_everywhere(session, staff.id)
    note(session, by, "password_set", now, email=staff.email)


def change_own_password(session: Session, staff_id: UUID, old: str, new: str, now: datetime) -> None:
    """Change one's own password. Raises InvalidError, naming the field `nykyinen` or `uusi`.

    All sessions end: whoever calls this makes a new one or sends the person to sign in.
    """
    staff = _existing(session, staff_id)
    if not is_password(staff.password_hash, old):
        raise InvalidError("This is not your present password.", field="nykyinen")
    staff.password_hash = hash_password(_good(new))
    sign_out_everywhere(session, staff.id)
    note(session, staff.email, "password_changed", now)


def turn_totp_on(session: Session, staff_id: UUID, secret: str, code: str, now: datetime) -> None:
    """Ask for a one-time code from now on. Raises InvalidError when the code does not fit the secret."""
    staff, step = _existing(session, staff_id), step_of_code(secret, code, 0, now)
    if step is None:
        raise InvalidError("The code does not fit.", field="koodi")
    staff.totp_secret, staff.totp_last = secret, step
    note(session, staff.email, "totp_on", now)


def turn_totp_off(session: Session, staff_id: UUID, password: str, now: datetime) -> None:
    """Ask for no code any more. Raises InvalidError when the password is wrong."""
    staff = _existing(session, staff_id)
    if not is_password(staff.password_hash, password):
        raise InvalidError("This is not your present password.", field="salasana")
    staff.totp_secret, staff.totp_last = "", 0
    note(session, staff.email, "totp_off", now)


def everybody(session: Session) -> list[Staff]:
    """All who work or have worked at the desk, by address."""
    return list(session.exec(select(Staff).order_by(col(Staff.email))))


def _existing(session: Session, staff_id: UUID) -> Staff:
    if (staff := session.get(Staff, staff_id)) is None:
        raise NotFoundError("There is nobody like that.")
    return staff


def _role(role: str) -> str:
    if role not in ROLES:
        raise InvalidError(f"The roles are {', '.join(ROLES)}.", field="rooli")
    return role


def _good(password: str) -> str:
    if fault := password_fault(password):
        raise InvalidError(f"The password is too {fault}: {MIN_PASSWORD} characters or more.", field="uusi")
    return password


def _keep_an_admin(session: Session, leaving: Staff) -> None:
    others = select(Staff.id).where(Staff.role == "admin", col(Staff.active), Staff.id != leaving.id)
    if leaving.role == "admin" and leaving.active and session.exec(others).first() is None:
        raise InvalidError("Somebody must be left who may add others.", field="rooli")

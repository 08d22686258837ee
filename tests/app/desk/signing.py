"""Signing in by short names."""

from datetime import timedelta

from sqlmodel import select

from app.core.db import reading, writing
from app.desk.models import Staff, StaffSession
from app.desk.people.sessions import Attempt, sign_in
from tests.app.desk.conftest import Person
from tests.app.town import Town

EDITOR = "editor@example.org"
DOOR = "/yllapito/kirjaudu"


def staff(town: Town, email: str = EDITOR) -> Staff:
    with reading(town.database) as session:
        found = session.exec(select(Staff).where(Staff.email == email)).one()
        session.expunge(found)
    return found


def tokens(town: Town) -> list[str]:
    with reading(town.database) as session:
        return list(session.exec(select(StaffSession.token_hash)))


def tried(town: Town, password: str, minutes: float = 0, code: str = "", email: str = EDITOR) -> bool:
    with writing(town.database) as session:
        return (
            sign_in(session, Attempt(email, password, code), town.now + timedelta(minutes=minutes))
            is not None
        )


def is_in(person: Person) -> bool:
    return person.http.get("/yllapito", follow_redirects=False).status_code == 200

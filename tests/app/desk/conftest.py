"""A town with a desk, and people who work at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from httpx2 import Response
from selectolax.lexbor import LexborHTMLParser
from sqlmodel import col, select

from app.core.db import reading, writing
from app.desk.models import DeskEvent
from app.desk.people import passwords
from app.desk.people.staff import NewStaff, add_staff
from app.web.form_token import FIELD
from tests.app.town import Town
from tests.page_client import ORIGIN, PageClient, attribute

PASSWORD = "kaksi kuppia kahvia"
ROLES = ("editor", "coordinator", "admin")
TOKEN = f"main form [name={FIELD}]"
OURS = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}


@dataclass(slots=True)
class Person:
    """Somebody with a browser at the desk."""

    town: Town
    http: TestClient
    pages: PageClient

    def sign_in(self, email: str, password: str = PASSWORD, code: str = "") -> Response:
        token = attribute(self.pages.get("/yllapito/kirjaudu", grammar=False), TOKEN, "value")
        values = {FIELD: token, "sposti": email, "salasana": password, "koodi": code}
        return self.http.post("/yllapito/kirjaudu", data=values, headers=OURS, follow_redirects=False)

    def post(self, path: str, **values: Any) -> Response:
        """Send a form of the desk, as its own pages would."""
        token = attribute(self.pages.get("/yllapito/oma", grammar=False), TOKEN, "value")
        return self.http.post(path, data={FIELD: token, **values}, headers=OURS, follow_redirects=False)

    def actions(self) -> list[str]:
        """The audit trail, the oldest first."""
        with reading(self.town.database) as session:
            return [one.action for one in session.exec(select(DeskEvent).order_by(col(DeskEvent.id)))]


def tree_of(answer: Response) -> LexborHTMLParser:
    return LexborHTMLParser(answer.text)


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same algorithm with small numbers: what is tested here is not how long a guess takes."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", hasher)


@pytest.fixture
def desk_town(town: Town) -> Iterator[Town]:
    """A town with one person of each role; the clock stands still."""
    town.index()
    with writing(town.database) as session:
        for role in ROLES:
            add_staff(
                session, NewStaff(f"{role}@example.org", role.title(), role, PASSWORD), "test", town.now
            )
    with time_machine.travel(town.now, tick=False):
        yield town


@pytest.fixture
def stranger(desk_town: Town) -> Person:
    """Somebody who has not signed in."""
    http = TestClient(desk_town.app(), base_url=ORIGIN, raise_server_exceptions=False)
    return Person(desk_town, http, PageClient(http))


@pytest.fixture
def editor(stranger: Person) -> Person:
    """Somebody who has signed in as an editor."""
    assert stranger.sign_in("editor@example.org").status_code == 303
    return stranger


@pytest.fixture
def admin(stranger: Person) -> Person:
    """Somebody who has signed in as an admin."""
    assert stranger.sign_in("admin@example.org").status_code == 303
    return stranger

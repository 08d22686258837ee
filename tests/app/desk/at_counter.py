"""Somebody at a kiosk, before and after the counter's tools are opened."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi.testclient import TestClient
from httpx2 import Response
from selectolax.lexbor import LexborHTMLParser
from sqlmodel import select

from app.core.clock import utc_now
from app.core.db import reading, writing
from app.core.settings import Settings
from app.desk.counter.pins import set_pin
from app.desk.models import Staff
from app.web.form_token import FIELD, Tokens
from tests.app.desk.conftest import OURS
from tests.app.town import Town
from tests.page_client import ORIGIN

PIN = "274831"
TOOLS = "/kioski/tiski"
COOKIE = "opastamo-tiski"


@dataclass(slots=True)
class AtKiosk:
    """A kiosk's browser. `prefix`: what its addresses begin with."""

    town: Town
    http: TestClient
    prefix: str = "/kioski"

    @classmethod
    def before(cls, town: Town, prefix: str = "/kioski", **fields: Any) -> "AtKiosk":
        http = TestClient(
            town.app(**fields),
            base_url=fields.get("base_url", ORIGIN),
            raise_server_exceptions=False,
            follow_redirects=False,
        )
        return cls(town, http, prefix)

    def get(self, path: str) -> Response:
        return self.http.get(f"{self.prefix}{path}")

    def tree(self, path: str) -> LexborHTMLParser:
        answer = self.get(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        return LexborHTMLParser(answer.text)

    def type(self, pin: str) -> Response:
        """Send a PIN as the keypad's page does, even when the page shows no keypad."""
        data = {FIELD: Tokens(secret_of(self.town), "counter").make(utc_now()), "pin": pin}
        return self.http.post(f"{self.prefix}/tiski", data=data, headers=self.ours())

    def open(self) -> None:
        answer = self.type(PIN)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{self.prefix}/tiski")

    def is_open(self) -> bool:
        return "Tiskin työkalut</h1>" in self.get("/tiski").text

    def post(self, path: str, **values: str) -> Response:
        """Send a form of the counter, as its own pages would."""
        data = {FIELD: token_of(self.tree("/tiski")) or "", **values}
        return self.http.post(f"{self.prefix}{path}", data=data, headers=self.ours())

    def ours(self) -> dict[str, str]:
        return {**OURS, "origin": str(self.http.base_url).rstrip("/")}


def token_of(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first(f"form[data-counter-post] [name={FIELD}]")
    return node.attributes["value"] if node else None


def give_pin(town: Town, email: str = "editor@example.org", pin: str = PIN) -> None:
    with writing(town.database) as session:
        staff = session.exec(select(Staff).where(Staff.email == email)).one()
        set_pin(session, staff.id, pin, secret_of(town), town.now)


def secret_of(town: Town) -> str:
    return Settings(var=town.var).secret_key.get_secret_value()


def staff_id(town: Town, email: str = "editor@example.org") -> UUID:
    with reading(town.database) as session:
        return session.exec(select(Staff.id).where(Staff.email == email)).one()


def is_refused(kiosk: AtKiosk, pin: str = PIN) -> bool:
    answer = kiosk.type(pin)
    assert answer.status_code == 303
    return answer.headers[
        "location"
    ] == f"{kiosk.prefix}/tiski?virhe=pin" and COOKIE not in answer.headers.get("set-cookie", "")

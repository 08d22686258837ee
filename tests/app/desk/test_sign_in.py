"""Signing in and out: what lets somebody in, what keeps others out, and for how long."""

from datetime import timedelta
from typing import Literal

import pytest
import time_machine
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from sqlmodel import select

from app.core.db import reading, writing
from app.desk.models import DeskEvent, StaffSession
from app.desk.people import passwords
from app.desk.people.sessions import Attempt, hash_of, sign_in, signed_in
from app.desk.people.staff import set_active
from app.desk.rules import lock_after
from app.web.form_token import FIELD
from tests.app.desk.conftest import PASSWORD, Person, tree_of
from tests.app.desk.signing import DOOR, EDITOR, is_in, staff, tokens, tried
from tests.app.town import Town
from tests.page_client import attribute, texts


def test_the_right_password_leads_in_and_the_table_has_only_the_tokens_hash(stranger: Person) -> None:
    answer = stranger.sign_in(" Editor@Example.org ")

    assert (answer.status_code, answer.headers["location"]) == (303, "/yllapito")
    token = stranger.http.cookies["opastamo"]
    assert tokens(stranger.town) == [hash_of(token)]
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert is_in(stranger)


def test_over_https_the_cookie_is_bound_to_the_host(desk_town: Town) -> None:
    app = desk_town.app(base_url="https://opastamo.example")
    http = TestClient(app, base_url="https://opastamo.example")
    page = tree_of(http.get(DOOR))
    values = {FIELD: attribute(page, f"main [name={FIELD}]", "value"), "sposti": EDITOR, "salasana": PASSWORD}

    answer = http.post(
        DOOR, data=values, headers={"origin": "https://opastamo.example"}, follow_redirects=False
    )

    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-opastamo=")
    assert "; Secure" in cookie
    assert "Domain" not in cookie
    assert http.get("/yllapito").status_code == 200


@pytest.mark.parametrize(
    ("email", "password"), [(EDITOR, "wrong password"), ("nobody@example.org", PASSWORD), ("", "")]
)
def test_whatever_is_wrong_the_answer_is_the_same(stranger: Person, email: str, password: str) -> None:
    answer = stranger.sign_in(email, password)
    tree = tree_of(answer)

    assert answer.status_code == 422
    assert "set-cookie" not in answer.headers
    (fault,) = texts(tree, ".error-summary li")
    assert fault.startswith("Sähköposti, salasana tai kertakoodi ei täsmää.")
    assert texts(tree, "title") == ["Virhe: Kirjaudu ylläpitoon – Opastamo"]
    assert attribute(tree, "#sposti", "value") == email
    assert password not in answer.text or not password


def test_an_unknown_address_costs_a_hash_as_a_known_one_does(
    desk_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - the interface's
            asked.append(str(hash))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "HASHER", Counting(time_cost=1, memory_cost=8, parallelism=1))

    assert not tried(desk_town, "wrong")
    assert not tried(desk_town, "wrong", email="nobody@example.org")
    assert len(asked) == 2


def test_the_fifth_wrong_try_locks_the_door_for_fifteen_minutes(desk_town: Town) -> None:
    assert [tried(desk_town, "wrong") for _ in range(5)] == [False] * 5
    with reading(desk_town.database) as session:
        assert session.exec(select(DeskEvent.by).where(DeskEvent.action == "locked")).all() == [EDITOR]

    assert not tried(desk_town, PASSWORD, 14.9)
    assert tried(desk_town, PASSWORD, 15)
    assert staff(desk_town).failures == 0


def test_the_lock_grows_to_a_day() -> None:
    waits = [lock_after(n) for n in (1, 4, 5, 6, 10, 15, 100)]

    assert waits == [
        None,
        None,
        timedelta(minutes=15),
        None,
        timedelta(minutes=30),
        timedelta(hours=1),
        timedelta(hours=24),
    ]


def test_a_network_that_guesses_is_stopped(stranger: Person) -> None:
    statuses = [stranger.sign_in(f"{n}@example.org", "wrong").status_code for n in range(21)]

    assert statuses == [422] * 20 + [429]


def test_a_session_ends_when_left_alone_for_an_hour_and_in_any_case_after_twelve(editor: Person) -> None:
    start = editor.town.now
    with time_machine.travel(start + timedelta(minutes=59), tick=False):
        assert is_in(editor)
    with time_machine.travel(start + timedelta(minutes=118), tick=False):
        assert is_in(editor)
    with time_machine.travel(start + timedelta(minutes=178), tick=False):
        assert not is_in(editor)


def test_a_busy_session_ends_after_twelve_hours(desk_town: Town) -> None:
    with writing(desk_town.database) as session:
        token = sign_in(session, Attempt(EDITOR, PASSWORD), desk_town.now) or ""
        one = session.get_one(StaffSession, hash_of(token))
        one.seen_at = desk_town.now + timedelta(hours=11, minutes=59)
        session.flush()
        assert signed_in(session, token, desk_town.now + timedelta(hours=11, minutes=59))
        assert not signed_in(session, token, desk_town.now + timedelta(hours=12))


def test_signing_in_again_makes_a_new_token_and_ends_the_browsers_old_one(editor: Person) -> None:
    old = editor.http.cookies["opastamo"]
    editor.sign_in(EDITOR)

    new = editor.http.cookies["opastamo"]
    assert new != old
    assert tokens(editor.town) == [hash_of(new)]


def test_signing_out_ends_the_session_on_the_server_too(editor: Person) -> None:
    token = editor.http.cookies["opastamo"]
    answer = editor.post("/yllapito/ulos")

    assert (answer.status_code, answer.headers["location"]) == (303, DOOR)
    assert tokens(editor.town) == []
    editor.http.cookies.set("opastamo", token)
    assert not is_in(editor)


def test_signing_out_everywhere_ends_every_session(editor: Person) -> None:
    assert tried(editor.town, PASSWORD)
    assert len(tokens(editor.town)) == 2
    editor.post("/yllapito/oma/ulos-kaikkialta")

    assert tokens(editor.town) == []


def test_who_is_disabled_is_out_at_once_and_cannot_come_back(editor: Person) -> None:
    with writing(editor.town.database) as session:
        set_active(session, staff(editor.town).id, False, "test", editor.town.now)

    assert not is_in(editor)
    assert editor.sign_in(EDITOR).status_code == 422

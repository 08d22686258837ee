"""What is sent after a session has ended is there after signing in again, and is not done before."""

from datetime import timedelta

import pytest
import time_machine
from selectolax.lexbor import LexborHTMLParser

from app.desk.people.unsent import UNSENT
from app.web.form_token import FIELD
from tests.app.desk.conftest import OURS, PASSWORD, TOKEN, Person, tree_of
from tests.app.desk.sent import waits
from tests.page_client import attribute, texts, words

HOUR = timedelta(hours=1, minutes=1)
TOLD = 'Kerro vielä "missä" <script>alert(1)</script> tämä on.'


def too_late(person: Person, path: str, **values: str) -> LexborHTMLParser:
    """Send a form of the desk an hour after it was shown."""
    token = attribute(person.pages.get("/yllapito/oma", grammar=False), TOKEN, "value")
    with time_machine.travel(person.town.now + HOUR, tick=False):
        answer = person.http.post(path, data={FIELD: token, **values}, headers=OURS, follow_redirects=False)
    assert answer.status_code == 403
    assert answer.headers["cache-control"] == "no-store"
    return tree_of(answer)


def come_in(person: Person, door: LexborHTMLParser, email: str, later: timedelta = HOUR) -> LexborHTMLParser:
    kept = {name: attribute(door, f"main [name={name}]", "value") for name in (FIELD, UNSENT)}
    values = {**kept, "sposti": email, "salasana": PASSWORD}
    with time_machine.travel(person.town.now + later, tick=False):
        answer = person.http.post("/yllapito/kirjaudu", data=values, headers=OURS, follow_redirects=False)
    return tree_of(answer) if answer.status_code == 200 else LexborHTMLParser("")


def test_what_was_typed_is_there_after_signing_in_and_is_sent_by_one_more_press(editor: Person) -> None:
    sent = waits(editor.town)
    path = f"/yllapito/jono/{sent}"

    door = too_late(editor, path, teko="pyyda", pyynto=TOLD)
    assert "Kirjoittamasi on tallessa" in words(door.css_first(".notice"))
    page = come_in(editor, door, "editor@example.org")
    assert texts(page, "h1") == ["Tämä jäi lähettämättä"]
    assert texts(page, "main strong") == ["Pyydä muutosta"]
    assert texts(page, "blockquote") == [TOLD]
    assert "<script>alert" not in (page.html or "")
    assert editor.actions()[-1] == "signed_in"

    form = page.css("main form")[0]
    fields = {node.attributes["name"] or "": node.attributes["value"] or "" for node in form.css("input")}
    assert form.attributes["action"] == path
    with time_machine.travel(editor.town.now + HOUR, tick=False):
        answer = editor.http.post(path, data=fields, headers=OURS, follow_redirects=False)
    assert answer.status_code == 303
    assert editor.actions()[-1] == "change_asked"


def test_a_wrong_password_loses_nothing(editor: Person) -> None:
    door = too_late(editor, f"/yllapito/jono/{waits(editor.town)}", teko="pyyda", pyynto=TOLD)
    kept = attribute(door, f"main [name={UNSENT}]", "value")
    values = {FIELD: attribute(door, TOKEN, "value"), UNSENT: kept, "sposti": "editor@example.org"}
    with time_machine.travel(editor.town.now + HOUR, tick=False):
        again = editor.http.post("/yllapito/kirjaudu", data=values, headers=OURS)
    assert attribute(tree_of(again), f"main [name={UNSENT}]", "value") == kept


def test_what_one_wrote_is_not_shown_to_another(editor: Person) -> None:
    door = too_late(editor, f"/yllapito/jono/{waits(editor.town)}", teko="pyyda", pyynto=TOLD)
    assert come_in(editor, door, "admin@example.org").css("blockquote") == []


def test_what_was_kept_is_good_for_an_hour(editor: Person) -> None:
    door = too_late(editor, f"/yllapito/jono/{waits(editor.town)}", teko="pyyda", pyynto=TOLD)
    assert come_in(editor, door, "editor@example.org", later=2 * HOUR).css("blockquote") == []


@pytest.mark.parametrize("kept", ["x", "WyJhIiwiYiIsIi8vZXZpbC5leGFtcGxlIix7fV0.aaaaaa.bbbbbb"])
def test_what_we_did_not_sign_leads_nowhere(editor: Person, kept: str) -> None:
    door = editor.pages.get("/yllapito/kirjaudu", grammar=False)
    values = {FIELD: attribute(door, TOKEN, "value"), UNSENT: kept}
    values |= {"sposti": "editor@example.org", "salasana": PASSWORD}
    answer = editor.http.post("/yllapito/kirjaudu", data=values, headers=OURS, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/yllapito")


@pytest.mark.parametrize(
    ("path", "token", "origin"),
    [
        ("/yllapito/jono/x", "wrong", "http://127.0.0.1:8000"),
        ("/yllapito/jono/x", None, "https://evil.example"),
        ("/yllapito/oma/salasana", None, "http://127.0.0.1:8000"),
    ],
)
def test_forms_of_others_and_passwords_are_not_kept(
    editor: Person, path: str, token: str | None, origin: str
) -> None:
    own = attribute(editor.pages.get("/yllapito/oma", grammar=False), TOKEN, "value")
    data = {FIELD: token or own, "nykyinen": PASSWORD}
    with time_machine.travel(editor.town.now + HOUR, tick=False):
        answer = editor.http.post(path, data=data, headers={"origin": origin}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/yllapito/kirjaudu")
    assert UNSENT not in answer.text

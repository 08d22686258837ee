"""One's own PIN: set at the desk, shown nowhere, guessed by nobody from the table."""

import pytest
from sqlmodel import select

from app.core.db import reading
from app.desk.counter.models import StaffPin
from app.desk.counter.pins import hash_of_pin, pin_fault
from tests.app.desk.at_counter import AtKiosk, give_pin
from tests.app.desk.conftest import Person
from tests.app.town import Town
from tests.page_client import words

PIN_PAGE = "/yllapito/oma/pin"


def pins(town: Town) -> list[str]:
    with reading(town.database) as session:
        return [row.pin_hash for row in session.exec(select(StaffPin))]


def test_a_pin_that_was_set_opens_the_tools_and_is_shown_nowhere(editor: Person) -> None:
    assert "Sinulla ei ole vielä PINiä." in words(editor.pages.get(PIN_PAGE))
    answer = editor.post(PIN_PAGE, pin="58204", toistamiseen="58204")
    assert answer.headers["location"] == f"{PIN_PAGE}?tehty=pin_set"
    page = editor.http.get(PIN_PAGE).text
    assert "Sitä ei näytetä missään." in page
    assert "58204" not in page + editor.http.get("/yllapito/oma").text
    assert AtKiosk.before(editor.town).type("58204").headers["location"] == "/kioski/tiski"
    assert editor.post(f"{PIN_PAGE}/pois").headers["location"] == f"{PIN_PAGE}?tehty=pin_removed"
    assert AtKiosk.before(editor.town).type("58204").headers["location"].endswith("?virhe=pin")
    assert editor.actions()[-3:] == ["pin_set", "counter_opened", "pin_removed"]


@pytest.mark.parametrize(
    ("pin", "again", "fault"),
    [
        ("582", "582", "PINissä on 4–8 numeroa."),
        ("582041937", "582041937", "PINissä on 4–8 numeroa."),
        ("58a4", "58a4", "PINissä on 4–8 numeroa."),
        ("1234", "1234", "Tämä PIN on liian helppo. Valitse toinen, mieluiten pidempi."),
        ("5820", "5821", "PINit eivät ole samat. Kirjoita PIN kahdesti."),
    ],
)
def test_what_is_wrong_in_a_pin_is_told(editor: Person, pin: str, again: str, fault: str) -> None:
    answer = editor.post(PIN_PAGE, pin=pin, toistamiseen=again)
    assert answer.status_code == 422
    assert fault in answer.text
    assert f'value="{pin}"' not in answer.text
    assert pins(editor.town) == []


@pytest.mark.parametrize(
    "pin", ["0000", "12345678", "87654321", "7890", "1212", "474747", "99999999", "4747474"]
)
def test_easy_pins_are_those_of_one_or_two_digits_and_those_in_order(pin: str) -> None:
    assert pin_fault(pin) == "easy"


@pytest.mark.parametrize("pin", ["5820", "1357", "27483110", "1221"])
def test_others_are_good(pin: str) -> None:
    assert pin_fault(pin) == ""


def test_nobody_learns_that_somebody_else_has_a_pin(editor: Person) -> None:
    give_pin(editor.town, "admin@example.org", "58204")
    taken = editor.post(PIN_PAGE, pin="58204", toistamiseen="58204")
    easy = editor.post(PIN_PAGE, pin="1111", toistamiseen="1111")
    assert (taken.status_code, taken.text) == (easy.status_code, easy.text)
    for _ in range(8):
        editor.post(PIN_PAGE, pin="1111", toistamiseen="1111")
    assert "Odota kymmenen minuuttia." in editor.post(PIN_PAGE, pin="1111", toistamiseen="1111").text


def test_a_pin_is_kept_by_a_hash_that_only_our_key_makes(editor: Person) -> None:
    give_pin(editor.town, pin="58204")
    (kept,) = pins(editor.town)
    assert kept != hash_of_pin("58204", "another key")
    assert hash_of_pin("x", "a key") == hash_of_pin("123", "a key") != hash_of_pin("58204", "a key")

"""Short codes of lists: given in a kiosk when asked for, followed on any phone, and forgotten."""

from datetime import timedelta

import pytest
import time_machine
from fastapi.testclient import TestClient

from app.core.db import reading, writing
from app.lists.short import LETTERS, forget_old_codes, give_code, list_under, read_code
from tests.app.lists.own_lists import asked, code
from tests.app.town import Town
from tests.page_client import PageClient, attribute, texts


def ask(pages: PageClient, *keys: str, at: str = "/kioski") -> tuple[int, dict[str, str]]:
    """Ask for the code of a list as a kiosk does."""
    listings = ".".join(code(key) for key in keys)
    answer = pages.http.post(f"{at}/lista/koodi", data={"k": listings})
    return answer.status_code, answer.json()


def test_a_code_leads_to_the_list_on_any_phone(three: Town, pages: PageClient) -> None:
    status, told = ask(pages, "choir", "film")
    assert status == 200
    assert told["address"] == f"127.0.0.1:8000/l/{told['code']}"
    assert len(told["code"]) == 4
    assert set(told["code"]) <= set(LETTERS)
    answer = pages.http.get(f"/l/{told['code'].lower()}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, asked("choir", "film"))
    assert answer.headers["cache-control"] == "no-store"


def test_a_code_given_in_swedish_opens_in_swedish(three: Town, pages: PageClient) -> None:
    _, told = ask(pages, "choir", at="/kioski/sv")
    answer = pages.http.get(f"/l/{told['code']}", follow_redirects=False)
    assert answer.headers["location"] == f"/sv{asked('choir')}"


def test_the_same_list_has_one_code_a_day(three: Town, pages: PageClient) -> None:
    assert ask(pages, "choir") == ask(pages, "choir")
    assert ask(pages, "choir")[1] != ask(pages, "film")[1]


def test_a_code_ends_after_thirty_days_and_is_forgotten(three: Town) -> None:
    with writing(three.database) as session:
        given = give_code(session, ("aabbccdd",), "fi", three.now).code
    for days, there in ((0, True), (30, True), (31, False)):
        with reading(three.database) as session:
            row = list_under(session, given, three.now + timedelta(days=days))
        assert (row is not None) is there
    with writing(three.database) as session:
        forget_old_codes(session, three.now + timedelta(days=30))
        assert list_under(session, given, three.now) is not None
        forget_old_codes(session, three.now + timedelta(days=31))
        assert list_under(session, given, three.now) is None


def test_an_unknown_code_gets_a_kind_page(pages: PageClient) -> None:
    page = pages.get("/l/9999", status=404)
    assert "Koodilla 9999 ei ole listaa." in texts(page, ".notice")[0]
    assert attribute(page, "main form", "action") == "/l"
    assert "Det" not in texts(pages.get("/sv/l/9999", status=404), ".notice")[0]


def test_a_code_can_be_typed(pages: PageClient) -> None:
    assert texts(pages.get("/l"), "main label") == ["Koodi, esimerkiksi 4K7P"]
    answer = pages.http.get("/sv/l?koodi=4k+7p", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sv/l/4K7P")
    strange = pages.http.get("/l", params={"koodi": "//example.org"}, follow_redirects=False)
    assert strange.headers["location"] == "/l/%2F%2Fexample.org"


@pytest.mark.parametrize(
    ("typed", "read"),
    [("4K7P", "4K7P"), (" 4k-7p ", "4K7P"), ("4K7", ""), ("0OI1", ""), ("", ""), ("4" * 9, "")],
)
def test_codes_are_read_as_people_type_them(typed: str, read: str) -> None:
    assert read_code(typed) == read


def test_only_a_kiosk_gives_codes_and_only_of_what_is_there(three: Town, pages: PageClient) -> None:
    assert pages.http.post("/lista/koodi", data={"k": code("choir")}).status_code == 404
    assert pages.http.post("/kioski/lista/koodi", data={"k": "00000000"}).status_code == 422
    elsewhere = {"Origin": "https://example.org"}
    answer = pages.http.post("/kioski/lista/koodi", data={"k": code("choir")}, headers=elsewhere)
    assert answer.status_code == 403


def test_codes_are_not_given_without_end(three: Town) -> None:
    with time_machine.travel(three.now, tick=False):
        http = TestClient(three.app(), raise_server_exceptions=False)
        statuses = [
            http.post("/kioski/lista/koodi", data={"k": code("choir")}).status_code for _ in range(21)
        ]
        assert statuses == [200] * 20 + [429]
    with time_machine.travel(three.now + timedelta(seconds=21), tick=False):
        assert http.post("/kioski/lista/koodi", data={"k": code("choir")}).status_code == 200

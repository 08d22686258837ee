"""One's own account: the password, the one-time code, whose forms are taken, and what is kept of it."""

from datetime import timedelta

import pyotp
import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from app.core.db import writing
from app.desk.people import passwords
from app.desk.people.staff import turn_totp_on
from app.web.form_token import FIELD
from tests.app.desk.conftest import OURS, PASSWORD, Person, tree_of
from tests.app.desk.signing import DOOR, EDITOR, is_in, staff, tokens, tried
from tests.app.town import Town
from tests.page_client import PageClient, attribute, texts, words

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_a_password_is_changed_with_the_old_one_and_other_sessions_end(editor: Person) -> None:
    assert tried(editor.town, PASSWORD)
    new = "neljä kuppia teetä"
    answer = editor.post("/yllapito/oma/salasana", nykyinen=PASSWORD, uusi=new, toistamiseen=new)

    assert answer.headers["location"] == "/yllapito/oma?tehty=password"
    assert is_in(editor)
    assert len(tokens(editor.town)) == 1
    assert not tried(editor.town, PASSWORD)
    assert tried(editor.town, new)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"nykyinen": "wrong", "uusi": "a" * 12, "toistamiseen": "a" * 12}, "nykyinen"),
        ({"nykyinen": PASSWORD, "uusi": "a" * 11, "toistamiseen": "a" * 11}, "uusi"),
        ({"nykyinen": PASSWORD, "uusi": "a" * 12, "toistamiseen": "b" * 12}, "toistamiseen"),
    ],
)
def test_a_password_that_cannot_be_taken_is_told_at_its_field(
    editor: Person, values: dict[str, str], field: str
) -> None:
    answer = editor.post("/yllapito/oma/salasana", **values)

    assert answer.status_code == 422
    assert attribute(tree_of(answer), ".error-summary a", "href") == f"#{field}"
    assert tried(editor.town, PASSWORD)


def test_a_password_hashed_with_other_numbers_is_hashed_anew(
    desk_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = staff(desk_town).password_hash
    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", stronger)
    assert tried(desk_town, PASSWORD)

    after = staff(desk_town).password_hash
    assert "m=8,t=1,p=1" in before
    assert "m=16,t=2,p=1" in after
    assert tried(desk_town, PASSWORD)


def test_a_one_time_code_is_asked_for_and_good_once(desk_town: Town) -> None:
    totp = pyotp.TOTP(SECRET)
    with writing(desk_town.database) as session:
        turn_totp_on(session, staff(desk_town).id, SECRET, totp.at(desk_town.now), desk_town.now)
    later = desk_town.now + timedelta(minutes=5)

    assert not tried(desk_town, PASSWORD, 5)
    assert not tried(desk_town, PASSWORD, 0, totp.at(desk_town.now))
    assert tried(desk_town, PASSWORD, 5, totp.at(later))
    assert not tried(desk_town, PASSWORD, 5, totp.at(later))


def test_the_one_time_code_is_turned_on_with_a_code_and_off_with_the_password(editor: Person) -> None:
    page = editor.pages.get("/yllapito/oma/koodi")
    secret = words(page.css_first("main code")).replace(" ", "")
    signed = attribute(page, "main [name=avain]", "value")

    wrong = editor.post("/yllapito/oma/koodi", avain=signed, koodi="000000")
    assert wrong.status_code == 422
    assert words(tree_of(wrong).css_first("main code")).replace(" ", "") == secret
    code = pyotp.TOTP(secret).at(editor.town.now)
    assert (
        editor.post("/yllapito/oma/koodi", avain=signed, koodi=code).headers["location"].endswith("code_on")
    )
    assert staff(editor.town).totp_secret == secret
    assert editor.post("/yllapito/oma/koodi-pois", salasana="wrong").status_code == 422
    editor.post("/yllapito/oma/koodi-pois", salasana=PASSWORD)
    assert staff(editor.town).totp_secret == ""
    assert editor.actions()[-3:] == ["signed_in", "totp_on", "totp_off"]


def test_a_secret_that_we_did_not_offer_is_not_taken(editor: Person) -> None:
    editor.post("/yllapito/oma/koodi", avain=SECRET, koodi=pyotp.TOTP(SECRET).at(editor.town.now))

    assert staff(editor.town).totp_secret == ""


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_a_form_of_another_site_is_refused_though_it_knows_the_token(
    editor: Person, headers: dict[str, str]
) -> None:
    token = attribute(editor.pages.get("/yllapito/oma"), f"main [name={FIELD}]", "value")
    answer = editor.http.post("/yllapito/ulos", data={FIELD: token}, headers=headers)

    assert answer.status_code == 403
    assert is_in(editor)


def test_a_form_without_the_sessions_own_token_is_refused(editor: Person) -> None:
    other = Person(editor.town, *_browser(editor))
    other.sign_in("admin@example.org")
    theirs = attribute(other.pages.get("/yllapito/oma"), f"main [name={FIELD}]", "value")

    for token in ("", "x", theirs or "", "å"):
        answer = editor.http.post("/yllapito/ulos", data={FIELD: token}, headers=OURS)
        assert answer.status_code == 403
    assert is_in(editor)


def _browser(person: Person) -> tuple[TestClient, PageClient]:
    http = TestClient(person.town.app(), base_url=str(person.http.base_url))
    return http, PageClient(http)


@pytest.mark.parametrize(
    "path",
    ["/yllapito", DOOR, "/yllapito/jono", "/yllapito/none", "/sv/yllapito", "/en/yllapito/oma"],
)
def test_nothing_of_the_desk_is_kept_on_the_way_or_found_by_search_engines(
    desk_town: Town, path: str
) -> None:
    http = TestClient(desk_town.app(page_seconds=60))
    inside = Person(desk_town, http, PageClient(http))
    before = http.get(path, follow_redirects=False)
    inside.sign_in(EDITOR)
    after = http.get(path, follow_redirects=False)

    for answer in (before, after):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-robots-tag"] == "noindex, nofollow"
        assert "etag" not in answer.headers
    http.cookies.clear()
    assert http.get(path, follow_redirects=False).status_code == before.status_code


def test_the_desk_speaks_the_languages_of_the_pages(editor: Person) -> None:
    assert texts(editor.pages.get("/sv/yllapito"), "h1") == ["Vad i dag?"]
    assert texts(editor.pages.get("/en/yllapito"), "h1") == ["What is there today?"]
    editor.http.cookies.clear()
    assert (
        editor.http.get("/sv/yllapito", follow_redirects=False).headers["location"] == "/sv/yllapito/kirjaudu"
    )

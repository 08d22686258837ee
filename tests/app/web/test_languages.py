"""The language of an address, and texts in it."""

import pytest
from fastapi.testclient import TestClient

from app.web.languages import FINNISH, LANGUAGES, split_path
from app.web.view import View
from app.web.words import Words
from tests.app.town import Town


@pytest.fixture
def http(town: Town) -> TestClient:
    return TestClient(town.app(), base_url="http://127.0.0.1:8000")


@pytest.mark.parametrize(
    ("path", "code", "bare"),
    [
        ("/", "fi", "/"),
        ("/haku", "fi", "/haku"),
        ("/sv", "sv", "/"),
        ("/sv/", "sv", "/"),
        ("/sv/haku", "sv", "/haku"),
        ("/en/tarjonta/a", "en", "/tarjonta/a"),
        ("/selko/haku", "selko", "/haku"),
        ("/svenska", "fi", "/svenska"),
        ("/sv/api/v1/search", "fi", "/sv/api/v1/search"),
        ("/sv/static/css/base.css", "fi", "/sv/static/css/base.css"),
    ],
)
def test_a_path_tells_its_language(path: str, code: str, bare: str) -> None:
    assert split_path(path) == (LANGUAGES[code], bare)


def test_addresses_are_made_in_the_language() -> None:
    assert Words(LANGUAGES["sv"]).path("/haku") == "/sv/haku"
    assert Words(FINNISH).path("/haku") == "/haku"


def test_a_text_without_a_translation_of_its_own_is_said_in_finnish() -> None:
    assert Words(LANGUAGES["selko"]).gettext("Tätä ei ole käännetty %(n)s", n=1) == "Tätä ei ole käännetty 1"
    assert Words().ngettext("%(num)s tulos", "%(num)s tulosta", 1) == "1 tulos"
    assert Words().ngettext("%(num)s tulos", "%(num)s tulosta", 2) == "2 tulosta"


def test_a_view_knows_its_page_in_every_language() -> None:
    view = View(Words(LANGUAGES["sv"]), "/haku", "q=jooga", "https://example.org")
    assert [(one.tag, one.link, one.is_present) for one in view.languages] == [
        ("fi", "/haku?q=jooga", False),
        ("sv", "/sv/haku?q=jooga", True),
        ("en", "/en/haku?q=jooga", False),
        ("fi", "/selko/haku?q=jooga", False),
    ]
    assert view.canonical == "https://example.org/sv/haku?q=jooga"
    assert view.translations == (
        ("fi", "https://example.org/haku?q=jooga"),
        ("en", "https://example.org/en/haku?q=jooga"),
        ("sv", "https://example.org/sv/haku?q=jooga"),
    )


def test_a_list_in_hand_is_no_part_of_the_page_s_own_address() -> None:
    view = View(Words(), "/haku", "q=jooga&lista=3f2a9c01", "https://example.org")
    assert view.canonical == "https://example.org/haku?q=jooga"


@pytest.mark.parametrize(
    ("asked", "sent_to"),
    [
        ("/fi", "/"),
        ("/fi/haku?q=jooga", "/haku?q=jooga"),
        ("/fi//evil.example", "/evil.example"),
        ("/fi/k%C3%A4vely", "/k%C3%A4vely"),
        ("/sv", "/sv/"),
        ("/en?a=1", "/en/?a=1"),
    ],
)
def test_an_address_that_was_nearly_right_is_sent_on(http: TestClient, asked: str, sent_to: str) -> None:
    answer = http.get(asked, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, sent_to)


def test_the_page_says_its_language(town: Town, http: TestClient) -> None:
    town.index()
    for path, tag in (("/", "fi"), ("/sv/", "sv"), ("/en/haku", "en"), ("/selko/", "fi")):
        assert f'<html lang="{tag}"' in http.get(path).text
    assert '<html lang="sv"' in http.get("/sv/none").text

"""The pages about Opastamo, in each language."""

import pytest
import time_machine
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from tests.app.town import Town
from tests.page_client import PageClient, links, texts, words

PATHS = ("/tietoa", "/saavutettavuus", "/tietosuoja")


@pytest.fixture
def kept_town(town: Town) -> PageClient:
    """A town with somebody who runs its Opastamo."""
    operator = {
        "operator_name": "Kylän kirjasto",
        "operator_email": "opastamo@example.org",
        "operator_phone": "015 123 456",
    }
    return PageClient(TestClient(town.app(**operator)))


@pytest.mark.parametrize("path", PATHS)
def test_each_page_says_who_runs_it_and_how_to_reach_them(kept_town: PageClient, path: str) -> None:
    tree = kept_town.get(path)

    assert "Tätä Opastamoa ylläpitää Kylän kirjasto." in words(tree.css_first("main"))
    told = links(tree, ".ways-to-reach a")
    assert told["opastamo@example.org"] == "mailto:opastamo@example.org"
    assert told["015 123 456"] == "tel:015123456"


@pytest.mark.parametrize("path", PATHS)
def test_without_settings_nothing_is_made_up(pages: PageClient, path: str) -> None:
    assert "ylläpitää" not in words(pages.get(path).css_first("main"))


def test_the_sources_are_told_with_their_licences(town: Town, pages: PageClient) -> None:
    assert texts(pages.get("/tietoa"), ".sources li") == []
    town.add("a", title="Kuoro")
    tree = pages.get("/tietoa")

    assert texts(tree, ".sources li") == ["Kylän tapahtumat Kylä · Lisenssi: CC BY 4.0"]
    assert links(tree, ".sources a") == {"Kylän tapahtumat": "https://example.org"}
    assert "Nykysuomen sanalistaa (CC BY 4.0)" in words(tree.css_first("main"))


def test_the_statement_says_what_the_law_asks_for(pages: PageClient) -> None:
    tree = pages.get("/saavutettavuus")
    said = words(tree.css_first("main"))

    assert texts(tree, "main h2") == [
        "Miten saavutettava Opastamo on?",
        "Mikä ei ole saavutettavaa?",
        "Jos et saa tietoa sivuilta",
        "Kerro, mikä ei toimi",
        "Valvonta",
    ]
    for told in (
        "306/2019",
        "täyttää osittain lain vaatimukset",
        "Seloste on tehty 24. marraskuuta 2026.",
        "arvioineet sivut itse",
        "Vastaamme 14 päivän kuluessa.",
        "Liikenne- ja viestintävirasto Traficom",
    ):
        assert told in said
    assert links(tree)["saavutettavuus@traficom.fi"] == "mailto:saavutettavuus@traficom.fi"
    assert links(tree, "main a")["Anna palautetta"] == "/palaute"


@pytest.mark.parametrize(
    ("path", "headings"),
    [
        ("/sv/tietoa", ["Om Opastamo"]),
        ("/sv/saavutettavuus", ["Tillgänglighets\u00adutlåtande"]),
        ("/sv/tietosuoja", ["Dataskydd"]),
        ("/en/saavutettavuus", ["Accessibility statement"]),
        ("/en/offline", ["No connection right now"]),
    ],
)
def test_each_language_has_the_pages(town: Town, path: str, headings: list[str]) -> None:
    with time_machine.travel(town.now, tick=False):
        tree = LexborHTMLParser(TestClient(town.app()).get(path).text)

    assert texts(tree, "h1") == headings
    said = words(tree.css_first("main"))
    assert not any(finnish in said for finnish in (" emme ", " että ", " ja "))


def test_plain_finnish_has_words_of_its_own(town: Town) -> None:
    said = TestClient(town.app()).get("/selko/tietoa").text

    assert "Opastamosta löydät tekemistä." in said
    assert "Opastamo auttaa sinua löytämään" not in said

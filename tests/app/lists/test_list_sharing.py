"""A list taken along: by its address, on paper, through the pages, in each language."""

from urllib.parse import unquote

import pytest
import time_machine
from fastapi.testclient import TestClient

from tests.app.lists.own_lists import asked, attribute, code
from tests.app.town import Town
from tests.page_client import PageClient, links, texts, words


def test_a_list_can_be_shared_by_address_mail_and_code(three: Town, pages: PageClient) -> None:
    tree = pages.get(asked("choir", "film"))
    address = f"http://127.0.0.1:8000{asked('choir', 'film')}"
    assert attribute(tree, "#list-address", "value") == address
    assert links(tree, ".take-along__ways a") == {
        "Tulosta lista paperille": f"{asked('choir', 'film')}&tulosta=1",
        "Vie ajat kalenteriin": f"/lista.ics?k={code('choir')}.{code('film')}",
        "Lähetä sähköpostilla": "mailto:?subject=Lista%20Opastamosta&body=%E2%80%93%20Torikuoro%0D%0A"
        f"%E2%80%93%20Elokuvailta%0D%0A%0D%0Ahttp%3A//127.0.0.1%3A8000/lista%3Fk%3D{code('choir')}.{code('film')}",
    }
    assert len(tree.css("details svg[role=img]")) == 1


def test_search_engines_are_asked_to_leave_lists_alone(three: Town, pages: PageClient) -> None:
    for path in ("/lista", asked("choir"), f"{asked('choir')}&tulosta=1"):
        assert attribute(pages.get(path), "meta[name=robots]", "content") == "noindex"


def test_the_leaflet_tells_days_by_their_dates(three: Town, pages: PageClient) -> None:
    tree = pages.get(f"{asked('choir', 'film')}&tulosta=1")
    assert texts(tree, ".thing__when") == [
        "Tiistaisin klo 17–19",
        "Seuraava kerta: ti 24.11. klo 17–19",
        "pe 27.11. klo 18–20",
    ]
    assert "Opastamosta 24.11.2026" in texts(tree, ".leaflet__head p")
    assert len(tree.css(".leaflet__head svg[role=img]")) == 1
    assert links(tree, ".leaflet__tools a") == {"Takaisin listaan": asked("choir", "film")}


@pytest.mark.parametrize(
    ("referer", "way"),
    [
        ("http://testserver/haku?q=a&sort=time", "/haku?q=a&sort=time&lista="),
        ("http://testserver/sv/", "/sv/?lista="),
        ("http://testserver/lista?k=aabbccdd", None),
        ("http://testserver/en/lista", None),
        ("http://testserver//example.org", None),
        ("http://testserver/\\example.org", None),
        ("http://testserver/a b\x01", None),
        ("https://example.org/haku", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_the_way_back_leads_to_the_page_of_ours_that_one_came_from(
    three: Town, pages: PageClient, referer: str, way: str | None
) -> None:
    pages.http.headers["Referer"] = referer
    found = links(pages.get(asked("choir")), "main a").get("Palaa sinne, mistä tulit")
    assert found == (f"{way}{code('choir')}" if way else None)


def test_each_reader_gets_their_own_way_back_from_caches_too(three: Town) -> None:
    with time_machine.travel(three.now, tick=False):
        http = TestClient(three.app(page_seconds=60))
        ways = [
            http.get(asked("choir"), headers={"Referer": f"http://testserver/{page}"}).text.count(
                f'href="/{page}?'
            )
            for page in ("haku", "kalenteri", "haku")
        ]
        assert ways == [1, 2, 1]
        assert http.get(asked("choir")).headers["vary"] == "Referer, Accept-Encoding"


def test_the_list_goes_along_through_the_search(three: Town, pages: PageClient) -> None:
    three.index()
    tree = pages.get(f"/haku?q=torikuoro&lista={code('film')}")
    assert tree.css(".notice") == []
    assert words(tree.css_first("[data-own-list]")) == "Oma lista (1)"
    assert attribute(tree, "[data-own-list]", "href") == asked("film")
    assert attribute(tree, ".list-button", "href") == asked("film", "choir")
    assert attribute(tree, ".card__title a", "href") == (
        f"/tarjonta/{three.slug('choir')}?lista={code('film')}"
    )
    assert [node.attributes["value"] for node in tree.css("form input[name=lista]")] == [code("film")]


@pytest.mark.parametrize(
    ("lang", "heading", "taken"),
    [
        ("sv", "Min lista", "Ta bort från listan"),
        ("en", "My list", "Take off the list"),
        ("selko", "Oma lista", "Poista listalta"),
    ],
)
def test_a_list_speaks_the_readers_language(
    three: Town, pages: PageClient, lang: str, heading: str, taken: str
) -> None:
    text = pages.http.get(f"/{lang}{asked('film', 'walk')}").text
    assert f"<h1>{heading}</h1>" in text
    assert f">{taken}<" in text
    assert f'value="http://127.0.0.1:8000/{lang}{asked("film", "walk")}"' in text


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_finnish_of_ours_is_left_in_other_languages(three: Town, pages: PageClient, lang: str) -> None:
    of_ours = "Milloin Missä Hinta Siirrä Poista Tulosta Kopioi Näytä Tyhjennä Tieto Avaa Takaisin".split()
    for path in ("/lista", f"{asked('choir', 'walk')}.00000000", f"{asked('choir')}&tulosta=1"):
        text = pages.http.get(f"/{lang}{path}").text.partition("<main")[2].partition("</main>")[0]
        assert [word for word in of_ours if word in text] == []


def test_a_letter_names_ten_things_and_gives_the_address_of_all(town: Town, pages: PageClient) -> None:
    keys = [f"thing-{number}" for number in range(12)]
    town.add_all({key: {"title": {"fi": key}, "kind": "event"} for key in keys})
    letter = unquote(links(pages.get(asked(*keys)), ".take-along__ways a")["Lähetä sähköpostilla"])
    titles = [f"– {key}" for key in keys[:10]]
    assert letter.partition("&body=")[2].split("\r\n") == [
        *titles,
        "…",
        "",
        f"http://127.0.0.1:8000{asked(*keys)}",
    ]

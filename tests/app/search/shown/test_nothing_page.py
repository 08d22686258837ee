"""The page says what was mended, what may have been meant, and what is near when nothing fits."""

from collections.abc import Iterator

import pytest
import time_machine
from fastapi.testclient import TestClient

from tests.app.town import Town, search_url, slug_for
from tests.page_client import PageClient, links, texts, words


@pytest.fixture
def town(embedded_town: Town) -> Town:
    town = embedded_town
    contents = {f"k{i}": {"title": {"fi": f"Kuoro {i}"}, "kind": "event"} for i in range(6)}
    contents["bark"] = {"title": {"fi": "Kuori ja oksat"}, "kind": "event"}
    contents["point"] = {"title": {"fi": "Kylän neuvontapiste"}, "kind": "service"}
    town.add_all(contents)
    town.index()
    return town


@pytest.fixture
def pages(town: Town) -> Iterator[PageClient]:
    slug = slug_for("point", "Kylän neuvontapiste")
    with time_machine.travel(town.now, tick=False):
        app = town.app(info_point_slug=slug, phone="015 194 4000")
        yield PageClient(TestClient(app, raise_server_exceptions=False))


def test_a_mended_question_links_to_the_words_as_typed(pages: PageClient) -> None:
    tree = pages.get("/haku?q=kuorto")
    assert words(tree.css_first(".notice")) == (
        "Näytetään tulokset sanalla: kuoro. Kirjoitit: kuorto. Etsi juuri niin kuin kirjoitit"
    )
    exact = links(tree, ".notice a")["Etsi juuri niin kuin kirjoitit"]
    assert exact == "/haku?q=kuorto&exact=1"
    assert texts(pages.get(exact), "h1") == ["kuorto – 0 tulosta"]


def test_a_commoner_word_is_asked_about(pages: PageClient) -> None:
    tree = pages.get("/haku?q=kuori")
    assert (words(tree.css_first(".notice")), links(tree, ".notice a")) == (
        "Tarkoititko: kuoro",
        {"kuoro": "/haku?q=kuoro"},
    )
    assert texts(tree, ".card__title") == ["Kuori ja oksat"]


def test_what_is_near_stands_apart_and_says_why(pages: PageClient) -> None:
    tree = pages.get("/haku?q=kuoro+sunnuntaisin")
    assert texts(tree, "h2")[0] == "Lähimpänä tätä"
    assert texts(tree, ".card__reason") == ["Sama aihe toiseen aikaan"] * 5
    assert links(tree, ".ways a") == {"Kuorot": "/haku?category=laula_ja_soita.kuorot"}


def test_nonsense_gets_no_rows_and_a_person_to_ask(pages: PageClient) -> None:
    tree = pages.get("/haku?q=zxqwvk")
    assert texts(tree, ".card") == []
    assert texts(tree, "h2") == [
        "Katso, mitä kaikkea on",
        "Kysy ihmiseltä",
        "Tarvitsetko apua heti?",
    ]
    slug = slug_for("point", "Kylän neuvontapiste")
    assert links(tree, "main li a")["Kylän neuvontapiste"] == f"/tarjonta/{slug}"
    assert links(tree, "main li a")["015 194 4000"] == "tel:0151944000"


def test_without_an_info_point_nobody_is_promised(town: Town) -> None:
    for fields in ({}, {"info_point_slug": "no-such"}):
        tree = PageClient(TestClient(town.app(**fields))).get("/haku?q=zxqwvk")
        assert "Kysy ihmiseltä" not in texts(tree, "h2")


def test_a_withdrawn_info_point_is_not_offered(town: Town) -> None:
    town.take_away("point")
    town.index()
    app = town.app(info_point_slug=slug_for("point", "Kylän neuvontapiste"))
    assert "Kysy ihmiseltä" not in texts(PageClient(TestClient(app)).get("/haku?q=zxqwvk"), "h2")


def test_the_api_tells_the_same(pages: PageClient) -> None:
    meant = pages.http.get(search_url(q="kuori")).json()
    assert meant["did_you_mean"] == {"from": "kuori", "to": "kuoro", "q": "kuoro"}
    near = pages.http.get(search_url(q="kuoro sunnuntaisin", lang="en")).json()
    assert (near["items"], near["total"]) == ([], 0)
    assert {(a["slug"][:5], a["reason"]) for a in near["alternatives"]} == {
        ("kuoro", "The same thing at another time")
    }
    exact = pages.http.get(search_url(q="kuorto", exact=1)).json()
    assert (exact["total"], exact["corrected"], exact["did_you_mean"]) == (0, None, None)

"""The page of a category as a browser gets it."""

import pytest

from tests.app.town import Town, at, once
from tests.page_client import PageClient, links, texts, words


def fill(town: Town) -> None:
    town.add("a", title="Aamujooga", categories=["liiku.jooga"], sessions=at(once("2026-12-02T08:00")))
    town.add("b", title="Iltajooga", categories=["liiku.jooga"], sessions=at(once("2026-12-01T18:00")))
    town.add("c", title="Uinti", categories=["liiku.uinti"])
    town.add("d", title="Kuoro", categories=["laula_ja_soita"])
    town.index()


def test_a_category_shows_its_parts_and_what_comes_next(town: Town, pages: PageClient) -> None:
    fill(town)
    tree = pages.get("/aiheet/liiku")
    assert words(tree.css_first("title")) == "Liiku – Opastamo"
    assert texts(tree, "h1") == ["Liiku"]
    assert texts(tree, ".card__title") == ["Iltajooga", "Uinti", "Aamujooga"]
    assert texts(tree, "main nav a") == ["Uinti ja vesiliikunta (1)", "Jooga ja kehonhuolto (2)"]
    assert links(tree, "main a")["Näytä kaikki 3 tulosta ja rajaa"] == "/haku?category=liiku"


def test_a_part_leads_up_to_its_group(town: Town, pages: PageClient) -> None:
    fill(town)
    tree = pages.get("/aiheet/liiku.jooga")
    assert texts(tree, ".card__title") == ["Iltajooga", "Aamujooga"]
    assert links(tree, "main a")["Liiku"] == "/aiheet/liiku"


def test_an_empty_category_says_so(pages: PageClient) -> None:
    tree = pages.get("/aiheet/liiku")
    assert texts(tree, "main .notice") == ["Tässä aiheessa ei ole juuri nyt mitään."]
    assert links(tree, "main a") == {"Katso, mitä muuta on": "/haku"}


@pytest.mark.parametrize("code", ["juggling", "liiku.nothing", "Liiku", "%2e%2e"])
def test_an_unknown_category_is_not_found(pages: PageClient, code: str) -> None:
    pages.get(f"/aiheet/{code}", status=404)


@pytest.mark.parametrize(("lang", "heading"), [("sv", "På gång härnäst"), ("en", "Coming up next")])
def test_a_category_speaks_the_reader_s_language(
    town: Town, pages: PageClient, lang: str, heading: str
) -> None:
    fill(town)
    tree = pages.get(f"/{lang}/aiheet/liiku")
    assert heading in texts(tree, "h2")
    assert set(links(tree, "main nav a").values()) == {
        f"/{lang}/aiheet/liiku.{one}" for one in ("uinti", "jooga")
    }

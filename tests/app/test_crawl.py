"""Every page of the sitemap is whole, in every language, and every link on it leads somewhere."""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from app.web.languages import LANGUAGES, OUTSIDE, Language, split_path
from tests.app.town import Town, at, once, weekly
from tests.page_client import ORIGIN, PageClient

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINKS = "a[href], form[action]:not([method=post]), link[rel=alternate][type]"
OTHER_LANGUAGES = ".site-languages a"
TOWN: dict[str, dict[str, Any]] = {
    "concert": {
        "title": {"fi": "Torikonsertti", "sv": "Torgkonsert", "en": "Concert in the square"},
        "kind": "event",
        "description": {"fi": "Soitetaan ulkona.\n\n– kahvia\n– pullaa", "sv": "Vi spelar ute."},
        "categories": ["laula_ja_soita.kuorot"],
        "organiser": {"name": {"fi": "Torin soittajat ry"}, "url": "https://example.org/soittajat"},
        "sessions": at(once("2026-11-25T18:00"), name={"fi": "Tori"}, lat=61.69, lon=27.27),
    },
    "choir": {
        "title": {"fi": "Torikuoro"},
        "kind": "activity",
        "categories": ["laula_ja_soita.kuorot"],
        "organiser": {"name": {"fi": "Torin soittajat ry"}},
        "first_visit": {"may_come_alone": True, "bring": {"fi": "Vesipullo"}},
        "companion": {"offered": "on_request"},
        "contacts": [{"name": "Kuoronjohtaja", "phone": "015 555 0101", "email": "kuoro@example.org"}],
        "sessions": at(weekly("2026-11-24T17:00", "TU,TH", 120), name={"fi": "Tupa"}),
    },
    "advice": {
        "title": {"fi": "Digineuvonta", "uk": "Цифрова порада", "ar": "مساعدة رقمية"},
        "kind": "service",
        "categories": ["opi_uutta"],
        "sessions": at(weekly("2026-01-05T10:00", "MO,WE", 360), name={"fi": "Kirjasto"}),
    },
    "driver": {
        "title": {"fi": "Ruoka-avun kuljettaja"},
        "kind": "volunteering",
        "categories": ["auta_muita"],
        "volunteer_role": {"task": {"fi": "Ajat pakettiautoa."}, "commitment": "short"},
        "sessions": [],
    },
    "cancelled": {"title": {"fi": "Peruttu retki"}, "kind": "event", "status": "cancelled"},
    "past": {"title": {"fi": "Kekrijuhla"}, "kind": "event", "sessions": at(once("2026-11-01T12:00"))},
    "shelter": {
        "title": {"fi": "Vertaisryhmä"},
        "kind": "activity",
        "sessions": at(
            weekly("2026-11-26T17:00", "TH"), address_masked=True, postal_code="50100", city="Mikkeli"
        ),
    },
    "hostile": {"title": {"fi": "\"><script>alert(1)</script>'{{7*7}} & muuta"}, "kind": "event"},
}


@pytest.fixture
def told(town: Town) -> Town:
    """A town with something of every kind."""
    town.add_all({key: dict(fields) for key, fields in TOWN.items()})
    return town


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))
def test_every_page_of_the_sitemap_is_whole_and_its_links_answer(
    told: Town, pages: PageClient, language: Language
) -> None:
    paths = [f"{language.prefix}{path}" for path in _sitemap(pages)]
    # No robot is told of what is over, but links still lead there.
    past = f"{language.prefix}/tarjonta/{told.slug('past')}"

    links = {link: path for path in (*paths, past) for link in _links(pages.get(path, grammar=False))}

    strays = {link: path for link, path in links.items() if not _is_in(language, link)}
    assert strays == {}
    assert _dead(pages, {link: path for link, path in links.items() if _is_new(language, link, paths)}) == {}


def _sitemap(pages: PageClient) -> list[str]:
    """The addresses of the sitemap in the language of no prefix, without the host."""
    found = ET.fromstring(pages.http.get("/sitemap.xml").text).iter(LOC)
    split = [split_path((one.text or "").removeprefix(ORIGIN)) for one in found]
    return [path for language, path in split if not language.prefix]


def _links(page: LexborHTMLParser) -> Iterator[str]:
    """Where a page leads to on this site; to itself in another language is apart."""
    elsewhere = {node.mem_id for node in page.css(OTHER_LANGUAGES)}
    for node in page.css(LINKS):
        link = (node.attributes.get("href") or node.attributes.get("action") or "").partition("#")[0]
        if node.mem_id not in elsewhere and link.startswith("/"):
            yield link


def _is_in(language: Language, link: str) -> bool:
    path = link.partition("?")[0]
    return path.split("/")[1] in OUTSIDE or split_path(path)[0] == language


def _is_new(language: Language, link: str, paths: list[str]) -> bool:
    """Whether a link has yet to be followed. The many feeds of categories are followed in Finnish alone."""
    path = link.partition("?")[0]
    is_feed = path.endswith((".atom", ".ics")) and split_path(path)[1].startswith("/aiheet/")
    return link not in paths and not (is_feed and language.prefix)


def _dead(pages: PageClient, links: dict[str, str]) -> dict[str, str]:
    """Links that answer with a fault, each with a page that it is on."""
    return {
        link: path for link, path in links.items() if pages.http.get(link, follow_redirects=False).is_error
    }

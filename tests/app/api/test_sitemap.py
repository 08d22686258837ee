"""The sitemap and what robots are told."""

from datetime import UTC
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient

from app.api import sitemap
from app.api.sitemap import FIXED, part_count, part_of
from app.catalogue.taxonomy import taxonomy
from app.core.db import reading
from tests.app.town import Town, at, once
from tests.page_client import PageClient

SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
BASE = "http://127.0.0.1:8000"
KNOWN = len(FIXED) + len(taxonomy().categories.codes)


@pytest.fixture
def told(town: Town) -> Town:
    organiser = {"name": {"fi": "Laulajat ry"}}
    town.add("a", title="Kuoro & <ystävät>", organiser=organiser)
    town.add("over", title="Ohi", sessions=at(once("2026-11-20T18:00")), organiser={"name": {"fi": "Ohi ry"}})
    town.add("gone", title="Poissa")
    town.take_away("gone")
    return town


def addresses(xml: str) -> list[str]:
    return [node.text or "" for node in ET.fromstring(xml).iter(f"{SITE}loc")]


def test_every_public_page_is_there_once_in_each_language(told: Town, pages: PageClient) -> None:
    answer = pages.http.get("/sitemap.xml")
    found = addresses(answer.text)

    assert answer.headers["content-type"] == "application/xml"
    assert len(found) == len(set(found)) == 3 * (KNOWN + 2)
    for prefix in ("", "/sv", "/en"):
        assert f"{BASE}{prefix}/tarjonta/{told.slug('a')}" in found
        assert f"{BASE}{prefix}/saavutettavuus" in found
        assert f"{BASE}{prefix}/aiheet/liiku.uinti" in found
    assert [
        one for one in found if "/jarjestajat/laulajat-ry-" in one and "/sv/" not in one and "/en/" not in one
    ]
    assert not [one for one in found if "ohi" in one or "poissa" in one or "palaute" in one]


def test_each_address_names_its_other_languages_and_its_last_change(told: Town, pages: PageClient) -> None:
    root = ET.fromstring(pages.http.get("/sitemap.xml").text)
    slug = told.slug("a")
    (entry,) = [u for u in root if (u.findtext(f"{SITE}loc") or "").endswith(f"8000/tarjonta/{slug}")]

    others = {link.get("hreflang"): link.get("href") for link in entry.iter(f"{XHTML}link")}
    assert others == {
        "fi": f"{BASE}/tarjonta/{slug}",
        "sv": f"{BASE}/sv/tarjonta/{slug}",
        "en": f"{BASE}/en/tarjonta/{slug}",
    }
    assert entry.findtext(f"{SITE}lastmod") == f"{told.now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def test_a_big_sitemap_is_an_index_of_parts_that_miss_nothing(
    told: Town, pages: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = set(addresses(pages.http.get("/sitemap.xml").text))
    monkeypatch.setattr(sitemap, "MOST_PAGES", 50)
    told.add_all({f"more{n}": {"title": {"fi": f"Lisää {n}"}, "kind": "event"} for n in range(60)})

    parts = addresses(pages.http.get("/sitemap.xml").text)
    assert parts == [f"{BASE}/sitemap-{n}.xml" for n in range(1, -(-(KNOWN + 62) // 50) + 1)]
    found = [one for part in parts for one in addresses(pages.http.get(part.removeprefix(BASE)).text)]
    assert len(found) == len(set(found)) == 3 * (KNOWN + 62)
    assert whole < set(found)
    assert pages.http.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404
    assert pages.http.get("/sitemap-0.xml").status_code == 404


def test_a_part_is_made_piece_by_piece(told: Town) -> None:
    with reading(told.database) as session:
        assert part_count(session, told.now) == 1
    pieces = list(part_of(told.database, BASE, 1, told.now))

    assert len(pieces) == 3 * (KNOWN + 2) + 2


def test_robots_may_read_what_is_public(town: Town) -> None:
    http = TestClient(town.app(base_url="https://opastamo.example.fi"))

    assert http.get("/robots.txt").text.splitlines() == [
        "User-agent: *",
        "Disallow: /yllapito",
        "Disallow: /oma/",
        "Disallow: /kioski",
        "",
        "Sitemap: https://opastamo.example.fi/sitemap.xml",
    ]

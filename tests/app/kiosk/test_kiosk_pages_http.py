"""What the kiosk's pages show: what is on, how far from here, in which languages, and no way out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from fastapi.testclient import TestClient

from tests.app.town import Town, at, local, once
from tests.page_client import PageClient, attribute, links, texts, words

KIOSKS = """
[kiosks.oletus]
place = { fi = "Kirjasto", sv = "Biblioteket" }
lat = 61.6881
lon = 27.2725
idle_seconds = 45
asking_seconds = 30
opening_hours = { fi = "Tiskillä on väkeä tiistaisin." }

[kiosks.asema]
place = { fi = "Asema", sv = "Stationen", en = "Station" }
languages = ["sv", "en"]
sound = false
categories = ["liiku", "olematon", "pelaa"]
"""
LEADS = "a[href], form[action], area[href]"


@pytest.fixture
def kiosks(town: Town, tmp_path: Path) -> Iterator[PageClient]:
    """Pages of a town with two kiosks, at nine in the morning."""
    path = tmp_path / "kiosks.toml"
    path.write_text(KIOSKS, encoding="utf-8")
    with time_machine.travel(town.now, tick=False):
        yield PageClient(TestClient(town.app(kiosks=path)))


def fill(town: Town) -> None:
    """Put up a choir nearby with every kind of way out, and things of today and of tomorrow."""
    town.add(
        "choir",
        title="Kaikurannan kuoro",
        description={"fi": "Lauletaan."},
        url="https://example.org/kuoro",
        organiser={"name": {"fi": "Kuoro ry"}, "url": "https://example.org/ry"},
        contacts=[{"phone": "+358 15 123 4567", "email": "kuoro@example.org"}],
        sessions=at(
            once("2026-11-24T18:00"),
            name={"fi": "Sali"},
            street_address={"fi": "Torikatu 1"},
            city="Mikkeli",
            url="https://example.org/sali",
            lat=61.6900,
            lon=27.2725,
        ),
    )
    for number in range(5):
        town.add(f"game-{number}", title=f"Peli {number}", sessions=at(once(f"2026-11-24T1{number}:00")))
    town.add("later", title="Huomenna", sessions=at(once("2026-11-25T18:00")))
    town.index()


def test_the_start_page_shows_what_is_on_today_three_at_a_time(kiosks: PageClient, town: Town) -> None:
    fill(town)
    page = kiosks.get("/kioski")
    assert words(page.css_first("#on")) == "Tänään"
    rounds = [[words(title) for title in one.css(".card__title")] for one in page.css(".kiosk-on__round")]
    assert rounds == [["Peli 0", "Peli 1", "Peli 2"], ["Peli 3", "Peli 4", "Kaikurannan kuoro"]]
    hidden = ["hidden" in one.attributes for one in page.css(".kiosk-on__round")]
    assert hidden == [False, True]
    assert len(page.css(".kiosk-ways .ways a")) > 11
    assert list(links(page, ".kiosk-door").values()) == [
        "/kioski/haku#q",
        "/kioski/loyda",
        "/kioski/kalenteri",
    ]
    assert texts(page, ".kiosk-hours") == ["Tiskillä on väkeä tiistaisin."]


def test_late_in_the_day_it_is_the_evening_that_is_shown(kiosks: PageClient, town: Town) -> None:
    fill(town)
    for number in range(3):
        town.add(f"night-{number}", title=f"Ilta {number}", sessions=at(once("2026-11-24T20:00")))
    town.index()
    with time_machine.travel(local("2026-11-24 16:30"), tick=False):
        page = kiosks.get("/kioski")
    assert words(page.css_first("#on")) == "Tänä iltana"
    assert set(texts(page, ".kiosk-on .card__title")) == {"Kaikurannan kuoro", "Ilta 0", "Ilta 1", "Ilta 2"}


def test_where_nothing_is_on_there_are_the_ways_in(kiosks: PageClient, town: Town) -> None:
    town.index()
    page = kiosks.get("/kioski")
    assert page.css_first(".kiosk-on") is None
    assert len(page.css(".kiosk-door")) == 3


def test_distances_are_told_from_the_kiosk_and_its_place_is_in_no_link(
    kiosks: PageClient, town: Town
) -> None:
    fill(town)
    page = kiosks.get("/kioski/haku?q=kuoro")
    assert "210 m päässä" in words(page.css_first(".card__where"))
    assert [link for link in links(page).values() if "near=" in link and "sort=distance" not in link] == []
    assert "Lähin ensin" in links(kiosks.get("/kioski/haku"), ".sorts a")
    assert page.css(".chip") == []
    assert "210 m päässä" in texts(kiosks.get("/kioski/haku?sort=distance"), ".card__where")[0]
    outside = kiosks.get("/haku?q=kuoro")
    assert "päässä" not in words(outside.css_first(".card__where"))
    assert "päässä" not in words(kiosks.get("/kioski/~asema/sv/haku?q=kuoro").css_first(".card__where"))


def test_a_profile_says_how_its_kiosk_behaves(kiosks: PageClient, town: Town) -> None:
    town.index()
    page = kiosks.get("/kioski/haku")
    told = page.css("html")[0].attributes
    assert (told["data-idle-seconds"], told["data-asking-seconds"]) == ("45", "30")
    assert (told["data-fresh"], "data-sound" in told) == ("/kioski", True)
    assert "Kirjasto" in words(page.css_first(".kiosk-head"))
    station = kiosks.get("/kioski/~asema/sv")
    told = station.css("html")[0].attributes
    assert (told["data-fresh"], told["data-beginning"]) == ("/kioski/~asema/sv", "/kioski/~asema")
    assert "data-sound" not in told
    assert texts(station, ".kiosk-languages a") == ["Svenska", "English"]
    assert list(links(station, ".ways a").values()) == [
        "/kioski/~asema/sv/aiheet/liiku",
        "/kioski/~asema/sv/aiheet/pelaa",
    ]
    assert station.css_first(".kiosk-hours") is None


def test_a_kiosk_starts_in_a_language_that_it_speaks(kiosks: PageClient) -> None:
    answer = kiosks.http.get("/kioski/~asema", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/kioski/~asema/sv")


def test_an_unknown_kiosk_leads_to_the_main_one(kiosks: PageClient) -> None:
    page = kiosks.get("/kioski/~missa/haku", status=404)
    assert attribute(page, "html", "data-fresh") == "/kioski"
    assert links(page, "main a") == {"Etusivulle": "/kioski/"}


def test_no_page_leads_out_of_the_kiosk(kiosks: PageClient, town: Town) -> None:
    fill(town)
    listing = f"/tarjonta/{town.slug('choir')}"
    organiser = [one for one in links(kiosks.get(listing)).values() if one.startswith("/jarjestajat/")]
    pages = [
        "",
        "/haku?q=kuoro",
        "/haku?q=olematonta",
        "/haku?q=en+jaksa+elää",
        "/loyda",
        "/loyda?tunne=liikkua",
        "/kalenteri",
        "/kalenteri/2020-01-01",
        "/aiheet/liiku",
        "/aiheet/pelaa",
        "/lista",
        f"/lista?k={town.slug('choir')[-8:]}",
        listing,
        *organiser,
        "/olematon",
        "/kopio",
    ]
    for prefix in ("/kioski", "/kioski/sv", "/kioski/~asema/en"):
        own = prefix.removesuffix("/sv").removesuffix("/en")
        for path in pages:
            html = kiosks.http.get(f"{prefix}{path}", follow_redirects=False).text
            page = kiosks.get(f"{prefix}{path}", status=kiosks.http.get(f"{prefix}{path}").status_code)
            to = [
                node.attributes.get("href") or node.attributes.get("action") or "" for node in page.css(LEADS)
            ]
            out = [one for one in to if not one.startswith((f"{own}/", "#")) and one != own]
            assert out == [], path
            assert page.css("[target], iframe, [data-share], [data-map]") == [], path
            assert "tel:" not in html, path
            assert "mailto:" not in html, path
            assert ".ics" not in html, path


def test_what_tells_how_to_get_in_touch_is_there_as_text(kiosks: PageClient, town: Town) -> None:
    fill(town)
    told = words(kiosks.get(f"/kioski/tarjonta/{town.slug('choir')}").css_first("main"))
    for text in ("+358 15 123 4567", "kuoro@example.org", "example.org/sali", "example.org/kuoro"):
        assert text in told.replace("\u00a0", " ")
    for text in ("virhe", "Näytä kartalla", "kalenteriin", "Lähetä sähköpostilla", "Jaa"):
        assert text not in told

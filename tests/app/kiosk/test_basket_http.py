"""The visitor's list in the kiosk: what is on it, and how it is handed over."""

from pathlib import Path

import pytest
import time_machine
from fastapi.testclient import TestClient

from app.web.qr import qr_code
from tests.app.town import Town, at, id_of, once
from tests.page_client import PageClient, attribute, links, texts

PLACE = {"name": {"fi": "Tupa"}, "street_address": {"fi": "Ristimäenkatu 7"}, "city": "Mikkeli"}


@pytest.fixture
def query(town: Town) -> str:
    """A list of one choir."""
    town.add(
        "choir",
        title="Torikuoro",
        kind="activity",
        contacts=[{"name": "Teppo", "phone": "040 123"}],
        sessions=at(once("2026-12-01T18:00"), **PLACE),
        url="https://example.org/kuoro",
    )
    return f"k={id_of('choir').hex[:8]}"


def test_the_basket_has_one_large_way_on(pages: PageClient, query: str) -> None:
    page = pages.get(f"/kioski/lista?{query}")
    assert texts(page, ".basket__title") == ["Torikuoro"]
    assert texts(page, ".basket__thing .address") == ["040 123"]
    assert links(page, ".basket-way") == {"Ota lista mukaan": f"/kioski/lista?{query}&mukaan=1"}
    assert links(page, ".basket__remove") == {"Poista listalta – Torikuoro": "/kioski/lista"}


@pytest.mark.parametrize("shown", ["", "&mukaan=1", "&tulosta=a4", "&tulosta=kuitti"])
@pytest.mark.parametrize("lang", ["", "/sv", "/en", "/selko"])
def test_nothing_of_the_list_leads_out_of_the_kiosk(
    pages: PageClient, query: str, shown: str, lang: str
) -> None:
    page = pages.get(f"/kioski{lang}/lista?{query}{shown}")
    addresses = [node.attributes["href"] or "" for node in page.css("a")]
    assert [one for one in addresses if not one.startswith((f"/kioski{lang}", "/kioski", "#"))] == []


def test_the_code_is_the_public_address_in_the_readers_language(pages: PageClient, query: str) -> None:
    page = pages.get(f"/kioski/sv/lista?{query}&mukaan=1")
    wanted = qr_code(f"http://127.0.0.1:8000/sv/lista?{query}")
    assert attribute(page, ".big-qr .qr-ink", "d") == wanted.path
    assert attribute(page, "[data-short]", "data-short") == "/kioski/sv/lista/koodi"


@pytest.mark.parametrize(
    ("printer", "ways"),
    [
        ("none", []),
        ("a4", ["a4"]),
        ("receipt", ["kuitti"]),
        ("ask", ["a4", "kuitti"]),
    ],
)
def test_the_profiles_printer_decides_what_is_offered(
    town: Town, query: str, tmp_path: Path, printer: str, ways: list[str]
) -> None:
    kiosks = tmp_path / "kiosks.toml"
    kiosks.write_text(f'[kiosks.oletus]\nplace = {{ fi = "Täällä" }}\nprinter = "{printer}"\n', "utf-8")
    with time_machine.travel(town.now, tick=False):
        page = PageClient(TestClient(town.app(kiosks=kiosks))).get(f"/kioski/lista?{query}&mukaan=1")
    wanted = [f"/kioski/lista?{query}&tulosta={way}" for way in ways]
    assert list(links(page, ".hand-over__printers a").values()) == wanted


def test_paper_tells_what_is_needed_to_get_there(pages: PageClient, query: str) -> None:
    for shape in ("a4", "kuitti"):
        page = pages.get(f"/kioski/lista?{query}&tulosta={shape}")
        told = " ".join(texts(page, ".paper"))
        for part in ("Torikuoro", "ti 1.12. klo 18–19", "Tupa", "Ristimäenkatu 7", "040 123"):
            assert part in told
        assert page.css(".paper a") == []


def test_modules_of_a_receipts_code_are_whole_dots() -> None:
    for length in (1, 10, 50):
        codes = ".".join(f"{number:08x}" for number in range(length))
        qr = qr_code(f"https://opastamo.example/selko/lista?k={codes}")
        dots = qr.receipt_millimetres * 8 / qr.size
        assert dots == round(dots)
        assert 4 <= dots <= 7
        assert qr.receipt_millimetres <= 70


def test_an_empty_list_says_how_it_is_filled(pages: PageClient) -> None:
    for path in ("/kioski/lista", "/kioski/lista?mukaan=1", "/kioski/lista?tulosta=kuitti"):
        assert texts(pages.get(path), ".basket .lead") == ["Listasi on vielä tyhjä."]


def test_everybody_elses_list_knows_nothing_of_the_kiosk(pages: PageClient, query: str) -> None:
    for shown in ("", "&mukaan=1", "&tulosta=kuitti"):
        assert pages.get(f"/lista?{query}{shown}").css(".basket, .hand-over, .paper") == []


def test_a_listing_can_be_taken_along_on_a_phone(town: Town, pages: PageClient, query: str) -> None:
    page = pages.get(f"/kioski/tarjonta/{town.slug('choir')}")
    address = f"http://127.0.0.1:8000/tarjonta/{town.slug('choir')}"
    assert attribute(page, ".to-phone .qr-ink", "d") == qr_code(address).path

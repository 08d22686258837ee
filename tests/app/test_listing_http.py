"""The page of a listing as a browser gets it."""

from typing import Any
from urllib.parse import quote

import orjson
import pytest

from tests.app.town import Town, at, once, weekly
from tests.page_client import PageClient, links, texts, words

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}"
LONG = "Hyvinvointitapahtumakokonaisuudensuunnitteluryhmänkokoontuminen" * 4
CHOIR: dict[str, Any] = {
    "title": "Torikuoro",
    "kind": "activity",
    "description": {"fi": "Lauletaan.\n\nTervetuloa!"},
    "organiser": {"name": {"fi": "Laulajat ry"}, "email": "laulu@example.org"},
    "url": "https://example.org/kuoro",
    "categories": ["laula_ja_soita.kuorot"],
    "first_visit": {"may_come_alone": True},
    "companion": {"offered": "always"},
    "sessions": at(weekly("2026-11-24T17:00", "TU", 120), name={"fi": "Tupa"}, lat=61.7, lon=27.3),
}


def path_of(town: Town, key: str = "a") -> str:
    return f"/tarjonta/{town.slug(key)}"


def test_a_listing_tells_everything_and_its_source(town: Town, pages: PageClient) -> None:
    town.add("a", **CHOIR)
    town.index()
    path = path_of(town)
    tree = pages.get(path)
    assert words(tree.css_first("title")) == "Torikuoro – Opastamo"
    assert texts(tree, "article h2") == ["Milloin", "Missä", "Hinta", "Näin pääset mukaan", "Ota talteen"]
    assert texts(tree, "main dt") == [
        "Voitko tulla yksin?",
        "Saatko jonkun mukaan?",
        "Esteettömyys",
        "Ota yhteyttä",
    ]
    assert texts(tree, ".lead") == ["Lauletaan.", "Tervetuloa!"]
    assert texts(tree, ".times .day-leaf")[:2] == ["ti 24.11.", "ti 1.12."]
    found = links(tree, "main a")
    assert found["laulu@example.org"] == "mailto:laulu@example.org"
    assert found["Lue lisää järjestäjän sivulta"] == "https://example.org/kuoro"
    assert found["Kuorot"] == "/aiheet/laula_ja_soita.kuorot"
    assert found["Laulajat ry"].startswith("/jarjestajat/laulajat-ry-")
    assert found["Näytä kartalla (OpenStreetMap)"].startswith("https://www.openstreetmap.org/?mlat=61.70000")
    assert found["Lisää kaikki kerrat kalenteriin"] == f"{path}.ics"
    assert found["Kalenteriin: ti 1.12. klo 17–19"] == f"{path}.ics?kerta={quote('2026-12-01T17:00')}"
    assert found["Onko tässä virhe?"] == f"{path}/virhe"
    assert "Haettu julkaisijan tiedoista tänään · Lähde: Kylän tapahtumat (CC BY 4.0)" in words(tree)


def test_a_listing_can_be_put_on_a_list_and_sent_on(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro & kahvi")
    tree = pages.get(path_of(town))
    (button,) = tree.css("[data-list-code]")
    assert button.attributes["data-list-code"] == town.details("a").listing.id.hex[:8]
    address = f"http://127.0.0.1:8000{path_of(town)}"
    mail = links(tree, "main a")["Lähetä sähköpostilla"]
    assert mail == f"mailto:?subject=Kuoro%20%26%20kahvi&body={quote(f'Kuoro & kahvi: {address}')}"
    assert len(tree.css("li[hidden] button[data-share]")) == 3


def test_others_that_share_pages_can_show_it(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", summary={"fi": "Lauletaan."})
    tree = pages.get(path_of(town))
    told = {n.attributes["property"]: n.attributes["content"] for n in tree.css("meta[property^='og:']")}
    address = f"http://127.0.0.1:8000{path_of(town)}"
    assert told == {
        "og:title": "Kuoro",
        "og:description": "Lauletaan.",
        "og:url": address,
        "og:type": "website",
        "og:site_name": "Opastamo",
    }
    assert tree.css("link[rel=canonical]")[0].attributes["href"] == address


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", ["När", "Var", "Pris", "Så kommer du med", "Spara"]),
        ("en", ["When", "Where", "Price", "Your first visit", "Keep this"]),
    ],
)
def test_the_page_speaks_the_reader_s_language(
    town: Town, pages: PageClient, language: str, expected: list[str]
) -> None:
    town.add("a", **CHOIR)
    tree = pages.get(f"/{language}{path_of(town)}")
    assert texts(tree, "article h2") == expected
    assert tree.css(".lead")[0].attributes["lang"] == "fi"
    for finnish in ("Milloin", "Kalenteriin", "järjestäjä", "Voit ", "tiistai", "Maksuton", "Lähde"):
        assert finnish not in words(tree.css_first("main"))
    assert all(link.startswith(f"/{language}/") for link in links(tree, "main a").values() if link[0] == "/")


def test_a_cancelled_listing_says_so_first(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", status="cancelled")
    town.index()
    assert texts(pages.get(path_of(town)), ".stop") == ["Peruttu"]


def test_a_single_time_that_is_cancelled_is_crossed_out(town: Town, pages: PageClient) -> None:
    overrides = [{"original": "2026-12-01T18:00", "state": "cancelled"}]
    town.add("a", title="Kuoro", sessions=at(once("2026-12-01T18:00", overrides=overrides)))
    tree = pages.get(path_of(town))
    assert (texts(tree, "main s"), texts(tree, ".time__words")) == (
        ["ti 1.12. klo 18–19"],
        ["ti 1.12. klo 18–19 Peruttu"],
    )


def test_later_times_are_open_to_see_when_one_of_them_differs(town: Town, pages: PageClient) -> None:
    town.add("a", sessions=at(weekly("2026-11-24T17:00", "TU")))
    assert "open" not in pages.get(path_of(town)).css("details")[0].attributes
    overrides = [{"original": "2026-12-29T17:00", "state": "cancelled"}]
    town.add("a", sessions=at(weekly("2026-11-24T17:00", "TU", overrides=overrides)))
    assert "open" in pages.get(path_of(town)).css("details")[0].attributes


def test_a_contact_that_is_reached_by_form_is_shown_to_nobody(town: Town, pages: PageClient) -> None:
    town.add("a", contacts=[{"name": "Aino Salo", "phone": "040 999", "form_only": True}])
    tree = pages.get(path_of(town))
    assert "Salo" not in (tree.html or "")
    assert "999" not in (words(tree) + str(links(tree)))
    assert links(tree, "main a")["Kirjoita meille, niin välitämme viestin"] == "/palaute"


def test_data_for_machines_cannot_end_its_script(town: Town, pages: PageClient) -> None:
    text = f"</script>{HOSTILE}<!--\u2028&amp;"
    town.add("a", title=text)
    (script,) = pages.get(path_of(town)).css("script[type='application/ld+json']")
    assert orjson.loads(script.text())["name"] == text
    assert not set("<>&\u2028") & set(script.text())


def test_a_hostile_listing_is_shown_as_words(town: Town, pages: PageClient) -> None:
    text = {"fi": HOSTILE, "sv": HOSTILE}
    town.add_all(
        {
            "a": {
                "title": text,
                "kind": "activity",
                "summary": text,
                "description": {"fi": f"{HOSTILE}\n\njavascript:alert(1)"},
                "organiser": {"name": text, "phone": "'\"><script>"},
                "contacts": [{"name": HOSTILE, "email": "a'onx=1@example.org"}],
                "keywords": [{"label": text}],
                "sessions": at(weekly("2026-11-24T18:00", "TU"), name=text, directions=text),
            }
        }
    )
    town.index()
    for path in ("/", "/haku", f"/tarjonta/{town.slug('a')}"):
        tree = pages.get(path)
        assert tree.css("main script, main img") == []
        assert HOSTILE in words(tree.css_first("main"))


def test_a_very_long_title_is_a_page_too(town: Town, pages: PageClient) -> None:
    town.add("a", title=LONG)
    town.index()
    assert texts(pages.get(path_of(town)), "h1") == [LONG]

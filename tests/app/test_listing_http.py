"""The page of a listing as a browser gets it."""

from tests.app.town import Town, at, once, weekly
from tests.page_client import PageClient, links, texts, words

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}"
LONG = "Hyvinvointitapahtumakokonaisuudensuunnitteluryhmänkokoontuminen" * 4


def test_a_listing_tells_everything_and_its_source(town: Town, pages: PageClient) -> None:
    town.add(
        "a",
        title="Torikuoro",
        kind="activity",
        description={"fi": "Lauletaan.\n\nTervetuloa!"},
        organiser={"name": {"fi": "Laulajat ry"}, "email": "laulu@example.org"},
        url="https://example.org/kuoro",
        categories=["laula_ja_soita"],
        first_visit={"may_come_alone": True},
        sessions=at(weekly("2026-11-24T17:00", "TU", 120), name={"fi": "Tupa"}),
    )
    town.index()
    tree = pages.get(f"/tarjonta/{town.slug('a')}")
    assert words(tree.css_first("title")) == "Torikuoro – Opastamo"
    assert texts(tree, "main dt") == ["Milloin", "Missä", "Hinta", "Ota yhteyttä", "Voinko tulla yksin?"]
    assert texts(tree, ".prose p") == ["Lauletaan.", "Tervetuloa!"]
    assert links(tree, "main a") == {
        "laulu@example.org": "mailto:laulu@example.org",
        "Lue lisää järjestäjän sivulta": "https://example.org/kuoro",
        "Laula ja soita": "/haku?category=laula_ja_soita",
    }
    assert "Haettu julkaisijan tiedoista tänään · Lähde: Kylän tapahtumat (CC BY 4.0)" in words(tree)


def test_a_cancelled_listing_says_so_first(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", status="cancelled")
    town.index()
    assert texts(pages.get(f"/tarjonta/{town.slug('a')}"), ".stop") == ["Peruttu"]


def test_a_single_time_that_is_cancelled_is_crossed_out(town: Town, pages: PageClient) -> None:
    overrides = [{"original": "2026-12-01T18:00", "state": "cancelled"}]
    town.add("a", title="Kuoro", sessions=at(once("2026-12-01T18:00", overrides=overrides)))
    tree = pages.get(f"/tarjonta/{town.slug('a')}")
    assert (texts(tree, "main s"), texts(tree, "main li")) == (
        ["ti 1.12. klo 18–19"],
        ["ti 1.12. klo 18–19 peruttu"],
    )


def test_a_listing_that_was_taken_away_is_gone_and_offers_others(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro")
    slug = town.slug("a")
    town.take_away("a")
    tree = pages.get(f"/tarjonta/{slug}", status=410)
    assert texts(tree, "h1") == ["Tämä on päättynyt"]
    assert "Kuoro" not in words(tree)


def test_what_is_over_stays_as_an_honest_page(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", sessions=at(once("2026-11-20T18:00")))
    tree = pages.get(f"/tarjonta/{town.slug('a')}")
    assert "Tämä on jo ollut." in words(tree)


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
                "sessions": at(weekly("2026-12-01T18:00", "TU"), name=text, directions=text),
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
    assert texts(pages.get(f"/tarjonta/{town.slug('a')}"), "h1") == [LONG]

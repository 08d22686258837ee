"""Pages as a browser gets them: every one is checked for what all must have (see PageClient)."""

from urllib.parse import quote

import pytest
import time_machine

from app.web.rendering import static_path
from tests.app.town import Town, at, local, once
from tests.page_client import PageClient, links, texts, words

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}"
HELP = "Tarvitsetko apua heti?"
LONG = "Hyvinvointitapahtumakokonaisuudensuunnitteluryhmänkokoontuminen" * 4


def fill(town: Town, count: int = 1, **fields: object) -> None:
    town.add_all(
        {f"k{n:02}": {"title": {"fi": f"Kuoro {n}"}, "kind": "event", **fields} for n in range(count)}
    )
    town.index()


def test_the_home_page_asks_and_shows_what_is_on(town: Town, pages: PageClient) -> None:
    town.add("today", title="Iltakuoro", sessions=at(once("2026-11-24T18:00"), name={"fi": "Tupa"}))
    town.add("later", title="Joulujuhla", sessions=at(once("2026-12-20T18:00")))
    town.index()
    tree = pages.get("/")
    assert texts(tree, "h1") == ["Mitä voisin harrastaa?"]
    assert texts(tree, "h2") == ["Mistä aloittaisit?", "Tänään ja huomenna", HELP]
    assert texts(tree, ".card__title") == ["Iltakuoro"]
    assert links(tree)["Kaikki tänään ja huomenna"] == (
        "/haku?kind=event&kind=activity&kind=volunteering&when=2026-11-24..2026-11-25&sort=time"
    )
    ways = links(tree, ".ways a")
    assert ways["Liiku"] == "/haku?category=liiku"
    assert len(ways) == 14


def test_what_stands_on_one_shelf_stands_on_no_other(town: Town, pages: PageClient) -> None:
    free: list[dict[str, object]] = [{"type": "free"}]
    town.add("a", title="Iltakuoro", prices=free, sessions=at(once("2026-11-24T18:00")))
    town.add("b", title="Jumppa", prices=free, sessions=at(once("2026-11-27T18:00")))
    town.add("c", title="Kahvinkeittäjäksi", kind="volunteering", sessions=at(once("2026-12-01T18:00")))
    town.index()
    tree = pages.get("/")
    assert texts(tree, "h2") == [
        "Mistä aloittaisit?",
        "Tänään ja huomenna",
        "Ilmaista tällä viikolla",
        "Tule mukaan auttamaan",
        HELP,
    ]
    assert texts(tree, ".card__title") == ["Iltakuoro", "Jumppa", "Kahvinkeittäjäksi"]


def test_on_a_quiet_day_the_home_page_shows_what_comes_next(town: Town, pages: PageClient) -> None:
    town.add("later", title="Joulujuhla", sessions=at(once("2026-12-20T18:00")))
    town.index()
    tree = pages.get("/")
    assert (texts(tree, "h2")[-2], texts(tree, ".card__title")) == ("Seuraavaksi", ["Joulujuhla"])


def test_the_home_page_of_an_empty_town_is_whole(pages: PageClient) -> None:
    assert texts(pages.get("/"), "h2") == ["Mistä aloittaisit?", HELP]


def test_results_keep_the_words_and_tell_the_number(town: Town, pages: PageClient) -> None:
    fill(town, 3)
    tree = pages.get("/haku?q=kuoro")
    assert words(tree.css_first("title")) == "kuoro – 3 tulosta – Opastamo"
    assert texts(tree, "h1") == ["kuoro – 3 tulosta"]
    assert tree.css("input[name=q]")[0].attributes["value"] == "kuoro"
    form = tree.css("form")[0].attributes
    assert [form[name] for name in ("action", "method", "role")] == ["/haku", "get", "search"]
    assert len(tree.css("ul.cards > li")) == 3


def test_one_result_is_one(town: Town, pages: PageClient) -> None:
    fill(town, 1)
    assert texts(pages.get("/haku?q=kuoro"), "h1") == ["kuoro – 1 tulos"]


def test_a_card_tells_when_where_and_what_it_costs(town: Town, pages: PageClient) -> None:
    town.add(
        "a",
        title="Iltakuoro",
        summary={"fi": "Lauletaan yhdessä."},
        organiser={"name": {"fi": "Laulajat ry"}},
        prices=[{"type": "free"}],
        sessions=at(once("2026-12-01T18:00", 90), name={"fi": "Tupa"}, city="Mikkeli", lat=61.7, lon=27.3),
    )
    town.index()
    tree = pages.get("/haku?near=61.7,27.31")
    (card,) = tree.css(".card")
    assert links(tree, ".card__title a") == {"Iltakuoro": f"/tarjonta/{town.slug('a')}"}
    assert texts(tree, ".day-leaf") == ["ti 1.12."]
    assert texts(tree, ".card__when") == ["ti 1.12. klo 18–19.30"]
    assert texts(tree, ".card__facts li") == ["Maksuton"]
    assert texts(tree, ".card__where span") == ["Tupa, Mikkeli", "530 m päässä", "Laulajat ry"]
    assert texts(tree, ".card__source") == ["Haettu tänään · Kylän tapahtumat"]
    assert "Lauletaan yhdessä." in words(card)


def test_a_chosen_filter_is_a_chip_that_takes_it_away(town: Town, pages: PageClient) -> None:
    fill(town, 2, prices=[{"type": "free"}])
    tree = pages.get("/haku?q=kuoro&price=free&kind=event")
    chips = links(tree, ".chips a")
    assert chips == {
        "Tapahtuma ✕ – poista": "/haku?q=kuoro&price=free",
        "Maksuton ✕ – poista": "/haku?q=kuoro&kind=event",
        "Poista kaikki rajaukset": "/haku?q=kuoro",
    }


def test_filters_are_links_that_lead_somewhere(town: Town, pages: PageClient) -> None:
    fill(town, 2, prices=[{"type": "free"}], categories=["laula_ja_soita"])
    tree = pages.get("/haku?q=kuoro")
    offered = links(tree, ".filters a")
    assert {"Kuukauden sisällä", "Laula ja soita", "Keskusta"} <= set(offered)
    assert "Tänään" not in offered
    for address in offered.values():
        assert len(pages.get(address).css(".card")) == 2


def test_no_results_say_what_to_do_next(town: Town, pages: PageClient) -> None:
    fill(town)
    tree = pages.get("/haku?q=xyzzy&price=free")
    assert texts(tree, "h1") == ["xyzzy – 0 tulosta"]
    assert texts(tree, ".lead") == ["Juuri tällaista ei nyt löytynyt."]
    assert links(tree, "main a")["Poista kaikki rajaukset"] == "/haku?q=xyzzy"
    assert len(tree.css(".ways a")) == 14


def test_what_the_address_says_and_we_do_not_understand_is_named(town: Town, pages: PageClient) -> None:
    fill(town)
    tree = pages.get("/haku?q=kuoro&when=eilen&fbclid=x")
    assert texts(tree, ".notice") == ["Emme ymmärtäneet osoitteen kohtia: when, fbclid. Jätimme ne pois."]
    assert texts(tree, "h1") == ["kuoro – 1 tulos"]


def test_paging_is_a_named_nav_and_holds_all(town: Town, pages: PageClient) -> None:
    fill(town, 45)
    seen: list[str] = []
    address: str | None = "/haku?q=kuoro"
    while address:
        tree = pages.get(address)
        seen += texts(tree, ".card__title")
        (nav,) = tree.css("nav.pager")
        assert nav.attributes["aria-label"] == "Tulossivut"
        assert len(nav.css("[aria-current=page]")) == 1
        address = links(tree, "nav.pager a[rel=next]").get("Näytä lisää")
    assert (len(seen), len(set(seen))) == (45, 45)


def test_a_page_that_is_not_there_is_the_first_page_and_says_so(town: Town, pages: PageClient) -> None:
    fill(town, 3)
    tree = pages.get("/haku?q=kuoro&page=9")
    assert len(tree.css(".card")) == 3
    assert "page" in texts(tree, ".notice")[0]


def test_texts_in_another_language_are_marked(town: Town, pages: PageClient) -> None:
    contents = {"title": {"sv": "Kör"}, "description": {"en": "Singing"}, "kind": "event"}
    town.add_all({"a": contents})
    town.index()
    tree = pages.get(f"/tarjonta/{town.slug('a')}")
    assert tree.css("h1")[0].attributes["lang"] == "sv"
    assert texts(tree, ".listing [lang=en]") == ["Singing"]
    (title,) = pages.get("/haku?q=k%C3%B6r").css(".card__title a")
    assert title.attributes["lang"] == "sv"


@pytest.mark.parametrize("query", [HOSTILE, "a" * 10_000, "\x00\x1b[31m", LONG, "&quot; AT&T <b>"])
def test_words_are_shown_as_words(town: Town, pages: PageClient, query: str) -> None:
    fill(town)
    tree = pages.get(f"/haku?q={quote(query)}")
    assert tree.css("main script, main img, main b") == []


def test_the_documentation_of_the_api_is_a_page(pages: PageClient) -> None:
    tree = pages.get("/api/docs")
    assert texts(tree, "h1") == ["Avoin data"]
    assert "GET /api/v1/search" in texts(tree, "h2")
    assert {"q", "near", "radius"} <= set(texts(tree, "th[scope=row]"))


def test_every_page_has_the_same_ways_and_help_in_the_same_order(town: Town, pages: PageClient) -> None:
    fill(town)
    paths = ("/", "/haku", "/haku?q=xyzzy", "/api/docs", f"/tarjonta/{town.slug('k00')}")
    trees = [*map(pages.get, paths), pages.get("/nowhere", status=404)]
    assert {tuple(links(tree, ".site-header a")) for tree in trees} == {
        (
            "Opastamo",
            "Auta minua löytämään",
            "Kalenteri",
            "Oma lista",
            "Suomi",
            "Svenska",
            "English",
            "Selkosuomi",
        )
    }
    assert len({tuple(links(tree, ".site-footer a").values()) for tree in trees}) == 1
    assert "tel:112" in links(trees[0], ".site-footer a").values()


def test_pages_have_scripts_that_they_can_do_without(pages: PageClient) -> None:
    for path in ("/", "/haku", "/api/docs"):
        scripts = [script.attributes for script in pages.get(path).css("script, noscript")]
        assert scripts == [
            {"type": "module", "src": static_path(f"js/{name}.js")} for name in ("suggest", "list", "offline")
        ]


def test_the_clock_of_the_pages_is_the_town_s(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", sessions=at(once("2026-11-25T00:30")))
    town.index()
    with time_machine.travel(local("2026-11-24 23:30"), tick=False):
        assert texts(pages.get("/haku?when=today"), ".card__title") == []
        assert texts(pages.get("/haku?when=tomorrow"), ".card__when") == ["huomenna klo 0.30–1.30"]
    with time_machine.travel(local("2026-11-25 00:15"), tick=False):
        assert texts(pages.get("/haku?when=today"), ".card__when") == ["tänään klo 0.30–1.30"]

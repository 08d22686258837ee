"""Moving in the calendar: days, weeks, filters, and where it ends."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.app.town import Town, at, once, weekly
from tests.page_client import PageClient, links, texts, words


def week(tree: LexborHTMLParser) -> dict[str, list[str]]:
    found = tree.css("main section")
    return {words(one.css_first("h2")): [words(line) for line in one.css("li")] for one in found}


def test_a_day_leads_to_the_days_around_it(pages: PageClient) -> None:
    tree = pages.get("/kalenteri?paiva=2026-12-01&price=free")
    assert links(tree, ".calendar-ways .chip") == {
        "Tänään": "/kalenteri?paiva=2026-11-24&price=free",
        "Huomenna": "/kalenteri?paiva=2026-11-25&price=free",
        "Viikonloppuna": "/kalenteri?paiva=2026-11-28&price=free",
        "Koko viikko": "/kalenteri?viikko=2026-W49&price=free",
    }
    assert links(tree, ".calendar-ways [rel]") == {
        "← Edellinen: Maanantai 30.11.": "/kalenteri?paiva=2026-11-30&price=free",
        "Seuraava: Keskiviikko 2.12. →": "/kalenteri?paiva=2026-12-02&price=free",
    }
    assert list(links(tree, ".calendar-days a")) == [
        "ma 30.11.",
        "ti 1.12.",
        "ke 2.12.",
        "to 3.12.",
        "pe 4.12.",
        "la 5.12.",
        "su 6.12.",
    ]
    assert texts(tree, "[aria-current=date]") == ["ti 1.12."]


def test_today_does_not_lead_into_the_past(pages: PageClient) -> None:
    tree = pages.get("/kalenteri")
    assert texts(tree, "[rel=prev]") == []
    assert texts(tree, ".calendar-days a")[0] == "ti 24.11."
    assert texts(tree, "[aria-current=page]") == ["Tänään"]


def test_the_last_known_day_does_not_lead_further(pages: PageClient) -> None:
    assert texts(pages.get("/kalenteri?paiva=2027-05-22"), "[rel=next]") == []


@pytest.mark.parametrize(
    ("query", "heading"),
    [("paiva=2026-11-23", "Maanantai 23.11."), ("viikko=2026-W47", "Viikko 47, 16.–22.11.")],
)
def test_what_has_gone_by_is_said_to_be_gone_and_leads_to_today(
    pages: PageClient, query: str, heading: str
) -> None:
    tree = pages.get(f"/kalenteri?{query}&price=free")
    assert words(tree.css_first("h1")) == heading
    assert texts(tree, ".notice") == ["Tämä aika on jo mennyt. Kalenteri näyttää, mitä on edessä."]
    assert links(tree, "main a") == {"Katso, mitä on tänään": "/kalenteri?paiva=2026-11-24&price=free"}


def test_what_is_too_far_is_said_to_be_unknown(pages: PageClient) -> None:
    tree = pages.get("/kalenteri?paiva=2027-05-23")
    assert texts(tree, ".notice") == [
        "Näin pitkälle emme vielä tiedä. Kalenteri näyttää 180 päivää eteenpäin."
    ]


def test_a_week_has_the_first_things_of_each_day_and_how_many_more(town: Town, pages: PageClient) -> None:
    town.add_all(
        {
            f"k{n}": {
                "title": {"fi": f"Asia {n}"},
                "kind": "event",
                "sessions": at(once(f"2026-12-01T{10 + n}:00")),
            }
            for n in range(7)
        }
    )
    town.add("d", title="Lukusali", kind="service", sessions=at(weekly("2026-11-24T10:00", "TU", 480)))
    town.add("e", title="Näyttely", sessions=at(once("2026-11-20T10:00", 60 * 24 * 40)))
    tree = pages.get("/kalenteri?viikko=2026-W49")
    assert words(tree.css_first("h1")) == "Viikko 49, 30.11.–6.12."
    found = week(tree)
    assert list(found) == [
        "Maanantai 30.11.",
        "Tiistai 1.12.",
        "Keskiviikko 2.12.",
        "Torstai 3.12.",
        "Perjantai 4.12.",
        "Lauantai 5.12.",
        "Sunnuntai 6.12.",
        "Koko ajan",
    ]
    assert found["Tiistai 1.12."] == [f"klo {10 + n}–{11 + n} Asia {n}" for n in range(5)]
    assert found["Koko ajan"] == ["20.11.–30.12. Näyttely"]
    assert links(tree, "section p a") == {
        "Vielä 2 muuta · 1 avoin paikka – Tiistai 1.12.": "/kalenteri?paiva=2026-12-01"
    }


def test_this_week_begins_today(pages: PageClient) -> None:
    found = week(pages.get("/kalenteri?viikko=2026-W48"))
    assert next(iter(found)) == "Tänään, tiistai 24.11."
    assert len(found) == 6


def test_filters_count_what_they_would_leave_and_are_kept(town: Town, pages: PageClient) -> None:
    sessions = at(once("2026-12-01T18:00"))
    town.add("a", title="Jumppa", sessions=sessions, categories=["liiku.jumppa"], prices=[{"type": "free"}])
    town.add("b", title="Uinti", sessions=sessions, categories=["liiku.uinti"], prices=[{"type": "fixed"}])
    town.add("c", title="Shakki", kind="activity", sessions=sessions, categories=["pelaa.shakki"])
    tree = pages.get("/kalenteri?paiva=2026-12-01")
    assert texts(tree, ".filters li:has(.quiet)") == [
        "Liiku (2)",
        "Pelaa (1)",
        "Maksuton (1)",
        "Maksullinen (1)",
        "Hinta ei tiedossa (1)",
        "Tapahtuma (2)",
        "Harrastus tai ryhmä (1)",
    ]
    filtered = pages.get(links(tree, ".filters a")["Liiku"])
    assert texts(filtered, ".calendar-things a") == ["Jumppa", "Uinti"]
    assert links(filtered, "main .chips .chip")["Liiku ✕– poista rajaus"] == "/kalenteri?paiva=2026-12-01"
    assert texts(filtered, ".filters li:has(.quiet)") == [
        "Pelaa (1)",
        "Maksuton (1)",
        "Maksullinen (1)",
        "Tapahtuma (2)",
    ]


def test_every_week_that_is_known_can_be_gone_to(pages: PageClient) -> None:
    found = links(pages.get("/kalenteri?viikko=2026-W49&price=free"), ".filters li:not(:has(.quiet)) a")
    assert len(found) == 26
    assert found["Viikko 48, 23.–29.11."] == "/kalenteri?viikko=2026-W48&price=free"
    assert found["Viikko 20, 17.–23.5."] == "/kalenteri?viikko=2027-W20&price=free"


def test_filters_that_leave_nothing_say_so_and_lead_to_the_whole_day(town: Town, pages: PageClient) -> None:
    town.add("a", title="Jumppa", sessions=at(once("2026-12-01T18:00")))
    tree = pages.get("/kalenteri?paiva=2026-12-01&price=free")
    assert "Näillä rajauksilla ei ole nyt mitään." in words(tree)
    assert links(tree, ".results a")["Näytä koko päivä"] == "/kalenteri?paiva=2026-12-01"


def test_parts_of_the_address_that_say_nothing_are_named(pages: PageClient) -> None:
    tree = pages.get("/kalenteri?paiva=eilen&foo=%3Cb%3E")
    assert texts(tree, ".notice") == ["Emme ymmärtäneet osoitteen kohtia: foo, paiva. Jätimme ne pois."]


def test_a_list_that_comes_along_is_no_filter_and_goes_on(pages: PageClient) -> None:
    tree = pages.get("/kalenteri?lista=3f2a9c01")
    assert texts(tree, ".notice") == []
    assert links(tree, ".calendar-ways a")["Huomenna"] == "/kalenteri?paiva=2026-11-25&lista=3f2a9c01"


@pytest.mark.parametrize(
    ("prefix", "heading", "line"),
    [
        ("/sv", "Tisdag 1.12", "kl. 18–19 Kör Gratis"),
        ("/en", "Tuesday 1 December", "18:00–19:00 Choir Free"),
    ],
)
def test_a_day_speaks_the_language_of_the_address(
    town: Town, pages: PageClient, prefix: str, heading: str, line: str
) -> None:
    title = {"fi": "Kuoro", "sv": "Kör", "en": "Choir"}
    town.add_all({"a": {"title": title, "kind": "event", "prices": [{"type": "free"}]}})
    tree = LexborHTMLParser(pages.http.get(f"{prefix}/kalenteri?paiva=2026-12-01").text)
    assert words(tree.css_first("h1")) == heading
    assert texts(tree, ".calendar-things li") == [line]
    main = words(tree.css_first("main"))
    for finnish in ("Tänään", "Rajaa", "Seuraava", "Valitse", "Näytä", "Kellonajan", "Maksuton"):
        assert finnish not in main


def test_a_title_in_another_language_says_so(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro")
    tree = LexborHTMLParser(pages.http.get("/en/kalenteri?paiva=2026-12-01").text)
    assert [node.attributes.get("lang") for node in tree.css(".calendar-things a")] == ["fi"]

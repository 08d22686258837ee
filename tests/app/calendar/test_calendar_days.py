"""A day of the calendar as a browser gets it."""

import time_machine
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from tests.app.town import Town, at, local, once, weekly
from tests.page_client import PageClient, links, texts, words


def sections(tree: LexborHTMLParser) -> dict[str, list[str]]:
    """The lines of each section under its heading."""
    found = tree.css("main section")
    return {words(one.css_first("h2")): [words(line) for line in one.css("li")] for one in found}


def day(pages: PageClient, date: str) -> dict[str, list[str]]:
    return sections(pages.get(f"/kalenteri?paiva={date}"))


def test_a_day_is_told_by_time(town: Town, pages: PageClient) -> None:
    place = {"name": {"fi": "Tupa"}}
    town.add("a", title="Kuoro", sessions=at(once("2026-12-01T18:00", 90), **place))
    town.add("b", title="Aamukahvi", sessions=at(once("2026-12-01T09:30")), prices=[{"type": "free"}])
    town.add("c", title="Huominen", sessions=at(once("2026-12-02T09:30")))
    tree = pages.get("/kalenteri?paiva=2026-12-01")
    assert words(tree.css_first("h1")) == "Tiistai 1.12."
    assert sections(tree) == {
        "Kellonajan mukaan": ["klo 9.30–10.30 Aamukahvi Maksuton", "klo 18–19.30 Kuoro Tupa"]
    }


def test_a_group_is_there_on_each_of_its_days_with_that_days_time(town: Town, pages: PageClient) -> None:
    schedules = (weekly("2026-11-24T17:00", "TU", 120), weekly("2026-11-26T10:00", "TH"))
    town.add("a", title="Kuoro", kind="activity", sessions=at(*schedules))
    assert day(pages, "2027-03-02") == {"Kellonajan mukaan": ["klo 17–19 Kuoro"]}
    assert day(pages, "2027-03-04") == {"Kellonajan mukaan": ["klo 10–11 Kuoro"]}
    assert day(pages, "2027-03-05") == {}


def test_a_cancelled_time_is_struck_and_said_to_be_cancelled(town: Town, pages: PageClient) -> None:
    overrides = [{"original": "2026-12-01T18:00", "state": "cancelled"}]
    town.add("a", title="Kuoro", sessions=at(weekly("2026-12-01T18:00", "TU", overrides=overrides)))
    tree = pages.get("/kalenteri?paiva=2026-12-01")
    assert texts(tree, "main s") == ["klo 18–19", "Kuoro"]
    assert texts(tree, ".calendar-state") == ["Peruttu"]
    assert texts(pages.get("/kalenteri?paiva=2026-12-08"), "main s") == []


def test_what_is_cancelled_as_a_whole_is_struck_each_time(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", status="cancelled", sessions=at(once("2026-12-01T18:00")))
    assert day(pages, "2026-12-01") == {"Kellonajan mukaan": ["klo 18–19 Kuoro Peruttu"]}


def test_a_full_time_is_said_to_be_full(town: Town, pages: PageClient) -> None:
    overrides = [{"original": "2026-12-01T18:00", "state": "full"}]
    town.add("a", title="Kuoro", sessions=at(once("2026-12-01T18:00", overrides=overrides)))
    assert day(pages, "2026-12-01") == {"Kellonajan mukaan": ["klo 18–19 Kuoro Täynnä"]}


def test_whole_days_exhibitions_and_open_places_stand_apart(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", sessions=at(once("2026-12-01T18:00")))
    town.add("b", title="Talkoopäivä", sessions=at(once("2026-12-01T00:00", None, all_day=True)))
    town.add("c", title="Näyttely", sessions=at(once("2026-11-20T10:00", 60 * 24 * 40)))
    town.add("d", title="Lukusali", kind="service", sessions=at(weekly("2026-11-24T10:00", "TU", 480)))
    assert day(pages, "2026-12-01") == {
        "Kellonajan mukaan": ["klo 18–19 Kuoro"],
        "Koko päivän": ["Talkoopäivä"],
        "Koko ajan": ["20.11.–30.12. Näyttely"],
        "Avoinna": ["klo 10–18 Lukusali"],
    }


def test_a_weekend_begins_by_time_and_then_goes_on(town: Town, pages: PageClient) -> None:
    town.add("a", title="Leiri", sessions=at(once("2026-12-04T18:00", 42 * 60)))
    assert day(pages, "2026-12-04") == {"Kellonajan mukaan": ["pe 4.12. klo 18 – su 6.12. klo 12 Leiri"]}
    assert day(pages, "2026-12-05") == {"Koko ajan": ["pe 4.12. klo 18 – su 6.12. klo 12 Leiri"]}
    assert day(pages, "2026-12-07") == {}


def test_a_night_belongs_to_the_day_it_begins(town: Town, pages: PageClient) -> None:
    town.add("a", title="Yöjuoksu", sessions=at(once("2026-12-01T22:00", 240)))
    assert day(pages, "2026-12-01") == {"Kellonajan mukaan": ["klo 22–02 Yöjuoksu"]}
    assert day(pages, "2026-12-02") == {}


def test_what_ends_at_midnight_is_not_of_the_next_day(town: Town, pages: PageClient) -> None:
    town.add("a", title="Tanssit", sessions=at(once("2026-12-01T20:00", 240)))
    town.add("b", title="Kaksi päivää", sessions=at(once("2026-12-01T00:00", 2880, all_day=True)))
    assert day(pages, "2026-12-02") == {"Koko ajan": ["1.–2.12. Kaksi päivää"]}
    assert day(pages, "2026-12-03") == {}


def test_an_end_that_nobody_told_is_not_shown(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", sessions=at(once("2026-12-01T18:00", None)))
    assert day(pages, "2026-12-01") == {"Kellonajan mukaan": ["klo 18 Kuoro"]}


def test_hours_are_those_of_the_wall_when_clocks_go_forward(town: Town, pages: PageClient) -> None:
    town.add("a", title="Yökahvila", sessions=at(once("2027-03-28T02:00", 180)))
    town.add("b", title="Aamulenkki", kind="activity", sessions=at(weekly("2026-11-29T09:00", "SU")))
    assert day(pages, "2027-03-28") == {"Kellonajan mukaan": ["klo 2–5 Yökahvila", "klo 9–10 Aamulenkki"]}


def test_what_has_been_today_is_left_out(town: Town, pages: PageClient) -> None:
    town.add("a", title="Aamu", sessions=at(once("2026-11-24T07:00")))
    town.add("b", title="Menossa", sessions=at(once("2026-11-24T08:30")))
    town.add("c", title="Ilta", sessions=at(once("2026-11-24T18:00")))
    tree = pages.get("/kalenteri")
    assert words(tree.css_first("h1")) == "Tänään, tiistai 24.11."
    assert sections(tree) == {"Kellonajan mukaan": ["klo 8.30–9.30 Menossa", "klo 18–19 Ilta"]}


def test_a_place_is_not_guessed_when_there_are_several(town: Town, pages: PageClient) -> None:
    sessions = [
        *at(once("2026-12-01T18:00"), name={"fi": "Tupa"}),
        *at(once("2026-12-02T18:00"), name={"fi": "Sali"}),
    ]
    town.add("a", title="Kuoro", sessions=sessions)
    assert day(pages, "2026-12-01") == {"Kellonajan mukaan": ["klo 18–19 Kuoro"]}


def test_what_was_taken_away_is_not_in_the_calendar(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", sessions=at(once("2026-12-01T18:00")))
    town.take_away("a")
    assert day(pages, "2026-12-01") == {}


def test_two_hundred_things_are_told_on_pages_of_less_than_60_kilobytes(
    town: Town, pages: PageClient
) -> None:
    place = {"name": {"fi": "Kulttuuritalon pieni sali"}}
    sessions = at(once("2026-12-01T18:00"), **place)
    title = {"fi": "Yhteislaulua ja kahvia joka torstai"}
    thing = {"title": title, "kind": "event", "sessions": sessions, "prices": [{"type": "free"}]}
    town.add_all({f"k{n}": dict(thing) for n in range(200)})
    seen = []
    for number in (1, 2, 3):
        path = f"/kalenteri?paiva=2026-12-01&sivu={number}"
        assert len(pages.http.get(path).content) < 60_000
        seen += [node.attributes["href"] for node in pages.get(path).css(".calendar-things a")]
    assert len(seen) == len(set(seen)) == 200


def test_a_page_past_the_last_is_the_last(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", sessions=at(once("2026-12-01T18:00")))
    assert day(pages, "2026-12-01&sivu=9") == {"Kellonajan mukaan": ["klo 18–19 Kuoro"]}


def test_an_empty_day_shows_a_way_on(pages: PageClient) -> None:
    tree = pages.get("/kalenteri?paiva=2026-12-01")
    assert "Tälle päivälle ei ole nyt mitään." in words(tree)
    assert links(tree, ".results a")["Auta minua löytämään"] == "/loyda"


def test_the_small_hours_still_have_what_began_last_evening(town: Town) -> None:
    town.add("a", title="Yöjuoksu", sessions=at(once("2026-12-01T22:00", 240)))
    with time_machine.travel(local("2026-12-02 00:30"), tick=False):
        client = PageClient(TestClient(town.app()))
        assert day(client, "2026-12-02") == {"Kellonajan mukaan": ["käynnissä klo 2 asti Yöjuoksu"]}
        assert day(client, "2026-12-01") == {}

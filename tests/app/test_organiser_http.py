"""The page of an organiser as a browser gets it."""

from typing import Any

import pytest
from sqlmodel import select

from app.catalogue.models import Organisation
from app.core.db import reading
from tests.app.town import Town, at, local, once, weekly
from tests.page_client import PageClient, links, texts, words

CHOIR = {"name": {"fi": "Laulajat ry", "sv": "Sångarna rf"}, "kind": "association", "phone": "015 1"}


def path_of(town: Town) -> str:
    with reading(town.database) as session:
        organisation = session.exec(select(Organisation)).one()
        return f"/jarjestajat/{organisation.slug}"


def fill(town: Town, count: int, kind: str = "event", **fields: Any) -> None:
    contents = {
        f"{kind}{n:02}": {
            "title": {"fi": f"{kind} {n:02}"},
            "kind": kind,
            "organiser": CHOIR,
            "sessions": at(once(f"2026-12-{n % 28 + 1:02}T18:00")),
            **fields,
        }
        for n in range(count)
    }
    town.add_all(contents)


def test_an_organiser_says_who_it_is_and_what_it_has_by_kind(town: Town, pages: PageClient) -> None:
    fill(town, 8)
    fill(town, 2, "volunteering")
    tree = pages.get(path_of(town))
    assert words(tree.css_first("title")) == "Laulajat ry – Opastamo"
    assert texts(tree, "h1") == ["Laulajat ry"]
    assert "Yhdistys" in words(tree)
    assert links(tree, "main a")["015 1"] == "tel:0151"
    assert texts(tree, "main h2") == ["Tapahtumat (8)", "Tule mukaan auttamaan (2)"]
    assert texts(tree, ".card__title") == [
        *(f"event {n:02}" for n in range(6)),
        "volunteering 00",
        "volunteering 01",
    ]
    assert links(tree, "main a")["Näytä kaikki: Tapahtumat"] == f"{path_of(town)}?kind=event"


def test_all_of_a_kind_come_page_by_page_each_once(town: Town, pages: PageClient) -> None:
    fill(town, 45, sessions=at(once("2026-12-01T18:00")))
    fill(town, 1, "service")
    seen: list[str] = []
    address = f"{path_of(town)}?kind=event"
    while address:
        tree = pages.get(address)
        seen += texts(tree, ".card__title")
        assert links(tree, "main a")["Kaikki, mitä tämä järjestäjä tarjoaa"] == path_of(town)
        address = links(tree, "nav.pager a[rel=next]").get("Seuraavat", "")
    assert (len(seen), len(set(seen))) == (45, 45)
    assert links(tree, "nav.pager a") == {"Edelliset": f"{path_of(town)}?kind=event&page=2"}


@pytest.mark.parametrize("query", ["?kind=martian", "?page=99", "?page=-1", "?page=²", "?page=x", "?kind="])
def test_what_an_address_says_and_we_do_not_understand_is_left_out(
    town: Town, pages: PageClient, query: str
) -> None:
    fill(town, 3)
    assert len(pages.get(f"{path_of(town)}{query}").css(".card")) == 3


def test_an_organiser_with_nothing_ahead_says_so(town: Town, pages: PageClient) -> None:
    fill(town, 1, sessions=at(once("2026-11-01T18:00")))
    tree = pages.get(path_of(town))
    assert texts(tree, ".notice") == ["Tällä järjestäjällä ei ole juuri nyt mitään tulossa."]
    assert links(tree, "main a")["Katso, mitä muuta on"] == "/haku"


def test_what_is_over_cancelled_or_taken_away_is_not_there(town: Town, pages: PageClient) -> None:
    fill(town, 2)
    town.add("over", organiser=CHOIR, sessions=at(once("2026-11-01T18:00")))
    town.add("off", organiser=CHOIR, status="cancelled")
    town.take_away("event00")
    assert texts(pages.get(path_of(town)), ".card__title") == ["event 01"]


def test_a_card_shows_the_next_time_that_is_not_called_off(town: Town, pages: PageClient) -> None:
    overrides = [{"original": "2026-11-24T17:00", "state": "cancelled"}]
    town.add(
        "a",
        title="Kuoro",
        organiser=CHOIR,
        sessions=at(weekly("2026-11-24T17:00", "TU", overrides=overrides)),
    )
    assert texts(pages.get(path_of(town)), ".card__when") == ["ti 1.12. klo 17–18"]


def test_what_has_no_known_time_comes_last(town: Town, pages: PageClient) -> None:
    town.add("late", title="Myöhemmin", organiser=CHOIR, sessions=at(once("2027-03-01T18:00")))
    town.add("open", title="Aina", organiser=CHOIR, sessions=at({"kind": "always"}))
    town.now = local("2026-11-24 09:00")
    assert texts(pages.get(path_of(town)), ".card__title") == ["Myöhemmin", "Aina"]


def test_the_page_speaks_swedish_and_english(town: Town, pages: PageClient) -> None:
    fill(town, 7)
    swedish = pages.get(f"/sv{path_of(town)}")
    assert (texts(swedish, "h1"), texts(swedish, "main h2")) == (["Sångarna rf"], ["Evenemang (7)"])
    english = pages.get(f"/en{path_of(town)}")
    assert (texts(english, "main h2"), english.css("h1")[0].attributes["lang"]) == (["Events (7)"], "fi")


def test_an_old_address_leads_to_the_present_one_and_an_unknown_nowhere(
    town: Town, pages: PageClient
) -> None:
    fill(town, 1)
    code = path_of(town).rpartition("-")[2]
    answer = pages.http.get(f"/jarjestajat/vanha-nimi-{code}?page=1", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"{path_of(town)}?page=1")
    pages.get("/jarjestajat/ei-ole-00000000", status=404)
    pages.get("/jarjestajat/ei", status=404)

"""The page of a list, as a browser gets it."""

import pytest
import time_machine
from sqlalchemy import event

from tests.app.lists.own_lists import asked, code
from tests.app.town import Town, at, days, once
from tests.page_client import PageClient, links, texts, words


def test_a_list_shows_its_things_in_their_order(three: Town, pages: PageClient) -> None:
    assert texts(pages.get(asked("walk", "choir", "film")), "h2.thing__title") == [
        "Kävely",
        "Torikuoro",
        "Elokuvailta",
    ]
    assert texts(pages.get(asked("film", "walk", "film")), "h2.thing__title") == ["Elokuvailta", "Kävely"]


def test_each_thing_tells_when_where_what_it_costs_and_whom_to_ask(three: Town, pages: PageClient) -> None:
    (thing,) = pages.get(asked("choir")).css(".thing")
    assert [words(node) for node in thing.css("dt, dd")] == [
        "Milloin",
        "tänään klo 17–19 Tiistaisin klo 17–19",
        "Missä",
        "Tupa Ristimäenkatu 7, Mikkeli",
        "Hinta",
        "5 €",
        "Ota yhteyttä",
        "040 123 Teppo",
    ]
    assert words(thing.css_first(".thing__checked")) == "Haettu julkaisijan tiedoista 24.11.2026"


def test_a_contact_of_forms_only_is_shown_to_nobody(three: Town, pages: PageClient) -> None:
    for path in (asked("choir"), f"{asked('choir')}&tulosta=1"):
        assert "salainen" not in (pages.get(path).html or "")


def test_a_thing_can_be_taken_off_and_moved(three: Town, pages: PageClient) -> None:
    first, second, third = pages.get(asked("choir", "film", "walk")).css(".thing__acts")
    assert [node.attributes["href"] for node in first.css("a")] == [
        f"{asked('film', 'choir', 'walk')}#l-{code('choir')}",
        asked("film", "walk"),
    ]
    assert [node.attributes["href"] for node in second.css("a")] == [
        f"{asked('film', 'choir', 'walk')}#l-{code('film')}",
        f"{asked('choir', 'walk', 'film')}#l-{code('film')}",
        asked("choir", "walk"),
    ]
    assert [words(node) for node in third.css("a")] == ["Siirrä ylemmäs – Kävely", "Poista listalta – Kävely"]


def test_the_last_thing_taken_off_leaves_an_empty_list(three: Town, pages: PageClient) -> None:
    assert links(pages.get(asked("film")), ".thing__acts a") == {"Poista listalta – Elokuvailta": "/lista"}


@pytest.mark.parametrize("path", ["/lista", "/lista?k=", "/lista?k=zzz", "/lista?k=%00&tulosta=1"])
def test_an_empty_list_leads_on(three: Town, pages: PageClient, path: str) -> None:
    tree = pages.get(path)
    assert words(tree.css_first(".lead")) == "Listasi on vielä tyhjä."
    assert list(links(tree, ".ways a").values()) == ["/", "/loyda", "/kalenteri"]
    assert tree.css(".notice, svg, #list-address") == []


def test_what_was_taken_away_is_told_and_left_out(three: Town, pages: PageClient) -> None:
    three.take_away("film")
    tree = pages.get(f"{asked('film', 'walk')}.00000000")
    assert texts(tree, "h2.thing__title") == ["Kävely"]
    assert texts(tree, "p.notice:not([hidden])") == [
        "2 asiaa on poistunut. Järjestäjä on ottanut sen pois, tai osoitteessa on virhe. Jatka muilla"
    ]
    assert links(tree, ".notice a")["Jatka muilla"] == asked("walk")
    assert texts(pages.get(asked("film", "walk")), "p.notice:not([hidden])")[0].startswith(
        "1 asia on poistunut."
    )


def test_what_is_over_and_what_is_cancelled_say_so(town: Town, pages: PageClient) -> None:
    town.add("off", title="Kuoro", status="cancelled")
    town.add("past", title="Lukupiiri", sessions=at(once("2026-11-25T18:00")))
    town.pass_time(town.now + days(3))
    with time_machine.travel(town.now, tick=False):
        tree = pages.get(asked("off", "past"))
    assert (texts(tree, ".thing .stop"), texts(tree, ".thing .notice")) == (
        ["Peruttu"],
        ["Tämä on jo ollut."],
    )


def test_a_list_of_more_than_fifty_says_that_the_rest_were_left_out(three: Town, pages: PageClient) -> None:
    full = f"/lista?k={code('walk')}." + ".".join(f"{number:08x}" for number in range(49))
    assert "50 asiaa" not in words(pages.get(full))
    assert (
        texts(pages.get(f"{full}.ffffffff"), "p.notice:not([hidden])")[1]
        == "Listalle mahtuu 50 asiaa. Loput jäivät pois."
    )


def test_a_longer_list_asks_the_database_no_more_often(three: Town, pages: PageClient) -> None:
    def asked_for(path: str) -> int:
        count = 0

        def note(*_: object) -> None:
            nonlocal count
            count += 1

        event.listen(three.database, "before_cursor_execute", note)
        try:
            pages.get(path)
        finally:
            event.remove(three.database, "before_cursor_execute", note)
        return count

    assert asked_for(asked("choir")) == asked_for(asked("choir", "film", "walk")) == 5

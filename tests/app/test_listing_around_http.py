"""What there is around a listing, and in the place of one that is over, gone or elsewhere."""

from typing import Any

import pytest

from tests.app.town import Town, at, once, weekly
from tests.page_client import PageClient, links, texts, words


def path_of(town: Town, key: str = "a") -> str:
    return f"/tarjonta/{town.slug(key)}"


def test_a_listing_that_was_taken_away_is_gone_and_offers_others(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", categories=["laula_ja_soita"])
    town.add("b", title="Iltakuoro", categories=["laula_ja_soita"])
    town.add("c", title="Sulkapallo", categories=["liiku"])
    path = path_of(town)
    town.take_away("a")
    town.index()
    tree = pages.get(path, status=410)
    assert texts(tree, "h1") == ["Tämä on päättynyt"]
    assert texts(tree, ".card__title") == ["Iltakuoro"]
    assert pages.http.get(f"{path}.ics").status_code == 410


def test_what_is_over_stays_as_an_honest_page_with_others_first(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", sessions=at(once("2026-11-20T18:00")))
    town.add("b", title="Kahvila")
    tree = pages.get(path_of(town))
    assert "Tämä on jo ollut." in words(tree)
    assert texts(tree, "h2")[0] == "Katso näitä"
    assert texts(tree, ".card__title") == ["Kahvila"]
    assert links(tree, "main a")["Katso, mitä on sen sijaan"] == "#sen-sijaan"


def test_what_is_over_in_an_empty_town_leads_home(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", sessions=at(once("2026-11-20T18:00")))
    assert links(pages.get(path_of(town)), "main a")["Katso, mitä on nyt"] == "/"


def test_what_is_around_a_listing_is_shown_once_each(town: Town, pages: PageClient) -> None:
    organiser = {"name": {"fi": "Laulajat ry"}}
    kinds: dict[str, dict[str, Any]] = {
        "own": {"title": {"fi": "Joulukuoro"}, "organiser": organiser},
        "same name": {"title": {"fi": "Kuoro"}, "organiser": organiser},
        "over": {
            "title": {"fi": "Kesäkuoro"},
            "organiser": organiser,
            "sessions": at(once("2026-06-01T18:00")),
        },
        "off": {"title": {"fi": "Peruttu kuoro"}, "organiser": organiser, "status": "cancelled"},
        "alike": {"title": {"fi": "Iltakuoro"}},
        "other": {"title": {"fi": "Jooga"}, "categories": ["liiku.jooga"]},
    }
    shared = {"kind": "event", "categories": ["laula_ja_soita.kuorot"]}
    town.add("a", title="Kuoro", organiser=organiser, categories=["laula_ja_soita.kuorot"])
    town.add_all({key: shared | fields for key, fields in kinds.items()})
    town.index()
    tree = pages.get(path_of(town))
    assert texts(tree, "section[aria-labelledby=muuta] .card__title") == ["Joulukuoro"]
    assert texts(tree, "section[aria-labelledby=samaa] .card__title") == ["Iltakuoro"]


def test_what_was_taken_away_a_moment_ago_is_not_offered(town: Town, pages: PageClient) -> None:
    town.add_all(
        {key: {"title": {"fi": key}, "kind": "event", "categories": ["liiku.jooga"]} for key in ("a", "b")}
    )
    town.index()
    town.take_away("b")
    assert texts(pages.get(path_of(town)), ".card__title") == []


@pytest.mark.parametrize(("words_of_old", "suffix"), [("vanha-nimi-", ""), ("", ""), ("vanha-", ".ics")])
def test_an_old_address_leads_to_the_present_one(
    town: Town, pages: PageClient, words_of_old: str, suffix: str
) -> None:
    town.add("a", title="Kuoro")
    code = town.details("a").listing.id.hex[:8]
    answer = pages.http.get(f"/sv/tarjonta/{words_of_old}{code}{suffix}?k=1", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"/sv{path_of(town)}{suffix}?k=1")


@pytest.mark.parametrize("slug", ["kuoro", "kuoro-00000000", "kuoro-zzzzzzzz", "-", "%2F%2Fevil.example"])
def test_an_unknown_listing_is_not_found(pages: PageClient, slug: str) -> None:
    pages.get(f"/tarjonta/{slug}", status=404)
    assert pages.http.get(f"/tarjonta/{slug}.ics").status_code == 404


def test_a_calendar_file_has_the_name_of_the_listing(town: Town, pages: PageClient) -> None:
    town.add("a", title="Kuoro", sessions=at(weekly("2026-11-24T17:00", "TU")))
    answer = pages.http.get(f"{path_of(town)}.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="{town.slug("a")}.ics"'
    assert b"RRULE:FREQ=WEEKLY;BYDAY=TU\r\n" in answer.content
    one = pages.http.get(f"{path_of(town)}.ics?kerta=2026-12-01T17:00").content
    assert b"DTSTART;TZID=Europe/Helsinki:20261201T170000\r\n" in one
    assert b"RRULE" not in one.split(b"BEGIN:VEVENT")[1]
    assert pages.http.get(f"{path_of(town)}.ics?kerta=2026-12-02T17:00").status_code == 404

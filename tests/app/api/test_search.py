"""GET /api/v1/search: the contract."""

from datetime import date
from typing import Any

import pytest
import time_machine
from fastapi.testclient import TestClient

from tests.app.town import Town, at, id_of, local, once, search_url, weekly

NOW = local("2026-11-24 09:00")


@pytest.fixture
def http(town: Town) -> TestClient:
    town.index()
    return TestClient(town.app(base_url="https://opastamo.example/"), raise_server_exceptions=False)


def answer(http: TestClient, **parameters: Any) -> Any:
    with time_machine.travel(NOW, tick=False):
        response = http.get(search_url(**parameters))
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    return response.json()


def test_an_empty_catalogue(http: TestClient) -> None:
    assert answer(http) == {
        "items": [],
        "total": 0,
        "page": 1,
        "facets": {name: {} for name in ("kind", "category", "price", "audience", "language", "accessible")},
        "understood": [],
        "corrected": None,
        "did_you_mean": None,
        "alternatives": [],
        "similar": [],
    }


def test_an_item_tells_everything(town: Town, http: TestClient) -> None:
    place = {"name": {"fi": "Tupa"}, "street_address": {"fi": "Torikatu 1"}, "city": "Mikkeli"}
    town.add(
        "helsinki:abc",
        title="Torikuoro",
        kind="activity",
        summary={"fi": "Lauletaan."},
        organiser={"name": {"fi": "Laulajat ry"}},
        prices=[{"type": "free"}],
        categories=["laula_ja_soita"],
        sessions=at(weekly("2026-12-01T17:00", "TU", 120), lat=61.688, lon=27.272, **place),
    )
    town.index()
    found = answer(http, q="torikuoroon", price="free", daypart="evening", near="61.688,27.28")
    slug = town.slug("helsinki:abc")
    assert (found["total"], found["page"]) == (1, 1)
    assert found["items"] == [
        {
            "id": str(id_of("helsinki:abc")),
            "slug": slug,
            "kind": "activity",
            "title": "Torikuoro",
            "summary": "Lauletaan.",
            "lang": "fi",
            "url": f"https://opastamo.example/tarjonta/{slug}",
            "source": "town_source",
            "source_id": "helsinki:abc",
            "organiser": "Laulajat ry",
            "place": {
                "name": "Tupa",
                "address": "Torikatu 1, Mikkeli",
                "lat": 61.688,
                "lon": 27.272,
                "distance_m": 422,
            },
            "next": {"start": "2026-12-01T17:00:00+02:00", "end": "2026-12-01T19:00:00+02:00"},
            "recurs": "tiistaisin klo\u00a017–19, 1.12. alkaen",
            "price": {"type": "free", "text": "Maksuton"},
            "categories": ["laula_ja_soita"],
            "why": ["Illalla", "Maksuton", "Lähellä valittua paikkaa"],
            "image": None,
        }
    ]


def test_an_item_that_knows_little(town: Town, http: TestClient) -> None:
    town.add("a", kind="service", sessions=[])
    town.index()
    (item,) = answer(http)["items"]
    assert (item["place"], item["next"], item["organiser"]) == (None, None, "")
    assert (item["price"], item["recurs"]) == ({"type": "unknown", "text": ""}, "")


def test_an_end_that_is_not_told_is_null(town: Town, http: TestClient) -> None:
    town.add("a", sessions=at(once("2026-12-01T17:00", None)))
    town.index()
    assert answer(http)["items"][0]["next"] == {"start": "2026-12-01T17:00:00+02:00", "end": None}


@pytest.mark.parametrize("lang", ["uk", "ar", "so", "ckb", "zh-Hans"])
def test_a_reader_of_any_language_gets_what_there_is(town: Town, http: TestClient, lang: str) -> None:
    town.add("a", title="Kuoro")
    town.index()
    (item,) = answer(http, lang=lang)["items"]
    assert (item["title"], item["lang"]) == ("Kuoro", "fi")


def test_a_reader_gets_her_own_language(town: Town, http: TestClient) -> None:
    town.add_all(
        {
            "a": {
                "title": {"fi": "Kuoro", "sv": "Kör"},
                "kind": "event",
                "prices": [{"type": "free"}],
                "sessions": at(weekly("2026-12-01T17:00", "TU")),
            }
        }
    )
    town.index()
    (item,) = answer(http, lang="sv")["items"]
    assert (item["title"], item["lang"], item["price"]["text"]) == ("Kör", "sv", "Gratis")
    assert item["recurs"].startswith("tisdagar")


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "101"}, "limit"),
        ({"limit": "x"}, "limit"),
        ({"page": "-1"}, "page"),
        ({"page": "101"}, "page"),
        ({"kind": "party"}, "kind"),
        ({"category": "x"}, "category"),
        ({"when": "someday"}, "when"),
        ({"when": "2026-02-30"}, "when"),
        ({"weekday": "mon"}, "weekday"),
        ({"daypart": "noon"}, "daypart"),
        ({"price": "5"}, "price"),
        ({"audience": "lonely"}, "audience"),
        ({"language": "klingon"}, "language"),
        ({"accessible": "x"}, "accessible"),
        ({"companion": "maybe"}, "companion"),
        ({"exact": "very"}, "exact"),
        ({"near": "here"}, "near"),
        ({"radius": "far", "near": "61,27"}, "radius"),
        ({"sort": "random"}, "sort"),
        ({"lang": "finnish"}, "lang"),
        ({"lang": ""}, "lang"),
        ({"utm_source": "x"}, "utm_source"),
    ],
)
def test_a_parameter_that_cannot_be_used_answers_422(
    http: TestClient, parameters: dict[str, str], field: str
) -> None:
    response = http.get(search_url(**parameters))
    error = response.json()["error"]
    assert (response.status_code, list(response.json()), list(error)) == (
        422,
        ["error"],
        ["code", "message", "field"],
    )
    assert (error["code"], error["field"]) == ("invalid", field)
    assert error["message"]


@pytest.mark.parametrize("query", ["", " ", "\u0000\u0007", "x" * 10_000, "(((", ".*", "ja tai", "?!"])
def test_strange_words_are_answered(town: Town, http: TestClient, query: str) -> None:
    town.add("a")
    town.index()
    assert answer(http, q=query)["page"] == 1


def test_paging(town: Town, http: TestClient) -> None:
    town.add_all({f"k{n:02}": {"title": {"fi": "Kuoro"}, "kind": "event"} for n in range(25)})
    town.index()
    pages = [answer(http, limit=10, page=page) for page in (1, 2, 3, 4)]
    assert [(page["page"], page["total"], len(page["items"])) for page in pages] == [
        (1, 25, 10),
        (2, 25, 10),
        (3, 25, 5),
        (4, 25, 0),
    ]
    assert len({item["source_id"] for page in pages for item in page["items"]}) == 25


def test_needs_of_people_are_nowhere_in_the_answer(town: Town, http: TestClient) -> None:
    town.add("a", audience={"groups": ["lonely", "unemployed", "families"]})
    town.index()
    with time_machine.travel(NOW, tick=False):
        told = http.get("/api/v1/search").text
    assert not any(word in told for word in ("lonely", "unemployed", "Kaipaa seuraa"))
    assert '"families":1' in told


def test_without_an_index_the_answer_is_503(town: Town) -> None:
    response = TestClient(town.app()).get("/api/v1/search")
    assert (response.status_code, response.json()["error"]["code"]) == (503, "unavailable")


def test_the_clock_of_the_answer_is_the_town_s(town: Town, http: TestClient) -> None:
    town.add("a", sessions=at(once("2026-11-25T00:30")))
    town.index()
    with time_machine.travel(local("2026-11-24 23:30"), tick=False):
        assert http.get("/api/v1/search?when=today").json()["total"] == 0
        assert http.get("/api/v1/search?when=tomorrow").json()["total"] == 1
    with time_machine.travel(local("2026-11-25 00:15"), tick=False):
        assert http.get(f"/api/v1/search?when={date(2026, 11, 25)}").json()["total"] == 1
        assert http.get("/api/v1/search?when=today").json()["total"] == 1

"""GET /api/v1/suggest: the contract."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.app.town import Town, local

NOW = local("2026-11-24 09:00")
PATH = "/api/v1/suggest"


@pytest.fixture(scope="module")
def town_of_choirs(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[Town]:
    town = Town.found(tmp_path_factory.mktemp("suggest"), NOW, empty_database)
    town.add("a", title="Torikuoro", organiser={"name": {"fi": "Torin laulajat ry"}})
    town.add("b", title="Kuoro", categories=["laula_ja_soita"])
    town.index()
    yield town
    town.engine.close()


@pytest.fixture(scope="module")
def http(town_of_choirs: Town) -> TestClient:
    return TestClient(town_of_choirs.app(), raise_server_exceptions=False)


def answer(http: TestClient, **parameters: Any) -> Any:
    with time_machine.travel(NOW, tick=False):
        response = http.get(f"{PATH}?{urlencode(parameters)}")
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "public, max-age=60"
    assert "set-cookie" not in response.headers
    return response.json()


def test_each_suggestion_has_its_link_and_its_words(town_of_choirs: Town, http: TestClient) -> None:
    assert answer(http, q="tori") == {
        "items": [
            {
                "type": "word",
                "text": "torikuoro",
                "lang": "fi",
                "url": "/haku?q=torikuoro",
                "q": "torikuoro",
            },
            {
                "type": "organiser",
                "text": "Torin laulajat ry",
                "lang": "fi",
                "url": "/haku?q=Torin+laulajat+ry",
                "q": "Torin laulajat ry",
            },
        ]
    }
    assert answer(http, q="laula", limit=1) == {
        "items": [
            {
                "type": "category",
                "text": "Laula ja soita",
                "lang": "fi",
                "url": "/haku?category=laula_ja_soita",
                "q": "Laula ja soita",
            }
        ]
    }


@pytest.mark.parametrize("q", ["", " ", "k", "xyzzy", "ä" * 300, "ku " * 100])
def test_nothing_to_suggest_is_an_empty_list(http: TestClient, q: str) -> None:
    assert answer(http, q=q) == {"items": []}


def test_without_words_there_is_nothing_to_suggest(http: TestClient) -> None:
    assert answer(http) == {"items": []}


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"q": "k" * 301}, "q"),
        ({"limit": "0"}, "limit"),
        ({"limit": "21"}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"lang": "<b>"}, "lang"),
        ({"kind": "event"}, "kind"),
    ],
)
def test_what_cannot_be_used_answers_422_in_the_one_shape(
    http: TestClient, parameters: dict[str, str], field: str
) -> None:
    response = http.get(f"{PATH}?{urlencode(parameters)}")
    assert response.status_code == 422
    error = response.json()["error"]
    assert (list(error), error["code"], error["field"]) == (["code", "message", "field"], "invalid", field)
    assert "max-age" not in response.headers.get("cache-control", "")


def test_without_an_index_it_answers_503(tmp_path: Path, empty_database: Path) -> None:
    town = Town.found(tmp_path, NOW, empty_database)
    response = TestClient(town.app(), raise_server_exceptions=False).get(f"{PATH}?q=kuoro")
    assert (response.status_code, response.json()["error"]["code"]) == (503, "unavailable")


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec=None), max_size=300), st.sampled_from(["fi", "sv", "ar", "xx"]))
@example("\x1f\x1f", "fi")
@example("w\x1fkuoro", "fi")
@example("kuoro \ud800", "fi")
@example("⑴⒈½ﷺ ku", "fi")
@example("tori*(a+)+$ .* OR kuoro", "fi")
@example("' OR 1=1-- kuoro", "en")
def test_hostile_words_are_only_words(http: TestClient, q: str, lang: str) -> None:
    response = http.get(f"{PATH}?{urlencode({'q': q, 'lang': lang}, errors='surrogatepass')}")
    if response.status_code == 422:  # a lone half of a letter is read as three marks
        assert response.json()["error"]["field"] == "q"
        return
    assert response.status_code == 200
    assert len(response.json()["items"]) <= 8
    assert all(item["url"].startswith(("/haku?", "/tarjonta/")) for item in response.json()["items"])

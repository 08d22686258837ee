"""The API's description of itself: what it allows is what the search takes."""

import re

import pytest
from fastapi.testclient import TestClient

from app.api.parameters import NEAR, WHEN
from app.search.query import SearchQuery
from tests.app.town import Town, search_url


@pytest.fixture
def http(town: Town) -> TestClient:
    town.index()
    return TestClient(town.app())


def test_the_description_names_every_parameter_of_the_search(http: TestClient) -> None:
    description = http.get("/api/openapi.json").json()
    (operation,) = [path["get"] for name, path in description["paths"].items() if name == "/api/v1/search"]
    assert {p["name"] for p in operation["parameters"]} == {
        *(name for name in SearchQuery.__slots__ if name != "offset")
    }
    assert set(operation["responses"]) == {"200", "422", "503"}


def test_what_the_description_allows_is_what_the_search_takes(http: TestClient) -> None:
    operation = http.get("/api/openapi.json").json()["paths"]["/api/v1/search"]["get"]
    told = {one["name"]: one["schema"] for one in operation["parameters"]}
    for name, schema in told.items():
        codes = schema.get("enum") or schema.get("items", {}).get("enum", [])
        numbers = [schema[edge] for edge in ("minimum", "maximum") if edge in schema]
        for value in (*codes, *numbers):
            assert http.get(search_url(**{name: value})).status_code == 200
    assert told["limit"] | {"title": "", "description": ""} == {
        "type": "integer",
        "minimum": 1,
        "maximum": 100,
        "title": "",
        "description": "",
    }
    assert "lonely" not in str(told)


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        (WHEN, "2026-12-24..2026-12-31", True),
        (WHEN, "weekend", True),
        (WHEN, "2026-02-30", False),
        (WHEN, "2026-04-31", False),
        (WHEN, "yesterday", False),
        (NEAR, "61.688,27.272", True),
        (NEAR, "-61,179.9", True),
        (NEAR, "91,0", False),
        (NEAR, "61", False),
    ],
)
def test_patterns_of_the_description(pattern: str, text: str, fits: bool) -> None:
    assert bool(re.match(pattern, text)) is fits

"""Whatever is asked, in whatever bytes: pages and API answer, and never with a 500."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import html5lib
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.api.parameters import SearchParameters
from tests.app.town import Town, at, local, once, weekly

NAMES = sorted(SearchParameters.model_fields)
WORDS = [
    *("today", "weekend", "2026-12-24", "2026-12-24..2027-01-06", "9999-12-31", "0001-01-01..9999-12-31"),
    *(
        "event",
        "liiku",
        "MO",
        "evening",
        "free",
        "families",
        "fi",
        "uk",
        "lift",
        "1",
        "0",
        "10",
        "100",
        "500",
    ),
    *(
        "61.688,27.272",
        "-90,180",
        "1e400,nan",
        "time",
        "distance",
        "relevance",
        "kuoro",
        "kuo",
        ".*",
        "(a+)+$",
    ),
    *("' OR 1=1--", "<script>", "{{7*7}}", "${jndi}", "../../etc", "title:x AND", "\x00", "\ud800", "⑴⒈½ﷺ"),
]


@pytest.fixture(scope="module")
def http(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[TestClient]:
    town = Town.found(tmp_path_factory.mktemp("hostile"), local("2026-11-24 09:00"), empty_database)
    town.add("a", title="Kuoro", categories=["laula_ja_soita"], prices=[{"type": "free"}])
    town.add("b", title="Uinti", sessions=at(once("2099-12-01T18:00"), lat=61.7, lon=27.3))
    town.add("c", title="Shakki", kind="activity", sessions=at(weekly("2026-12-01T18:00", "TU")))
    town.index()
    yield TestClient(town.app(), raise_server_exceptions=False, follow_redirects=False)
    town.engine.close()


value = st.one_of(
    st.sampled_from(WORDS), st.text(max_size=60), st.text(st.characters(codec=None), max_size=20)
)
name = st.one_of(st.sampled_from(NAMES), st.text(max_size=10))
parameters = st.lists(st.tuples(name, value), max_size=8)
many = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def query_string(pairs: list[tuple[str, str]]) -> str:
    return urlencode(pairs, errors="surrogatepass")


@many
@given(parameters)
@example([("when", "9999-12-01..9999-12-31"), ("daypart", "evening")])
@example([("near", "90,180"), ("radius", "200000"), ("sort", "distance")])
def test_the_api_answers_200_or_422(http: TestClient, pairs: list[tuple[str, str]]) -> None:
    response = http.get(f"/api/v1/search?{query_string(pairs)}")
    if response.status_code == 422:
        assert list(response.json()["error"]) == ["code", "message", "field"]
    else:
        assert response.status_code == 200
        found = response.json()
        assert len(found["items"]) <= found["total"]


@many
@given(parameters)
@example([("page", "400"), ("q", "kuoro")])
@example([("utm_source", "x"), ("<b>", "y")])
def test_the_results_page_always_shows_something(http: TestClient, pairs: list[tuple[str, str]]) -> None:
    response = http.get(f"/haku?{query_string(pairs)}")
    assert response.status_code == 200
    html5lib.HTMLParser(strict=False).parse(response.text)
    assert response.text.count("<h1") == 1
    assert response.text.count("<script") == response.text.count('<script type="module" src="/static/')


@many
@given(st.binary(max_size=60))
def test_any_bytes_after_the_question_mark(http: TestClient, raw: bytes) -> None:
    assert http.get(f"/haku?q={quote(raw)}&{quote(raw)}").status_code == 200


@many
@given(st.text(max_size=40))
def test_any_slug(http: TestClient, slug: str) -> None:
    path = quote(slug, safe="", errors="surrogatepass")
    assert http.get(f"/tarjonta/{path}").status_code in {308, 404}

"""Pages kept for a moment, and answers to who has them already."""

import pytest
from fastapi.testclient import TestClient

from tests.app.town import Town
from tests.patience import eventually


@pytest.fixture
def kept(town: Town) -> TestClient:
    """An app that keeps its pages for a minute."""
    town.add("kuoro", title="Kuoro")
    town.index()
    return TestClient(town.app(page_seconds=60), base_url="http://127.0.0.1:8000")


def test_who_has_the_page_already_gets_no_body(kept: TestClient) -> None:
    first = kept.get("/haku?q=kuoro")
    assert first.headers["cache-control"] == "public, max-age=60"
    again = kept.get("/haku?q=kuoro", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


def test_who_has_an_older_page_gets_the_present_one(kept: TestClient) -> None:
    assert kept.get("/haku?q=kuoro", headers={"If-None-Match": 'W/"other"'}).status_code == 200


def test_a_page_is_kept_as_it_was_made(town: Town, kept: TestClient) -> None:
    before = kept.get("/haku?q=kuoro").text
    town.add("kuoro", title="Kuoro kaikille")
    town.index()
    asked = iter(range(1, 1000))  # each time another address
    eventually(lambda: "Kuoro kaikille" in kept.get(f"/haku?q=kuoro&x={next(asked)}").text)
    assert kept.get("/haku?q=kuoro").text == before


def test_each_language_and_question_has_a_page_of_its_own(kept: TestClient) -> None:
    pages = {kept.get(path).text for path in ("/", "/sv/", "/haku?q=kuoro", "/haku?q=kuor")}
    assert len(pages) == 4


def test_packed_and_unpacked_readers_get_the_same_page(kept: TestClient) -> None:
    packed = kept.get("/", headers={"Accept-Encoding": "gzip"})
    plain = kept.get("/", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert "Accept-Encoding" in packed.headers["vary"]


@pytest.mark.parametrize("path", ["/none", "/tarjonta/none", "/haku?page=0"])
def test_errors_are_not_kept_and_have_no_mark(kept: TestClient, path: str) -> None:
    answer = kept.get(path)
    if answer.status_code != 200:
        assert "etag" not in answer.headers
        assert "max-age" not in answer.headers.get("cache-control", "")


def test_health_is_asked_anew_each_time(kept: TestClient) -> None:
    assert "etag" not in kept.get("/health/live").headers


def test_without_seconds_a_page_is_made_anew_and_still_has_a_mark(town: Town) -> None:
    town.add("kuoro", title="Kuoro")
    town.index()
    http = TestClient(town.app(), base_url="http://127.0.0.1:8000")
    first = http.get("/haku?q=kuoro")
    assert first.headers["cache-control"] == "no-cache"
    assert http.get("/haku?q=kuoro", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    town.add("kuoro", title="Kuoro kaikille")
    town.index()
    eventually(lambda: "Kuoro kaikille" in http.get("/haku?q=kuoro").text)

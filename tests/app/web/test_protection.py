"""What every answer carries: pages, errors, bugs, files and data alike."""

import re

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient

from app.web.protection import HEADERS, HSTS
from app.web.rendering import static_path
from tests.app.town import Town

router = APIRouter()


@router.get("/bug")
def bug() -> None:
    message = "secret of the inside"
    raise RuntimeError(message)


@pytest.fixture
def http(town: Town) -> TestClient:
    town.index()
    app = town.app()
    app.include_router(router)
    return TestClient(app, raise_server_exceptions=False, follow_redirects=False)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/haku?q=kuoro", 200),
        ("/nowhere", 404),
        ("/tarjonta/nothing-like-this", 404),
        ("/haku/", 308),
        ("/bug", 500),
        ("/static/css/base.css", 200),
        ("/static/css/none.css", 404),
        ("/static/../pyproject.toml", 404),
        ("/static/%2e%2e/pyproject.toml", 404),
        ("/api/v1/search", 200),
        ("/api/v1/search?limit=x", 422),
        ("/api/nowhere", 404),
        ("/api/docs", 200),
        ("/api/openapi.json", 200),
        ("/health/live", 200),
    ],
)
def test_every_answer_carries_the_security_headers(http: TestClient, path: str, status: int) -> None:
    answer = http.get(path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert not {"set-cookie", "strict-transport-security", "x-powered-by", "server"} & set(answer.headers)


def test_the_policy_allows_only_ourselves_and_nothing_inline() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert set(re.findall(r"(?:'[a-z]+'|https?:\S*|\*|data:)", policy)) == {"'self'", "'none'", "data:"}
    assert {"default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= set(
        policy.split("; ")
    )


def test_over_https_browsers_are_told_to_stay_there(town: Town) -> None:
    town.index()
    http = TestClient(town.app(base_url="https://opastamo.example"))
    assert http.get("/").headers["strict-transport-security"] == HSTS


@pytest.mark.parametrize("encoding", ["gzip", "br", "identity"])
def test_packed_request_bodies_are_refused(http: TestClient, encoding: str) -> None:
    answer = http.post("/haku", content=b"x" * 100, headers={"Content-Encoding": encoding})
    assert answer.status_code == 415
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("path", ["/", "/haku?q=kuoro", "/api/v1/search", "/health/ready", "/nowhere"])
def test_head_is_get_without_its_body(http: TestClient, path: str) -> None:
    whole, head = http.get(path), http.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/haku", "/api/v1/search"])
def test_nothing_here_can_be_changed(http: TestClient, path: str, method: str) -> None:
    assert http.request(method, path).status_code == 405


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/haku/?q=kuoro&kind=event", "/haku?q=kuoro&kind=event"),
        ("/tarjonta/%C3%A4iti/", "/tarjonta/%C3%A4iti"),
        ("http://testserver//evil.example/", "/evil.example"),
        ("http://testserver/%5Cevil.example/", "/%5Cevil.example"),
        ("http://testserver//%2f/evil.example//", "/evil.example"),
    ],
)
def test_a_slash_too_many_leads_to_our_own_page(http: TestClient, path: str, location: str) -> None:
    answer = http.get(path)
    assert (answer.status_code, answer.headers["location"]) == (308, location)


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"X-Forwarded-Host": "evil.example"}, {"X-Forwarded-Proto": "ftp"}]
)
@pytest.mark.parametrize("path", ["/", "/haku/", "/api/v1/search", "/nowhere"])
def test_no_answer_repeats_the_name_that_a_request_calls_us(
    http: TestClient, path: str, headers: dict[str, str]
) -> None:
    answer = http.get(path, headers=headers)
    assert "evil.example" not in answer.text + str(answer.headers)


def test_files_with_the_mark_of_their_content_are_kept_for_good(http: TestClient) -> None:
    marked = http.get(static_path("css/base.css"))
    assert marked.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "cache-control" not in http.get("/static/css/base.css").headers
    assert http.get("/static/css/none.css?v=1").headers["cache-control"] == "no-cache"


def test_pages_are_asked_for_again_and_hold_no_cookie(http: TestClient) -> None:
    assert http.get("/").headers["cache-control"] == "no-cache"

"""Redirects are followed by hand, checked at every step, and carry no secrets abroad."""

from collections.abc import Iterator

import httpx
import pytest

from importers.http import (
    BadStatus,
    Blocked,
    Fetcher,
    FetchPolicy,
    TooManyRedirects,
)
from importers.http_redirects import next_request
from tests.importers.feed_server import FeedServer, failure, fetcher_for, reply


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


@pytest.fixture
def other() -> Iterator[FeedServer]:
    with FeedServer() as running:
        running.answer("/feed", reply(200, b"[]"))
        yield running


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_get_redirect_is_followed(server: FeedServer, status: int) -> None:
    server.answer("/old", reply(status, Location="new?page=2"))
    server.answer("/new", reply(200, b"[]"))
    with fetcher_for(server) as fetcher:
        response = fetcher.get(server.url("/old"), headers={"Authorization": "Bearer hush"})
    assert response.url == server.url("/new?page=2")
    assert server.asked[1].headers["authorization"] == "Bearer hush"


def test_get_redirects_are_followed_five_times_only(server: FeedServer) -> None:
    server.answer("/feed", reply(302, Location="/feed"))
    error = failure(server, "/feed")
    assert isinstance(error, TooManyRedirects)
    assert len(server.asked) == 6


@pytest.mark.parametrize("status", [300, 302, 304])
def test_get_redirect_that_leads_nowhere_is_a_bad_status(server: FeedServer, status: int) -> None:
    server.answer("/feed", reply(status))
    assert isinstance(failure(server, "/feed"), BadStatus)


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://feeds.example/",
        "//user:hush@feeds.example/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://[bad/",
        "http://feeds.example:x/",
        "http://127.0.0.1:22/",
    ],
)
def test_get_redirect_inside_is_blocked(server: FeedServer, location: str) -> None:
    server.answer("/feed", reply(302, Location=location))
    told = frozenset({f"127.0.0.1:{server.port}"})
    with (
        Fetcher(FetchPolicy(allow_private=told, total_timeout=5)) as fetcher,
        pytest.raises(Blocked) as caught,
    ):
        fetcher.get(server.url("/feed"))
    assert "hush" not in str(caught.value)


def test_get_redirect_to_another_port_of_a_told_host_is_blocked(
    server: FeedServer, other: FeedServer
) -> None:
    server.answer("/feed", reply(302, Location=other.url("/feed")))
    assert isinstance(failure(server, "/feed"), Blocked)
    assert other.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "feeds.example"])
def test_get_redirect_to_another_server_carries_no_secrets(
    server: FeedServer, other: FeedServer, host: str
) -> None:
    server.answer("/feed", reply(302, Location=other.url("/feed?api_key=hush&page=2&TOKEN=hush", host)))
    with fetcher_for(server, other) as fetcher:
        response = fetcher.get(
            server.url("/feed"),
            headers={"Authorization": "hush", "X-Api-Key": "hush", "Accept": "text/csv"},
            params={"apiKey": "hush"},
        )
    assert response.url == other.url("/feed?page=2", host)
    assert other.paths == ["/feed?page=2"]
    assert other.asked[0].headers == {
        "accept": "text/csv",
        "accept-encoding": "gzip, deflate",
        "host": f"{host}:{other.port}",
        "user-agent": "Opastamo/0.1.0",
    }


def test_next_request_from_https_to_http_is_blocked() -> None:
    with pytest.raises(Blocked, match="from https to plain http"):
        next_request(httpx.URL("https://feeds.example/"), "http://feeds.example/x", {}, frozenset())


@pytest.mark.parametrize(
    ("start", "location", "goes_along"),
    [
        ("http://feeds.example/", "https://feeds.example/x", True),
        ("http://feeds.example/", "/x", True),
        ("https://feeds.example/", "https://FEEDS.example:443/x", True),
        ("http://feeds.example/", "https://feeds.example:8443/x", False),
        ("http://feeds.example:8080/", "https://feeds.example/x", False),
        ("https://feeds.example/", "https://feeds.example:8443/x", False),
        ("https://feeds.example/", "https://feeds.example.evil.example/x", False),
        ("https://feeds.example/", "//evil.example/x", False),
    ],
)
def test_next_request_secret_stays_with_the_server(start: str, location: str, goes_along: bool) -> None:
    _, headers = next_request(httpx.URL(start), location, {"authorization": "hush"}, frozenset())
    assert ("authorization" in headers) is goes_along

"""No secret is shown, in errors or in the log."""

import logging
from collections.abc import Iterator

import pytest

from importers.http import (
    BadStatus,
    Blocked,
    Fetcher,
    FetchPolicy,
    mask_url,
)
from tests.importers.feed_server import FeedServer, fetcher_for, reply


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("https://a.example/x?page=1&apiKey=hush", "https://a.example/x?page=1&apiKey=***"),
        ("https://a.example/x?api_key=hush&key=hush#part", "https://a.example/x?api_key=***&key=***"),
        ("https://a.example/x?API-KEY=hush", "https://a.example/x?API-KEY=***"),
        ("https://a.example/x?api%4bey=hush", "https://a.example/x?api%4bey=***"),
        ("https://a.example/x?token=a=b", "https://a.example/x?token=***"),
        ("https://user:hush@a.example/x@y", "https://a.example/x@y"),
        ("https://user:hu@sh@a.example", "https://a.example"),
        ("https://a.example/x?monkey=1&keyword=2", "https://a.example/x?monkey=1&keyword=2"),
        ("", ""),
    ],
)
def test_mask_url(url: str, expected: str) -> None:
    assert mask_url(url) == expected


def test_get_secrets_told_are_masked_in_errors(server: FeedServer) -> None:
    told = frozenset({f"127.0.0.1:{server.port}"})
    policy = FetchPolicy(allow_private=told, secret_params=frozenset({"clientId"}))
    with Fetcher(policy) as fetcher, pytest.raises(BadStatus) as caught:
        fetcher.get(server.url("/feed"), params={"clientId": "hush"})
    assert caught.value.url == server.url("/feed?clientId=***")


def test_get_secrets_are_not_logged(
    server: FeedServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answer("/feed", reply(503), reply(302, Location="/new?token=hush"))
    server.answer("/new", reply(404))
    with fetcher_for(server) as fetcher, pytest.raises(BadStatus):
        fetcher.get(server.url("/feed"), params={"key": "hush"}, headers={"Authorization": "hush"})
    logged = [record.getMessage() for record in caplog.records if record.levelno > logging.DEBUG]
    assert "hush" not in "\n".join(logged) + "".join(capfd.readouterr())


@pytest.mark.parametrize("key", ["hush\r\nX: y", "hüsh", "hush\x00"])
def test_get_key_that_cannot_be_sent_is_told_without_it(server: FeedServer, key: str) -> None:
    with fetcher_for(server) as fetcher, pytest.raises(Blocked) as caught:
        fetcher.get(server.url("/feed"), headers={"X-Api-Key": key})
    assert caught.value.message == "The address or a header holds a character that may not be sent"
    assert caught.value.__suppress_context__ is True
    assert server.asked == []

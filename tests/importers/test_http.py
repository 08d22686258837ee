"""Fetching from a real server, well behaved and badly."""

import gzip
import socket
import struct
import time
from collections.abc import Iterator

import pytest

from importers.http import (
    Fetcher,
    FetchError,
    FetchPolicy,
    Incomplete,
    Response,
    TimedOut,
    TooLarge,
    Undecodable,
)
from tests.importers.feed_server import NOW, Answer, Exchange, FeedServer, failure, fetcher_for, reply


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


def test_get_answer_is_given_whole(server: FeedServer) -> None:
    day = "Sat, 28 Feb 2026 10:00:00 GMT"
    server.answer(
        "/feed", reply(200, b"[1]", Content_Type="application/json", ETag='"v1"', Last_Modified=day)
    )
    with fetcher_for(server) as fetcher:
        response = fetcher.get(server.url("/feed?page=1"), params={"apiKey": "hush", "q": "ä"})
    assert response == Response(
        url=server.url("/feed?page=1&apiKey=***&q=%C3%A4"),
        status=200,
        body=b"[1]",
        content_type="application/json",
        etag='"v1"',
        last_modified=day,
        not_modified=False,
        fetched_at=NOW,
    )
    assert server.paths == ["/feed?page=1&apiKey=hush&q=%C3%A4"]


def test_get_says_who_asks(server: FeedServer) -> None:
    server.answer("/feed", reply(200))
    told = frozenset({f"127.0.0.1:{server.port}"})
    with Fetcher(FetchPolicy(allow_private=told, contact="https://opastamo.example/")) as fetcher:
        fetcher.get(server.url("/feed"), headers={"Accept": "text/calendar", "User-Agent": "x", "Host": "y"})
    assert server.asked[0].headers == {
        "accept": "text/calendar",
        "accept-encoding": "gzip, deflate",
        "host": f"127.0.0.1:{server.port}",
        "user-agent": "Opastamo/0.1.0 (+https://opastamo.example/)",
    }


def test_get_gzip_is_unpacked(server: FeedServer) -> None:
    server.answer("/feed", reply(200, gzip.compress(b"[1]"), Content_Encoding="gzip"))
    with fetcher_for(server) as fetcher:
        assert fetcher.get(server.url("/feed")).body == b"[1]"


def test_get_cookies_are_not_kept(server: FeedServer) -> None:
    server.answer("/feed", reply(200, Set_Cookie="id=1"))
    with fetcher_for(server) as fetcher:
        fetcher.get(server.url("/feed"))
        fetcher.get(server.url("/feed"))
    assert "cookie" not in server.asked[1].headers


def endless(exchange: Exchange) -> None:
    exchange.send_response(200)
    exchange.send_header("Connection", "close")
    exchange.end_headers()
    while not exchange.stopping.is_set():
        exchange.wfile.write(b" " * 65536)


def shorter_than_told(exchange: Exchange) -> None:
    exchange.send(200, b"[", Content_Length="1000", Connection="close")
    exchange.close_connection = True


def reset(exchange: Exchange) -> None:
    exchange.send(200, b"[", Content_Length="1000")
    exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.close_connection = True


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (endless, TooLarge, "The answer is larger than the limit of 1.0 MiB"),
        (reply(200, Content_Length="2000000"), TooLarge, "The answer is larger than the limit of 1.0 MiB"),
        (
            reply(200, gzip.compress(gzip.compress(b"[]")), Content_Encoding="gzip, gzip"),
            Undecodable,
            "The body is packed several times over, which we do not unpack",
        ),
        (
            reply(200, b"[]", Content_Encoding="br"),
            Undecodable,
            "The body is packed as “br”; we read gzip, deflate",
        ),
        (
            reply(200, b"[]", Content_Encoding="gzip"),
            Undecodable,
            "The packed body is damaged and cannot be unpacked",
        ),
        (
            reply(200, gzip.compress(b"[]")[:-4], Content_Encoding="gzip"),
            Incomplete,
            "The packed body was cut off before its end",
        ),
        (shorter_than_told, Incomplete, "The answer was cut off before its end"),
        (reset, Incomplete, "The answer was cut off before its end"),
    ],
)
def test_get_bad_body_is_refused_at_once(
    server: FeedServer, answer: Answer, kind: type[FetchError], words: str
) -> None:
    server.answer("/feed", answer)
    error = failure(server, "/feed", max_bytes=1024 * 1024)
    assert (type(error), error.message, error.url) == (kind, words, server.url("/feed"))
    assert len(server.asked) == 1


def hang(exchange: Exchange) -> None:
    exchange.stopping.wait(10)


def drip_body(exchange: Exchange) -> None:
    exchange.send(200, b"", Content_Length="100000")
    while not exchange.stopping.wait(0.05):
        exchange.wfile.write(b" ")


def drip_header(exchange: Exchange) -> None:
    exchange.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not exchange.stopping.wait(0.05):
        exchange.wfile.write(b"a")


def drip_informational(exchange: Exchange) -> None:
    while not exchange.stopping.wait(0.05):
        exchange.wfile.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")


@pytest.mark.parametrize("answer", [hang, drip_body, drip_header, drip_informational])
def test_get_slow_server_is_cut_at_the_total_time(server: FeedServer, answer: Answer) -> None:
    server.answer("/feed", answer)
    begun = time.monotonic()
    error = failure(server, "/feed", total_timeout=0.5, read_timeout=2)
    assert isinstance(error, TimedOut)
    assert error.permanent is False
    assert 0.4 < time.monotonic() - begun < 1.5


def test_get_silent_server_is_asked_again_after_the_read_time(server: FeedServer) -> None:
    server.answer("/feed", hang, reply(200, b"[]"))
    with fetcher_for(server, read_timeout=0.2) as fetcher:
        assert fetcher.get(server.url("/feed")).body == b"[]"
    assert len(server.asked) == 2


def test_get_requests_to_one_host_are_spaced(server: FeedServer) -> None:
    server.answer("/feed", reply(200))
    slept: list[float] = []
    with fetcher_for(server, sleep=slept.append, host_delay=3) as fetcher:
        fetcher.get(server.url("/feed"))
        fetcher.get(server.url("/feed"))
        fetcher.get(server.url("/feed", "feeds.example"))
    assert len(slept) == 1
    assert 2.5 < slept[0] <= 3


class Remembered:
    """Validators in memory."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[str | None, str | None]] = {}

    def get(self, url: str) -> tuple[str | None, str | None] | None:
        return self.known.get(url)

    def put(self, url: str, etag: str | None, last_modified: str | None) -> None:
        self.known[url] = (etag, last_modified)


def test_get_second_time_asks_if_it_has_changed(server: FeedServer) -> None:
    day = "Sat, 28 Feb 2026 10:00:00 GMT"
    server.answer("/feed", reply(200, b"[1]", ETag='"v1"', Last_Modified=day), reply(304))
    remembered = Remembered()
    policy = FetchPolicy(allow_private=frozenset({f"127.0.0.1:{server.port}"}), host_delay=0)
    with Fetcher(policy, remembered) as fetcher:
        first = fetcher.get(server.url("/feed"), params={"key": "hush"})
        second = fetcher.get(server.url("/feed"), params={"key": "hush"})
    assert remembered.known == {server.url("/feed?key=***"): ('"v1"', day)}
    assert (first.not_modified, first.body) == (False, b"[1]")
    assert (second.not_modified, second.status, second.body) == (True, 304, b"")
    assert "if-none-match" not in server.asked[0].headers
    assert server.asked[1].headers["if-none-match"] == '"v1"'
    assert server.asked[1].headers["if-modified-since"] == day


def test_get_not_modified_without_being_asked_is_a_bad_status(server: FeedServer) -> None:
    server.answer("/feed", reply(304))
    error = failure(server, "/feed")
    assert error.message == "The server says that nothing has changed, but we have no earlier copy"


def test_get_etag_that_cannot_be_sent_back_is_not_sent(server: FeedServer) -> None:
    server.answer("/feed", reply(200, b"[1]", ETag='"\xe4"'))
    policy = FetchPolicy(allow_private=frozenset({f"127.0.0.1:{server.port}"}), host_delay=0)
    with Fetcher(policy, Remembered()) as fetcher:
        assert fetcher.get(server.url("/feed")).etag == '"\xe4"'
        assert fetcher.get(server.url("/feed")).body == b"[1]"
    assert "if-none-match" not in server.asked[1].headers

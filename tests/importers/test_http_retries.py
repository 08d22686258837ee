"""Which failures are tried again, and after which wait."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from importers.http import (
    BadStatus,
    Blocked,
    Incomplete,
    TimedOut,
    Unreachable,
)
from importers.http_retries import retry_after, wait_before_retry
from tests.importers.feed_server import NOW, Answer, Exchange, FeedServer, failure, fetcher_for, reply


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_get_passing_trouble_is_tried_again(server: FeedServer, status: int) -> None:
    server.answer("/feed", reply(status), reply(status), reply(200, b"[]"))
    with fetcher_for(server) as fetcher:
        assert fetcher.get(server.url("/feed")).body == b"[]"
    assert len(server.asked) == 3


def test_get_lasting_trouble_is_given_up_after_the_retries(server: FeedServer) -> None:
    server.answer("/feed", reply(503))
    error = failure(server, "/feed")
    assert isinstance(error, BadStatus)
    assert error.status == 503
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("status", "permanent"),
    [
        (201, True),
        (204, True),
        (206, True),
        (304, False),
        (400, True),
        (404, True),
        (408, False),
        (410, True),
        (500, False),
        (501, False),
    ],
)
def test_get_other_status_is_not_tried_again(server: FeedServer, status: int, permanent: bool) -> None:
    server.answer("/feed", reply(status))
    error = failure(server, "/feed")
    assert isinstance(error, BadStatus)
    assert (error.status, error.permanent, len(server.asked)) == (status, permanent, 1)


def test_get_retry_after_is_waited_for(server: FeedServer) -> None:
    server.answer("/feed", reply(429, Retry_After="1"), reply(200, b"[]"))
    begun = time.monotonic()
    with fetcher_for(server) as fetcher:
        assert fetcher.get(server.url("/feed")).body == b"[]"
    assert 1 <= time.monotonic() - begun < 2


def test_get_retry_after_longer_than_a_minute_is_not_waited_for(server: FeedServer) -> None:
    server.answer("/feed", reply(429, Retry_After="3600"))
    error = failure(server, "/feed", total_timeout=7200)
    assert isinstance(error, BadStatus)
    assert (error.retry_after, len(server.asked)) == (3600, 1)


@pytest.mark.parametrize(
    ("error", "seconds_left", "expected"),
    [
        (BadStatus(429), 100, True),
        (BadStatus(503, retry_after=60), 100, 60),
        (BadStatus(503, retry_after=61), 100, False),
        (BadStatus(503, retry_after=30), 20, False),
        (BadStatus(503, retry_after=0), 100, 0.1),
        (BadStatus(500), 100, False),
        (BadStatus(404, retry_after=1), 100, False),
        (TimedOut("x"), 100, True),
        (TimedOut("x"), 0, False),
        (Unreachable("x"), 100, True),
        (Incomplete("x"), 100, False),
        (Blocked("x"), 100, False),
        (KeyError("x"), 100, False),
    ],
)
def test_wait_before_retry(error: Exception, seconds_left: float, expected: bool | float) -> None:
    assert wait_before_retry(error, seconds_left=seconds_left) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, None),
        ("", None),
        ("30", 30.0),
        (" 0 ", 0.0),
        ("-5", None),
        ("1e3", None),
        ("9" * 400, None),
        ("soon", None),
        ("Sun, 01 Mar 2026 12:00:45 GMT", 45.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("Sun, 01 Mar 2026 12:00:45", None),
        ("Sun, 99 Mar 2026 12:00:45 GMT", None),
    ],
)
def test_retry_after_header(header: str | None, expected: float | None) -> None:
    assert retry_after(header, NOW) == expected


def not_http(exchange: Exchange) -> None:
    exchange.wfile.write(b"220 mail.example ESMTP\r\n")
    exchange.close_connection = True


def huge_header(exchange: Exchange) -> None:
    exchange.send(200, b"[]", X_Big="a" * 200_000)


@pytest.mark.parametrize("answer", [not_http, huge_header])
def test_get_what_is_not_http_is_unreachable(server: FeedServer, answer: Answer) -> None:
    server.answer("/feed", answer)
    assert isinstance(failure(server, "/feed"), Unreachable)


def test_get_nobody_there_is_tried_again_and_unreachable() -> None:
    with FeedServer() as gone:
        pass
    error = failure(gone, "/feed")
    assert isinstance(error, Unreachable)
    assert error.permanent is False


def test_get_wait_for_a_date_is_counted_from_now(server: FeedServer) -> None:
    date = f"{NOW + timedelta(seconds=90):%a, %d %b %Y %H:%M:%S} GMT"
    server.answer("/feed", reply(503, Retry_After=date))
    error = failure(server, "/feed")
    assert isinstance(error, BadStatus)
    assert error.retry_after == 90

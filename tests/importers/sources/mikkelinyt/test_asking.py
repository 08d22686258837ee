"""What is asked of a real server on the loopback, and what is said when that is not enough."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from importers.contract import Feed, ImportContext
from importers.http import FetchError, Response
from importers.sources.mikkelinyt.asking import mode_of, site_of, window
from importers.sources.mikkelinyt.importer import IMPORTER
from tests.importers.feed_server import FeedServer, fetcher_for, reply
from tests.importers.sources.mikkelinyt.calendar_feed import COLLECTION, NOW

OLD, NEW = "/json.php", "/api/collection/0123456789abcdef01234567/content"


def _asked(
    path: str, options: Mapping[str, Any] | None = None, secret: str | None = None
) -> tuple[dict[str, str], Response]:
    """The parameters that the server got, and the answer."""
    with FeedServer() as server, fetcher_for(server) as fetcher:
        server.answer(path.partition("?")[0], reply(200, b'{"data": []}', Content_Type="application/json"))
        feed = Feed("calendar", "mikkelinyt", url=server.url(path), options=options or {}, secret=secret)
        (response,) = IMPORTER.fetch(fetcher, ImportContext(feed, NOW))
        (asked,) = server.paths
    return dict(parse_qsl(urlsplit(asked).query)), response


def test_old_feed_is_asked_for_everything_with_the_key_which_is_never_shown() -> None:
    asked, response = _asked(f"{OLD}?showall=1&location=Mikkeli", secret="k3y&=ä")
    assert asked == {"showall": "1", "location": "Mikkeli", "apiKey": "k3y&=ä"}
    assert response.url.endswith("?showall=1&location=Mikkeli&apiKey=***")


def test_location_may_be_an_option() -> None:
    asked, _ = _asked(OLD, {"location": "Hirvensalmi"}, secret="k")
    assert asked == {"showall": "1", "location": "Hirvensalmi", "apiKey": "k"}


def test_collection_is_asked_for_a_window_of_whole_months_without_a_key() -> None:
    asked, _ = _asked(NEW, secret="not sent")
    assert asked == {
        "lang": "fi",
        "country": "FI",
        "mode": "event",
        "sort": "startDate",
        "start": "2026-11-01",
        "end": "2027-11-30",
        "count": "2000",
    }


def test_options_and_the_address_say_what_else_is_asked_of_a_collection() -> None:
    asked, _ = _asked(
        f"{NEW}?count=50&strictLang=true", {"months": 2, "language": "sv", "areas": "mikkeli", "count": 9}
    )
    assert asked == {
        "lang": "sv",
        "country": "FI",
        "mode": "event",
        "sort": "startDate",
        "start": "2026-11-01",
        "end": "2027-01-31",
        "count": "50",
        "areas": "mikkeli",
        "strictLang": "true",
    }


@pytest.mark.parametrize(
    ("feed", "message"),
    [
        (Feed("a", "mikkelinyt"), "The feed a has no address: give it a url in feeds.toml"),
        (
            Feed("a", "mikkelinyt", url="http://calendar.example.org/json.php"),
            "The feed a needs a key: set the variable that its key_env names",
        ),
        (
            Feed("a", "mikkelinyt", url="https://calendar.example.org/feed"),
            'The feed a needs mode = "legacy" or mode = "eventz" in its options',
        ),
        (
            Feed("a", "mikkelinyt", url=COLLECTION, options={"mode": "modern"}),
            'The feed a needs mode = "legacy" or mode = "eventz" in its options',
        ),
    ],
)
def test_feed_that_cannot_be_asked_says_what_it_needs(feed: Feed, message: str) -> None:
    with fetcher_for() as fetcher, pytest.raises(FetchError) as caught:
        list(IMPORTER.fetch(fetcher, ImportContext(feed, NOW)))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("url", "options", "mode"),
    [
        ("http://www.mikkelinyt.fi/json.php?showall=1", {}, "legacy"),
        (COLLECTION, {}, "eventz"),
        ("https://calendar.example.org/feed", {"mode": "eventz"}, "eventz"),
        (COLLECTION, {"mode": "legacy"}, "legacy"),
    ],
)
def test_mode_is_that_of_the_option_or_of_the_address(url: str, options: dict[str, Any], mode: str) -> None:
    assert mode_of(Feed("a", "mikkelinyt", url=url, options=options)) == mode


@pytest.mark.parametrize(
    ("today", "months", "expected"),
    [
        (date(2026, 11, 24), 12, (date(2026, 11, 1), date(2027, 11, 30))),
        (date(2026, 12, 31), 2, (date(2026, 12, 1), date(2027, 2, 28))),
        (date(2028, 1, 1), 1, (date(2028, 1, 1), date(2028, 2, 29))),
        (date(2026, 12, 31), 0, (date(2026, 12, 1), date(2026, 12, 31))),
    ],
)
def test_window_is_of_whole_months(today: date, months: int, expected: tuple[date, date]) -> None:
    assert window(today, months) == expected


def test_window_follows_the_local_day() -> None:
    feed = Feed("a", "mikkelinyt", url=COLLECTION)
    context = ImportContext(feed, datetime(2026, 11, 30, 22, 30, tzinfo=UTC))  # half past midnight in Mikkeli
    with FeedServer() as server, fetcher_for(server) as fetcher:
        server.answer(NEW, reply(200, b'{"pages": []}'))
        list(IMPORTER.fetch(fetcher, replace(context, feed=replace(feed, url=server.url(NEW)))))
        assert "start=2026-12-01" in server.paths[0]


@pytest.mark.parametrize(
    ("feed", "site"),
    [
        (Feed("a", "mikkelinyt", url=COLLECTION), "https://calendar.example.org"),
        (
            Feed("a", "mikkelinyt", options={"site": "https://other.example.org/"}),
            "https://other.example.org",
        ),
        (Feed("a", "mikkelinyt", url="http://www.mikkelinyt.fi/json.php"), ""),
        (Feed("a", "mikkelinyt", file="eventz.json"), ""),
    ],
)
def test_address_of_the_calendar_is_that_of_the_option_or_of_the_collection(feed: Feed, site: str) -> None:
    assert site_of(feed) == site

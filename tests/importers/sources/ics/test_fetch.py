"""Asking for a calendar, and the addresses that are not for us."""

import pytest

from importers.http import FetchError
from importers.sources.ics.importer import IMPORTER
from tests.importers.feed_server import FeedServer, fetcher_for, reply
from tests.importers.sources.ics.calendar_text import calendar, context, event

BODY = calendar(event())


def test_calendar_is_asked_for_once_as_a_calendar() -> None:
    with FeedServer() as server, fetcher_for(server) as fetcher:
        server.answer("/talo.ics", reply(200, BODY, Content_Type="text/calendar"))
        (response,) = IMPORTER.fetch(fetcher, context(url=server.url("/talo.ics?ical=1")))
        assert (response.body, server.paths) == (BODY, ["/talo.ics?ical=1"])


@pytest.mark.parametrize(
    "url",
    [
        "https://team.nimenhuuto.com/calendar/ical?auth[user_id]=1&auth[key]=abc",
        "https://team.nimenhuuto.com/calendar/ical?auth%5Bkey%5D=abc",
        "webcal://team.nimenhuuto.com/calendar/ical?x=1&AUTH[sig]=abc",
        "https://calendar.google.com/calendar/ical/a%40example.org/private-0123456789abcdef/basic.ics",
        "https://calendar.example.org/feed.ics?token=abc",
        "https://calendar.example.org/feed.ics?uid=1&key=abc",
    ],
)
def test_personal_address_is_refused_without_repeating_it(url: str) -> None:
    with fetcher_for() as fetcher, pytest.raises(FetchError) as caught:
        list(IMPORTER.fetch(fetcher, context(url=url)))
    assert caught.value.permanent
    assert str(caught.value) == (
        "This calendar address is personal: it holds a signature or a key. Nothing was fetched or stored. "
        "Ask the group for its public calendar address"
    )


def test_webcal_is_asked_for_over_https() -> None:
    with FeedServer() as server, fetcher_for(server) as fetcher, pytest.raises(FetchError) as caught:
        list(IMPORTER.fetch(fetcher, context(url=f"webcal://127.0.0.1:{server.port}/talo.ics")))
    assert caught.value.url == f"https://127.0.0.1:{server.port}/talo.ics"


def test_feed_without_an_address_says_so() -> None:
    with fetcher_for() as fetcher, pytest.raises(FetchError, match="The feed kerho has no address"):
        list(IMPORTER.fetch(fetcher, context()))


def test_source_says_that_its_feed_is_one_answer() -> None:
    assert (IMPORTER.info.name, IMPORTER.info.one_address, IMPORTER.info.supports_delta) == (
        "ics",
        True,
        False,
    )

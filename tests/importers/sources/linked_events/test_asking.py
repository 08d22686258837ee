"""What is asked of the interface, and in which order, against a real server on the loopback."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest

from importers.contract import Feed
from importers.http import FetchError
from importers.sources.linked_events.asking import event_address, list_parameters, same_host
from importers.sources.linked_events.importer import IMPORTER
from tests.importers.feed_server import Answer, Exchange, FeedServer, fetcher_for, reply
from tests.importers.sources.linked_events.le_feed import CONTEXT, event, page, records

SINCE = datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=2)))


def as_json(content: object) -> Answer:
    return reply(200, orjson.dumps(content), Content_Type="application/json")


def by_query(name: str, answers: Mapping[str, object], otherwise: object) -> Answer:
    """Answers that depend on one parameter."""

    def answer(exchange: Exchange) -> None:
        told = parse_qs(urlsplit(exchange.path).query).get(name, [""])[0]
        as_json(answers.get(told, otherwise))(exchange)

    return answer


def envelope(*events: object, following: str | None = None) -> dict[str, Any]:
    return {"meta": {"count": len(events), "next": following, "previous": None}, "data": list(events)}


def asked(
    server: FeedServer, since: datetime | None = None, path: str = "/v1/", **options: Any
) -> list[bytes]:
    """Fetch the server's feed; the bodies that came."""
    feed = Feed("le", "linked_events", server.url(path), options=options)
    with fetcher_for(server) as fetcher:
        return [answer.body for answer in IMPORTER.fetch(fetcher, replace(CONTEXT, feed=feed, since=since))]


def test_list_is_asked_for_all_event_types_and_pages_are_followed() -> None:
    with FeedServer() as server:
        last = envelope(event("x:2"))
        first = envelope(event("x:1"), following=server.url("/v1/event/?page=2"))
        server.answer("/v1/event/", by_query("page", {"2": last}, first))
        assert asked(server) == [orjson.dumps(first), orjson.dumps(last)]
        question, following = server.paths
    assert parse_qs(urlsplit(question).query) == {
        "event_type": ["General,Course,Volunteering"],
        "page_size": ["100"],
        "sort": ["last_modified_time"],
        "include": ["location,keywords,audience,registration"],
    }
    assert following == "/v1/event/?page=2"


def test_options_are_passed_on_and_the_address_may_bring_its_own() -> None:
    feed = Feed(
        "le", "linked_events", options={"division": ["a", "b"], "event_type": "Hobbies", "start": "today"}
    )
    told = list_parameters(replace(CONTEXT, feed=feed))
    assert {name: told[name] for name in ("division", "event_type", "start")} == {
        "division": "a,b",
        "event_type": "Hobbies",
        "start": "today",
    }
    assert event_address("https://e.example/v1/event/?text=kuoro") == (
        "https://e.example/v1/event/",
        {"text": "kuoro"},
    )


def test_changes_are_asked_with_a_whole_timestamp_and_the_deleted_shown() -> None:
    told = list_parameters(replace(CONTEXT, since=SINCE))
    assert (told["last_modified_since"], told["show_deleted"]) == ("2026-11-20T07:30:00Z", "true")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://e.example/v1/event/?page=2", "https://e.example/v1/event/?page=2"),
        ("http://e.example/v1/event/?page=2", "https://e.example/v1/event/?page=2"),
        ("/v1/event/?page=2", "https://e.example/v1/event/?page=2"),
        ("https://other.example/v1/event/?page=2", None),
        ("https://e.example@other.example/", None),
        ("ftp://e.example/v1/event/", None),
    ],
)
def test_only_the_same_server_is_followed(address: str, expected: str | None) -> None:
    assert same_host(address, "https://e.example/v1/event/") == expected


@pytest.mark.parametrize(
    ("following", "message"),
    [
        ("/v1/event/?page=1", "The list of events does not end within 3 pages"),
        ("https://other.example/v1/event/?page=2", "The feed's next page is on another server"),
    ],
)
def test_list_that_loops_or_leads_away_is_an_error(following: str, message: str) -> None:
    with FeedServer() as server:
        server.answer("/v1/event/", as_json(envelope(event(), following=following)))
        with pytest.raises(FetchError, match=message):
            asked(server, max_pages=3)


def test_feed_without_an_address_says_so() -> None:
    feed = Feed("le", "linked_events")
    with fetcher_for() as fetcher, pytest.raises(FetchError, match="has no address"):
        list(IMPORTER.fetch(fetcher, replace(CONTEXT, feed=feed)))


def test_places_and_keywords_are_asked_once_each_and_dead_ones_break_nothing() -> None:
    with FeedServer() as server:
        place, old = server.url("/v1/place/x:p/"), server.url("/v1/keyword/yso:p1/")
        gone, new = server.url("/v1/keyword/yso:p2/"), server.url("/v1/keyword/yso:p3/")
        told = {"location": {"@id": place}, "keywords": [{"@id": old}, {"@id": gone}]}
        server.answer("/v1/event/", as_json(envelope(event("x:1", **told), event("x:2", **told))))
        server.answer("/v1/place/x:p/", as_json({"id": "x:p", "@id": place, "name": {"fi": "Talo"}}))
        server.answer(
            "/v1/keyword/yso:p1/",
            as_json({"id": "yso:p1", "@id": old, "name": {"fi": "vanha"}, "replaced_by": "yso:p3"}),
        )
        server.answer("/v1/keyword/yso:p2/", reply(410))
        server.answer("/v1/keyword/yso:p3/", as_json({"id": "yso:p3", "@id": new, "name": {"fi": "uusi"}}))
        assert len(asked(server, include=False)) == 4
        paths = [urlsplit(path).path for path in server.paths]
        assert "include" not in server.paths[0]
    assert paths == [
        "/v1/event/",
        "/v1/place/x:p/",
        "/v1/keyword/yso:p1/",
        "/v1/keyword/yso:p2/",
        "/v1/keyword/yso:p3/",
    ]


def test_series_of_which_one_time_changed_is_asked_for_whole() -> None:
    with FeedServer() as server:
        above = {"@id": server.url("/v1/event/x:1/")}
        times = [event(f"x:1{at}", super_event=above, start_time=f"2027-01-1{at}") for at in (2, 3)]
        stub = {"id": "x:9", "deleted": True, "name": {"fi": "POISTETTU"}}
        changes, family = envelope(times[0], stub), envelope(*times)
        server.answer("/v1/event/", by_query("super_event", {"x:1": family}, changes))
        server.answer("/v1/event/x:1/", as_json(event("x:1", super_event_type="recurring")))
        bodies = asked(server, since=SINCE)
        questions = [urlsplit(path) for path in server.paths]
    assert [question.path for question in questions] == ["/v1/event/", "/v1/event/x:1/", "/v1/event/"]
    assert "last_modified_since" not in questions[2].query
    found = IMPORTER.parse([page(body, f"{at:03}") for at, body in enumerate(bodies)], CONTEXT)
    payloads = records(found)
    assert set(payloads) == {"x:1", "x:9"}
    assert payloads["x:1"]["sub_events"] == [{"start_time": "2027-01-12"}, {"start_time": "2027-01-13"}]
    assert payloads["x:9"] is None


def test_series_that_is_gone_meanwhile_breaks_nothing() -> None:
    with FeedServer() as server:
        told = event("x:12", super_event={"@id": server.url("/v1/event/x:1/")})
        server.answer("/v1/event/", by_query("super_event", {"x:1": envelope()}, envelope(told)))
        server.answer("/v1/event/x:1/", reply(410))
        assert len(asked(server, since=SINCE)) == 2


def test_address_without_a_list_below_it_may_be_the_list_itself() -> None:
    with FeedServer() as server:
        server.answer("/files/events.json", as_json(envelope(event("x:1"))))

        assert asked(server, path="/files/events.json") == [orjson.dumps(envelope(event("x:1")))]
        assert [urlsplit(path).path for path in server.paths] == [
            "/files/events.json/event/",
            "/files/events.json",
        ]


def test_missing_list_is_an_error() -> None:
    with FeedServer() as server, pytest.raises(FetchError, match="status 404"):
        asked(server, path="/v1/event/")

"""What is asked of either version, in which order, with which key."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from importers.archive import Page
from importers.contract import Feed, ImportContext, RawRecord
from importers.http import BadStatus, FetchError
from importers.sources.ptv.importer import IMPORTER
from tests.importers.feed_server import NOW, Answer, FeedServer, fetcher_for, reply
from tests.importers.sources.ptv.test_joining import name, place, service

HERE = "list/area/Municipality/code/491"


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


def answer(data: object) -> Answer:
    return reply(200, json.dumps(data).encode(), Content_Type="application/json")


def v11_page(*items: Any, count: int = 1) -> Answer:
    return answer({"pageNumber": 1, "pageSize": 100, "pageCount": count, "itemList": list(items)})


def v12_page(*items: Any, count: int = 1) -> Answer:
    return answer({"items": list(items), "totalPages": count, "totalItems": len(items)})


def told(server: FeedServer, base: str, secret: str | None = None, **options: Any) -> ImportContext:
    return ImportContext(Feed("ptv", "ptv", url=server.url(base), options=options, secret=secret), NOW)


def records(server: FeedServer, context: ImportContext) -> list[str]:
    with fetcher_for(server) as fetcher:
        answers = list(IMPORTER.fetch(fetcher, context))
    pages = [Page(f"{n:03}", one.body, one.content_type, one.url) for n, one in enumerate(answers, start=1)]
    found = IMPORTER.parse(pages, context)
    return [item.external_id for item in found if isinstance(item, RawRecord)]


def asked(server: FeedServer) -> list[tuple[str, dict[str, list[str]]]]:
    return [(urlsplit(path).path, parse_qs(urlsplit(path).query)) for path in server.paths]


def test_v11_asks_for_pages_then_for_what_they_lack(server: FeedServer) -> None:
    owner = {"roleType": "Responsible", "organization": {"id": "o1", "name": "Kaupunki"}}
    server.answer(
        f"/v11/Service/{HERE}",
        v11_page(service("s1", "c1", "c2", organizations=[owner]), count=2),
        v11_page(service("s2"), count=2),
    )
    national = place("c1", services=[{"service": {"id": "s9"}}])
    server.answer(f"/v11/ServiceChannel/{HERE}", v11_page(national))
    server.answer("/v11/Service/list", answer([service("s9", "c1", "c77", areas=[])]))
    server.answer("/v11/ServiceChannel/list", answer([place("c2")]))
    server.answer("/v11/Organization/list", answer([{"id": "o1", "organizationNames": name("Kaupunki")}]))

    assert records(server, told(server, "/v11/")) == ["s1", "s2", "s9"]
    assert asked(server) == [
        (f"/v11/Service/{HERE}", {"serviceWithGD": ["true"], "page": ["1"]}),
        (f"/v11/Service/{HERE}", {"serviceWithGD": ["true"], "page": ["2"]}),
        (f"/v11/ServiceChannel/{HERE}", {"page": ["1"]}),
        ("/v11/Service/list", {"serviceWithGD": ["true"], "guids": ["s9"]}),
        ("/v11/ServiceChannel/list", {"guids": ["c2"]}),
        ("/v11/Organization/list", {"guids": ["o1"]}),
    ]
    assert all("x-api-key" not in one.headers for one in server.asked)


def test_v11_asks_for_a_hundred_at_a_time(server: FeedServer) -> None:
    many = [f"c{n:03}" for n in range(250)]
    server.answer(f"/v11/Service/{HERE}", v11_page(service("s1", *many)))
    server.answer(f"/v11/ServiceChannel/{HERE}", v11_page())
    server.answer("/v11/ServiceChannel/list", answer([place("c000")]))

    records(server, told(server, "/v11"))

    batches = [
        query["guids"][0].split(",") for path, query in asked(server) if path == "/v11/ServiceChannel/list"
    ]
    assert [len(batch) for batch in batches] == [100, 100, 50]
    assert [own_id for batch in batches for own_id in batch] == many


def test_v11_asks_for_the_whole_country_when_told(server: FeedServer) -> None:
    server.answer(f"/v11/Service/{HERE}", v11_page())
    server.answer(f"/v11/ServiceChannel/{HERE}", v11_page())

    assert records(server, told(server, "/v11", include_whole_country=True)) == []
    assert [query["includeWholeCountry"] for _, query in asked(server)] == [["true"], ["true"]]


def test_pages_are_not_asked_for_without_end(server: FeedServer) -> None:
    server.answer(f"/v11/Service/{HERE}", v11_page(service("s1"), count=10**9))
    server.answer(f"/v11/ServiceChannel/{HERE}", v11_page())

    records(server, told(server, "/v11", max_pages=3))

    assert [path for path, _ in asked(server)].count(f"/v11/Service/{HERE}") == 3


def test_v12_joins_services_and_channels_by_their_connections(server: FeedServer) -> None:
    row = {"contentId": "s1", "languageVersions": {"fi": {"name": "Palvelu"}}, "serviceClasses": ["P27.1"]}
    row |= {
        "organizationContentId": "o1",
        "generalDescriptionContentId": "g1",
        "ontologyTerms": ["http://x/p1"],
    }
    channel = {
        "contentId": "c1",
        "serviceChannelType": "ServiceLocation",
        "languageVersions": {"fi": {"name": "Talo"}},
    }
    owner = {"contentId": "o1", "businessCode": "", "languageVersions": {"fi": {"name": "Kaupunki"}}}
    server.answer("/v12/service/search", v12_page(row))
    server.answer("/v12/service-channel/search", v12_page(channel | {"contentId": "c9"}, {"contentId": "c8"}))
    server.answer(
        "/v12/connection/search",
        v12_page({"serviceContentId": "s1", "channelContentId": "c1"}),
        v12_page({"serviceContentId": "s/2", "serviceChannelContentId": "c9"}),
    )
    server.answer("/v12/service/s%2F2", answer(row | {"contentId": "s/2"}))
    server.answer("/v12/service-channel/c1", answer(channel))
    server.answer("/v12/organization/o1", answer(owner))
    server.answer("/v12/ontology-terms", v12_page({"uri": "http://x/p1", "name": {"fi": "uinti"}}))

    assert records(server, told(server, "/v12/", secret="avain")) == ["s1", "s/2"]
    area = {"areaType": ["LimitedArea"], "municipalities": ["491"], "municipalitiesMatch": ["any"]}
    paging = {"pageSize": ["100"], "page": ["1"]}
    assert asked(server) == [
        ("/v12/service/search", area | paging),
        ("/v12/service-channel/search", area | paging),
        ("/v12/connection/search", {"serviceContentIds": ["s1"]} | paging),
        ("/v12/connection/search", {"channelContentIds": ["c9"]} | paging),
        ("/v12/service/s%2F2", {}),
        # Gone in the meantime, and passed over.
        ("/v12/service-channel/c8", {}),
        ("/v12/service-channel/c1", {}),
        ("/v12/organization/o1", {}),
        ("/v12/general-description/g1", {}),
        ("/v12/ontology-terms", {"uris": ["http://x/p1"]} | paging),
    ]
    assert {one.headers["x-api-key"] for one in server.asked} == {"avain"}


def test_v12_paths_and_filters_can_be_set(server: FeedServer) -> None:
    server.answer("/v12/palvelut/search", v12_page())
    server.answer("/v12/service-channel/search", v12_page())
    options = {"paths": {"service": "palvelut"}, "service_search": {"municipality": "491"}}

    assert records(server, told(server, "/v12", secret="avain", **options)) == []
    assert asked(server)[0] == (
        "/v12/palvelut/search",
        {"municipality": ["491"], "pageSize": ["100"], "page": ["1"]},
    )


@pytest.mark.parametrize(
    ("url", "options", "message"),
    [
        (
            "http://127.0.0.1/v12/",
            {},
            "PTV's v12 needs a key: ask DVV for one, and set the secret of this feed",
        ),
        (
            "http://127.0.0.1/ptv/",
            {"version": "v12"},
            "PTV's v12 needs a key: ask DVV for one, and set the secret of this feed",
        ),
        (
            None,
            {},
            "This feed has no address: give the base address of the API, such as …/api/v11/",
        ),
        (
            "http://127.0.0.1/v11/",
            {"municipality": ""},
            "v11 is asked by municipality: set the option municipality, such as 491 for Mikkeli",
        ),
    ],
)
def test_what_a_feed_lacks_is_said(
    server: FeedServer, url: str | None, options: dict[str, Any], message: str
) -> None:
    context = ImportContext(Feed("ptv", "ptv", url=url, options=options), NOW)

    with fetcher_for(server) as fetcher, pytest.raises(FetchError) as caught:
        list(IMPORTER.fetch(fetcher, context))
    assert caught.value.message == message


def test_a_server_that_refuses_ends_the_run(server: FeedServer) -> None:
    server.answer(f"/v11/Service/{HERE}", reply(403))

    with fetcher_for(server) as fetcher, pytest.raises(BadStatus):
        list(IMPORTER.fetch(fetcher, told(server, "/v11")))

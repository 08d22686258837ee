"""Which records come of pages: services with their channels, places of their own, deletions; and where."""

from typing import Any

import pytest

from importers.contract import Problem, RawRecord
from tests.importers.sources.ptv.ptv_feed import json_page, outcome, parsed

MIKKELI = [{"type": "Municipality", "municipalities": [{"code": "491"}]}]
VAASA = [{"type": "Municipality", "municipalities": [{"code": "905"}]}]


def name(text: str) -> list[dict[str, str]]:
    return [{"language": "fi", "value": text, "type": "Name"}]


def service(own_id: str, *channels: str, **told: Any) -> dict[str, Any]:
    links = [{"serviceChannel": {"id": channel, "name": channel}} for channel in channels]
    fields = {"areas": MIKKELI, "publishingStatus": "Published", "serviceChannels": links or None}
    return {"id": own_id, "serviceNames": name(own_id), **fields, **told}


def place(own_id: str, municipality: str = "491", **told: Any) -> dict[str, Any]:
    address = {"type": "Location", "streetAddress": {"municipality": {"code": municipality}}}
    return {
        "id": own_id,
        "serviceChannelType": "ServiceLocation",
        "serviceChannelNames": name(own_id),
        "addresses": [address],
        **told,
    }


def ids(*objects: dict[str, Any], **options: Any) -> list[str]:
    return [
        item.external_id
        for item in parsed(json_page("001", list(objects)), **options)
        if isinstance(item, RawRecord)
    ]


def places_of(*objects: dict[str, Any], **options: Any) -> list[str]:
    """Names of the places of the first record."""
    record = outcome(json_page("001", list(objects)), **options)[0]
    return [session["place"]["name"]["fi"] for session in record["content"].get("sessions", [])]


def test_a_place_that_a_service_names_is_no_record_of_its_own() -> None:
    assert ids(service("s1", "c1"), place("c1"), place("c2")) == ["s1", "c2"]


def test_a_connection_that_only_the_channel_tells_counts() -> None:
    told = place("c1", services=[{"service": {"id": "s1", "name": "s1"}}])

    assert places_of(told, service("s1")) == ["c1"]


def test_one_place_serves_many_services() -> None:
    assert ids(service("s1", "c1"), service("s2", "c1"), place("c1")) == ["s1", "s2"]
    assert places_of(service("s2", "c1"), place("c1")) == ["c1"]


def test_a_channel_without_place_and_service_is_no_record() -> None:
    phone = {"id": "c1", "serviceChannelType": "Phone", "serviceChannelNames": name("c1"), "areas": MIKKELI}

    assert ids(phone) == []


@pytest.mark.parametrize("status", ["Withdrawn", "Archived", "Deleted", "Draft", "OldPublished", "archived"])
def test_what_is_not_published_any_more_is_deleted(status: str) -> None:
    [record] = parsed(json_page("001", [service("s1", publishingStatus=status)]))

    assert record == RawRecord("s1", {"id": "s1"}, deleted=True)


def test_an_unknown_status_is_a_problem() -> None:
    [problem] = parsed(json_page("001", [service("s1", publishingStatus="Piilossa")]))

    assert problem == Problem(
        "Published or not? This status is not known",
        record="s1",
        field="publishingStatus",
        value="Piilossa",
        lookup="statuses",
        severity="skipped",
    )


def test_a_channel_that_is_withdrawn_is_left_out_of_its_services() -> None:
    assert places_of(service("s1", "c1", "c2"), place("c1", publishingStatus="Withdrawn"), place("c2")) == [
        "c2"
    ]


def test_a_place_of_a_deleted_service_becomes_a_record() -> None:
    objects = (service("s1", "c1", publishingStatus="Archived"), place("c1"))

    assert ids(*objects) == ["s1", "c1"]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ({}, ["here", "unsaid"]),
        ({"municipality": "0491"}, ["here", "unsaid"]),
        ({"municipality": 491}, ["here", "unsaid"]),
        ({"municipality": "905"}, ["there", "unsaid"]),
        ({"include_whole_country": True}, ["here", "everywhere", "unsaid"]),
        ({"municipality": ""}, ["here", "there", "everywhere", "unsaid"]),
    ],
)
def test_services_are_chosen_by_municipality(options: dict[str, Any], wanted: list[str]) -> None:
    everywhere = service("everywhere", areaType="Nationwide", areas=[])
    objects = (service("here"), service("there", areas=VAASA), everywhere, service("unsaid", areas=None))

    assert ids(*objects, **options) == wanted


def test_codes_are_compared_without_leading_zeros() -> None:
    helsinki = [{"type": "Municipality", "municipalities": [{"code": "91"}]}]

    assert ids(service("s1", areas=helsinki), municipality="091") == ["s1"]


def test_a_national_service_with_a_place_here_is_kept() -> None:
    national = service("s1", "c1", "c2", areaType="Nationwide", areas=[])

    assert places_of(national, place("c1", "905"), place("c2")) == ["c2"]


def test_a_service_that_has_no_place_here_shows_those_elsewhere() -> None:
    assert places_of(service("s1", "c1"), place("c1", "905")) == ["c1"]


def test_without_a_municipality_all_places_are_shown() -> None:
    assert places_of(service("s1", "c1", "c2"), place("c1", "905"), place("c2"), municipality="") == [
        "c1",
        "c2",
    ]


def test_what_changes_for_nobody_changes_no_payload() -> None:
    before = parsed(
        json_page("001", [service("s1", "c1", modified="2026-01-01"), place("c1", modified="2026-01-01")])
    )
    others = [{"service": {"id": "s9", "name": "s9"}, "modified": "2026-02-02"}]
    after = parsed(
        json_page(
            "001",
            [service("s1", "c1", modified="2026-02-02"), place("c1", modified="2026-02-02", services=others)],
        )
    )

    assert before == after


def test_a_later_object_replaces_an_earlier_one() -> None:
    page = json_page("001", {"itemList": [service("s1", serviceNames=name("Vanha"))]})
    later = json_page("002", service("s1", serviceNames=name("Uusi")))

    assert outcome(page, later)[0]["content"]["title"] == {"fi": "Uusi"}


def test_v12_details_replace_a_bare_row() -> None:
    row = json_page("001", {"items": [{"contentId": "s1"}], "totalPages": 1})
    whole = {"contentId": "s1", "serviceClasses": [], "languageVersions": {"fi": {"name": "Palvelu"}}}

    assert [item["external_id"] for item in outcome(row, json_page("002", whole))] == ["s1"]


def test_one_broken_record_is_a_problem_and_the_others_stay() -> None:
    found = parsed(
        json_page("001", [service("s1"), 5, {"serviceNames": []}, {"id": "x", "serviceNames": name("x")}])
    )

    reason = "This is neither a service, a channel nor an organisation of PTV"
    assert [item for item in found if isinstance(item, Problem)] == [
        Problem(reason, record="page 001, record 2", severity="skipped"),
        Problem(reason, record="page 001, record 3", severity="skipped"),
    ]
    assert [item.external_id for item in found if isinstance(item, RawRecord)] == ["s1", "x"]

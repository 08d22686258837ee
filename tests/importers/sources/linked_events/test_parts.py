"""Places, prices and signing up: single rules, one small event each."""

from decimal import Decimal
from typing import Any

import pytest

from app.catalogue.parts import Place, Price
from importers.contract import Problem
from tests.importers.sources.linked_events.le_feed import TIMES, content_of, event, mapped


@pytest.mark.parametrize(
    ("fields", "places"),
    [
        (
            {"location": {"id": "helsinki:internet", "name": {"fi": "Internet"}}},
            [("virtual", {"fi": "Internet"})],
        ),
        ({"location": {"id": "x:net", "name": {"fi": "Etänä"}}}, [("virtual", {"fi": "Etänä"})]),
        ({"is_virtualevent": True}, [("virtual", {})]),
        (
            {
                "location": {"id": "x:p", "name": {"fi": "Talo"}},
                "virtualevent_url": "https://video.example.org/1",
            },
            [("physical", {"fi": "Talo"}), ("virtual", {})],
        ),
        ({}, []),
    ],
)
def test_places_are_physical_virtual_or_both(
    fields: dict[str, Any], places: list[tuple[str, dict[str, str]]]
) -> None:
    sessions = content_of(**TIMES, **fields).sessions
    assert [(s.place.type, s.place.name) for s in sessions if s.place] == places


def test_address_among_the_extra_information_is_the_place_when_there_is_no_other() -> None:
    (session,) = content_of(**TIMES, location_extra_info={"fi": "Otavankatu 4, 50130 Mikkeli"}).sessions
    assert session.place == Place(
        street_address={"fi": "Otavankatu 4"},
        postal_code="50130",
        city="Mikkeli",
        directions={"fi": "Otavankatu 4, 50130 Mikkeli"},
    )


def test_extra_information_without_an_address_is_a_note() -> None:
    (session,) = content_of(**TIMES, location_extra_info={"fi": "Kotoa käsin, puhelimella"}).sessions
    assert (session.place, session.note) == (None, {"fi": "Kotoa käsin, puhelimella"})


def test_place_that_is_only_an_id_is_told() -> None:
    found = mapped(event(location={"@id": "https://e.example/v1/place/x:p/"}))
    assert found.problems == (
        Problem(
            "The place is told by its id alone, and the feed did not send the place itself",
            "x:1",
            "location",
            "x:p",
            severity="note",
        ),
    )


@pytest.mark.parametrize(
    ("offer", "price"),
    [
        ({"is_free": True, "price": None}, Price(type="free")),
        (
            {"is_free": True, "description": {"fi": "Ei pääsymaksua"}},
            Price(type="free", label={"fi": "Ei pääsymaksua"}),
        ),
        (
            {"is_free": False, "price": {"fi": "5–10 €", "sv": "5–10 €"}},
            Price(type="range", amount_min=Decimal(5), amount_max=Decimal(10), label={"fi": "5–10 €"}),
        ),
        ({"is_free": False, "price": {"fi": "kysy ovelta"}}, Price(label={"fi": "kysy ovelta"})),
        (
            {"is_free": False, "description": {"fi": "8 €"}},
            Price(type="fixed", amount_min=Decimal(8), amount_max=Decimal(8), label={"fi": "8 €"}),
        ),
        (
            {
                "is_free": False,
                "offer_price_groups": [
                    {"price": "12.50", "price_group": {"description": {"fi": "Aikuiset"}}}
                ],
            },
            Price(
                type="fixed",
                amount_min=Decimal("12.50"),
                amount_max=Decimal("12.50"),
                label={"fi": "Aikuiset"},
            ),
        ),
    ],
)
def test_offer_becomes_a_price_and_keeps_its_words(offer: dict[str, Any], price: Price) -> None:
    assert content_of(offers=[offer]).prices == (price,)


@pytest.mark.parametrize("offers", [None, [], [{}], [{"is_free": False, "price": {"fi": ""}}], ["10 €"]])
def test_offer_that_says_nothing_is_no_price(offers: Any) -> None:
    assert content_of(offers=offers).prices == ()


def test_equal_offers_are_one_price() -> None:
    offer = {"is_free": False, "price": {"fi": "10 €"}}
    assert len(content_of(offers=[offer, offer]).prices) == 1


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, (None, None)),
        ({"registration": {"@id": "https://e.example/v1/registration/7/"}}, (True, None)),
        ({"enrolment_end_time": "2027-01-01T10:00:00Z"}, (True, None)),
        ({"enrolment_url": "javascript:alert(1)"}, (None, None)),
        (
            {"offers": [{"info_url": {"fi": "https://tickets.example.org"}}]},
            (None, "https://tickets.example.org"),
        ),
        ({"maximum_attendee_capacity": 20}, (None, None)),
    ],
)
def test_signing_up_is_needed_only_when_told(
    fields: dict[str, Any], expected: tuple[bool | None, str | None]
) -> None:
    registration = content_of(**fields).registration
    assert (registration.required, registration.url) == expected

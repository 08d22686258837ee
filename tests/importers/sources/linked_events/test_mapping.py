"""Single rules of the mapping, one small event each."""

from decimal import Decimal
from typing import Any

import pytest

from app.catalogue.parts import Contact, Keyword, Place, Price
from importers.contract import Problem, RawRecord
from importers.sources.linked_events.importer import IMPORTER
from tests.importers.sources.linked_events.le_feed import CONTEXT, event, mapped, parsed

TIMES = {"start_time": "2027-01-12T16:00:00Z", "end_time": "2027-01-12T17:30:00Z"}
SERIES = [{"start_time": f"2027-01-{day:02}T16:00:00Z"} for day in (12, 19, 26)]


def content_of(**fields: Any) -> Any:
    found = mapped(event(**fields))
    assert found.content is not None
    return found.content


def series(time_fields: dict[str, Any] | None = None, **fields: Any) -> Any:
    """A listing out of a series of three times."""
    above = {"@id": "https://e.example/v1/event/x:1/"}
    parts = [
        event(f"x:1{at}", super_event=above, **time, **(time_fields or {})) for at, time in enumerate(SERIES)
    ]
    (record,) = parsed([event(**{"super_event_type": "recurring"} | fields), *parts])
    assert isinstance(record, RawRecord)
    return IMPORTER.map(record, CONTEXT).content


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({**TIMES}, "event"),
        ({"type_id": None, **TIMES}, "event"),
        ({"type_id": "Course", **TIMES}, "activity"),
        ({"type_id": "Hobbies", **TIMES}, "activity"),
        ({"type_id": "Volunteering", **TIMES}, "volunteering"),
        ({"start_time": "2027-01-12", "end_time": "2027-02-12"}, "event"),
        ({"start_time": "2027-01-12", "end_time": "2027-02-13"}, "activity"),
        (
            {
                "start_time": "2027-01-12",
                "end_time": "2027-04-12",
                "keywords": [{"id": "yso:p5121", "name": {"fi": "näyttelyt"}}],
            },
            "event",
        ),
        (
            {
                "start_time": "2027-01-12T16:00:00Z",
                "end_time": "2027-01-26T17:30:00Z",
                "description": {"fi": "Kokoonnumme tiistaisin."},
            },
            "activity",
        ),
    ],
)
def test_kind_follows_type_and_times(fields: dict[str, Any], kind: str) -> None:
    assert content_of(**fields).kind == kind


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, "activity"),
        ({"type_id": "Volunteering"}, "volunteering"),
        ({"super_event_type": "umbrella"}, "event"),
        ({"keywords": [{"id": "x:k", "name": {"fi": "konsertit"}}]}, "event"),
    ],
)
def test_series_is_an_activity_unless_it_is_a_show_or_a_festival(fields: dict[str, Any], kind: str) -> None:
    assert series(**fields).kind == kind


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("EventScheduled", "scheduled"),
        ("EventCancelled", "cancelled"),
        ("EventPostponed", "postponed"),
        ("EventRescheduled", "rescheduled"),
        (None, "scheduled"),
    ],
)
def test_status_is_taken_over(told: str | None, status: str) -> None:
    assert content_of(event_status=told).status == status


def test_series_of_which_every_time_is_cancelled_stays_with_its_times() -> None:
    content = series({"event_status": "EventCancelled"})
    (schedule,) = content.sessions[0].schedules
    assert (schedule.rrule, [override.state for override in schedule.overrides]) == (
        "FREQ=WEEKLY;BYDAY=TU",
        ["cancelled"] * 3,
    )


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


def test_retired_keyword_without_a_name_is_left_out_in_silence() -> None:
    found = mapped(event(keywords=[{"@id": "https://e.example/v1/keyword/yso:p1/"}, None, "kuoro"]))
    assert found.content is not None
    assert (found.content.keywords, found.problems) == ((), ())


def test_keyword_leads_to_a_category_and_points_to_the_ontology() -> None:
    content = content_of(keywords=[{"id": "yso:p8270", "name": {"fi": "uinti", "sv": "uinti"}}])
    assert content.keywords == (Keyword(label={"fi": "uinti"}, uri="http://www.yso.fi/onto/yso/p8270"),)
    assert content.categories == ("liiku.uinti",)


@pytest.mark.parametrize(
    ("told", "contacts"),
    [
        (
            {"fi": "p. 050 123 4567, tuvat@example.org"},
            (Contact(phone="050 1234567", email="tuvat@example.org"),),
        ),
        (
            {"fi": "tuvat@example.org, talot@example.org"},
            (Contact(email="tuvat@example.org"), Contact(email="talot@example.org")),
        ),
        (None, ()),
    ],
)
def test_contact_information_is_read_for_phones_and_addresses(
    told: Any, contacts: tuple[Contact, ...]
) -> None:
    assert content_of(provider_contact_info=told).contacts == contacts


@pytest.mark.parametrize(
    "fields",
    [
        {"name": {"fi": "x" * 400}, "short_description": {"fi": "y " * 400}},
        {"offers": {"is_free": True}, "keywords": {"id": "x:k"}, "audience": "aikuiset", "in_language": "fi"},
        {"images": "https://example.org/1.jpg", "external_links": ["https://example.org"], "info_url": 7},
        {"location": "talo", "location_extra_info": ["a"], "provider": 5, "sub_events": "ei"},
        {"location": {"id": 7, "position": {"coordinates": ["a"]}, "telephone": 5}},
        {"audience_min_age": "7", "audience_max_age": 250, "maximum_attendee_capacity": -4},
        {
            "registration": 7,
            "enrolment_start_time": "pian",
            "offers": [{"offer_price_groups": ["x", {"price": "NaN"}]}],
        },
        {"start_time": 5, "end_time": {}, "event_status": 7, "type_id": ["General"]},
    ],
)
def test_odd_values_never_stop_the_import(fields: dict[str, Any]) -> None:
    assert mapped(event(**fields)).content is not None


def test_unknown_fields_are_leftovers_and_known_ones_are_not() -> None:
    found = mapped(event(shoe_size=42, videos=[{"url": "x"}], custom_data={"a": 1}, data_source="x"))
    assert found.leftovers == ("shoe_size",)

"""Single rules of the mapping, one small event each."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.catalogue.parts import Contact, Keyword
from importers.contract import RawRecord
from importers.sources.linked_events.importer import IMPORTER
from importers.sources.linked_events.mapping import map_event
from tests.importers.sources.linked_events.le_feed import CONTEXT, TIMES, content_of, event, mapped, parsed

ODD_TEXTS = ["9999-12-31", "2027-01-12T16:00:00Z", "tiistaisin klo 18", "5 €", "https://example.org", "//[x"]
FIELDS = {
    *(
        "name",
        "short_description",
        "description",
        "provider",
        "provider_contact_info",
        "publisher",
        "type_id",
    ),
    *("location", "location_extra_info", "is_virtualevent", "virtualevent_url", "start_time", "end_time"),
    *("super_event_type", "sub_events", "event_status", "offers", "keywords", "audience", "in_language"),
    *("audience_min_age", "audience_max_age", "info_url", "external_links", "images", "registration"),
    *("enrolment_url", "enrolment_start_time", "maximum_attendee_capacity", "something_new"),
}
SERIES = [{"start_time": f"2027-01-{day:02}T16:00:00Z"} for day in (12, 19, 26)]


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


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**62), 2**62)
    | st.floats()
    | st.text(max_size=40)
    | st.sampled_from(ODD_TEXTS),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["fi", "id", "name", "@id"]), inner)
    ),
    max_leaves=6,
)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), ODD, max_size=6))
def test_any_value_in_any_field_is_mapped_or_refused_in_words(fields: dict[str, Any]) -> None:
    found = map_event("x:1", {"name": {"fi": "Tapahtuma"}, **fields})
    assert found.content is not None or found.problems


def test_unknown_fields_are_leftovers_and_known_ones_are_not() -> None:
    found = mapped(event(shoe_size=42, videos=[{"url": "x"}], custom_data={"a": 1}, data_source="x"))
    assert found.leftovers == ("shoe_size",)

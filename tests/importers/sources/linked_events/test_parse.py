"""Pages → records: shapes of pages, what is left out, families, and feeds that cannot be read."""

from typing import Any

import pytest

from importers.contract import FeedUnreadableError, Problem, RawRecord
from tests.importers.sources.linked_events.le_feed import event, parsed, records

TRIMMED = {"id": "x:1", "type_id": "General", "name": {"fi": "Tapahtuma"}}


@pytest.mark.parametrize(
    "content",
    [
        {"meta": {"count": 1, "next": None}, "data": [event()]},
        {"data": [event()]},
        [event()],
        event(),
        event(created_time="2026-01-01T00:00:00Z", last_modified_by="Maija", user_email="m@example.org"),
    ],
    ids=["envelope", "envelope without meta", "list", "single event", "volatile and private fields"],
)
def test_page_of_any_shape_gives_the_event(content: object) -> None:
    assert parsed(content) == [RawRecord("x:1", TRIMMED)]


def test_byte_order_mark_is_no_obstacle() -> None:
    assert parsed(b'\xef\xbb\xbf{"data": []}') == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "Page 001 is empty"),
        (b"  \n", "Page 001 is empty"),
        (b"<!DOCTYPE html><p>Huolto", "Page 001 is a web page or XML, not JSON"),
        (b'{"data": [{"id": "x', "Page 001 is not whole JSON"),
        (b"\x1f\x8b\x00\xff\xfe", "Page 001 is not whole JSON"),
        (b'{"data": [{"name": "\xe4"}]}', "Page 001 is not whole JSON"),
        (b'{"EventCalendar": "x", "Events": []}', "Page 001 is JSON, but not of Linked Events"),
        (b'"soon"', "Page 001 is JSON, but not of Linked Events"),
        (b'[{"a": 1}]', "Page 001 is JSON, but not of Linked Events"),
        (b'{"data": {"id": "x:1"}}', "Page 001 is JSON, but not of Linked Events"),
        (b"[" * 5000 + b"]" * 5000, "Page 001 is not whole JSON"),
    ],
)
def test_feed_that_cannot_be_read_says_so_in_one_line(body: bytes, message: str) -> None:
    with pytest.raises(FeedUnreadableError) as caught:
        parsed(body)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_bad_entry_in_a_good_page_is_one_problem() -> None:
    items = parsed({"data": [17, {"type_id": "General", "name": {"fi": "Kuka"}, "offers": []}, event()]})
    assert items == [
        Problem("An entry on page 001 is not an event of Linked Events", value="17", severity="skipped"),
        Problem("An event on page 001 has no id", value="Kuka", severity="skipped"),
        RawRecord("x:1", TRIMMED),
    ]


def test_draft_is_skipped_and_told() -> None:
    assert parsed([event(publication_status="draft")]) == [
        Problem("It is still a draft at the source", "x:1", value="Tapahtuma", severity="skipped")
    ]


def test_deleted_stub_is_a_deletion() -> None:
    stub = {"id": "x:9", "name": {"fi": "POISTETTU"}, "deleted": True, "replaced_by": None}
    assert parsed([stub, event()]) == [RawRecord("x:1", TRIMMED), RawRecord("x:9", None, deleted=True)]


def test_event_told_twice_is_one_record() -> None:
    assert parsed([event()], [event(name={"fi": "Sama"})]) == [RawRecord("x:1", TRIMMED)]


def test_places_and_keywords_alone_are_one_note() -> None:
    place = {"id": "x:p", "name": {"fi": "Talo"}, "position": None}
    keyword = {"id": "yso:p1", "name": {"fi": "sana"}, "alt_labels": []}
    image = {"id": 5, "@type": "ImageObject", "url": "https://example.org/1.jpg"}
    assert parsed([place, keyword, image, image]) == [
        Problem("Entries that are not events, places or keywords were left out", value="2", severity="note"),
        Problem(
            "There are places or keywords here, but no events that would use them",
            value="2",
            severity="note",
        ),
    ]


def test_related_objects_of_later_pages_are_embedded_and_replacements_followed() -> None:
    told = event(
        location={"@id": "https://e.example/v1/place/x:old/?format=json"},
        keywords=[
            {"@id": "https://e.example/v1/keyword/yso:p1/"},
            {"@id": "https://e.example/v1/keyword/gone/"},
        ],
    )
    places = [
        {"id": "x:old", "@type": "Place", "name": {"fi": "Vanha"}, "replaced_by": "x:new", "n_events": 4},
        {"id": "x:new", "@type": "Place", "name": {"fi": "Uusi"}, "postal_code": "50100", "email": "a@b.fi"},
    ]
    keyword = {"id": "yso:p1", "@type": "Keyword", "name": {"fi": "sana"}, "alt_labels": ["x"]}
    assert records(parsed([told], places, [keyword]))["x:1"] == TRIMMED | {
        "location": {"id": "x:new", "name": {"fi": "Uusi"}, "postal_code": "50100"},
        "keywords": [{"id": "yso:p1", "name": {"fi": "sana"}}, {"id": "gone"}],
    }


def test_replacements_in_a_circle_come_to_an_end() -> None:
    told = event(location={"@id": "https://e.example/v1/place/x:a/"})
    places = [
        {"id": "x:a", "@type": "Place", "name": {"fi": "A"}, "replaced_by": "x:b"},
        {"id": "x:b", "@type": "Place", "name": {"fi": "B"}, "replaced_by": "x:a"},
    ]
    assert records(parsed([told], places))["x:1"]["location"]["name"] in ({"fi": "A"}, {"fi": "B"})


def _time(event_id: str, parent: str, start: str, **fields: Any) -> dict[str, Any]:
    above = {"@id": f"https://e.example/v1/event/{parent}/"}
    return event(event_id, super_event=above, start_time=start, event_status="EventScheduled", **fields)


def test_series_is_one_record_whatever_the_order_of_its_parts() -> None:
    parts = [
        _time("x:1b", "x:1", "2027-01-19T16:00:00Z"),
        event(super_event_type="recurring", sub_events=[{"@id": "https://e.example/v1/event/x:1a/"}]),
        _time("x:1a", "x:1", "2027-01-12T16:00:00Z"),
    ]
    expected = {
        "x:1": TRIMMED
        | {
            "super_event_type": "recurring",
            "sub_events": [{"start_time": "2027-01-12T16:00:00Z"}, {"start_time": "2027-01-19T16:00:00Z"}],
        }
    }
    assert records(parsed(parts)) == records(parsed(list(reversed(parts)))) == expected


def test_sub_event_keeps_only_what_differs() -> None:
    parts = [
        event(super_event_type="recurring", location={"id": "x:p", "name": {"fi": "Talo"}}),
        _time("x:1a", "x:1", "2027-01-12", location={"id": "x:p", "name": {"fi": "Talo"}}),
        _time(
            "x:1b", "x:1", "2027-01-19", name={"fi": "Vieras"}, location={"id": "x:q", "name": {"fi": "Tori"}}
        ),
    ]
    assert records(parsed(parts))["x:1"]["sub_events"] == [
        {"start_time": "2027-01-12"},
        {
            "start_time": "2027-01-19",
            "name": {"fi": "Vieras"},
            "location": {"id": "x:q", "name": {"fi": "Tori"}},
        },
    ]


def test_sub_events_without_their_series_fold_under_its_id_when_they_share_a_name() -> None:
    parts = [_time("x:7b", "x:7", "2027-01-19"), _time("x:7a", "x:7", "2027-01-12")]
    assert records(parsed(parts)) == {
        "x:7": {
            "id": "x:7a",
            "type_id": "General",
            "name": {"fi": "Tapahtuma"},
            "start_time": "2027-01-12",
            "event_status": "EventScheduled",
            "super_event_type": "recurring",
            "sub_events": [{"start_time": "2027-01-12"}, {"start_time": "2027-01-19"}],
        }
    }


@pytest.mark.parametrize(
    "parts",
    [
        [_time("x:7a", "x:7", "2027-01-12")],
        [_time("x:7a", "x:7", "2027-01-12"), _time("x:7b", "x:7", "2027-01-13", name={"fi": "Toinen"})],
    ],
    ids=["an only child", "children of different names"],
)
def test_other_orphans_stand_alone(parts: list[dict[str, Any]]) -> None:
    assert list(records(parsed(parts))) == [part["id"] for part in parts]


def test_three_levels_become_one_record() -> None:
    parts = [
        event("x:1", super_event_type="umbrella"),
        {**_time("x:2", "x:1", "2027-01-12"), "super_event_type": "recurring"},
        _time("x:2a", "x:2", "2027-01-12"),
        _time("x:3", "x:1", "2027-01-15"),
    ]
    (record,) = parsed(parts)
    assert isinstance(record, RawRecord)
    assert (record.external_id, record.payload["sub_events"]) == (
        "x:1",
        [{"start_time": "2027-01-12"}, {"start_time": "2027-01-15"}],
    )


def test_parents_of_each_other_come_to_an_end_and_lose_nothing() -> None:
    parts = [
        _time("x:1", "x:2", "2027-01-12"),
        _time("x:2", "x:1", "2027-01-13"),
        _time("x:3", "x:3", "2027-01-14"),
    ]
    assert set(records(parsed(parts))) == {"x:1", "x:3"}


def test_deleted_series_with_living_times_stays() -> None:
    parts = [
        {"id": "x:1", "deleted": True, "name": {"fi": "POISTETTU"}},
        _time("x:1a", "x:1", "2027-01-12"),
        _time("x:1b", "x:1", "2027-01-19"),
    ]
    assert [(item.external_id, item.deleted) for item in parsed(parts) if isinstance(item, RawRecord)] == [
        ("x:1", False)
    ]

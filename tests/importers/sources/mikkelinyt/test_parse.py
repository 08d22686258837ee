"""Answers → records: kinds of answers, what is left out or told twice, feeds that cannot be read."""

from dataclasses import replace
from typing import Any

import pytest

from importers.contract import Feed, FeedUnreadableError, Problem, RawRecord
from tests.importers.sources.mikkelinyt.calendar_feed import (
    EVENTZ,
    LEGACY,
    eventz_page,
    legacy_event,
    parsed,
)

AROUND = {
    "mode": "eventz",
    "site": "https://calendar.example.org",
    "lang": "fi",
    "pictures": "https://s3.eu-central-1.amazonaws.com/eventz.today.prod/images/",
}
PAGE = RawRecord("aaaaaaaaaaaaaaaaaaaaaaaa", {**AROUND, "page": eventz_page()})
EVENT = RawRecord("1", {"mode": "legacy", "event": legacy_event()})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"data": [legacy_event()]}, [EVENT]),
        ({"data": {"0": legacy_event(), "2": legacy_event(id=2, name="Toinen")}}, ["1", "2"]),
        ({"data": []}, []),
        ({"data": [{"id": "7", "name": "Aika auki", "niceDatetime": "myöhemmin"}]}, ["7"]),
        ({"pages": [eventz_page()]}, [PAGE]),
        ({"pages": []}, []),
        ({"meta": {"total": 1}, "data": [eventz_page()]}, [PAGE]),
        ({"meta": {"total": 1}, "data": {"items": [eventz_page()]}}, [PAGE]),
        ({"pages": [eventz_page(countViews=3, modificationDate="2026-11-01T00:00:00.000Z")]}, [PAGE]),
    ],
    ids=["old", "old with gaps", "old, empty", "no times", "page", "no pages", "search", "items", "volatile"],
)
def test_kind_of_feed_is_known_by_its_shape(content: object, expected: list[Any]) -> None:
    found = parsed(content)
    assert all(isinstance(item, RawRecord) for item in found)
    assert [
        item.external_id if isinstance(wanted, str) else item
        for item, wanted in zip(found, expected, strict=True)
        if isinstance(item, RawRecord)
    ] == expected


def test_byte_order_mark_is_no_obstacle() -> None:
    assert parsed(b'\xef\xbb\xbf{"pages": []}') == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "Page 001 is empty"),
        (b" \n", "Page 001 is empty"),
        (b"<!DOCTYPE html><p>Huolto", "Page 001 is a web page or XML, not JSON"),
        (b'<br />\n<b>Warning</b>: mysql {"data": []}', "Page 001 is a web page or XML, not JSON"),
        (b'{"data": [{"id": 1, "na', "Page 001 is not whole JSON: it cannot be read past character"),
        (b"\x1f\x8b\x00\xff", "Page 001 is not whole JSON"),
        (b'{"data": [{"name": "\xe4"}]}', "Page 001 is not whole JSON"),
        (b"[" * 5000, "Page 001 is not whole JSON"),
        (b'{"error": "Invalid key"}', "Page 001 is JSON, but neither of MikkeliNyt nor of Eventz.today"),
        (b'{"data": null}', "Page 001 is JSON, but neither of MikkeliNyt nor of Eventz.today"),
        (b'{"data": [{"uuid": 1}]}', "Page 001 is JSON, but neither of MikkeliNyt nor of Eventz.today"),
        (b'[{"id": 1}]', "Page 001 is JSON, but neither of MikkeliNyt nor of Eventz.today"),
        (b'"soon"', "Page 001 is JSON, but neither of MikkeliNyt nor of Eventz.today"),
        (b'{"pages": [{"id": 1}, 2]}', "Page 001 has entries, but none of them is a page of Eventz.today"),
        (
            b'{"meta": {}, "data": {"items": [{"_id": "a", "name": "b", "description": "c"}]}}',
            "Page 001 is of the keyed search of Eventz, which is not read",
        ),
        (b'{"pages": [], "hasMore": true}', "Page 001 was cut off after 0 entries"),
    ],
)
def test_feed_that_cannot_be_read_says_so_in_one_line(body: bytes, message: str) -> None:
    with pytest.raises(FeedUnreadableError) as caught:
        parsed(body)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_answer_as_long_as_was_asked_for_may_be_cut_off() -> None:
    feed = Feed("calendar", "mikkelinyt", options={"count": 2})
    pages = [eventz_page(), eventz_page(_id="bbbbbbbbbbbbbbbbbbbbbbbb")]
    with pytest.raises(FeedUnreadableError, match="cut off after 2 entries: ask for fewer months"):
        parsed({"pages": pages}, context=replace(EVENTZ, feed=feed))


@pytest.mark.parametrize(
    ("content", "good"),
    [
        ({"data": [17, legacy_event(), {"name": "Kuka", "start": ""}]}, EVENT),
        ({"pages": [17, eventz_page(), {"name": "Kuka"}]}, PAGE),
    ],
)
def test_bad_entry_in_a_good_answer_is_one_problem(content: object, good: RawRecord) -> None:
    reason = "An entry on page 001 is not an event of the calendar"
    assert parsed(content) == [
        Problem(reason, value="17", severity="skipped"),
        Problem(reason, value="Kuka", severity="skipped"),
        good,
    ]


@pytest.mark.parametrize("no_id", [None, "", "  ", {"$oid": 1}, True])
def test_event_without_an_id_is_skipped(no_id: object) -> None:
    skipped = Problem("An event has no id", value="Ilta", severity="skipped")
    assert parsed({"data": [legacy_event(id=no_id)]}, context=LEGACY) == [skipped]
    assert parsed({"pages": [eventz_page(_id=no_id)]}) == [skipped]


def test_pages_that_are_no_public_events_are_counted() -> None:
    pages = [
        eventz_page(pageType="organizer"),
        eventz_page(pageType="venue"),
        eventz_page(privacy="private"),
        {"_id": "x", "name": "Ilman tietoa", "pageType": "event"},
        eventz_page(),
    ]
    assert parsed({"pages": pages}) == [
        PAGE,
        Problem("Pages that are not events were left out", value="2", severity="note"),
        Problem("Pages that are not public were left out", value="2", severity="note"),
    ]


def test_same_event_under_two_ids_is_kept_under_the_older_one_whatever_the_order() -> None:
    first, again = legacy_event(id=99), legacy_event(id=101, name="ILTA ")
    note = Problem(
        "The same event is there under two ids, so only one of them was kept", "101", "id", "99", None, "note"
    )
    kept = RawRecord("99", {"mode": "legacy", "event": first})
    assert parsed({"data": [first, again]}) == [kept, note]
    assert parsed({"data": [again, first]}) == [note, kept]


def test_same_page_under_two_ids_is_kept_once() -> None:
    other = "bbbbbbbbbbbbbbbbbbbbbbbb"
    found = parsed({"pages": [eventz_page(), eventz_page(_id=other)]})
    assert [item.external_id for item in found if isinstance(item, RawRecord)] == [PAGE.external_id]
    assert [item.record for item in found if isinstance(item, Problem)] == [other]


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Toinen ilta"},
        {"start": "2026-12-02 18:00:00"},
        {"place": "<span>Muualla</span>"},
        {"address": "<span>Toinen katu 2</span>"},
    ],
)
def test_events_that_differ_in_name_start_or_place_are_both_kept(changes: dict[str, Any]) -> None:
    found = parsed({"data": [legacy_event(), legacy_event(id=2, **changes)]})
    assert [item.external_id for item in found if isinstance(item, RawRecord)] == ["1", "2"]


def test_events_without_a_start_are_never_taken_for_the_same() -> None:
    found = parsed({"data": [legacy_event(start=""), legacy_event(id=2, start="")]})
    assert len(found) == 2


def test_id_told_twice_is_one_record_and_a_note_only_when_they_differ() -> None:
    reason = "The feed tells of it twice, and not in the same way: the first telling was kept"
    assert parsed({"data": [legacy_event(), legacy_event()]}) == [EVENT]
    assert parsed({"data": [legacy_event()]}, {"data": [legacy_event(tickets="5 €")]}) == [
        Problem(reason, "1", severity="note"),
        EVENT,
    ]


def test_dates_make_the_calendars_own_summary_of_them_needless() -> None:
    dates = [{"start": "2026-12-01T16:00:00.000Z", "end": "2026-12-01T18:00:00.000Z"}]
    (record,) = parsed({"pages": [eventz_page(event={"dates": dates, "start": "x", "end": "y"})]})
    assert isinstance(record, RawRecord)
    assert record.payload["page"] == {
        "_id": "aaaaaaaaaaaaaaaaaaaaaaaa",
        "name": "Ilta",
        "pageType": "event",
        "privacy": "public",
        "event": {"dates": dates},
    }

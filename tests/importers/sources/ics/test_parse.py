"""From pages to records: what belongs together, what is left out, and what is no calendar at all."""

import gzip

import pytest

from importers.contract import FeedUnreadableError
from tests.importers.sources.ics.calendar_text import EVENING, calendar, event, parsed

WHOLE = calendar(event())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "The page 001 is empty."),
        (b"\r\n \r\n", "The page 001 is empty."),
        (
            b"<!DOCTYPE html>\n<html><body>Kirjaudu</body></html>",
            "The page 001 is a web page, not a calendar: check the address.",
        ),
        (
            b'{"error": "not found"}',
            "The page 001 is not a calendar: it does not begin with BEGIN:VCALENDAR.",
        ),
        (
            b"BEGIN:VCARD\nFN:Joku\nEND:VCARD\n",
            "The page 001 is not a calendar: it does not begin with BEGIN:VCALENDAR.",
        ),
        (b"\x89PNG\x00\x00\x00\x0dIHDR", "The page 001 is binary data, not a calendar."),
        (gzip.compress(WHOLE, mtime=0), "The page 001 is binary data, not a calendar."),
        (WHOLE[:-20], "The page 001 is cut off: it ends before END:VCALENDAR. Try again later."),
        (WHOLE[:60], "The page 001 is cut off: it ends before END:VCALENDAR. Try again later."),
        (
            b"BEGIN:VCALENDAR\n" * 3 + b"BEGIN:A\n" * 60,
            "The page 001 is not a calendar: its parts never end.",
        ),
    ],
)
def test_what_is_no_whole_calendar_is_refused_in_one_line(body: bytes, reason: str) -> None:
    with pytest.raises(FeedUnreadableError) as caught:
        parsed(body)
    assert str(caught.value) == reason


def test_too_many_events_are_refused() -> None:
    with pytest.raises(FeedUnreadableError) as caught:
        parsed(calendar("BEGIN:VEVENT\nEND:VEVENT\n" * 20_001))
    assert str(caught.value) == (
        "The page 001 holds more than 20000 events: ask for a calendar of this year alone."
    )


def test_bad_page_among_good_ones_gives_no_record_at_all() -> None:
    with pytest.raises(FeedUnreadableError, match="The page 002 is empty"):
        parsed(WHOLE, b"")


def test_empty_calendar_gives_nothing_and_no_problem() -> None:
    assert parsed(calendar()) == ([], [])


def test_events_without_a_calendar_around_them_are_read() -> None:
    records, problems = parsed(event().encode())
    assert ([record.external_id for record in records], problems) == (["a@example.org"], [])


@pytest.mark.parametrize(
    "body", [WHOLE.replace(b"\r\n", b"\n"), WHOLE.replace(b"\r\n", b"\r"), b"\n" + WHOLE]
)
def test_line_ends_make_no_difference(body: bytes) -> None:
    assert parsed(body) == parsed(WHOLE)


def test_text_of_old_windows_is_read() -> None:
    (record,), _ = parsed(calendar(event(title="Käsityöt")).decode().encode("cp1252"))
    assert record.payload["event"]["properties"][-1] == ["SUMMARY", {}, "Käsityöt"]


def test_event_that_never_ends_is_left_out_and_the_others_stay() -> None:
    broken = event(uid="rikki", title="Rikki").replace("END:VEVENT\n", "")
    records, problems = parsed(calendar(event(uid="a"), broken, event(uid="b"), broken))
    assert [record.external_id for record in records] == ["a", "b"]
    assert [(p.reason, p.value, p.severity) for p in problems] == [
        ("The event has no end (END:VEVENT is missing)", "Rikki", "skipped")
    ] * 2


def test_other_entries_and_private_events_are_counted() -> None:
    others = "BEGIN:VTODO\nEND:VTODO\nBEGIN:VJOURNAL\nEND:VJOURNAL\nBEGIN:VFREEBUSY\nEND:VFREEBUSY\n" * 2
    secret = event(f"{EVENING}\nCLASS:PRIVATE", uid="s") + event(f"{EVENING}\nCLASS:CONFIDENTIAL", uid="t")
    records, problems = parsed(calendar(event(f"{EVENING}\nCLASS:PUBLIC"), secret, others))
    assert [record.external_id for record in records] == ["a@example.org"]
    assert [(p.reason, p.severity) for p in problems] == [
        ("Marked private and left out: 2", "note"),
        ("Entries that are no events were left out: 2 VFREEBUSY, 2 VJOURNAL, 2 VTODO", "note"),
    ]


def test_answers_between_people_are_no_published_calendar() -> None:
    records, problems = parsed(calendar(event(), head="METHOD:REPLY\n"))
    assert (records, [p.reason for p in problems]) == ([], ["Answers to invitations, left out: 1"])


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("SEQUENCE:1", "SEQUENCE:3", "Toinen"),
        ("SEQUENCE:10", "SEQUENCE:9", "Ensimmäinen"),
        ("SEQUENCE:1", "", "Ensimmäinen"),
        ("LAST-MODIFIED:20270102T000000Z", "LAST-MODIFIED:20270101T000000Z", "Ensimmäinen"),
        ("", "", "Toinen"),
    ],
)
def test_of_two_entries_of_one_id_the_later_version_is_kept(first: str, second: str, kept: str) -> None:
    body = calendar(
        event(f"{EVENING}\n{first}", title="Ensimmäinen"), event(f"{EVENING}\n{second}", title="Toinen")
    )
    (record,), _ = parsed(body)
    assert ["SUMMARY", {}, kept] in record.payload["event"]["properties"]


def test_two_entries_of_one_id_and_version_that_differ_are_told() -> None:
    _, problems = parsed(calendar(event(title="Kuoro"), event(title="Orkesteri")))
    assert [(p.reason, p.record, p.value) for p in problems] == [
        (
            "Two entries have the same UID and differ: the one that was changed last was kept",
            "a@example.org",
            "Orkesteri",
        )
    ]
    assert parsed(calendar(event(), event()))[1] == []


def test_event_without_an_id_gets_one_that_lasts() -> None:
    without = event().replace("UID:a@example.org\n", "")
    (record,), _ = parsed(calendar(without))
    (again,), _ = parsed(calendar(without.replace("SUMMARY", "LOCATION:Talo\nSUMMARY")))
    (other,), _ = parsed(calendar(without.replace("Kuoro", "Orkesteri")))
    assert record.external_id == again.external_id == "ics-ecaec73dde562a622e1fc5cf"
    assert other.external_id != record.external_id


def test_clocks_counters_and_people_are_not_in_the_payload() -> None:
    noise = (
        "LAST-MODIFIED:20260901T080000Z\nCREATED:20260701T080000Z\nSEQUENCE:7\nTRANSP:OPAQUE\n"
        'ATTENDEE;CN="Joku Ihminen":mailto:joku@example.org\nCONTACT:Joku Ihminen\nX-ANY:1\n'
        "BEGIN:VALARM\nTRIGGER:-PT15M\nEND:VALARM"
    )
    plain, _ = parsed(calendar(event()))
    noisy, _ = parsed(calendar(event(f"{noise}\n{EVENING}").replace("20260801T08", "20261101T09")))
    assert noisy == plain
    (record,), _ = parsed(calendar(event(f'{EVENING}\nORGANIZER;CN="Kuoro ry":mailto:joku@example.org')))
    assert ["ORGANIZER", {"CN": "Kuoro ry"}, ""] in record.payload["event"]["properties"]


def test_options_that_decide_the_content_are_in_the_payload() -> None:
    (record,), _ = parsed(WHOLE, options={"kind": "activity", "guess": 1})
    assert record.payload["options"] == {"kind": "activity"}


def test_line_that_is_no_property_is_counted() -> None:
    (record,), _ = parsed(calendar(event(f"tämä ei ole rivi\n{EVENING}")))
    assert record.payload["event"]["unread"] == 1

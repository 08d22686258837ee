"""Records that cannot be read, on both databases: each is left out by itself, and the rest goes on."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from app.catalogue.models import ImportRun
from app.catalogue.schedule import Schedule
from tests.builders import listing, once, organiser, weekly
from tests.database_dump import dump, empty_outbox
from tests.json_lines import Line, Reader, line

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
TALK = listing("Luento", once("2026-12-01T18:00"), organiser=organiser())
CAFE = listing("Kahvila", kind="service")
LINES = [line("talk", TALK), line("bar", listing("Baari")), line("cafe", CAFE)]


def told(run: ImportRun) -> tuple[str, int, int, int, int]:
    """State, new, changed, same, withdrawn."""
    return run.state, run.new, run.changed, run.same, run.withdrawn


@pytest.mark.parametrize(
    "bad",
    [
        {"id": "talk", "problem": "It has no name"},
        {"id": "talk", "unreadable": "It is torn"},
        {"id": "talk", "content": {"kind": "event"}},
        {"id": "talk", "content": {"kind": "event", "title": {"fi": "A\0B"}}},
    ],
    ids=["unmapped", "unparsed", "invalid", "zero byte"],
)
def test_record_that_turns_unreadable_keeps_what_it_told(engine: Engine, bad: Line) -> None:
    reader = Reader(engine)
    reader.read(LINES, NOW)
    empty_outbox(engine)
    before = dump(engine)

    run = reader.read([bad, *LINES[1:]], LATER)

    assert told(run) == ("done", 0, 0, 2, 0)
    assert [(p["record"], p["severity"]) for p in run.problems] == [("talk", "skipped")]
    assert dump(engine) == before


def test_rule_that_cannot_be_followed_leaves_out_one_record(engine: Engine) -> None:
    bad = listing("Outo", weekly("2026-12-01T10:00", rrule="FREQ=WEEKLY;BYDAY=XX"))

    run = Reader(engine).read([*LINES, line("odd", bad)], NOW)

    assert told(run) == ("done", 3, 0, 0, 0)
    assert [(p["record"], p["field"], p["severity"]) for p in run.problems] == [
        ("odd", "sessions", "skipped")
    ]


@pytest.mark.parametrize("bad_id", ["", "a\0b", "a\nb", "x" * 501], ids=["empty", "zero", "line", "long"])
def test_id_that_cannot_be_kept_leaves_out_one_record(engine: Engine, bad_id: str) -> None:
    run = Reader(engine).read([*LINES, line(bad_id, CAFE)], NOW)

    assert told(run) == ("done", 3, 0, 0, 0)
    assert [p["reason"] for p in run.problems] == ["The id is not a plain text of 1–500 characters"]


@pytest.mark.parametrize(
    "schedule",
    [
        once("9999-12-31T23:00"),
        once("0001-01-01T00:00"),
        weekly("2026-11-01T10:00", valid_until=date.max),
        once("2026-11-01T10:00", kind="by_appointment", valid_until=date.max),
        weekly("2026-11-01T10:00", rrule="FREQ=DAILY;UNTIL=99991231T235959Z"),
    ],
    ids=["last year", "first year", "valid for ever", "appointments for ever", "until the end"],
)
def test_times_at_the_ends_of_the_calendar_do_no_harm(engine: Engine, schedule: Schedule) -> None:
    far = listing("Aina", schedule)

    run = Reader(engine).read([*LINES, line("far", far)], NOW)

    assert told(run) == ("done", 4, 0, 0, 0)


def test_fault_of_our_own_fails_the_run_and_changes_nothing(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(LINES, NOW)
    before = dump(engine)

    run = reader.read([{"id": "y"}, *LINES], LATER)  # without content: the mapping stumbles

    assert told(run) == ("failed", 0, 0, 0, 0)
    assert run.message == (
        "A fault of our own stopped the run (KeyError); the log tells more. Nothing was changed."
    )
    assert dump(engine) == before

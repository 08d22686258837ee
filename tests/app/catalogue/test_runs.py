"""The history of imports."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from app.catalogue.feeds.runs import begin_run, feed_health, is_running, known_feeds, last_good_run
from app.catalogue.models import ImportRun
from app.core.db import reading, writing
from tests.builders import listing
from tests.database_dump import runs
from tests.json_lines import Reader, line

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LINES = [line("a", listing("A")), line("b", listing("B"))]


def begun(engine: Engine, name: str, feed: str, hours: int) -> None:
    run = ImportRun(
        id=name, feed=feed, source="json_lines", state="running", started_at=NOW + timedelta(hours=hours)
    )
    with writing(engine) as session:
        begin_run(session, run)


def test_run_that_never_ended_is_said_to_be_interrupted(engine: Engine) -> None:
    Reader(engine).read(LINES, NOW)
    begun(engine, "first", "town", 1)
    begun(engine, "elsewhere", "parish", 2)
    begun(engine, "second", "town", 3)

    assert [(run.id, run.state) for run in runs(engine)][1:] == [
        ("first", "interrupted"),
        ("elsewhere", "running"),
        ("second", "running"),
    ]
    with reading(engine) as session:
        assert not is_running(session, "first")
        assert is_running(session, "second")
        assert not is_running(session, "unknown")


def test_last_good_run_is_the_newest_that_ended_well(engine: Engine) -> None:
    reader = Reader(engine)
    good = reader.read(LINES, NOW)
    changes = reader.read([], NOW + timedelta(hours=1), since=NOW)
    reader.read(b"<html>", NOW + timedelta(hours=2))
    reader.read([], NOW + timedelta(hours=3))

    with reading(engine) as session:
        complete = last_good_run(session, "town", complete=True)
        newest = last_good_run(session, "town", complete=False)
        assert complete is not None
        assert newest is not None
        assert (complete.id, newest.id) == (good.id, changes.id)
        assert last_good_run(session, "nowhere", complete=False) is None


def test_health_of_a_feed_is_its_last_run_and_what_it_holds_up(engine: Engine) -> None:
    Reader(engine, "town").read(LINES, NOW)
    Reader(engine, "town").read(LINES[:1], NOW + timedelta(hours=1))
    Reader(engine, "parish").read(b"<html>", NOW)

    with reading(engine) as session:
        assert known_feeds(session) == ["parish", "town"]
        health = feed_health(session, ["town", "parish", "new"])
        told = [(h.feed, h.last_run.state if h.last_run else None, h.listings) for h in health]

    assert told == [("town", "done", 1), ("parish", "failed", 0), ("new", None, 0)]

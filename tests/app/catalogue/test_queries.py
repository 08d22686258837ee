"""Looking into the catalogue."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine, event

from app.catalogue import queries
from app.catalogue.queries import (
    details_of,
    last_told,
    listing_by_slug,
    listings_of,
    public_listings,
    waiting_changes,
)
from app.core.db import reading
from tests.builders import listing, weekly
from tests.database_dump import listings
from tests.json_lines import Reader, line

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LINES = [line(f"n{n}", listing(f"Kerho {n}", weekly("2026-09-01T17:00"))) for n in range(7)]


def test_listing_is_found_by_its_slug_whatever_its_state(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(LINES, NOW)
    reader.read(LINES[1:], NOW + timedelta(hours=1))
    gone = listings(engine)["town/n0"]

    with reading(engine) as session:
        found = listing_by_slug(session, gone.slug)
        assert found is not None
        assert (found.id, found.state) == (gone.id, "withdrawn")
        assert listing_by_slug(session, "ei-ole") is None


def test_details_come_in_order_with_times_and_source(engine: Engine) -> None:
    Reader(engine).read(LINES, NOW)
    rows = listings(engine)

    with reading(engine) as session:
        second, first = details_of(session, [rows["town/n2"], rows["town/n1"]])

        assert (second.content.title, first.content.title) == ({"fi": "Kerho 2"}, {"fi": "Kerho 1"})
        assert [o.starts_at for o in first.occurrences] == sorted(o.starts_at for o in first.occurrences)
        assert len(first.occurrences) == 26
        assert first.record is not None
        assert first.source is not None
        assert (first.record.external_id, first.source.title) == ("n1", "JSON lines")


def test_number_of_queries_does_not_grow_with_the_listings(database: Engine) -> None:
    Reader(database).read(LINES, NOW)
    rows = list(listings(database).values())
    asked: list[str] = []
    event.listen(database, "before_cursor_execute", lambda *args: asked.append(args[2]))

    for some in (rows[:1], rows):
        asked.clear()
        with reading(database) as session:
            details_of(session, some)
        assert len([text for text in asked if text.startswith("SELECT")]) == 2


@pytest.mark.parametrize("batch", [1, 3, 500])
def test_published_listings_come_batch_by_batch_each_once(
    database: Engine, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(queries, "BATCH", batch)
    reader = Reader(database)
    reader.read(LINES, NOW)
    reader.read(LINES[1:], NOW + timedelta(hours=1))

    with reading(database) as session:
        found = [row.id for rows in public_listings(session) for row in rows]

    assert found == sorted(row.id for row in listings(database).values() if row.state == "published")


def test_listings_of_unknown_ids_are_left_out(engine: Engine) -> None:
    Reader(engine).read(LINES, NOW)
    known = listings(engine)["town/n0"].id

    with reading(engine) as session:
        assert [row.id for row in listings_of(session, [known, UUID(int=1)])] == [known]


def test_waiting_changes_come_oldest_first_and_name_each_listing_once(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(LINES, NOW)
    reader.read([line("n0", listing("Uusi")), *LINES[1:]], NOW + timedelta(hours=1))

    with reading(engine) as session:
        rows, ids = waiting_changes(session, 100)
        first, _ = waiting_changes(session, 3)

    assert (len(rows), len(ids)) == (8, 7)
    assert rows == sorted(rows)
    assert first == rows[:3]


def test_feed_last_told_of_a_listing_at_its_last_good_complete_run(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(LINES, NOW)
    reader.read(LINES, NOW + timedelta(hours=1))
    reader.read(b"<html>", NOW + timedelta(hours=2))
    reader.read([], NOW + timedelta(hours=3), since=NOW)

    with reading(engine) as session:
        (details,) = details_of(session, [listings(engine)["town/n0"]])
        assert last_told(session, details) == NOW + timedelta(hours=1)


def test_feed_that_tells_of_a_listing_no_more_did_not_tell_of_it_lately(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(LINES, NOW)
    reader.read(LINES[1:], NOW + timedelta(hours=1))

    with reading(engine) as session:
        (details,) = details_of(session, [listings(engine)["town/n0"]])
        assert last_told(session, details) is None

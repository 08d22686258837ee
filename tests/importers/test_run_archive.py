"""Rehearsals, and runs repeated from the archive, over real loopback HTTP."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from sqlalchemy import Engine

from app.catalogue.models import ImportRun
from importers.archive import latest_run, read_run, runs
from importers.contract import Feed, ImportContext
from importers.http import Fetcher, ValidatorFile
from importers.run import Input, RunOptions, run_import
from tests.builders import listing, once
from tests.database_dump import counted, dump
from tests.database_dump import runs as stored_runs
from tests.importers.feed_server import FeedServer, fetcher_for, reply
from tests.json_lines import JsonLinesImporter, Line, Reader, line

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LINES = [line(f"n{n}", listing(f"Ilta {n}", once("2026-12-01T18:00"))) for n in range(8)]
CHANGED = [line("n0", listing("Aamu", once("2026-12-02T09:00"))), *LINES[2:], line("new", listing("Uusi"))]


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


def serve(server: FeedServer, lines: list[Line]) -> None:
    server.answer("/feed", reply(200, b"\n".join(map(orjson.dumps, lines))))


def fetched(
    engine: Engine, server: FeedServer, options: RunOptions, now: datetime, fetcher: Fetcher | None = None
) -> ImportRun:
    importer = JsonLinesImporter()
    context = ImportContext(Feed("town", "json_lines", url=server.url("/feed")), now)
    with fetcher or fetcher_for(server) as asking:
        given = Input(responses=importer.fetch(asking, context))
        return run_import(engine, importer, context, given, options)


def test_rehearsal_stores_nothing_and_foretells_the_counts(
    engine: Engine, server: FeedServer, tmp_path: Path
) -> None:
    kept, rehearsed = RunOptions(archive=tmp_path), RunOptions(archive=tmp_path, dry_run=True)
    serve(server, LINES)
    fetched(engine, server, kept, NOW)
    before, archived = dump(engine), runs(tmp_path / "town")
    serve(
        server, [*CHANGED[:-2], line("n7", listing("Ilta 7", once("2026-12-01T18:00")), more=1), CHANGED[-1]]
    )

    foretold = fetched(engine, server, rehearsed, NOW + timedelta(hours=1))
    assert (foretold.state, foretold.message) == ("done", "A rehearsal: nothing was stored.")
    assert dump(engine) == before
    assert len(stored_runs(engine)) == 1
    assert runs(tmp_path / "town") == archived

    done = fetched(engine, server, kept, NOW + timedelta(hours=1))
    for run in (foretold, done):
        assert (run.seen, run.new, run.changed, run.same, run.withdrawn) == (8, 1, 1, 6, 1)


def test_rehearsal_in_an_empty_database_leaves_it_empty(
    engine: Engine, server: FeedServer, tmp_path: Path
) -> None:
    serve(server, LINES)

    run = fetched(engine, server, RunOptions(archive=tmp_path, dry_run=True), NOW)

    assert (run.state, run.new) == ("done", 8)
    assert set(counted(engine).values()) == {0}


def test_rehearsal_of_a_doubtful_feed_is_held(engine: Engine, server: FeedServer) -> None:
    serve(server, [])

    run = fetched(engine, server, RunOptions(dry_run=True), NOW)

    assert run.state == "held"
    assert stored_runs(engine) == []


def test_replay_of_the_archive_gives_what_the_run_gave(
    database: Engine, server: FeedServer, tmp_path: Path, postgres: Engine
) -> None:
    serve(server, LINES)
    first = fetched(database, server, RunOptions(archive=tmp_path), NOW)
    newest = latest_run(tmp_path / "town")
    assert newest is not None
    assert newest.name == first.id

    context = ImportContext(Feed("town", "json_lines"), NOW)
    again = run_import(
        postgres, JsonLinesImporter(), context, Input(pages=read_run(newest)), RunOptions(archive=tmp_path)
    )

    assert (again.state, again.seen, again.new) == (first.state, first.seen, first.new) == ("done", 8, 8)
    ours, theirs = dump(database), dump(postgres)
    for table in ("organisation", "place", "listing", "listing_place", "source"):
        assert ours[table] == theirs[table]
    assert [row[1:] for row in ours["occurrence"]] == [row[1:] for row in theirs["occurrence"]]
    assert len(runs(tmp_path / "town")) == 1  # a replay archives nothing


def test_held_run_is_in_the_archive_and_can_be_forced_from_there(
    database: Engine, server: FeedServer, tmp_path: Path
) -> None:
    options = RunOptions(archive=tmp_path)
    serve(server, LINES)
    fetched(database, server, options, NOW)
    serve(server, LINES[:2])
    held = fetched(database, server, options, NOW + timedelta(hours=1))
    newest = latest_run(tmp_path / "town")
    assert newest is not None
    assert (held.state, newest.name) == ("held", held.id)

    context = ImportContext(Feed("town", "json_lines"), NOW + timedelta(hours=2))
    forced = run_import(
        database, JsonLinesImporter(), context, Input(pages=read_run(newest)), RunOptions(forced_by="maija")
    )

    assert (forced.state, forced.withdrawn, forced.forced_by) == ("done", 6, "maija")


def test_archive_keeps_ten_runs_of_a_feed_even_if_all_are_held(
    database: Engine, server: FeedServer, tmp_path: Path
) -> None:
    serve(server, [])

    held = [
        fetched(database, server, RunOptions(archive=tmp_path), NOW + timedelta(hours=n)) for n in range(12)
    ]

    assert {run.state for run in held} == {"held"}
    assert [run.name for run in runs(tmp_path / "town")] == [run.id for run in held[2:]]


def test_damaged_archive_fails_the_run(database: Engine, server: FeedServer, tmp_path: Path) -> None:
    serve(server, LINES)
    run = fetched(database, server, RunOptions(archive=tmp_path), NOW)
    (tmp_path / "town" / run.id / "001.gz").write_bytes(b"no gzip")
    context = ImportContext(Feed("town", "json_lines"), NOW + timedelta(hours=1))

    again = run_import(
        database,
        JsonLinesImporter(),
        context,
        Input(pages=read_run(tmp_path / "town" / run.id)),
        RunOptions(),
    )

    assert (again.state, again.message) == (
        "failed",
        f"The page 001.gz of the run {run.id} cannot be read. Nothing was changed.",
    )


def test_answer_not_modified_ends_the_run_unchanged(
    database: Engine, server: FeedServer, tmp_path: Path
) -> None:
    validators = ValidatorFile(tmp_path / "validators.json")
    server.answer("/feed", reply(304))
    validators.put(server.url("/feed"), '"v1"', None)
    asking = Fetcher(fetcher_for(server)._policy, validators)

    run = fetched(database, server, RunOptions(archive=tmp_path), NOW, asking)

    assert (run.state, run.message) == ("unchanged", "The publisher says that nothing has changed.")
    assert runs(tmp_path / "town") == []


def test_reader_of_files_archives_nothing(database: Engine, tmp_path: Path) -> None:
    run = Reader(database).read(LINES, NOW, RunOptions(archive=tmp_path))

    assert run.state == "done"
    assert list(tmp_path.iterdir()) == [tmp_path / "var"]

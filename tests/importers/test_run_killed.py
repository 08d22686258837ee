"""`kill -9` in the middle of an import: the old catalogue stands whole, and the next run completes it."""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.catalogue.queries import waiting_changes
from app.core.db import reading
from app.core.settings import ROOT
from app.search.embedded.engine import TantivyEngine
from app.search.indexer import Indexer
from app.search.query import SearchQuery
from tests.database_dump import dump, listings, runs
from tests.importers.killed_import import COUNT, NOW, lines
from tests.json_lines import Reader

PATIENCE = 30.0
OLD, NEW = "Kerho", "Kuoro"


@contextmanager
def importing(engine: Engine) -> Iterator[subprocess.Popen[bytes]]:
    """An import of the changed feed, under way in a process of its own."""
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.importers.killed_import", url, NEW]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until(true: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert process.poll() is None, "the import ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.005)


def begun(engine: Engine) -> bool:
    return len(runs(engine)) == 2


def another(engine: Engine, count: int) -> bool:
    return len(runs(engine)) > count


def test_import_killed_while_it_writes_leaves_the_old_catalogue_whole(
    database: Engine, tmp_path: Path
) -> None:
    reader = Reader(database)
    reader.read(lines(OLD), NOW)
    before = dump(database)
    log = Path(f"{database.url.database}-wal")

    with importing(database) as process:
        wait_until(lambda: begun(database), process)
        size = log.stat().st_size
        wait_until(lambda: log.stat().st_size > size + 500_000, process)  # pages of the one transaction
        process.kill()
        process.wait()

    assert dump(database) == before
    assert [run.state for run in runs(database)] == ["done", "running"]
    completes(database, tmp_path)


@pytest.mark.postgres
def test_import_killed_while_it_writes_leaves_postgresql_whole(postgres: Engine, tmp_path: Path) -> None:
    Reader(postgres).read(lines(OLD), NOW)
    before = dump(postgres)
    writing = text(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' "
        "AND relation = 'occurrence'::regclass"
    )

    def writes() -> bool:
        with reading(postgres) as session:
            return bool(session.execute(writing).scalar_one())

    with importing(postgres) as process:
        wait_until(writes, process)
        process.kill()
        process.wait()

    assert dump(postgres) == before
    completes(postgres, tmp_path)


def test_import_killed_at_any_moment_leaves_the_old_or_the_new_catalogue(
    database: Engine, tmp_path: Path
) -> None:
    reader = Reader(database)
    reader.read(lines(OLD), NOW)
    chance = random.Random(20261124)
    for _ in range(3):
        count = len(runs(database))
        with importing(database) as process:
            wait_until(partial(another, database, count), process)
            time.sleep(chance.uniform(0, 0.4))

        titles = [str(row.content["title"]) for row in listings(database).values()]
        assert len(titles) == COUNT
        assert sum(OLD in title for title in titles) in {0, COUNT}
    completes(database, tmp_path)


def completes(engine: Engine, folder: Path) -> None:
    """The next run says that the other was interrupted, and brings in all; so does the index."""
    run = Reader(engine).read(lines(NEW), NOW + timedelta(hours=2))

    states = [(run.state, run.message) for run in runs(engine)]
    assert (run.state, run.new, run.changed + run.same, run.withdrawn) == ("done", 0, COUNT, 0)
    assert ("interrupted", "The run was cut off in the middle; nothing of it was kept.") in states
    assert "running" not in {state for state, _ in states}

    index = TantivyEngine(folder / "index")
    Indexer(engine, index, folder / "index", lambda: NOW + timedelta(hours=2)).catch_up()
    assert index.search(SearchQuery(q=NEW), NOW + timedelta(hours=2)).total == COUNT
    assert index.search(SearchQuery(q=OLD), NOW + timedelta(hours=2)).total == 0
    with reading(engine) as session:
        assert waiting_changes(session, 10) == ([], [])
    index.close()

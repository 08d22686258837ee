"""Import of generated Linked Events records: first and unchanged. Run in a process of its own.

The baseline beside it is what no importer could beat: reading the same bytes as JSON.
"""

import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import orjson

from app.core.db import engine_for
from app.core.migrate import migrate
from importers.archive import Page
from importers.contract import Feed, ImportContext
from importers.run import Input, RunOptions, run_import
from importers.sources.linked_events.importer import IMPORTER
from tests.bench.figures import Figure, keep
from tests.bench.generate import pages

FEED = Feed("bench", "linked_events")


def _read(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.glob("*.json")):
        yield Page(path.name, path.read_bytes(), "application/json", None)


def _parse_only(folder: Path) -> float:
    started = time.perf_counter()
    for page in _read(folder):
        orjson.loads(page.body)
    return time.perf_counter() - started


def main(count: int, folder: Path) -> None:
    """Measure; prints and keeps the figures."""
    now = datetime.now(UTC)
    source = folder / "pages"
    source.mkdir(parents=True)
    for number, body in enumerate(pages(count, now)):
        (source / f"{number:05}.json").write_bytes(body)
    engine = engine_for(f"sqlite:///{folder / 'bench.db'}")
    migrate(engine)
    baseline = _parse_only(source)
    figures = [Figure("import", "bare JSON parse", count / baseline, "records/s")]
    aims = {"first": "≥ 1000", "unchanged": "≥ 5000"}
    for name in ("first", "unchanged"):
        started = time.perf_counter()
        run = run_import(engine, IMPORTER, ImportContext(FEED, now), Input(pages=_read(source)), RunOptions())
        seconds = time.perf_counter() - started
        assert (run.state, run.new + run.same, run.problem_count) == ("done", count, 0), run.message
        figures.append(Figure("import", name, count / seconds, "records/s", aims[name]))
        figures.append(Figure("import", f"{name}, times the bare parse", seconds / baseline, "×"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures.append(Figure("import", "peak memory", peak, "MB", "< 400"))
    keep(figures)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))

"""Pages a second on one worker, kept and made anew, beside a bare FastAPI app that is served the same way.

Over one connection the time of an answer is the server's and the client's together; what a kept page takes
more than the bare answer is what Opastamo itself adds.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import httpx
from sqlalchemy import select
from sqlmodel import col

from app.catalogue.models import Listing
from app.core.db import engine_for, reading
from app.core.migrate import migrate
from app.core.settings import Settings
from app.search.embedded.engine import TantivyEngine
from app.search.indexer import Indexer
from importers.archive import Page
from importers.contract import Feed, ImportContext
from importers.run import Input, RunOptions, run_import
from importers.sources.linked_events.importer import IMPORTER
from tests.bench.answering import resident_mb, served, worker
from tests.bench.closed_loop import Rate, rate_of
from tests.bench.figures import Figure, keep
from tests.bench.generate import SUBJECTS, pages

BENCH = "pages"
CONNECTIONS = (1, 8)
SECONDS = 2.0
LISTINGS = 50
KEPT_AIM = "≤ 1"
HELLO = [sys.executable, "-m", "uvicorn", "tests.bench.hello:app", "--no-access-log", "--no-server-header"]
Rates = dict[tuple[str, int], Rate]


def _found(var: Path, count: int) -> list[str]:
    """A catalogue of generated listings and its index: the paths of some of them."""
    now = datetime.now(UTC)
    database = engine_for(Settings(var=var).database)
    migrate(database)
    read = (Page(str(n), body, "application/json", None) for n, body in enumerate(pages(count, now)))
    context = ImportContext(Feed("bench", "linked_events"), now)
    run = run_import(database, IMPORTER, context, Input(pages=read), RunOptions())
    assert run.state == "done", run.message
    Indexer(database, TantivyEngine(var / "index"), var / "index").catch_up()
    with reading(database) as session:
        slugs = session.execute(select(col(Listing.slug)).order_by(col(Listing.slug)).limit(LISTINGS))
        paths = [f"/tarjonta/{slug}" for slug in slugs.scalars()]
    database.dispose()
    return paths


@contextmanager
def _hello() -> Iterator[str]:
    with served(HELLO, {}) as (base, _):
        yield base


def _measured(base: str, asked: Mapping[str, list[str]]) -> Rates:
    with httpx.Client(base_url=base) as client:
        for paths in asked.values():  # nothing is measured cold
            for path in paths:
                client.get(path).raise_for_status()
    return {
        (name, connections): rate_of(base, paths, connections, SECONDS)
        for name, paths in asked.items()
        for connections in CONNECTIONS
    }


def _figures(rates: Rates, bare: Rates) -> list[Figure]:
    figures = []
    for (name, connections), rate in rates.items():
        over = f"{name}, {connections} conn."
        hello = bare["hello", connections]
        figures.append(Figure(BENCH, over, rate.per_second, "pages/s"))
        figures.append(Figure(BENCH, f"{over}, times slower than hello", _slower(rate, hello), "×"))
        if connections == 1:
            aim = KEPT_AIM if name.endswith("kept") else ""
            more = (rate.median - hello.median) * 1000
            figures.append(Figure(BENCH, f"{over}, p50 more than hello", more, "ms", aim))
    return figures


def _slower(rate: Rate, hello: Rate) -> float:
    return hello.per_second / rate.per_second


def main(count: int, folder: Path) -> None:
    """Measure; prints and keeps the figures."""
    folder.mkdir(parents=True)
    listings = _found(folder, count)
    asked = {
        "home": ["/"],
        "results": [f"/haku?q={quote(subject)}" for subject in SUBJECTS],
        "listing": listings,
    }
    with _hello() as base:
        bare = _measured(base, {"hello": ["/"]})
    with worker(folder, OPASTAMO_PAGE_SECONDS="3600") as (base, _):
        kept = _measured(base, {f"{name}, kept": paths for name, paths in asked.items()})
    with worker(folder, OPASTAMO_PAGE_SECONDS="0") as (base, process):
        made = _measured(base, {f"{name}, made anew": paths for name, paths in asked.items()})
        memory = resident_mb(process)
    keep(
        [
            *(
                Figure(BENCH, f"hello, {conn} conn.", rate.per_second, "pages/s")
                for (_, conn), rate in bare.items()
            ),
            *_figures(kept | made, bare),
            Figure(BENCH, "resident memory of the worker that makes all anew", memory, "MB"),
        ]
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))

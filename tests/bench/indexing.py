"""The rebuild of the index from a catalogue: every listing is read, mapped and analysed. In its own process.

The baseline beside it is the same catalogue merely read.
"""

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, insert

from app.catalogue.content import content_hash
from app.catalogue.models import Listing, Occurrence
from app.catalogue.queries import details_of, public_listings
from app.core.db import engine_for, reading, table_of, write_transaction
from app.core.migrate import migrate
from app.search.embedded.engine import TantivyEngine
from app.search.indexer import Indexer
from tests.bench.figures import Figure, keep
from tests.bench.searching import SAMPLE, details

CHUNK = 2_000
AIM = "90"


def _rows(count: int, now: datetime) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Listings and their occurrences. From SAMPLE on texts come again, too late for anything to remember."""
    made = [details(number, now) for number in range(min(SAMPLE, count))]
    for number in range(count):
        one, identity = made[number % len(made)], UUID(int=number)
        row = one.listing.model_dump() | {"id": identity, "slug": f"listing-{number}"}
        row["content_hash"] = content_hash(row["content"])
        times = [time.model_dump(exclude={"id"}) | {"listing_id": identity} for time in one.occurrences]
        yield row, times


def _fill(engine: Engine, count: int, now: datetime) -> None:
    rows = _rows(count, now)
    while chunk := list(islice(rows, CHUNK)):
        with write_transaction(engine) as connection:
            connection.execute(insert(table_of(Listing)), [row for row, _ in chunk])
            times = [time for _, times in chunk for time in times]
            connection.execute(insert(table_of(Occurrence)), times)


def _read_only(engine: Engine) -> float:
    started = time.perf_counter()
    with reading(engine) as session:
        for batch in public_listings(session):
            details_of(session, batch)
    return time.perf_counter() - started


def main(count: int, folder: Path) -> None:
    """Measure; prints and keeps the figures."""
    now, bench = datetime.now(UTC), f"index {count // 1000}k"
    engine = engine_for(f"sqlite:///{folder / 'bench.db'}")
    migrate(engine)
    _fill(engine, count, now)
    baseline = _read_only(engine)
    indexer = Indexer(engine, TantivyEngine(folder / "index"), folder / "index", lambda: now)
    started = time.perf_counter()
    indexed = indexer.rebuild()
    seconds = time.perf_counter() - started
    assert indexed == count, indexed
    keep(
        [
            Figure(bench, "rebuild", seconds, "s", AIM),
            Figure(bench, "rebuild, times the bare reading", seconds / baseline, "×"),
        ]
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))

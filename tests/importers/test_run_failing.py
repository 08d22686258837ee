"""Whatever a server does to us over real HTTP: the run fails in one line, and nothing changes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from sqlalchemy import Engine

from app.catalogue.models import ImportRun
from importers.contract import Feed, ImportContext
from importers.run import Input, RunOptions, run_import
from importers.sources.linked_events.importer import IMPORTER
from tests.database_dump import dump, runs
from tests.importers.feed_server import Answer, Exchange, FeedServer, fetcher_for, reply

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
PATH = "/v1/event/"
EVENTS = [
    {
        "id": f"town:{n}",
        "@type": "Event/LinkedEvent",
        "type_id": "General",
        "name": {"fi": f"Ilta {n}"},
        "start_time": f"2026-12-{n:02}T16:00:00Z",
        "end_time": f"2026-12-{n:02}T18:00:00Z",
    }
    for n in range(1, 11)
]
GOOD = orjson.dumps({"meta": {"count": len(EVENTS), "next": None}, "data": EVENTS})
MIB = 1024 * 1024


def whole(exchange: Exchange) -> None:
    exchange.send(200, GOOD, Content_Type="application/json")


def endless(exchange: Exchange) -> None:
    """Ten gigabytes, or until nobody listens any more."""
    exchange.send_response(200)
    exchange.send_header("Content-Type", "application/json")
    exchange.send_header("Connection", "close")
    exchange.end_headers()
    exchange.close_connection = True
    for _ in range(10 * 1024):
        exchange.wfile.write(b" " * MIB)


def announced(exchange: Exchange) -> None:
    exchange.send_response(200)
    exchange.send_header("Content-Length", str(10 * 1024 * MIB))
    exchange.end_headers()
    exchange.close_connection = True


def half(exchange: Exchange) -> None:
    exchange.send_response(200)
    exchange.send_header("Content-Length", str(len(GOOD)))
    exchange.end_headers()
    exchange.wfile.write(GOOD[: len(GOOD) // 2])
    exchange.close_connection = True


def silent(exchange: Exchange) -> None:
    exchange.stopping.wait(20)
    exchange.close_connection = True


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as running:
        yield running


def imported(engine: Engine, server: FeedServer, answer: Answer, archive: Path, now: datetime) -> ImportRun:
    server.answer(PATH, answer)
    context = ImportContext(Feed("town", "linked_events", url=server.url(PATH)), now)
    with fetcher_for(server, max_bytes=4 * MIB, read_timeout=0.3, total_timeout=3) as fetcher:
        given = Input(responses=IMPORTER.fetch(fetcher, context))
        return run_import(engine, IMPORTER, context, given, RunOptions(archive=archive))


PAGE = b"<!doctype html><title>Sorry</title><h1>Under repair</h1>"
FAULTS: dict[str, tuple[Answer, str]] = {
    "a web page for JSON": (reply(200, PAGE, Content_Type="text/html"), "is a web page or XML, not JSON."),
    "JSON cut off": (reply(200, GOOD[:-40]), "is not whole JSON: it cannot be read past character"),
    "JSON of another shape": (reply(200, b'{"weather": "fine"}'), "is JSON, but not of Linked Events"),
    "nothing": (reply(200, b""), "is empty"),
    "without an end": (endless, "The answer is larger than the limit of 4.0 MiB"),
    "announced as huge": (announced, "The answer is larger than the limit of 4.0 MiB"),
    "an error of the server": (reply(500, b"oops"), "500"),
    "not there": (reply(404), "404"),
    "silence": (silent, "did not answer in time"),
    "half of the body": (half, "cut off before its end"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_of_the_server_fails_the_run_and_changes_nothing(
    database: Engine, server: FeedServer, tmp_path: Path, fault: str
) -> None:
    archive = tmp_path / "archive"
    first = imported(database, server, whole, archive, NOW)
    assert (first.state, first.new) == ("done", 10)
    before = dump(database)
    answer, words = FAULTS[fault]

    run = imported(database, server, answer, archive, NOW + timedelta(hours=1))

    assert run.state == "failed"
    assert words in run.message
    assert run.message.endswith(". Nothing was changed.")
    assert "\n" not in run.message
    assert dump(database) == before
    assert [r.state for r in runs(database)] == ["done", "failed"]
    assert [path.name for path in (archive / "town").iterdir()] == [first.id]


def test_redirect_to_another_port_of_this_machine_is_not_followed(
    database: Engine, server: FeedServer, tmp_path: Path
) -> None:
    with FeedServer() as inner:
        inner.answer("/secrets", whole)
        answer = reply(302, Location=inner.url("/secrets"))

        run = imported(database, server, answer, tmp_path, NOW)

    assert run.state == "failed"
    assert run.message.endswith(". Nothing was changed.")
    assert inner.asked == []
    assert dump(database)["listing"] == []


def test_feed_that_recovers_is_read_again(database: Engine, server: FeedServer, tmp_path: Path) -> None:
    imported(database, server, whole, tmp_path, NOW)
    imported(database, server, reply(500), tmp_path, NOW + timedelta(hours=1))

    run = imported(database, server, whole, tmp_path, NOW + timedelta(hours=2))

    assert (run.state, run.same) == ("done", 10)

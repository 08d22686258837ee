"""A server that cannot be filled is tried again, later each time; meanwhile the embedded index goes on."""

import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from types import ModuleType

import pytest
from meilisearch.client import Client

from app.search.documents import SearchDocument, document_of
from app.search.server import copy
from app.search.server import fallback as fallback_module
from app.search.server.fallback import FallbackEngine
from tests.app.fallback import ids, on_server, over
from tests.app.town import Town
from tests.meilisearch_server import KEY, Server

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def spoilt(town: Town) -> Iterator[SearchDocument]:
    """A document that the embedded index takes, and a task of the server does not."""
    document = document_of(town.details("a"), town.now)
    object.__setattr__(document, "id", "no id / at all")
    yield document


def key_without_settings(server: Server) -> str:
    """A key that may do all but give a new index its settings."""
    actions = ["indexes.*", "documents.*", "tasks.get", "search"]
    wanted = {"actions": actions, "indexes": ["*"], "expiresAt": None}
    return Client(server.url, KEY).create_key(wanted).key


def test_each_failure_is_told_once_with_the_words_of_the_server_and_waits_twice_as_long(
    town: Town, fallback: FallbackEngine, logged: Callable[[ModuleType], io.StringIO]
) -> None:
    town.add("a")
    town.index()
    for wait in (1, 2, 4, 8, 16, 32, 60, 60):
        lines = logged(copy)
        assert fallback.rebuild(spoilt(town)) == 1
        (line,) = lines.getvalue().splitlines()
        assert "meilisearch_not_rebuilt" in line
        assert "Meilisearch could not carry out documentAdditionOrUpdate" in line
        assert "no id / at all" in line
        assert f"next_try='in {wait} min'" in line
        town.now += wait * MINUTE - SECOND
        assert not fallback.needs_rebuild()
        town.now += SECOND
        assert fallback.needs_rebuild()
    town.index()
    assert on_server(fallback) == ids("a")
    assert not fallback.needs_rebuild()
    assert fallback.rebuild(spoilt(town)) == 1
    town.now += MINUTE
    assert fallback.needs_rebuild()


def test_the_next_process_waits_too(town: Town, fallback: FallbackEngine, server: Server) -> None:
    town.add("a")
    town.index()
    fallback.rebuild(spoilt(town))
    fallback.rebuild(spoilt(town))
    later = over(town, server.url)
    town.now += MINUTE
    assert not later.needs_rebuild()
    town.now += MINUTE
    assert later.needs_rebuild()
    later.close()


def test_an_indexer_that_looks_each_minute_builds_a_few_times_and_takes_every_change(
    town: Town, server: Server
) -> None:
    engine = over(town, server.url, key=key_without_settings(server))
    town.indexer = town.indexer_with(engine)
    built = []
    for minute in range(16):
        before = engine._record.standing().failures
        town.add(f"k{minute}")
        town.index()
        assert (town.waiting(), town.ask(engine).total) == (0, minute + 1)
        if engine._record.standing().failures > before:
            built.append(minute)
        town.now += MINUTE
    assert built == [0, 1, 3, 7, 15]
    mended = over(town, server.url)
    town.indexer = town.indexer_with(mended)
    town.now += 14 * MINUTE
    town.index()
    assert not mended._record.standing().in_step
    town.now += MINUTE
    town.index()
    assert mended._record.standing().in_step
    assert on_server(mended) == ids(*(f"k{n}" for n in range(16)))
    mended.close()
    engine.close()


def test_whoever_asks_for_a_rebuild_waits_for_nothing(town: Town, fallback: FallbackEngine) -> None:
    town.add("a")
    town.index()
    fallback.rebuild(spoilt(town))
    assert not fallback.needs_rebuild()
    town.indexer.ask_for_rebuild()
    town.index()
    assert fallback._record.standing().in_step


def test_a_server_that_is_down_has_failed_at_nothing(
    town: Town,
    fallback: FallbackEngine,
    server: Server,
    logged: Callable[[ModuleType], io.StringIO],
) -> None:
    town.add("a")
    town.index()
    server.stop()
    lines = logged(copy)
    for _ in range(3):
        town.indexer.rebuild()
    assert lines.getvalue().count("next_try='when it answers'") == 3
    assert not fallback.needs_rebuild()
    server.start()
    assert fallback.needs_rebuild()
    town.index()
    assert on_server(fallback) == ids("a")


@pytest.mark.parametrize("after", [0, 1])
def test_a_server_that_dies_while_it_is_filled_has_failed(
    town: Town, fallback: FallbackEngine, server: Server, after: int
) -> None:
    town.add_all({f"k{n}": {"title": {"fi": "Kuoro"}, "kind": "event"} for n in range(2)})
    town.index()

    def deadly() -> Iterator[SearchDocument]:
        for n in range(2):
            if n == after:
                server.stop()
            yield document_of(town.details(f"k{n}"), town.now)

    assert fallback.rebuild(deadly()) == 2
    server.start()
    assert not fallback.needs_rebuild()
    town.now += MINUTE
    assert fallback.needs_rebuild()


def test_a_server_that_refuses_changes_is_left_in_peace_for_longer_each_time(
    town: Town, fallback: FallbackEngine, server: Server, logged: Callable[[ModuleType], io.StringIO]
) -> None:
    town.add("a")
    town.index()
    wanted = {"actions": ["indexes.get", "search", "documents.get"], "indexes": ["*"], "expiresAt": None}
    reading_only = over(town, server.url, key=Client(server.url, KEY).create_key(wanted).key)
    reading_only._rest_seconds = 40.0
    lines = logged(fallback_module)
    town.add("b")
    for turn in range(6):
        town.indexer_with(reading_only).drain()
        reading_only._takes_changes = True
        town.add("b", title=f"Nimi {turn}")
    rests = [float(line.partition("rest_seconds=")[2].split()[0]) for line in lines.getvalue().splitlines()]
    assert rests == [40.0, 80.0, 160.0, 320.0, 600.0, 600.0]
    assert sorted(town.found_keys(reading_only)) == ["a", "b"]
    town.indexer_with(fallback).drain()
    assert on_server(fallback) == ids("a", "b")

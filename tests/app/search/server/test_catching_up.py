"""What a server missed while it was down it gets when it is back; whatever was cut off is owed."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from meilisearch.client import Client

from app.search.documents import SearchDocument, document_of
from app.search.server.fallback import FallbackEngine
from tests.app.fallback import built, ids, on_server, over
from tests.app.town import Town
from tests.meilisearch_server import KEY, Server


def test_the_embedded_index_takes_changes_without_the_server_which_catches_up_where_it_was(
    town: Town, fallback: FallbackEngine, server: Server
) -> None:
    town.add("a")
    town.add("b")
    town.index()
    before = built(fallback)
    server.stop()
    town.add("c")
    town.take_away("b")
    town.index()
    assert town.waiting() == 0
    assert sorted(town.found_keys(fallback)) == ["a", "c"]
    server.start()
    assert on_server(fallback) == ids("a", "b")
    assert sorted(town.found_keys(fallback)) == [
        "a",
        "c",
    ]  # what the server has not heard of yet, it does not tell
    assert town.indexer.drain() == 0
    assert on_server(fallback) == ids("a", "c")
    assert sorted(town.found_keys(fallback._primary)) == ["a", "c"]
    assert (built(fallback), fallback.needs_rebuild()) == (before, False)


def test_what_the_server_missed_is_remembered_by_the_next_process(
    town: Town, fallback: FallbackEngine, server: Server
) -> None:
    town.add("a")
    town.index()
    server.stop()
    town.add("b")
    town.index()
    server.start()
    later = over(town, server.url)
    assert sorted(town.found_keys(later)) == ["a", "b"]
    town.indexer_with(later).drain()
    assert on_server(later) == ids("a", "b")


def test_a_server_killed_amid_two_thousand_changes_has_all_of_them_in_the_end(
    town: Town, fallback: FallbackEngine, server: Server
) -> None:
    told = {"title": {"fi": "Kuoro"}, "kind": "event"}
    town.add_all({f"old{n}": dict(told) for n in range(300)})
    town.index()
    town.add_all({f"new{n}": dict(told) for n in range(1_700)})
    town.take_away(*(f"old{n}" for n in range(300)))
    left = ids(*(f"new{n}" for n in range(1_700)))
    killing = threading.Thread(target=kill_after_a_batch, args=(town, server))
    killing.start()
    assert town.indexer.drain() == 2_000
    killing.join()
    assert not fallback._record.standing().in_step
    assert (town.waiting(), town.ask(fallback, q="kuoro").total) == (0, 1_700)
    wrong: list[int] = []
    stop = threading.Event()
    reader = threading.Thread(target=read_until, args=(stop, town, fallback, wrong))
    reader.start()
    server.start()
    town.index()
    stop.set()
    reader.join()
    assert wrong == []
    assert on_server(fallback) == left
    assert town.ask(fallback._primary, q="kuoro").total == 1_700
    assert not fallback.needs_rebuild()


def kill_after_a_batch(town: Town, server: Server) -> None:
    while town.waiting() == 2_000:
        time.sleep(0.005)
    server.stop()


def read_until(stop: threading.Event, town: Town, engine: FallbackEngine, wrong: list[int]) -> None:
    while not stop.is_set():
        found = town.ask(engine, q="kuoro").total
        if found != 1_700:
            wrong.append(found)


def test_a_server_that_missed_too_much_is_filled_anew(town: Town, server: Server) -> None:
    engine = over(town, server.url, most_missed=2)
    town.indexer = town.indexer_with(engine)
    town.index()
    before = built(engine)
    server.stop()
    for key in ("a", "b", "c"):
        town.add(key)
    town.index()
    server.start()
    assert town.indexer.drain() == 0
    assert on_server(engine) == []
    assert engine.needs_rebuild()
    town.index()
    assert on_server(engine) == ids("a", "b", "c")
    assert built(engine) != before
    engine.close()


def test_an_owed_rebuild_is_remembered_by_other_processes(
    town: Town, fallback: FallbackEngine, server: Server
) -> None:
    town.add("a")
    town.index()
    server.stop()
    town.engine.close()
    settings = {"OPASTAMO_MEILISEARCH_URL": server.url, "OPASTAMO_MEILISEARCH_KEY": KEY}
    env = {**os.environ, "OPASTAMO_VAR": str(town.var), **settings}
    opastamo = [sys.executable, "-m", "app"]
    told = subprocess.run([*opastamo, "reindex"], env=env, check=True, capture_output=True, text=True)
    assert "1 listings indexed" in told.stdout
    server.start()
    before = built(fallback)
    assert fallback.needs_rebuild()
    subprocess.run([*opastamo, "search", "kuoro"], env=env, check=True, capture_output=True)
    assert (on_server(fallback), fallback.needs_rebuild()) == (ids("a"), False)
    assert built(fallback) != before


def test_a_rebuild_that_is_cut_off_before_the_swap_is_owed(town: Town, fallback: FallbackEngine) -> None:
    town.add("a")
    town.index()
    with pytest.raises(ConnectionError):
        fallback.rebuild(cut_off(town))
    assert fallback.needs_rebuild()
    assert town.found_keys(fallback) == ["a"]
    town.index()
    assert not fallback.needs_rebuild()


def cut_off(town: Town) -> Iterator[SearchDocument]:
    """One document, and then the database goes away."""
    yield document_of(town.details("a"), town.now)
    raise ConnectionError


def test_an_index_that_somebody_else_changed_is_made_anew(
    town: Town, fallback: FallbackEngine, server: Server
) -> None:
    town.add("a")
    town.index()
    assert not fallback.needs_rebuild()
    client = Client(server.url, KEY)
    client.wait_for_task(client.index(fallback._primary._writer.index).delete_all_documents().task_uid)
    assert fallback.needs_rebuild()
    town.index()
    assert on_server(fallback) == ids("a")


def test_another_server_is_filled_before_it_is_asked(
    town: Town, fallback: FallbackEngine, server: Server
) -> None:
    town.add("a")
    town.index()
    other = Server()
    try:
        other.start()
        moved = over(town, other.url)
        assert town.found_keys(moved) == ["a"]
        assert moved.needs_rebuild()
        town.indexer_with(moved).catch_up()
        assert on_server(moved) == ids("a")
    finally:
        other.end()

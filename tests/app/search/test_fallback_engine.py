"""When the server stops, the embedded index answers; when it is back, it catches up. Nothing is lost."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from app.core.errors import UnavailableError
from app.core.settings import Settings
from app.search import fallback_engine
from app.search.choose_engine import engine_for_settings
from app.search.fallback_engine import FallbackEngine
from app.search.meilisearch_engine import MeilisearchEngine
from app.search.tantivy_engine import TantivyEngine
from tests.app.town import Town
from tests.meilisearch_server import KEY, Server, why_not


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of the test's own, to be stopped and started."""
    if reason := why_not(own=True):
        pytest.skip(reason)
    server = Server()
    try:
        server.start()
        yield server
    finally:
        server.end()


@pytest.fixture
def engine(town: Town, server: Server) -> Iterator[FallbackEngine]:
    """Both engines of the town; a server that did not answer is asked again at once."""
    engine = FallbackEngine(MeilisearchEngine(server.url, KEY), town.engine, rest_seconds=0)
    town.indexer = town.indexer_with(engine)
    yield engine
    engine.close()


def test_the_server_answers_and_when_it_stops_the_embedded_index_does(
    town: Town, engine: FallbackEngine, server: Server, logged: Callable[[ModuleType], io.StringIO]
) -> None:
    town.add("a", title="Salainen kuoro")
    town.index()
    lines = logged(fallback_engine)
    assert (town.found_keys(engine, q="salainen"), lines.getvalue()) == (["a"], "")
    server.stop()
    assert town.found_keys(engine, q="salainen") == ["a"]
    assert "meilisearch_does_not_answer" in lines.getvalue()
    assert "salainen" not in lines.getvalue().lower()
    assert engine.is_ready()
    assert not engine.needs_rebuild()


def test_changes_wait_for_a_server_that_is_down_and_the_embedded_index_has_them(
    town: Town, engine: FallbackEngine, server: Server
) -> None:
    town.add("a")
    town.index()
    server.stop()
    town.add("b")
    with pytest.raises(UnavailableError):
        town.index()
    assert town.waiting() == 1
    assert sorted(town.found_keys(engine)) == ["a", "b"]
    server.start()
    assert town.found_keys(engine) == ["a"]
    town.index()
    assert (sorted(town.found_keys(engine)), town.waiting()) == (["a", "b"], 0)


def test_a_rebuild_without_the_server_is_made_up_for(
    town: Town, engine: FallbackEngine, server: Server
) -> None:
    town.add("a")
    server.stop()
    with pytest.raises(UnavailableError):
        town.index()  # the index is there, the change still waits
    assert (town.found_keys(engine), engine.needs_rebuild()) == (["a"], False)
    server.start()
    assert engine.needs_rebuild()
    town.index()
    assert (engine.needs_rebuild(), town.waiting()) == (False, 0)
    assert town.found_keys(engine._primary) == ["a"]


def test_a_server_that_did_not_answer_is_left_in_peace_for_a_while(town: Town) -> None:
    engine = FallbackEngine(MeilisearchEngine("http://127.0.0.1:9", ""), town.engine)
    town.engine.rebuild(iter(()))
    assert town.ask(engine).total == 0
    rests = engine._rests_until
    assert town.ask(engine).total == 0
    assert engine._rests_until == rests
    engine.close()


def test_the_settings_choose(tmp_path: Path) -> None:
    alone = engine_for_settings(Settings(var=tmp_path))
    both = engine_for_settings(Settings(var=tmp_path, meilisearch_url="http://127.0.0.1:9"))
    assert isinstance(alone, TantivyEngine)
    assert isinstance(both, FallbackEngine)
    both.close()

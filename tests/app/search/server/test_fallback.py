"""When the server does not answer, the embedded index does, and soon."""

import io
import socket
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from app.core.settings import Settings
from app.search.choose_engine import engine_for_settings
from app.search.embedded.engine import TantivyEngine
from app.search.server import fallback as fallback_module
from app.search.server.engine import MeilisearchEngine
from app.search.server.fallback import FallbackEngine
from app.search.server.record import ServerRecord
from tests.app.fallback import over
from tests.app.town import Town
from tests.meilisearch_server import Server


def test_the_server_answers_and_when_it_stops_the_embedded_index_does(
    town: Town, fallback: FallbackEngine, server: Server, logged: Callable[[ModuleType], io.StringIO]
) -> None:
    town.add("a", title="Salainen kuoro")
    town.index()
    lines = logged(fallback_module)
    assert (town.found_keys(fallback, q="salainen"), lines.getvalue()) == (["a"], "")
    server.stop()
    assert town.found_keys(fallback, q="salainen") == ["a"]
    assert "meilisearch_does_not_answer" in lines.getvalue()
    assert "salainen" not in lines.getvalue().lower()
    assert fallback.is_ready()
    assert not fallback.needs_rebuild()


def test_a_server_that_takes_questions_and_never_answers_holds_up_nobody_for_long(town: Town) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        engine = over(town, f"http://127.0.0.1:{silent.getsockname()[1]}")
        engine._record.took_everything("a mark")
        town.engine.rebuild(iter(()))
        indexer = town.indexer_with(engine)
        engine._rest_seconds = 60.0
        town.add("a")
        started = time.monotonic()
        indexer.drain()
        assert town.found_keys(engine) == ["a"]
        town.add("b")
        indexer.drain()
        assert sorted(town.found_keys(engine)) == ["a", "b"]
        assert time.monotonic() - started < 10
        town.indexer = indexer
        engine.close()


def test_a_server_that_did_not_answer_is_left_in_peace_for_a_while(town: Town) -> None:
    url = "http://127.0.0.1:9"
    record = ServerRecord(town.var / "index" / "meilisearch.json", url)
    engine = FallbackEngine(MeilisearchEngine(url, ""), town.engine, record)
    town.engine.rebuild(iter(()))
    record.took_everything("a mark")
    assert town.ask(engine).total == 0
    rests = engine._rests_until
    assert rests > 0
    assert town.ask(engine).total == 0
    assert engine._rests_until == rests
    engine.close()


def test_the_settings_choose(tmp_path: Path) -> None:
    alone = engine_for_settings(Settings(var=tmp_path))
    both = engine_for_settings(Settings(var=tmp_path, meilisearch_url="http://127.0.0.1:9"))
    assert isinstance(alone, TantivyEngine)
    assert isinstance(both, FallbackEngine)
    both.close()

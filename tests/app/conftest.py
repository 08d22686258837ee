"""A town with nothing in it yet, its pages, and what is logged."""

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
import structlog
import time_machine
from fastapi.testclient import TestClient

from app.core.db import engine_for
from app.core.logging import configure_logging
from app.core.migrate import migrate
from tests import meilisearch_server
from tests.app.both_engines import BothEngines
from tests.app.town import Town, local
from tests.page_client import PageClient

NOW = "2026-11-24 09:00"


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all migrations and nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "opastamo.db"
    database = engine_for(f"sqlite:///{path}")
    migrate(database)
    database.dispose()
    return path


@pytest.fixture
def embedded_town(tmp_path: Path, empty_database: Path) -> Iterator[Town]:
    """An empty town on Tuesday 24 November 2026 at nine in the morning."""
    town = Town.found(tmp_path, local(NOW), empty_database)
    yield town
    town.engine.close()
    town.database.dispose()


@pytest.fixture
def town(embedded_town: Town) -> Town:
    """The town that tests mean. Modules that are about every engine have another in its place."""
    return embedded_town


@pytest.fixture(scope="session")
def meilisearch_address() -> Iterator[tuple[str, str]]:
    """The address and key of a running Meilisearch server."""
    if reason := meilisearch_server.why_not():
        pytest.skip(reason)
    if given := os.environ.get("OPASTAMO_TEST_MEILISEARCH_URL"):
        yield given, os.environ.get("OPASTAMO_TEST_MEILISEARCH_KEY", "")
        return
    server = meilisearch_server.Server()
    try:
        server.start()
        yield server.url, meilisearch_server.KEY
    finally:
        server.end()


@pytest.fixture
def meilisearch_town(
    tmp_path: Path, empty_database: Path, meilisearch_address: tuple[str, str]
) -> Iterator[BothEngines]:
    """An empty town over Meilisearch, which sees that the embedded engine finds the same."""
    town = BothEngines.found_over(tmp_path, local(NOW), empty_database, meilisearch_address)
    yield town
    town.engine.close()
    town.primary.close()
    town.clear(meilisearch_address)
    town.database.dispose()


@pytest.fixture(params=["embedded_town", "meilisearch_town"])
def town_of_each_engine(request: pytest.FixtureRequest) -> Town:
    """The test runs over the embedded engine, and over Meilisearch where there is one."""
    town: Town = request.getfixturevalue(request.param)
    return town


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Callable[[ModuleType], io.StringIO]:
    """What a module logs from now on, in the shape that it has on the console."""

    def listen(module: ModuleType) -> io.StringIO:
        configure_logging("console")
        lines = io.StringIO()
        processors = structlog.get_config()["processors"]
        logger = structlog.wrap_logger(structlog.PrintLogger(lines), processors=processors)
        monkeypatch.setattr(module, "log", logger)
        return lines

    return listen


@pytest.fixture
def pages(town: Town) -> Iterator[PageClient]:
    """The pages of the town, with the clock standing at its time."""
    town.index()
    with time_machine.travel(town.now, tick=False):
        yield PageClient(TestClient(town.app(), raise_server_exceptions=False))

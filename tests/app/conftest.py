"""A town with nothing in it yet, its pages, and what is logged."""

import io
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
from tests.app.town import Town, local
from tests.page_client import PageClient


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all migrations and nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "opastamo.db"
    database = engine_for(f"sqlite:///{path}")
    migrate(database)
    database.dispose()
    return path


@pytest.fixture
def town(tmp_path: Path, empty_database: Path) -> Iterator[Town]:
    """An empty town on Tuesday 24 November 2026 at nine in the morning."""
    town = Town.found(tmp_path, local("2026-11-24 09:00"), empty_database)
    yield town
    town.engine.close()
    town.database.dispose()


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

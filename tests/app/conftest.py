"""A town with nothing in it yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.db import engine_for
from app.core.migrate import migrate
from tests.app.town import Town, local


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

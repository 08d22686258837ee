"""Fixtures that every test may use: a real database, made by the migrations and copied for each test."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine

from app.core.db import engine_for
from app.core.migrate import migrate
from tests import postgres_server

settings.register_profile("unhurried", deadline=None)  # speed is the benchmarks' business
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with every migration in it."""
    path = tmp_path_factory.mktemp("template") / "opastamo.db"
    with disposing(f"sqlite:///{path}") as engine:
        migrate(engine)
    return path


@pytest.fixture
def database(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """An SQLite database of the test's own, at `tmp_path / "var" / "opastamo.db"`."""
    path = tmp_path / "var" / "opastamo.db"
    path.parent.mkdir()
    shutil.copy(sqlite_template, path)
    with disposing(f"sqlite:///{path}") as engine:
        yield engine


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    """The address of a running PostgreSQL server, whose database `template` has every migration in it."""
    if reason := postgres_server.why_not():
        pytest.skip(reason)
    with postgres_server.running() as address:
        _on_server(address, "CREATE DATABASE template")
        with disposing(f"{address}/template") as engine:
            migrate(engine)
        yield address


@pytest.fixture
def postgres(postgres_template: str) -> Iterator[Engine]:
    """A PostgreSQL database of the test's own."""
    name = f"test_{uuid4().hex}"
    _on_server(postgres_template, f"CREATE DATABASE {name} TEMPLATE template")
    with disposing(f"{postgres_template}/{name}") as engine:
        yield engine
    _on_server(postgres_template, f"DROP DATABASE {name}")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """A database of the test's own: the test runs once on SQLite and once on PostgreSQL."""
    chosen: Engine = request.getfixturevalue("database" if request.param == "sqlite" else "postgres")
    return chosen


@contextmanager
def disposing(url: str) -> Iterator[Engine]:
    """The engine of an address, its connections closed at the end of the block."""
    engine = engine_for(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _on_server(address: str, statement: str) -> None:
    server = create_engine(f"{address}/postgres", isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(statement)
    server.dispose()

"""Migrations make exactly what the models say, on both databases."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

from app.core.db import engine_for
from app.core.errors import UnavailableError
from app.core.migrate import MIGRATIONS, ensure_current, is_current, migrate, newest_step


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = engine_for(f"sqlite:///{tmp_path}/empty.db")
    yield engine
    engine.dispose()


@pytest.fixture
def empty_postgres(postgres_template: str) -> Iterator[Engine]:
    server = engine_for(f"{postgres_template}/postgres")
    name = f"empty_{uuid4().hex}"
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine = engine_for(f"{postgres_template}/{name}")
    yield engine
    engine.dispose()
    server.dispose()


def test_migrations_make_exactly_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_migrated_database_is_current_and_migrating_again_is_harmless(engine: Engine) -> None:
    assert is_current(engine)
    migrate(engine)
    ensure_current(engine)
    assert is_current(engine)


def test_each_file_of_a_step_begins_with_its_revision() -> None:
    steps = list(ScriptDirectory(str(MIGRATIONS)).walk_revisions())
    assert all(Path(step.path).name.startswith(f"{step.revision}_") for step in steps)
    assert steps[0].revision == newest_step()


def test_sqlite_file_is_migrated_by_itself(empty: Engine) -> None:
    assert not is_current(empty)
    ensure_current(empty)
    assert is_current(empty)


@pytest.mark.postgres
def test_server_is_migrated_only_on_request(empty_postgres: Engine) -> None:
    with pytest.raises(UnavailableError) as caught:
        ensure_current(empty_postgres)

    assert caught.value.message == (
        "The database is not in the shape that this version needs. Run: opastamo migrate"
    )
    assert inspect(empty_postgres).get_table_names() == []
    migrate(empty_postgres)
    ensure_current(empty_postgres)


def test_two_processes_may_migrate_at_once(empty: Engine) -> None:
    failures: list[Exception] = []

    def attempt() -> None:
        try:
            ensure_current(empty)
        except Exception as error:  # noqa: BLE001 - the test is about there being none
            failures.append(error)

    threads = [Thread(target=attempt) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert is_current(empty)


def test_database_of_a_newer_version_is_left_alone(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(UnavailableError, match="made by a newer version of Opastamo"):
        ensure_current(database)

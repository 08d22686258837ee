"""The database: engine, sessions, and the only place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import orjson
from sqlalchemy import (
    JSON,
    Connection,
    DateTime,
    Engine,
    Table,
    TypeDecorator,
    create_engine,
    event,
    inspect,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, SQLModel

from app.core.errors import UnavailableError

BUSY_TIMEOUT_MS = 15_000
WRITES = "opastamo_writes"
WRITER_LOCK = 6_770_001
"""The number of PostgreSQL's lock that makes writers take turns, as they do in SQLite."""

JsonColumn = JSON().with_variant(JSONB(), "postgresql")
"""The type of a column that holds JSON values."""


class UtcDateTime(TypeDecorator[datetime]):
    """Aware instants in and out; stored in UTC. SQLite would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the interface's
        """Store in UTC; a moment without a zone is a bug and refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "an instant without a time zone cannot be stored"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the interface's
        """Give it back aware."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


@lru_cache(maxsize=4)
def engine_for(url: str) -> Engine:
    """Make the engine for an address, once per process. Makes the folder of an SQLite file."""
    parsed = make_url(url)
    engine = create_engine(
        parsed,
        json_serializer=lambda value: orjson.dumps(value).decode(),
        json_deserializer=orjson.loads,
        pool_pre_ping=parsed.get_backend_name() != "sqlite",
        hide_parameters=True,  # an error goes to the log; what people wrote to us does not
    )
    if parsed.get_backend_name() == "sqlite":
        if parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)
    return engine


def _prepare_sqlite(connection: Any, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, so that a writer takes its lock at once
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A reader that becomes a writer in the middle can be refused; a writer says so from the start.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    # Two imports that meet the same organiser would stumble over each other: writers take turns.
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {BUSY_TIMEOUT_MS}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")


@contextmanager
def write_transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: one at a time, committed at the end, whole, or not at all.

    Raises UnavailableError when another writer does not end in time.
    """
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        try:
            transaction = connection.begin()
        except OperationalError as error:
            raise UnavailableError("The database is busy with another change. Try again soon.") from error
        with transaction:
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session whose work is committed at the end, whole, or not at all. Raises UnavailableError."""
    with write_transaction(engine) as connection, Session(connection) as session:
        yield session
        session.commit()


@contextmanager
def rehearsing(engine: Engine) -> Iterator[Session]:
    """A session that may do all that a writing one may; in the end nothing of it has happened."""
    with write_transaction(engine) as connection, Session(connection) as session:
        yield session
        session.rollback()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session for looking only: whatever it changed is forgotten."""
    with Session(engine) as session:
        yield session
        session.rollback()


def table_of(model: type[SQLModel]) -> Table:
    """The table of a model, for statements in bulk."""
    return cast("Table", inspect(model).local_table)

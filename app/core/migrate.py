"""Bring the database to the shape that this version needs."""

from functools import cache
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from app.core.db import write_transaction
from app.core.errors import UnavailableError

MIGRATIONS = Path(__file__).parents[1] / "migrations"
VERSION_TABLE = "alembic_version"
PRESENT_VERSION = text("SELECT version_num FROM alembic_version")


@cache
def newest_step() -> str:
    """The revision of the last step: the number that its file begins with."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def is_current(engine: Engine) -> bool:
    """Whether the database has every step."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(VERSION_TABLE):
            return False
        present = connection.execute(PRESENT_VERSION).scalar()
    return present == newest_step()


def migrate(engine: Engine) -> None:
    """Run the steps that are missing, in one transaction. Safe to run again, and by two at once."""
    from app.core.alembic_steps import upgrade  # noqa: PLC0415 - Alembic takes 10 MB: only who migrates pays

    with write_transaction(engine) as connection:
        upgrade(connection, MIGRATIONS)


def ensure_current(engine: Engine) -> None:
    """Migrate an SQLite file by itself; ask for `opastamo migrate` on a server that others may be using."""
    if is_current(engine):
        return
    if engine.dialect.name != "sqlite":
        message = "The database is not in the shape that this version needs. Run: opastamo migrate"
        raise UnavailableError(message)
    migrate(engine)

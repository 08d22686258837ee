"""Bring the database to the shape that this version needs."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine

from app.core.db import write_transaction
from app.core.errors import UnavailableError

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def alembic_config() -> Config:
    """Alembic's configuration; there is no ini file to keep in step."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def is_current(engine: Engine) -> bool:
    """Whether the database has every step."""
    with engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    return present == ScriptDirectory.from_config(alembic_config()).get_current_head()


def migrate(engine: Engine) -> None:
    """Run the steps that are missing, in one transaction. Safe to run again, and by two at once."""
    config = alembic_config()
    with write_transaction(engine) as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            message = "The database was made by a newer version of Opastamo. Use that version, or a backup."
            raise UnavailableError(message) from error


def ensure_current(engine: Engine) -> None:
    """Migrate an SQLite file by itself; ask for `opastamo migrate` on a server that others may be using."""
    if is_current(engine):
        return
    if engine.dialect.name != "sqlite":
        message = "The database is not in the shape that this version needs. Run: opastamo migrate"
        raise UnavailableError(message)
    migrate(engine)

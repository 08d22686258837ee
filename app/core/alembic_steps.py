"""The steps of a migration, by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from app.core.errors import UnavailableError


def upgrade(connection: Connection, folder: Path) -> None:
    """Run the steps of a folder that are missing. Raises UnavailableError: the database is a newer one."""
    config = Config()  # there is no ini file to keep in step
    config.set_main_option("script_location", str(folder))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        message = "The database was made by a newer version of Opastamo. Use that version, or a backup."
        raise UnavailableError(message) from error

"""`opastamo words`: the everyday words that a town has changed."""

import typer

from app.core.db import engine_for, reading
from app.core.migrate import ensure_current
from app.core.settings import settings
from app.search.synonyms import FOLDER, read_concepts
from app.search.synonyms.export import exported
from app.search.synonyms.stored import local_words

console = typer.Typer(no_args_is_help=True, help="The everyday words that a town has changed.")


@console.callback()
def group() -> None:
    """The everyday words that a town has changed."""


@console.command("export")
def export_command() -> None:
    """Print the changed concepts as TOML, in the shape of `data/synonyms`: to give them back to everybody."""
    database = engine_for(settings().database)
    ensure_current(database)
    with reading(database) as session:
        typer.echo(exported(read_concepts(FOLDER), local_words(session)), nl=False)

"""The `opastamo listing` commands: look at a listing, correct it, hand a field back to its feed."""

from typing import Annotated
from uuid import UUID

import orjson
import typer
from pydantic import ValidationError
from sqlmodel import Session

from app.catalogue.commands import edit_listing, unlock_fields
from app.catalogue.content import ListingContent, messages_of
from app.catalogue.models import Listing
from app.catalogue.queries import listing_by_slug
from app.catalogue.times.occurrences import ScheduleError
from app.core.clock import utc_now
from app.core.db import engine_for, reading, writing
from app.core.errors import InvalidError, NotFoundError
from app.core.migrate import ensure_current
from app.core.settings import settings

console = typer.Typer(no_args_is_help=True, help="Look at a listing, or correct it.")

Key = Annotated[str, typer.Argument(metavar="SLUG|ID", help="The end of the page's address, or the id.")]


@console.command()
def show(key: Key) -> None:
    """Print the content of a listing as JSON: the form that `edit` takes."""
    engine = engine_for(settings().database)
    ensure_current(engine)
    with reading(engine) as session:
        content = _find(session, key).content
    typer.echo(orjson.dumps(content, option=orjson.OPT_INDENT_2).decode())


@console.command()
def edit(
    key: Key,
    file: Annotated[typer.FileBinaryRead, typer.Option(help="The new content as JSON; - is standard input.")],
) -> None:
    """Replace the content of a listing. The feeds leave alone what this changes, until it is unlocked."""
    content = _read_content(file.read())
    engine = engine_for(settings().database)
    ensure_current(engine)
    with writing(engine) as session:
        try:
            fields = edit_listing(session, _find(session, key).id, content, utc_now())
        except ScheduleError as error:
            raise InvalidError(f"The listing was not changed. sessions: {error}") from None
    if fields:
        typer.echo(f"Changed, and locked against the feeds: {', '.join(fields)}")
    else:
        typer.echo("Nothing changed: the listing says this already.")


@console.command()
def unlock(
    key: Key, fields: Annotated[list[str], typer.Argument(metavar="FIELD…", help="Such as title or prices.")]
) -> None:
    """Let the feed decide fields again, from its next import on."""
    unknown = [name for name in fields if name not in ListingContent.model_fields]
    if unknown:
        known = ", ".join(ListingContent.model_fields)
        raise InvalidError(f"There is no field {', '.join(unknown)}. The fields are: {known}.")
    engine = engine_for(settings().database)
    ensure_current(engine)
    with writing(engine) as session:
        unlocked = unlock_fields(session, _find(session, key).id, fields)
    if unlocked:
        typer.echo(f"The next import decides these again: {', '.join(unlocked)}")
    else:
        typer.echo("None of these was locked.")


def _find(session: Session, key: str) -> Listing:
    try:
        listing = session.get(Listing, UUID(key))
    except ValueError:
        listing = listing_by_slug(session, key)
    if listing is None:
        raise NotFoundError(f"There is no listing '{key}'.")
    return listing


def _read_content(body: bytes) -> ListingContent:
    try:
        return ListingContent.model_validate(orjson.loads(body))
    except orjson.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InvalidError(f"This is not JSON ({where}: {error.msg}). The listing was not changed.") from None
    except ValidationError as error:
        lines = [f"  {message.field}: {message.message}" for message in messages_of(error)]
        raise InvalidError("\n".join(["The listing was not changed:", *lines])) from None

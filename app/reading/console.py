"""What the commands that read a text share: where it comes from, as of when, and how they end."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, BinaryIO

import orjson
import typer

from app.core.clock import read_moment, utc_now

GivenText = Annotated[typer.FileBinaryRead, typer.Argument(help="A file, or - for standard input.")]
GivenMoment = Annotated[
    str | None, typer.Option("--now", help="Read as if at this moment: 2026-11-24T09:00:00+02:00")
]


def print_reading(
    text: BinaryIO, moment: str | None, read: Callable[[str, datetime], dict[str, Any]]
) -> None:
    """Print what `read` makes of the text at the moment as JSON; end with 1 when either can't be read."""
    try:
        now = read_moment(moment) if moment else utc_now()
        told = text.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        typer.echo("The text is not UTF-8.", err=True)
        raise typer.Exit(1) from None
    except ValueError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(orjson.dumps(read(told, now)).decode())

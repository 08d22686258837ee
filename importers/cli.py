"""The importers' part of the `opastamo` command."""

import getpass
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from app.catalogue.feeds.run_decisions import OvertakenError
from app.catalogue.models import ImportRun
from app.core.clock import utc_now
from app.core.db import engine_for
from app.core.errors import NotFoundError
from app.core.migrate import ensure_current
from app.core.settings import Settings, settings
from app.reading.console import GivenMoment, GivenText, print_reading
from app.reading.times import read_times
from importers.choose import Choice, ChoiceError, Wish, choose
from importers.exit_codes import EXIT_CODES, FAILED, NOT_ARCHIVED, OVERTAKEN
from importers.feeds import FeedListError
from importers.opening import NotArchivedError, opened
from importers.report import print_feeds, print_run
from importers.run import RunOptions, run_import

cli = typer.Typer(no_args_is_help=True)


@cli.command("import")
def import_feed(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    name: Annotated[str, typer.Argument(help="A feed, a source, or `all`.")],
    file: Annotated[
        list[Path] | None, typer.Option(help="Read files or folders instead of the address.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Read this address instead of the feed's own.")] = None,
    feed: Annotated[
        str | None, typer.Option(help="With --file or --url: keep these apart as a feed.")
    ] = None,
    replay: Annotated[
        str | None, typer.Option(help="Read a run of the archive again: its name, or `latest`.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Read everything, not only what has changed.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Rehearse: say what would change.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Go on although the guards doubt the feed.")] = False,
    by: Annotated[
        str | None, typer.Option(help="With --force: who says so. Default: your user name.")
    ] = None,
    release: Annotated[
        str | None, typer.Option(help="Let this held run through, just as it was shown: its name.")
    ] = None,
    time_limit: Annotated[
        int, typer.Option(min=0, hidden=True, help="End the process after so many seconds.")
    ] = 0,
    problems: Annotated[
        bool, typer.Option("--problems", help="Show every problem, not one of each kind.")
    ] = False,
) -> None:
    """Read feeds into the catalogue."""
    now, chosen = utc_now(), settings()
    if time_limit:
        signal.alarm(time_limit)  # even if whoever started it is gone by then
    wish = Wish(tuple(file or ()), url, feed, release or replay, full)
    person = _person(by) if force or release else None
    options = RunOptions(dry_run, person, release or "", chosen.var / "archive")
    try:
        choices = choose(name, wish, chosen, now)
    except (ChoiceError, FeedListError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAILED) from None
    raise typer.Exit(max((_import_told(c, wish, chosen, options, problems) for c in choices), default=0))


def _import_told(choice: Choice, wish: Wish, chosen: Settings, options: RunOptions, every: bool) -> int:
    """Import one feed and tell how it went; whatever becomes of it, the next one has its turn."""
    started = time.monotonic()
    try:
        run = _import_one(choice, wish, chosen, options)
    except NotArchivedError as error:
        typer.echo(str(error), err=True)
        return NOT_ARCHIVED if options.release else FAILED
    except ChoiceError as error:
        typer.echo(str(error), err=True)
        return FAILED
    except (OvertakenError, NotFoundError) as error:
        typer.echo(error.message, err=True)
        return OVERTAKEN
    print_run(run, seconds=time.monotonic() - started, every_problem=every)
    return EXIT_CODES.get(run.fault) or EXIT_CODES.get(run.state, 0)


def _person(by: str | None) -> str:
    try:
        return by or getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        typer.echo("Say who takes this upon themselves: --force --by NAME", err=True)
        raise typer.Exit(FAILED) from None


def _import_one(choice: Choice, wish: Wish, chosen: Settings, options: RunOptions) -> ImportRun:
    engine = engine_for(chosen.database)
    ensure_current(engine)
    progress = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with progress, opened(choice, wish, chosen, engine, utc_now()) as source:
        task = progress.add_task(choice.feed.name, total=None)
        ticking = replace(options, tick=lambda: progress.advance(task))
        run = run_import(engine, choice.importer, source.context, source.given, ticking)
        if source.validators is not None and run.state == "done" and not options.dry_run:
            source.validators.save()
    return run


@cli.command()
def sources() -> None:
    """List the feeds, their last runs and their health."""
    chosen = settings()
    engine = engine_for(chosen.database)
    ensure_current(engine)
    try:
        print_feeds(engine, chosen)
    except FeedListError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(FAILED) from None


@cli.command("read-times")
def read_times_command(text: GivenText, now: GivenMoment = None) -> None:
    """Read a timetable text ("ti klo 18-19.30, parilliset viikot") and print its rules as JSON."""
    print_reading(text, now, lambda told, at: read_times(told, now=at).as_json())

"""The `opastamo` command: the app's own part, and what the entry points `opastamo.commands` add."""

import sys
import time
from contextlib import suppress
from importlib.metadata import entry_points
from typing import Annotated

import typer
import uvicorn
from rich.console import Console

from app.catalogue.console import console
from app.core.clock import local_day, utc_now
from app.core.db import engine_for
from app.core.errors import OpastamoError, UnavailableError
from app.core.logging import configure_logging
from app.core.migrate import ensure_current, migrate
from app.core.settings import settings
from app.desk.people.console import console as staff_console
from app.mail.console import read_bounce
from app.reading.console import GivenMoment, GivenText, print_reading
from app.reading.poster import read_poster
from app.search.choose_engine import engine_for_settings
from app.search.embedded.engine import TantivyEngine
from app.search.engine import WriterBusyError
from app.search.finnish.base_form import base_form_with
from app.search.finnish.location import lexicon_path
from app.search.finnish.reader import Lexicon
from app.search.indexer import Indexer, has_waiting_changes
from app.search.local_words import take_local_words
from app.search.parameters import parse_query
from app.search.semantic.choose import keeper_for_settings
from app.search.terminal import lines_of
from app.search.words_console import console as words_console
from app.work import Workplace, all_jobs, run_once, work

cli = typer.Typer(no_args_is_help=True, pretty_exceptions_show_locals=False)
cli.add_typer(console, name="listing")
cli.add_typer(staff_console, name="staff")
cli.add_typer(words_console, name="words")
REBUILD_WAIT_SECONDS = 600
WORKER_STARTS_SECONDS = 60
"""A worker that is still reading its tables on a slow machine is not dead."""


def _indexer() -> Indexer:
    chosen = settings()
    database = engine_for(chosen.database)
    ensure_current(database)
    folder = chosen.var / "index"
    folder.mkdir(parents=True, exist_ok=True)
    return Indexer(database, engine_for_settings(chosen), folder, vectors=keeper_for_settings(chosen))


@cli.callback()
def prepare() -> None:
    """Opastamo: the info point of a town."""
    log_format = settings().log_format
    configure_logging(log_format, quiet=log_format == "console")


@cli.command()
def serve(
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 in a container.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Processes that answer.")] = 1,
) -> None:
    """Serve the pages and the API."""
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        timeout_worker_healthcheck=WORKER_STARTS_SECONDS,
        server_header=False,
        access_log=False,  # it would keep addresses and search words
    )


@cli.command("migrate")
def migrate_command() -> None:
    """Bring the database to the shape that this version needs."""
    migrate(engine_for(settings().database))
    typer.echo("The database is up to date.")


@cli.command()
def reindex() -> None:
    """Build the search index anew beside the present one, and swap."""
    indexer, started = _indexer(), time.monotonic()
    try:
        count = indexer.rebuild()
    except WriterBusyError:  # a running server is the indexer: it does the work
        _wait_for_rebuild(indexer)
        typer.echo(f"The running server has built the index anew ({time.monotonic() - started:.1f} s)")
    else:
        while indexer.fill_vectors():  # all of them: who asks for an index has the time
            pass
        typer.echo(f"{count} listings indexed ({time.monotonic() - started:.1f} s)")


def _wait_for_rebuild(indexer: Indexer) -> None:
    indexer.ask_for_rebuild()
    deadline = time.monotonic() + REBUILD_WAIT_SECONDS
    while indexer.rebuild_is_asked:
        if time.monotonic() > deadline:
            message = "The running server has not built the index in ten minutes. Look at its log."
            raise UnavailableError(message)
        time.sleep(0.2)


@cli.command("work")
def work_command(
    once: Annotated[bool, typer.Option("--once", help="Do what is to do now, and end: for a timer.")] = False,
) -> None:
    """Send letters, import feeds, keep the index true, forget what is old: until told to end."""
    place = Workplace(settings(), engine_for(settings().database), _indexer())
    if not once:
        work(place, all_jobs())
    elif not run_once(place, all_jobs()):
        raise typer.Exit(1)


@cli.command("search")
def search_command(
    sentence: Annotated[str, typer.Argument(help="What to find, in any words.")],
    lang: Annotated[str, typer.Option(help="The reader's language.")] = "fi",
    limit: Annotated[int, typer.Option(help="How many results.")] = 10,
    explain: Annotated[bool, typer.Option(help="Tell why each was found; by the embedded index.")] = False,
) -> None:
    """Search in the terminal, and see how the sentence was read."""
    now, indexer = utc_now(), _indexer()
    take_local_words(engine_for(settings().database))
    with suppress(WriterBusyError):  # a server is running: it keeps the index true
        indexer.catch_up()
    query, _ = parse_query({"q": [sentence], "limit": [str(limit)]}, lang, local_day(now))
    embedded = TantivyEngine(settings().var / "index") if explain else None
    engine = embedded or engine_for_settings(settings())
    results = engine.search(query, now)
    reasons = embedded.explain(results, now) if embedded else []
    screen = Console(highlight=False, soft_wrap=True)
    for line in lines_of(query, results, reasons, now):
        screen.print(line, markup=False)


@cli.command("bounce")
def bounce_command(
    sent_to: Annotated[str, typer.Option("--to", help="The envelope's recipient, if it is known.")] = "",
) -> None:
    """Read a message about a letter that did not arrive, from standard input: for a mail server's pipe."""
    raise typer.Exit(read_bounce(sys.stdin.buffer, settings(), sent_to))


@cli.command("read-poster")
def read_poster_command(text: GivenText, now: GivenMoment = None) -> None:
    """Read a whole notice (a poster, a post) in Finnish, Swedish or English; print a proposal as JSON."""
    base_form = base_form_with(Lexicon.open(lexicon_path(settings().lexicon)))
    print_reading(text, now, lambda told, at: read_poster(told, now=at, base_form=base_form).as_json())


def main() -> None:
    """The way in. Whatever a command changed in the catalogue is taken to the index after it."""
    if sys.argv[1:2] not in (["serve"], ["work"], ["bounce"]):  # they import nothing, and do without 24 MB
        for point in entry_points(group="opastamo.commands"):
            cli.add_typer(point.load())
    try:
        code = _run_command()
        if sys.argv[1:2] != ["bounce"] and (not code or sys.argv[1:2] == ["import"]):
            _take_changes_to_index()
    except OpastamoError as error:
        typer.echo(error.message, err=True)
        code = 1
    raise SystemExit(code)


def _run_command() -> int | str | None:
    try:
        cli()
    except SystemExit as end:
        return end.code
    return 0


def _take_changes_to_index() -> None:
    database = engine_for(settings().database)
    if not has_waiting_changes(database):
        return
    with suppress(WriterBusyError):  # a server is running: it takes them
        _indexer().catch_up()

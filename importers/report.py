"""What a run did, and how the feeds are, for the terminal."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Column, Table
from sqlalchemy import Engine

from app.catalogue.feeds.runs import FeedHealth, feed_health, known_feeds
from app.catalogue.models import ImportRun
from app.core.clock import LOCAL_ZONE
from app.core.db import reading
from app.core.settings import Settings
from importers.feeds import load_feeds

MOST_KINDS = 20
MIN_TABLE_WIDTH = 110


def print_run(run: ImportRun, *, seconds: float, every_problem: bool) -> None:
    """One line for the outcome, then the problems: all, or one of each kind with a count."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(
        f"{run.feed}: {run.state}. {run.new} new, {run.changed} changed, {run.same} the same, "
        f"{run.withdrawn} withdrawn, {run.problem_count} problems ({seconds:.1f} s)",
        markup=False,
    )
    if run.message:
        console.print(f"  {run.message}", markup=False)
    for line in _problem_lines(run.problems, every_problem=every_problem):
        console.print(f"  {line}", markup=False)
    if run.leftovers:
        unused = ", ".join(f"{name} ({count})" for name, count in sorted(run.leftovers.items()))
        console.print(f"  Fields that nothing read: {unused}", markup=False)


def _problem_lines(problems: list[dict[str, Any]], *, every_problem: bool) -> Iterable[str]:
    if every_problem:
        yield from (_problem_line(problem) for problem in problems)
        return
    kinds: dict[tuple[str, str | None], list[dict[str, Any]]] = {}
    for problem in problems:
        kinds.setdefault((problem["reason"], problem["field"]), []).append(problem)
    for alike in list(kinds.values())[:MOST_KINDS]:
        more = f" … and {len(alike) - 1} more" if len(alike) > 1 else ""
        yield _problem_line(alike[0]) + more
    if len(kinds) > MOST_KINDS:
        yield f"… and {len(kinds) - MOST_KINDS} other kinds (--problems shows all)"


def _problem_line(problem: dict[str, Any]) -> str:
    where = " · ".join(part for part in (problem["record"], problem["field"]) if part)
    value = f" “{problem['value']}”" if problem["value"] else ""
    lookup = f" (teach it in the table '{problem['lookup']}')" if problem["lookup"] else ""
    outcome = " – left out" if problem["severity"] == "skipped" else ""
    told = f"{problem['reason']}{value}{lookup}{outcome}"
    return f"{where}: {told}" if where else told


def print_feeds(engine: Engine, settings: Settings) -> None:
    """A table of all feeds: those of the list, and those imported from files."""
    entries = load_feeds(settings.feeds or settings.data / "feeds.toml")
    table = Table(
        Column("Feed", no_wrap=True), "Source", "Last run", "State", "Listings", "Problems", "Message"
    )
    with reading(engine) as session:
        names = list(dict.fromkeys([*entries, *known_feeds(session)]))
        for health in feed_health(session, names):
            entry = entries.get(health.feed)
            last = health.last_run
            source = entry.source if entry else (last.source if last else "")
            table.add_row(health.feed, source, *_last(health, enabled=entry is None or entry.enabled))
    Console(width=max(Console().width, MIN_TABLE_WIDTH)).print(table)


def _last(health: FeedHealth, *, enabled: bool) -> tuple[str, ...]:
    run = health.last_run
    if run is None:
        return ("–", "never run" if enabled else "not enabled", "0", "", "")
    when = f"{run.started_at.astimezone(LOCAL_ZONE):%d.%m. %H.%M}"
    return (when, run.state, str(health.listings), str(run.problem_count), run.message)

"""The `opastamo` command, run in a process of its own or in this one, with a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import structlog
from typer import Typer
from typer.testing import CliRunner, Result

from app.core.db import engine_for
from app.core.logging import configure_logging
from app.core.settings import ROOT, settings


@dataclass(frozen=True)
class Ended:
    """How a process ended and what it said."""

    code: int
    out: str
    err: str


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a fresh machine whose var folder is `folder / "var"`, with a list of no feeds."""
    feeds = folder / "feeds.toml"
    if not feeds.exists():
        feeds.write_text("", encoding="utf-8")
    chosen = {"OPASTAMO_VAR": str(folder / "var"), "OPASTAMO_FEEDS": str(feeds)}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OPASTAMO_")}
    return kept | chosen | more


def opastamo(folder: Path, *arguments: str, stdin: str = "", **more: str) -> Ended:
    """Run `opastamo …` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        env=environment(folder, **more),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@contextmanager
def machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make this process a fresh machine: settings anew, and all connections closed at the end."""
    for name, value in environment(folder).items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    engine_for.cache_clear()
    configure_logging("console")
    try:
        yield
    finally:
        engine_for(settings().database).dispose()
        engine_for.cache_clear()
        settings.cache_clear()
        structlog.reset_defaults()


def called(commands: Typer, *arguments: str, stdin: str = "") -> Result:
    """Run a command in this process, inside `machine`."""
    return CliRunner().invoke(commands, list(arguments), input=stdin)

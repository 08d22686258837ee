"""`opastamo` as a process of its own: what it leaves behind, and how it ends."""

from pathlib import Path

import pytest

from app.core.db import engine_for
from app.core.settings import settings
from tests.command_line import machine, opastamo
from tests.database_dump import outbox
from tests.importers.told_nights import feed, outcome


def test_command_in_a_process_of_its_own_takes_its_changes_to_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = opastamo(tmp_path, "import", "linked_events", "--file", feed(tmp_path))
    assert (done.code, outcome(done.out).splitlines()[0]) == (
        0,
        "linked_events: done. 12 new, 0 changed, 0 the same, 0 withdrawn, 0 problems (… s)",
    )
    with machine(tmp_path, monkeypatch):
        assert outbox(engine_for(settings().database)) == 0
    found = opastamo(tmp_path, "search", "ilta")
    assert (found.code, found.out.splitlines()[0]) == (0, "12 results for “ilta”")

    held = opastamo(tmp_path, "import", "linked_events", "--file", feed(tmp_path, 6))
    assert held.code == 2
    forced = opastamo(
        tmp_path, "import", "linked_events", "--file", feed(tmp_path, 6), "--force", "--by", "Maija Virtanen"
    )
    assert forced.code == 0
    assert "forced_by='Maija Virtanen'" in forced.err
    assert opastamo(tmp_path, "search", "ilta").out.splitlines()[0] == "6 results for “ilta”"


def test_process_with_unsafe_settings_says_what_to_set(tmp_path: Path) -> None:
    done = opastamo(tmp_path, "import", "all", OPASTAMO_ENVIRONMENT="production")

    assert done.code == 1
    assert done.err == (
        "The settings cannot be used. "
        "OPASTAMO_SECRET_KEY must be set to at least 32 random characters in production.\n"
    )

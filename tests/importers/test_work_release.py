"""A held run, and what somebody at the desk decides about it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import col, select

from app.catalogue.feeds.run_decisions import OvertakenError, ask_release, refuse
from app.catalogue.models import Listing
from app.core.clock import utc_now
from app.core.db import reading, writing
from app.core.settings import ROOT
from importers.work import step
from tests.importers.working_feed import BY, FEW, Place, Town, feed_of_town, published, read_now


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    with feed_of_town(tmp_path, monkeypatch) as found:
        yield found


def held(town: Town) -> str:
    """A run that is held: the feed has lost twelve of twenty."""
    read_now()
    town.serve(FEW)
    read_now()
    assert town.states() == ["done", "held"]
    return town.runs()[-1].id


def release(run_id: str) -> None:
    with writing(Place().database) as session:
        assert ask_release(session, "town", run_id, BY, utc_now())


def test_a_held_run_tells_by_codes_why_and_what_it_would_do(town: Town) -> None:
    held(town)
    run = town.runs()[-1]
    assert run.doubts == [{"code": "too_many_gone", "number": 12, "whole": 20, "name": ""}]
    figures = {name: run.foreseen[name] for name in ("new", "changed", "same", "withdrawn")}
    assert figures == {"new": 0, "changed": 0, "same": 8, "withdrawn": 12}
    with reading(Place().database) as session:
        rows = [
            session.exec(select(Listing).where(col(Listing.id) == one)).one() for one in _ids(run.foreseen)
        ]
        titles = {row.content["title"]["fi"] for row in rows}
    assert titles == {f"Ilta numero {n}" for n in range(8, 20)}
    assert town.request() == ("done", "held")
    assert town.plan().failures == 0


def _ids(foreseen: dict[str, list[str]]) -> list[object]:
    return [UUID(one) for one in foreseen["gone"]]


def test_a_released_run_does_what_was_shown_whatever_the_feed_says_by_now(town: Town) -> None:
    run_id = held(town)
    town.serve(range(3))  # what is let through is the run that was looked at
    release(run_id)
    assert step(Place())

    assert town.request() == ("done", "released")
    shown, replay = town.runs()[-2:]
    assert (shown.state, shown.decided_by) == ("released", BY)
    assert (replay.state, replay.replay_of, replay.forced_by) == ("done", run_id, BY)
    assert (replay.same, replay.withdrawn) == (8, 12)
    assert published() == 8
    assert not step(Place())


def test_a_refused_run_changes_nothing_and_the_next_one_is_compared_anew(town: Town) -> None:
    run_id = held(town)
    with writing(Place().database) as session:
        refuse(session, "town", run_id, BY, utc_now())
    assert (town.runs()[-1].state, published()) == ("refused", 20)
    read_now()
    assert town.states() == ["done", "refused", "held"]
    town.serve(range(18))
    read_now()
    assert town.states() == ["done", "refused", "held", "done"]
    assert published() == 18


def test_a_newer_run_overtakes_what_was_shown(town: Town) -> None:
    run_id = held(town)
    release(run_id)
    with writing(Place().database) as session:  # a newer run, between the wish and the work
        newer = town.runs()[-1].model_dump() | {"id": "20990101T000000Z-aaaaaa", "started_at": utc_now()}
        session.add(type(town.runs()[0])(**newer))
    assert step(Place())
    assert town.request() == ("failed", "overtaken")
    assert published() == 20
    with writing(Place().database) as session, pytest.raises(OvertakenError, match="newer run"):
        ask_release(session, "town", run_id, BY, utc_now())


def test_a_run_that_is_no_longer_in_the_archive_cannot_be_let_through(town: Town) -> None:
    run_id = held(town)
    shutil.rmtree(town.folder / "var" / "archive" / "town" / run_id)
    release(run_id)
    assert step(Place())
    assert town.request() == ("failed", "archive_gone")
    assert (town.states(), published()) == (["done", "held"], 20)


def test_a_release_whose_worker_died_after_the_deed_is_told_as_done(town: Town) -> None:
    run_id = held(town)
    release(run_id)
    done = subprocess.run(
        [sys.executable, "-m", "app", "import", "--release", run_id, "--by", BY, "town"],
        cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert step(Place())
    assert town.request() == ("done", "released")
    assert town.states() == ["done", "released", "done"]


def test_two_decisions_are_one(town: Town) -> None:
    run_id = held(town)
    release(run_id)
    with writing(Place().database) as session:
        assert not ask_release(session, "town", run_id, "liisa@example.org", utc_now())
        with pytest.raises(OvertakenError, match="let the run through"):
            refuse(session, "town", run_id, "liisa@example.org", utc_now())


def test_a_run_is_let_through_in_the_terminal_once(town: Town) -> None:
    run_id = held(town)
    command = [sys.executable, "-m", "app", "import", "--release", run_id, "--by", BY, "town"]
    first, second = (
        subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True) for _ in range(2)
    )
    assert (first.returncode, second.returncode) == (0, 3)
    assert second.stderr == "The run has been decided on already.\n"
    assert published() == 8

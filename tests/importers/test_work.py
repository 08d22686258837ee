"""The imports of `opastamo work`, each in a process of its own, over real loopback HTTP."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import structlog

from app.catalogue.feeds.run_models import FeedPlan
from app.core.clock import utc_now
from app.core.db import writing
from app.core.errors import UnavailableError
from app.core.settings import ROOT
from importers import work
from importers.work import Limits, step
from tests.importers.feed_server import reply
from tests.importers.working_feed import (
    ALL,
    Place,
    Town,
    calendar,
    feed_of_town,
    published,
    read_now,
    slowly,
)
from tests.patience import eventually


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    with feed_of_town(tmp_path, monkeypatch) as found:
        yield found


def test_a_feed_is_read_when_it_is_due_and_not_before(town: Town) -> None:
    town.listed("6 h")
    assert step(Place())
    assert not step(Place())
    (run,) = town.runs()
    assert (run.state, run.new, run.forced_by) == ("done", 20, None)
    assert town.plan().next_at == run.started_at + timedelta(hours=6)
    later = utc_now() + timedelta(hours=6)
    assert step(Place(lambda: later))
    assert town.states() == ["done", "done"]


def test_a_feed_without_a_rhythm_is_read_only_when_asked_for(town: Town) -> None:
    assert not step(Place())
    read_now()
    assert town.states() == ["done"]
    assert town.request() == ("done", "done")


def test_a_feed_that_fails_is_told_by_a_code_and_left_alone_for_a_while(town: Town) -> None:
    town.listed("6 h")
    town.server.answer("/town.ics", reply(404))
    assert step(Place())
    (run,) = town.runs()
    assert (run.state, run.fault) == ("failed", "not_there")
    assert not step(Place())
    plan = town.plan()
    assert plan.tried_at is not None
    assert (plan.failures, plan.next_at) == (1, plan.tried_at + timedelta(minutes=5))


def test_a_worker_that_is_told_to_end_breaks_the_run_off_and_the_next_one_does_it(town: Town) -> None:
    town.listed("6 h")
    asked, place = threading.Event(), Place()
    town.server.answer("/town.ics", slowly(asked), reply(200, calendar(ALL)))
    thread = threading.Thread(target=step, args=(place,))
    thread.start()
    assert asked.wait(30)
    place.stop.set()
    thread.join(20)
    assert not thread.is_alive()
    assert town.states() == ["running"]
    assert step(Place())
    assert town.states() == ["interrupted", "done"]


TIME_TO_START = timedelta(seconds=15)
"""Enough for a process to begin its run on a busy machine."""


def test_a_run_that_takes_too_long_is_ended(town: Town) -> None:
    town.listed("6 h")
    town.server.answer("/town.ics", slowly(threading.Event()))
    assert step(Place(), Limits(time_limit=TIME_TO_START))
    assert (town.states(), town.plan().failures, town.plan().held_until) == (["running"], 1, None)


def worker(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "app", "work", *arguments],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_worker_that_is_killed_in_the_middle_leaves_the_feed_to_the_next(town: Town) -> None:
    town.listed("6 h")
    asked = threading.Event()
    town.server.answer("/town.ics", slowly(asked), reply(200, calendar(ALL)))
    process = worker()
    try:
        assert asked.wait(60)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert not step(Place())  # it is held still
        later = utc_now() + timedelta(minutes=6)
        assert step(Place(lambda: later))
        assert town.states() == ["interrupted", "done"]
        assert published() == 20
    finally:
        process.kill()


def test_two_workers_read_a_feed_once(town: Town) -> None:
    town.listed("6 h")
    pair = [worker("--once"), worker("--once")]
    told = [process.communicate(timeout=120)[1] for process in pair]
    assert [process.returncode for process in pair] == [0, 0], told
    assert town.states() == ["done"]


def test_a_feed_that_somebody_else_has_taken_is_given_up(town: Town) -> None:
    town.listed("6 h")
    asked = threading.Event()
    town.server.answer("/town.ics", slowly(asked))
    thread = threading.Thread(target=step, args=(Place(), Limits(hold_again=0.5)))
    thread.start()
    assert asked.wait(30)
    with writing(Place().database) as session:
        session.get_one(FeedPlan, "town").held_by = "another"
    thread.join(20)
    assert not thread.is_alive()
    assert town.plan().held_by == "another"


def test_what_a_run_says_is_logged_without_addresses_and_numbers(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = StringIO()
    monkeypatch.setattr(work, "log", structlog.wrap_logger(structlog.PrintLogger(lines)))
    town.listed("6 h")
    said = "import sys; sys.stderr.write('Soita 044 123 4567 tai aino@example.org, kiitos\\n')"
    assert step(Place(), Limits(command=(sys.executable, "-c", said)))
    eventually(lambda: "Soita … tai …, kiitos" in lines.getvalue())
    assert "aino@" not in lines.getvalue()
    assert "4567" not in lines.getvalue()


def test_a_list_that_cannot_be_read_is_told(town: Town) -> None:
    (town.folder / "feeds.toml").write_text("[feeds", encoding="utf-8")
    with pytest.raises(UnavailableError, match="not valid TOML"):
        step(Place())

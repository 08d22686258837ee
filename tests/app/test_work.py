"""Recurring work: what it does, beside whom, and how it ends."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from pathlib import Path
from types import ModuleType
from uuid import uuid4

from fastapi.testclient import TestClient
from sqlalchemy import Engine
from sqlmodel import select

from app import work as work_module
from app.catalogue.publishing import publish
from app.core.db import reading, writing
from app.core.errors import UnavailableError
from app.core.settings import ROOT, Settings
from app.feedback.commands import keep
from app.feedback.models import Feedback
from app.feedback.rules import Message
from app.jobs.contract import Job
from app.submissions.models import Ownership, Publisher
from app.work import JOBS, LETTERS, Workplace, run_once, start
from tests import builders
from tests.app.mail.mail_server import mail_server
from tests.app.mail.post_office import letters, states, write
from tests.app.town import Town, days, local
from tests.command_line import environment, opastamo
from tests.patience import eventually

LONG_AGO = local("2020-01-01 09:00")
"""Before now, whatever the clock of the machine says."""


def place_in(town: Town) -> Workplace:
    return Workplace(Settings(var=town.var), town.database, town.indexer, now=lambda: town.now)


def files(var: Path) -> list[Path]:
    return sorted((var / "outbox").glob("*.eml"))


@contextmanager
def working(folder: Path, *arguments: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """`opastamo work`, under way in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "work", *arguments],
        cwd=ROOT,
        env=environment(folder, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_a_round_of_work_sends_letters_and_takes_changes_to_the_index(town: Town) -> None:
    town.add("kuoro", title="Kuoro")
    write(town.database, "aino", "eino", now=town.now)
    assert run_once(place_in(town))
    assert (len(files(town.var)), town.waiting(), town.found_keys(q="kuoro")) == (2, 0, ["kuoro"])
    assert run_once(place_in(town))
    assert len(files(town.var)) == 2


def test_a_round_of_work_lets_time_pass(town: Town) -> None:
    town.add("kuoro", title="Kuoro")
    run_once(place_in(town))
    town.now += days(365)
    again = place_in(town)
    assert run_once(Workplace(again.settings, again.database, town.indexer_with(town.engine), again.now))
    assert town.found_keys(q="kuoro") == []


def test_a_round_of_work_forgets_what_was_kept_for_long_enough(town: Town) -> None:
    write(town.database, "aino", now=town.now)
    with writing(town.database) as session:
        keep(session, Message("general", "", "Kiitos hyvästä sivusta.", ""), None, "fi", town.now)
    run_once(place_in(town))
    town.now += timedelta(days=400)
    run_once(place_in(town), [job for job in JOBS if job.name == "forgetting"])
    with reading(town.database) as session:
        assert session.exec(select(Feedback)).all() == []
    assert [(name, one.recipient) for name, one in letters(town.database).items()] == [("aino", "")]


def test_a_job_that_fails_stops_no_other_and_is_told_in_the_log(
    town: Town, logged: Callable[[ModuleType], StringIO]
) -> None:
    lines = logged(work_module)

    def broken(_: Workplace) -> bool:
        raise ZeroDivisionError

    def busy(_: Workplace) -> bool:
        message = "The database is busy."
        raise UnavailableError(message)

    write(town.database, "aino", now=town.now)
    assert not run_once(place_in(town), (Job("rikki", 1, broken), Job("ruuhka", 1, busy), LETTERS))
    assert states(town.database) == {"aino": "sent"}
    assert "job_failed" in lines.getvalue()
    assert "job=rikki" in lines.getvalue()
    assert "The database is busy." in lines.getvalue()


def test_a_slow_job_keeps_no_other_waiting(town: Town) -> None:
    stop, held = threading.Event(), threading.Event()

    def slow(_: Workplace) -> bool:
        return not held.wait(30)

    write(town.database, "aino", now=town.now)
    threads = start(place_in(town), stop, (Job("hidas", 1, slow), LETTERS))
    eventually(lambda: states(town.database) == {"aino": "sent"})
    stop.set()
    held.set()
    for thread in threads:
        thread.join(10)
    assert [thread.is_alive() for thread in threads] == [False, False]


def test_a_server_in_development_sends_letters_itself(town: Town) -> None:
    write(town.database, "aino", now=LONG_AGO)
    with TestClient(town.app()):
        eventually(lambda: len(files(town.var)) == 1)


def test_a_server_in_production_leaves_letters_to_the_worker(town: Town) -> None:
    write(town.database, "aino", now=LONG_AGO)
    with TestClient(town.app(environment="production", secret_key="s" * 32)):
        assert [one.name for one in threading.enumerate() if one.name == LETTERS.name] == []
    assert states(town.database) == {"aino": "waiting"}


def test_the_command_does_what_is_to_do_and_ends(database: Engine, tmp_path: Path) -> None:
    write(database, "aino", now=LONG_AGO)
    ended = opastamo(tmp_path, "work", "--once")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert len(files(tmp_path / "var")) == 1
    assert opastamo(tmp_path, "work", "--once").code == 0


def test_the_command_tells_what_failed_and_does_the_rest(database: Engine, tmp_path: Path) -> None:
    write(database, "aino", now=LONG_AGO)
    ended = opastamo(tmp_path, "work", "--once", OPASTAMO_SMTP_URL="posti")
    assert ended.code == 1
    assert "OPASTAMO_SMTP_URL must look like" in ended.err
    assert (tmp_path / "var" / "index").exists()


def test_a_worker_sends_what_is_written_meanwhile_and_ends_when_told(
    database: Engine, tmp_path: Path
) -> None:
    with working(tmp_path) as process:
        eventually((tmp_path / "var" / "index").exists, 30)
        write(database, "aino", now=LONG_AGO)
        eventually(lambda: states(database) == {"aino": "sent"}, 30)
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=15)
    assert (process.returncode, said) == (0, "")


def test_two_workers_and_a_third_that_was_killed_send_each_letter_once(
    database: Engine, tmp_path: Path
) -> None:
    with mail_server() as server, working(tmp_path, OPASTAMO_SMTP_URL=server.url) as first:
        eventually((tmp_path / "var" / "index").exists, 30)
        first.kill()
        first.communicate()
        names = [f"a{number}" for number in range(10)]
        write(database, *names, now=LONG_AGO)
        with (
            working(tmp_path, OPASTAMO_SMTP_URL=server.url) as second,
            working(tmp_path, OPASTAMO_SMTP_URL=server.url) as third,
        ):
            eventually(lambda: set(states(database).values()) == {"sent"}, 30)
            for process in (second, third):
                process.send_signal(signal.SIGTERM)
                process.communicate(timeout=15)
    assert (second.returncode, third.returncode) == (0, 0)
    assert sorted(server.recipients) == [f"{name}@example.org" for name in names]


def test_a_password_is_not_sent_where_others_could_read_it(database: Engine, tmp_path: Path) -> None:
    write(database, "aino", now=LONG_AGO)
    with mail_server() as server:
        url = f"smtp://opastamo:salainen@0.0.0.0:{server.port}"  # this machine too, but it does not show
        assert opastamo(tmp_path, "work", "--once", OPASTAMO_SMTP_URL=url).code == 0
    assert (server.greetings, server.inbox) == (1, [])
    assert "no encryption is offered: the password was not sent" in letters(database)["aino"].error


def test_who_publishes_is_asked_whether_it_still_holds(town: Town) -> None:
    told = town.now - days(70)
    with writing(town.database) as session:
        publisher = Publisher(id=uuid4(), email="aila@example.org", created_at=told, confirmed_at=told)
        listing = publish(session, uuid4(), builders.listing("Lukupiiri", kind="volunteering"), told)
        session.add(publisher)
        session.flush()
        session.add(Ownership(listing_id=listing.id, publisher_id=publisher.id, since=told))
    town.now += days(25)
    assert run_once(place_in(town))
    (letter,) = letters(town.database).values()
    assert (letter.subject, letter.state) == ("Pitääkö ilmoituksesi paikkansa?", "sent")
    assert len(files(town.var)) == 1

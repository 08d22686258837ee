"""A sender that is killed between two steps, and senders that work at the same time."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random

from sqlalchemy import Engine

from app.core.db import write_transaction
from app.core.settings import ROOT
from app.mail.sending import CLAIM, Sent, send_waiting
from tests.app.mail.mail_server import MailServer, Moment, mail_server
from tests.app.mail.post_office import NOW, letters, minutes, sending, states, write
from tests.patience import eventually

PATIENCE = 30


def sender(database: Engine, url: str, var: Path, now: datetime = NOW) -> subprocess.Popen[str]:
    address = database.url.render_as_string(hide_password=False)
    command = [
        sys.executable,
        "-m",
        "tests.app.mail.sending_process",
        address,
        url,
        now.isoformat(),
        str(var),
    ]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def has_done(process: subprocess.Popen[str], server: MailServer, count: int) -> bool:
    """So many letters arrived, or there was no more to send."""
    return len(server.inbox) >= count or process.poll() is not None


@contextmanager
def killed_at(moment: Moment, process: subprocess.Popen[str]) -> Iterator[None]:
    """The block happens at the moment; then the process is killed, and only then the server goes on."""
    try:
        assert moment.reached.wait(PATIENCE)
        yield
    finally:
        process.kill()
        process.communicate()
        moment.may_go_on.set()


def test_a_sender_killed_before_the_server_took_the_letter_leaves_it_to_be_sent(
    database: Engine, tmp_path: Path
) -> None:
    write(database, "aino")
    with mail_server() as server:
        server.before_data = Moment()
        server.at_data = ["451 nobody is there any more"]
        with killed_at(server.before_data, sender(database, server.url, tmp_path)):
            assert states(database) == {"aino": "waiting"}
        server.before_data = None
    with mail_server() as server:
        settings = sending(tmp_path, server.url)
        assert send_waiting(database, settings, NOW + CLAIM - minutes(1)) == Sent()  # it might still be at it
        assert send_waiting(database, settings, NOW + CLAIM) == Sent(sent=1)
        assert send_waiting(database, settings, NOW + 9 * CLAIM) == Sent()
    assert server.recipients == ["aino@example.org"]


def test_a_sender_killed_after_the_server_took_the_letter_leaves_a_twin_of_the_same_name(
    database: Engine, tmp_path: Path
) -> None:
    write(database, "aino", "eino")
    with mail_server() as server:
        server.after_data = Moment()
        with killed_at(server.after_data, sender(database, server.url, tmp_path)):
            assert len(server.inbox) == 1
        server.after_data = None
        settings = sending(tmp_path, server.url)
        assert send_waiting(database, settings, NOW) == Sent(sent=1)
        assert send_waiting(database, settings, NOW + CLAIM) == Sent(sent=1)
        assert send_waiting(database, settings, NOW + 9 * CLAIM) == Sent()
    names = Counter(message["Message-ID"] for message in server.inbox)
    assert sorted(names.values()) == [1, 2]
    assert len({str(message["To"]) for message in server.inbox}) == 2


def test_a_sender_killed_between_the_servers_word_and_the_table_leaves_a_twin_of_the_same_name(
    database: Engine, tmp_path: Path
) -> None:
    write(database, "aino")
    with mail_server() as server:
        server.after_data = moment = Moment()
        process = sender(database, server.url, tmp_path)
        assert moment.reached.wait(PATIENCE)
        with write_transaction(database):  # the sender cannot mark the letter as sent
            server.after_data = None
            moment.may_go_on.set()
            process.kill()
            process.communicate()
        assert states(database) == {"aino": "waiting"}
        assert send_waiting(database, sending(tmp_path, server.url), NOW + CLAIM) == Sent(sent=1)
    assert len({message["Message-ID"] for message in server.inbox}) == 1
    assert states(database) == {"aino": "sent"}


def test_a_sender_killed_after_the_file_was_put_in_place_leaves_one_file(
    database: Engine, tmp_path: Path
) -> None:
    write(database, "aino")
    assert send_waiting(database, sending(tmp_path), NOW) == Sent(sent=1)
    (file,) = (tmp_path / "outbox").iterdir()
    content = file.read_bytes()
    with write_transaction(database) as connection:  # as it was when the sender was killed
        connection.exec_driver_sql("UPDATE letter SET state = 'waiting', sent_at = NULL")
    assert send_waiting(database, sending(tmp_path), NOW + CLAIM) == Sent(sent=1)
    assert {one: one.read_bytes() for one in (tmp_path / "outbox").iterdir()} == {file: content}


def test_senders_that_are_killed_anywhere_lose_nothing_and_leave_a_twin_each_at_most(
    database: Engine, tmp_path: Path
) -> None:
    chance, kills, now = Random(5), 6, NOW
    names = [f"a{number}" for number in range(60)]
    write(database, *names)
    with mail_server() as server:
        for _ in range(kills):
            enough = len(server.inbox) + chance.randint(1, 9)
            with sender(database, server.url, tmp_path, now) as process:
                eventually(partial(has_done, process, server, enough), PATIENCE)
                time.sleep(chance.random() / 50)
                process.kill()
            now += CLAIM
        send_waiting(database, sending(tmp_path, server.url), now)
    arrived = Counter(str(message["Message-ID"]) for message in server.inbox)
    assert {str(message["To"]) for message in server.inbox} == {f"{name}@example.org" for name in names}
    assert len(arrived) == 60
    assert sum(arrived.values()) <= 60 + kills
    assert set(states(database).values()) == {"sent"}


def test_two_senders_at_once_send_each_letter_once(engine: Engine, tmp_path: Path) -> None:
    names = [f"a{number}" for number in range(40)]
    write(engine, *names)
    with mail_server() as server:
        both = [sender(engine, server.url, tmp_path) for _ in range(2)]
        sent = [int(process.communicate(timeout=PATIENCE)[0]) for process in both]
    assert sum(sent) == 40
    assert sorted(server.recipients) == sorted(f"{name}@example.org" for name in names)
    assert {letter.tries for letter in letters(engine).values()} == {1}


def test_two_senders_at_once_write_each_file_once(database: Engine, tmp_path: Path) -> None:
    write(database, *(f"a{number}" for number in range(20)))
    both = [sender(database, "", tmp_path) for _ in range(2)]
    assert sum(int(process.communicate(timeout=PATIENCE)[0]) for process in both) == 20
    assert len(list((tmp_path / "outbox").iterdir())) == 20

"""The ways that bounces take: the address on the envelope, a Maildir, a pipe."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import time_machine
from sqlalchemy import Engine

from app.mail.bounce_box import take_new
from app.mail.console import read_bounce
from app.mail.return_path import letter_of, return_path
from app.mail.sending import send_waiting
from tests.app.mail import bounces
from tests.app.mail.coming_back import BOX, SECRET, chosen, marked, noted
from tests.app.mail.mail_server import MailServer, mail_server
from tests.app.mail.post_office import NOW, SENDER, letters, minutes, write


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


def test_a_return_path_fits_where_addresses_go() -> None:
    letter = uuid4()
    path = return_path(letter, "Opastamo <postia.palautuvat@mikkeli.example>", SECRET)
    assert len(path.partition("@")[0]) <= 64
    assert letter_of(path, SECRET) == letter
    assert letter_of(path.upper(), SECRET) == letter
    assert letter_of(path, "another") is None
    assert letter_of("", SECRET) is None


def test_the_server_is_told_where_letters_come_back_to(
    database: Engine, server: MailServer, tmp_path: Path
) -> None:
    write(database, "aino")
    send_waiting(database, chosen(tmp_path, server.url, bounce_address=BOX), NOW)
    (letter,) = letters(database).values()
    assert server.senders == [marked(letter.id)]
    assert server.inbox[0]["From"] == SENDER


def test_without_an_address_for_it_letters_come_back_to_their_sender(
    database: Engine, server: MailServer, tmp_path: Path
) -> None:
    write(database, "aino")
    send_waiting(database, chosen(tmp_path, server.url), NOW)
    assert server.senders == ["opastamo@mikkeli.example"]


def test_an_address_that_the_server_itself_does_not_know_is_noted(
    database: Engine, server: MailServer, tmp_path: Path
) -> None:
    server.at_recipient = ["550 5.1.1 No such person", "550 5.7.1 We do not like you"]
    write(database, "aino")
    write(database, "bertta", now=NOW + minutes(1))
    send_waiting(database, chosen(tmp_path, server.url), NOW + minutes(1))
    assert sorted(noted(database)) == [("aino@example.org", True, 0), ("bertta@example.org", False, 1)]


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    folder = tmp_path / "Maildir"
    for part in ("new", "cur", "tmp"):
        (folder / part).mkdir(parents=True)
    return folder


def test_a_maildir_is_read_once_and_only_reports_of_ours_are_removed(
    database: Engine, sent: UUID, maildir: Path
) -> None:
    (maildir / "new" / "1.a").write_bytes(bounces.postfix(marked(sent), ""))
    (maildir / "new" / "2.b").write_bytes(bounces.out_of_office("x@y.example", ""))
    (maildir / "new" / "3.c").symlink_to("/etc/passwd")
    (maildir / "new" / "4.d").write_bytes(bounces.postfix("x@y.example", ""))
    (maildir / "new" / ".5").write_bytes(b"")

    with time_machine.travel(NOW, tick=False):
        assert take_new(database, maildir, SECRET) == 4
        assert take_new(database, maildir, SECRET) == 0
    assert noted(database) == [("aino@example.org", True, 0)]
    assert sorted(path.name for path in (maildir / "new").iterdir()) == [".5"]
    assert sorted(path.name for path in (maildir / "cur").iterdir()) == ["2.b:2,S", "3.c:2,S", "4.d:2,S"]


def test_a_folder_that_is_no_maildir_is_no_fault(database: Engine, tmp_path: Path) -> None:
    assert take_new(database, tmp_path / "nowhere", SECRET) == 0


def test_the_command_reads_a_pipe(database: Engine, sent: UUID, tmp_path: Path) -> None:
    env = {**os.environ, "OPASTAMO_VAR": str(tmp_path / "var"), "OPASTAMO_SECRET_KEY": SECRET}
    command = [sys.executable, "-m", "app", "bounce"]
    told = [
        subprocess.run([*command, *more], input=raw, env=env, capture_output=True, check=False)
        for raw, more in (
            (bounces.postfix(marked(sent), "") + b"x" * 3_000_000, []),
            (bounces.postfix("x@y.example", ""), ["--to", marked(sent)]),
            (b"hello", []),
        )
    ]
    assert [one.returncode for one in told] == [0, 0, 0]
    assert [one.stdout.decode().strip() for one in told] == [
        "The letter did not arrive: this address gets no more letters.",
        "This report was taken in before.",
        "This is no report of a letter that did not arrive.",
    ]
    assert b"aino" not in b"".join(one.stdout + one.stderr for one in told)


def test_a_database_that_is_not_ready_is_tried_later(database: Engine, tmp_path: Path) -> None:
    raw = bounces.postfix(marked(uuid4()), "")
    assert read_bounce(io.BytesIO(raw), chosen(tmp_path / "elsewhere"), "") == 75

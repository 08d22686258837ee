from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from socket import create_server
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import Engine, update
from sqlmodel import col

from app.core.db import writing
from app.core.errors import UnavailableError
from app.core.settings import Settings
from app.mail import sending as sending_module
from app.mail.models import Letter
from app.mail.sending import Sent, send_waiting
from tests.app.mail.mail_server import HOST, free_port, mail_server
from tests.app.mail.post_office import NOW, letters, minutes, sending, states, write

PAUSES = [1, 5, 30, 120, 360, 720, 1440, 1440]


@contextmanager
def hanging_up() -> Iterator[tuple[str, list[Any]]]:
    """A server that hangs up at once; its address, and the calls that it got."""
    calls: list[Any] = []
    with create_server((HOST, 0)) as listener:
        listener.settimeout(0.5)

        def answer() -> None:
            try:
                while True:
                    connection, caller = listener.accept()
                    calls.append(caller)
                    connection.close()
            except OSError:
                return

        thread = Thread(target=answer, daemon=True)
        thread.start()
        yield f"smtp://{HOST}:{listener.getsockname()[1]}", calls
        thread.join()


def test_a_letter_waits_for_a_server_that_is_down_and_is_sent_when_it_is_up(
    database: Engine, tmp_path: Path
) -> None:
    port = free_port()
    settings = sending(tmp_path, f"smtp://{HOST}:{port}")
    write(database, "aino")
    assert send_waiting(database, settings, NOW) == Sent(later=1)
    kept = letters(database)["aino"]
    assert (kept.state, kept.tries, kept.next_try_at) == ("waiting", 1, NOW + minutes(1))
    assert kept.error.startswith("ConnectionRefusedError")
    with mail_server(port) as server:
        assert send_waiting(database, settings, NOW + timedelta(seconds=59)) == Sent()
        assert send_waiting(database, settings, NOW + minutes(1)) == Sent(sent=1)
        assert send_waiting(database, settings, NOW + minutes(100)) == Sent()
    assert (server.recipients, letters(database)["aino"].error) == (["aino@example.org"], "")


def test_a_server_that_is_down_is_called_once_a_round_for_all_letters(
    database: Engine, tmp_path: Path
) -> None:
    write(database, *(f"a{number}" for number in range(25)))
    with hanging_up() as (url, calls):
        assert send_waiting(database, sending(tmp_path, url), NOW) == Sent(later=25)
        assert len(calls) == 1
        assert send_waiting(database, sending(tmp_path, url), NOW) == Sent()
        assert len(calls) == 1


def test_a_letter_is_tried_for_nearly_three_days_and_then_given_up(database: Engine, tmp_path: Path) -> None:
    settings, now, tried = sending(tmp_path, f"smtp://{HOST}:{free_port()}"), NOW, []
    write(database, "aino")
    for pause in PAUSES:
        assert send_waiting(database, settings, now) == Sent(later=1)
        tried.append(letters(database)["aino"].next_try_at - now)
        now += minutes(pause)
    assert tried == [minutes(pause) for pause in PAUSES]
    assert now - NOW == timedelta(days=2, hours=20, minutes=36)
    assert send_waiting(database, settings, now) == Sent(failed=1)
    kept = letters(database)["aino"]
    assert (kept.state, kept.tries) == ("failed", 9)
    assert kept.error.startswith("ConnectionRefusedError")
    assert send_waiting(database, settings, now + timedelta(days=9)) == Sent()


@pytest.mark.parametrize("where", ["at_recipient", "at_data"])
def test_a_letter_that_is_refused_for_good_fails_at_once_and_keeps_the_reason(
    database: Engine, tmp_path: Path, where: str
) -> None:
    write(database, "aino", "eino")
    with mail_server() as server:
        setattr(server, where, ["550 5.1.1 No such mailbox here"])
        assert send_waiting(database, sending(tmp_path, server.url), NOW) == Sent(sent=1, failed=1)
        assert server.greetings == 1
    (refused,) = [one for one in letters(database).values() if one.state == "failed"]
    assert (refused.error, refused.tries, refused.sent_at) == ("550 5.1.1 No such mailbox here", 1, None)
    assert len(server.inbox) == 1


@pytest.mark.parametrize("where", ["at_recipient", "at_data"])
def test_a_letter_that_is_refused_for_now_is_tried_again_and_keeps_no_other_waiting(
    database: Engine, tmp_path: Path, where: str
) -> None:
    write(database, "aino", "eino")
    with mail_server() as server:
        setattr(server, where, ["451 4.7.1 Come back later"])
        settings = sending(tmp_path, server.url)
        assert send_waiting(database, settings, NOW) == Sent(sent=1, later=1)
        assert sorted(states(database).values()) == ["sent", "waiting"]
        assert send_waiting(database, settings, NOW + minutes(1)) == Sent(sent=1)
    assert sorted(server.recipients) == ["aino@example.org", "eino@example.org"]


@pytest.mark.parametrize("words", ["421 4.3.2 Closing", "530 5.7.0 Authentication required"])
def test_what_is_not_about_the_letter_ends_the_round_and_fails_no_letter(
    database: Engine, tmp_path: Path, words: str
) -> None:
    write(database, "aino", "eino", "toini")
    with mail_server() as server:
        server.at_recipient = [words]
        settings = sending(tmp_path, server.url)
        assert send_waiting(database, settings, NOW) == Sent(later=1)
        assert send_waiting(database, settings, NOW) == Sent(sent=2)
        assert send_waiting(database, settings, NOW + minutes(1)) == Sent(sent=1)
    assert len(server.recipients) == 3


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
def test_a_wrong_password_fails_no_letter(database: Engine, tmp_path: Path) -> None:
    write(database, "aino")
    with mail_server(wants_sign_in=True) as server:
        url = f"smtp://opastamo:vaara@{HOST}:{server.port}"
        assert send_waiting(database, sending(tmp_path, url), NOW) == Sent(later=1)
    assert letters(database)["aino"].error.startswith("535 ")


def test_a_letter_that_cannot_be_made_keeps_no_other_waiting(database: Engine, tmp_path: Path) -> None:
    write(database, "aino", "eino")
    with writing(database) as session:
        session.execute(
            update(Letter)
            .where(col(Letter.once) == "aino")
            .values(headers={"X-A": "yksi\nBcc: a@example.org"})
        )
    with mail_server() as server:
        assert send_waiting(database, sending(tmp_path, server.url), NOW) == Sent(sent=1, failed=1)
    assert server.recipients == ["eino@example.org"]


@pytest.mark.parametrize(
    "url",
    ["mail.example:587", "http://mail.example", "smtp://", "smtp://opastamo:salainen@mail:x", "smtp://[::1"],
)
def test_an_address_of_no_server_is_told_without_its_password(
    database: Engine, tmp_path: Path, url: str
) -> None:
    write(database, "aino")
    with pytest.raises(UnavailableError, match="OPASTAMO_SMTP_URL") as told:
        send_waiting(database, sending(tmp_path, url), NOW)
    assert "salainen" not in told.value.message
    assert letters(database)["aino"].tries == 0


def test_a_sender_without_an_address_is_told_and_costs_no_try(database: Engine, tmp_path: Path) -> None:
    write(database, "aino")
    with pytest.raises(UnavailableError, match="OPASTAMO_MAIL_FROM"):
        send_waiting(database, Settings(var=tmp_path, mail_from="Opastamo"), NOW)
    assert letters(database)["aino"].tries == 0


def test_logs_hold_no_address_and_no_word_of_a_letter(database: Engine, tmp_path: Path, logged: Any) -> None:
    lines = logged(sending_module)
    write(database, "aino", "eino")
    with mail_server() as server:
        server.at_recipient = ["550 <aino@example.org> unknown", "451 <eino@example.org> later"]
        send_waiting(database, sending(tmp_path, server.url), NOW)
    send_waiting(database, sending(tmp_path, f"smtp://opastamo:sana@{HOST}:{free_port()}"), NOW + minutes(1))
    told = lines.getvalue()
    assert told.count("\n") == 2
    assert "letters_not_sent" in told
    assert "mail_server_not_reached" in told
    assert [word for word in ("@", "aino", "eino", "Ilmoit", "sana", "unknown") if word in told] == []

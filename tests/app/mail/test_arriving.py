import re
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import Engine

from app.core.db import writing
from app.mail.commands import write_letter
from app.mail.sending import Sent, send_waiting
from tests.app.mail.mail_server import HOST, PASSWORD, USER, MailServer, mail_server
from tests.app.mail.post_office import NOW, draft, letters, sending, states, write

SIGNED_IN = f"{quote(USER, safe='')}:{quote(PASSWORD, safe='')}@{HOST}"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of this machine and its key, in one file, that nobody trusts by itself."""
    path = tmp_path_factory.mktemp("certificate") / "own.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=opastamo -addext subjectAltName=IP:"
    )
    made = [*command.split(), "-keyout", str(path), "-out", str(path.with_suffix(".crt"))]
    made[made.index("subjectAltName=IP:")] += HOST
    subprocess.run(made, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_a_letter_arrives_with_both_its_parts(database: Engine, tmp_path: Path, server: MailServer) -> None:
    write(database, "aino")
    assert send_waiting(database, sending(tmp_path, server.url), NOW) == Sent(sent=1)
    (message,) = server.inbox
    kept = letters(database)["aino"]
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.iter_parts()
    assert (text.get_content_type(), text.get_content()) == ("text/plain", kept.text)
    assert (html.get_content_type(), html.get_content()) == ("text/html", f"{kept.html}\n")
    assert server.recipients == ["aino@example.org"]
    assert (kept.state, kept.sent_at, kept.tries) == ("sent", NOW, 1)


def test_the_headers_say_who_writes_to_whom_and_that_a_machine_does(
    database: Engine, tmp_path: Path, server: MailServer
) -> None:
    write(database, "aino")
    send_waiting(database, sending(tmp_path, server.url), NOW)
    headers = {name: str(value) for name, value in server.inbox[0].items() if not name.startswith("X-")}
    assert re.fullmatch(r"multipart/alternative; boundary=.+", headers.pop("Content-Type"))
    assert headers == {
        "From": "Mikkelin Opastamo <opastamo@mikkeli.example>",
        "To": "aino@example.org",
        "Subject": "Ilmoituksesi on perillä: Pöytäjääkiekkoa äänekkäästi",
        "Date": "Tue, 24 Nov 2026 09:00:00 +0200",
        "Message-ID": f"<{letters(database)['aino'].id}@mikkeli.example>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": "fi",
        "MIME-Version": "1.0",
    }


def test_letters_that_can_be_ended_say_how(database: Engine, tmp_path: Path, server: MailServer) -> None:
    with writing(database) as session:
        write_letter(session, draft(unsubscribe="https://opastamo.example/pois/abc"), NOW)
    send_waiting(database, sending(tmp_path, server.url), NOW)
    (message,) = server.inbox
    assert message["List-Unsubscribe"] == "<https://opastamo.example/pois/abc>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_only_ascii_travels(database: Engine, tmp_path: Path, server: MailServer) -> None:
    write(database, "aino")
    send_waiting(database, sending(tmp_path, server.url), NOW)
    assert server.inbox[0].as_bytes().isascii()


def test_a_domain_with_finnish_letters_is_written_as_the_network_knows_it(
    database: Engine, tmp_path: Path, server: MailServer
) -> None:
    with writing(database) as session:
        write_letter(session, draft(recipient="aino@metsästäjät.example"), NOW)
    send_waiting(database, sending(tmp_path, server.url), NOW)
    assert server.recipients == ["aino@xn--metsstjt-3zacb.example"]


def test_a_password_goes_only_where_it_is_encrypted(
    database: Engine,
    tmp_path: Path,
    tls: ssl.SSLContext,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    write(database, "aino")
    with mail_server(tls=tls, wants_sign_in=True) as server:
        settings = sending(tmp_path, f"smtp://{SIGNED_IN}:{server.port}")
        assert send_waiting(database, settings, NOW) == Sent(sent=1)
    assert (server.encrypted, len(server.signed_in)) == ([True], 1)


def test_a_server_may_be_encrypted_from_the_start(
    database: Engine,
    tmp_path: Path,
    tls: ssl.SSLContext,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    write(database, "aino")
    with mail_server(tls=tls, tls_at_once=True) as server:
        settings = sending(tmp_path, f"smtps://{HOST}:{server.port}")
        assert send_waiting(database, settings, NOW) == Sent(sent=1)
    assert server.recipients == ["aino@example.org"]


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    database: Engine, tmp_path: Path, tls: ssl.SSLContext
) -> None:
    write(database, "aino")
    with mail_server(tls=tls, wants_sign_in=True) as server:
        settings = sending(tmp_path, f"smtp://{SIGNED_IN}:{server.port}")
        assert send_waiting(database, settings, NOW) == Sent(later=1)
    assert (server.inbox, server.signed_in, states(database)) == ([], [], {"aino": "waiting"})
    assert "certificate verify failed" in letters(database)["aino"].error

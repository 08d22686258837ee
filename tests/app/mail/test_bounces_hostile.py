"""What comes to the address of bounces may be anything: nobody can end another's letters by it."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from app.mail.bounce_report import MOST_BYTES, kind_of, read_report
from app.mail.return_path import return_path
from tests.app.mail import bounces
from tests.app.mail.coming_back import BOX, marked, noted, take
from tests.app.mail.post_office import letters, write


def test_a_stranger_can_end_nobodys_letters(database: Engine, sent: UUID) -> None:
    other = return_path(sent, BOX, "another secret of thirty-two letters")
    for to in (other, marked(uuid4()), "aino@example.org", f"x+{'a' * 42}@y.example"):
        assert take(database, bounces.postfix(to, "<guess@mikkeli.example>")) == "unknown"
    assert noted(database) == []


def test_a_letter_that_was_never_sent_cannot_come_back(database: Engine) -> None:
    write(database, "aino")
    identity = letters(database)["aino"].id
    assert take(database, bounces.postfix(marked(identity), "")) == "unknown"


def hostile() -> dict[str, bytes]:
    good = bounces.postfix("a@b.example", "<c@d.example>")
    head = b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    return {
        "nothing": b"",
        "zeros": b"\0" * 5000,
        "cut off": good[:700],
        "only a head": head,
        "no end": head + b"--x\nContent-Type: message/delivery-status\n\nAction: failed\n",
        "many parts": head + b"--x\nContent-Type: text/plain\n\nx\n" * 20_000,
        "deep": nested,
        "not ASCII": good.replace(b"failed", "epäonnistui".encode()).replace(b"5.1.1", b"\xff\xfe"),
        "wrong charset": good.replace(b"us-ascii", b"no-such-charset"),
        "wrong packing": good.replace(
            b"Content-Type: message/delivery-status",
            b"Content-Transfer-Encoding: base64\nContent-Type: message/delivery-status",
        ),
        "long line": b"Subject: " + b"a" * 5_000_000,
        "many headers": b"To: a@b\n" * 200_000 + b"\n",
        "long status": good.replace(b"Status: 5.1.1", b"Status: " + b"5." * 100_000),
        "odd numbers": good.replace(b"5.1.1", b"9999.99999.1"),
        "lines in an address": good.replace(
            b"To: a@b.example", b"To: =?utf-8?q?a=0D=0ABcc=3A_x?= <a@b.example>"
        ),
    }


@pytest.mark.parametrize("name", hostile())
def test_hostile_messages_end_nothing(database: Engine, sent: UUID, name: str) -> None:
    assert take(database, hostile()[name]) in {"none", "unknown"}
    assert noted(database) == []


def test_what_comes_after_the_bound_is_not_read(database: Engine, sent: UUID) -> None:
    raw = bounces.postfix(marked(sent), "")
    assert take(database, b"X-Long: " + b"a" * MOST_BYTES + b"\n" + raw) == "none"


def test_words_of_other_servers_are_kept_short_and_plain(database: Engine, sent: UUID) -> None:
    said = "550 5.1.1 " + "x\x1b[31m" * 200
    report = read_report(bounces.postfix(marked(sent), "", said=said))
    assert report is not None
    assert len(report.reason) == 300
    assert report.reason.isprintable()


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("5.1.1", "hard"),
        ("5.1.2", "hard"),
        ("5.2.1", "hard"),
        ("5.4.1", "hard"),
        ("5.0.0", "hard"),
        ("5.2.2", "soft"),
        ("5.3.4", "soft"),
        ("5.7.26", "soft"),
        ("4.2.2", "soft"),
        ("2.1.5", None),
        ("", None),
        ("host 5.1.1.7 said no", None),
        ("550", None),
    ],
)
def test_only_what_is_about_the_address_is_for_good(status: str, kind: str | None) -> None:
    assert kind_of(status) == kind

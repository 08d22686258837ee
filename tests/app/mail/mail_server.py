"""A mail server on loopback, with an inbox to read back, that answers as a test wants it to."""

# ruff: noqa: ARG002 - the library gives all that it has

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from socket import AF_INET, SOCK_STREAM, socket
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"
TAKEN = "250 OK"
USER, PASSWORD = "opastamo@mikkeli.example", "salainen/sana:1"


@dataclass
class Moment:
    """A point where the server stops until it may go on: what a test does meanwhile happens just there."""

    reached: threading.Event = field(default_factory=threading.Event)
    may_go_on: threading.Event = field(default_factory=threading.Event)

    async def pause(self) -> None:
        self.reached.set()
        await asyncio.to_thread(self.may_go_on.wait, 30)


@dataclass
class MailServer:
    """`at_recipient` and `at_data`: what it answers, in turn; then it takes everything."""

    port: int
    inbox: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    signed_in: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    at_recipient: list[str] = field(default_factory=list)
    at_data: list[str] = field(default_factory=list)
    greetings: int = 0
    before_data: Moment | None = None
    after_data: Moment | None = None

    @property
    def url(self) -> str:
        return f"smtp://{HOST}:{self.port}"

    async def handle_EHLO(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.greetings += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.at_recipient.pop(0) if self.at_recipient else TAKEN
        if answer == TAKEN:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        if self.before_data:
            await self.before_data.pause()
        answer = self.at_data.pop(0) if self.at_data else TAKEN
        if answer == TAKEN:
            content = cast("bytes", envelope.original_content)
            self.inbox.append(message_from_bytes(content.replace(b"\r\n", b"\n"), policy=default))
            self.recipients += envelope.rcpt_tos
            self.senders.append(str(envelope.mail_from))
            self.encrypted.append(session.ssl is not None)
        if self.after_data:
            await self.after_data.pause()
        return answer

    def sign_in(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        if (data.login.decode(), data.password.decode()) != (USER, PASSWORD):
            return AuthResult(success=False, handled=False)
        self.signed_in.append(mechanism)
        return AuthResult(success=True)


def free_port() -> int:
    with socket(AF_INET, SOCK_STREAM) as probe:
        probe.bind((HOST, 0))
        return cast("int", probe.getsockname()[1])


@contextmanager
def mail_server(
    port: int = 0,
    *,
    tls: ssl.SSLContext | None = None,
    tls_at_once: bool = False,
    wants_sign_in: bool = False,
) -> Iterator[MailServer]:
    """Run one. With `tls` it offers STARTTLS, or speaks TLS at once; a password is wanted only there."""
    server = MailServer(port or free_port())
    options: dict[str, Any] = {}
    if tls:
        options = {"ssl_context": tls} if tls_at_once else {"require_starttls": True, "tls_context": tls}
    if wants_sign_in:
        options |= {
            "authenticator": server.sign_in,
            "auth_required": True,
            "auth_require_tls": tls is not None,
        }
    controller = Controller(server, hostname=HOST, port=server.port, **options)
    controller.start()
    try:
        yield server
    finally:
        for moment in (server.before_data, server.after_data):
            if moment:
                moment.may_go_on.set()
        controller.stop()

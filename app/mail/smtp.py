"""The mail server as a post."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from ipaddress import ip_address
from typing import Self
from urllib.parse import unquote, urlsplit

from app.core.errors import UnavailableError
from app.mail.message import address_of, domain_of
from app.mail.post import NotTakenError, Post

TIMEOUT_SECONDS = 20.0
"""For one answer of the server."""
MOST_REASON = 300
ABOUT_US = frozenset({421, 530})
"""What is not about the letter: the server hangs up, or wants us to sign in."""
PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where a mail server is, and who we are to it."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""

    @classmethod
    def of(cls, url: str) -> Self:
        """Read `smtp://user:password@host:port`. Raises UnavailableError, without the password in it."""
        try:
            parts = urlsplit(url)
            port = parts.port or PORTS.get(parts.scheme, 0)
        except ValueError:
            port = 0
        if not port or not parts.hostname:
            message = "OPASTAMO_SMTP_URL must look like smtp://user:password@host:587, or smtps://…:465"
            raise UnavailableError(message)
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.scheme, parts.hostname, port, user, password)

    @property
    def is_this_machine(self) -> bool:
        """Whether nothing on the way could read along."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


class SmtpPost(Post):
    """A connection to a mail server, made on entering. Raises NotTakenError, closed, when there is none."""

    def __init__(self, server: MailServer, sender: str) -> None:
        self._server, self._sender = server, sender

    def __enter__(self) -> Self:
        try:
            self._smtp = self._connected()
        except (OSError, smtplib.SMTPException) as error:
            raise NotTakenError(_reason(error), is_closed=True) from error
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError, smtplib.SMTPException):
            self._smtp.quit()
        self._smtp.close()

    def _connected(self) -> smtplib.SMTP:
        server, tls = self._server, ssl.create_default_context()
        ours = domain_of(self._sender)  # asking the machine for its own name can take long
        if server.scheme == "smtps":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, ours, timeout=TIMEOUT_SECONDS, context=tls
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, ours, timeout=TIMEOUT_SECONDS)
        try:
            self._greet(smtp, tls)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _greet(self, smtp: smtplib.SMTP, tls: ssl.SSLContext) -> None:
        smtp.ehlo_or_helo_if_needed()
        is_private = self._server.scheme == "smtps" or self._server.is_this_machine
        if self._server.scheme == "smtp" and smtp.has_extn("starttls"):
            smtp.starttls(context=tls)
            smtp.ehlo()
            is_private = True
        if self._server.user:
            if not is_private:
                raise smtplib.SMTPException("no encryption is offered: the password was not sent")
            smtp.login(self._server.user, self._server.password)

    def hand_in(self, message: EmailMessage, return_to: str = "") -> None:
        """Hand in a message; without `return_to` it comes back to its sender. Raises NotTakenError."""
        try:
            self._smtp.send_message(message, from_addr=return_to or address_of(self._sender))
        except smtplib.SMTPRecipientsRefused as error:
            ((code, words),) = error.recipients.values()
            raise _refused(code, words) from error
        except smtplib.SMTPDataError as error:
            raise _refused(error.smtp_code, error.smtp_error) from error
        except smtplib.SMTPNotSupportedError as error:  # it knows no letters but ASCII before the @
            raise NotTakenError(_reason(error), is_final=True) from error
        except (OSError, smtplib.SMTPException) as error:  # the line broke, or it does not take our letters
            raise NotTakenError(_reason(error), is_closed=True) from error


def _refused(code: int, words: bytes | str) -> NotTakenError:
    about_us = code in ABOUT_US
    return NotTakenError(_told(code, words), is_final=code >= 500 and not about_us, is_closed=about_us)


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _told(error.smtp_code, error.smtp_error)
    return f"{type(error).__name__}: {error}"[:MOST_REASON]


def _told(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:MOST_REASON]

"""A letter as it travels: an e-mail message."""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

from app.core.clock import LOCAL_ZONE
from app.core.errors import UnavailableError
from app.mail.models import Letter
from app.web.languages import LANGUAGES


def message_of(letter: Letter, sender: str) -> EmailMessage:
    """Make the message: text and HTML of the same words, and headers that never differ from try to try.

    Only ASCII travels in the body: a server need not know more. Raises UnavailableError for a bad sender.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = reachable(letter.recipient)
    message["Subject"] = letter.subject
    message["Date"] = letter.created_at.astimezone(LOCAL_ZONE)
    message["Message-ID"] = f"<{letter.id}@{domain_of(sender)}>"
    message["Auto-Submitted"] = "auto-generated"
    for name, value in letter.headers.items():
        message[name] = value
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = LANGUAGES[letter.lang].tag  # last: the parts would take it for theirs
    return message


def reachable(address: str) -> str:
    """An address with its domain as the network writes it: names with Finnish letters have such a form."""
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:  # no such name can be: the server will say so
        return address


def address_of(sender: str) -> str:
    """The bare address of a sender. Raises UnavailableError when there is none."""
    address = parseaddr(sender)[1]
    if "@" not in address:
        message = "OPASTAMO_MAIL_FROM must hold an e-mail address: Opastamo <opastamo@example.org>"
        raise UnavailableError(message)
    return address


def domain_of(sender: str) -> str:
    """What follows the @ of a sender."""
    return address_of(sender).rpartition("@")[2]

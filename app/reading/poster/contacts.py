"""Whom to turn to: the first number, e-mail address and page of a notice."""

import re
from dataclasses import dataclass
from typing import Final

from app.reading.links import read_emails, safe_url
from app.reading.phones import read_phones
from app.reading.poster.model import Contact
from app.reading.poster.pieces import Piece

_EMAIL: Final = re.compile(r"\S+(?:@|\s?[(\[](?:at|ät|a)[)\]]\s?)\S+", re.IGNORECASE)
_URL: Final = re.compile(
    r"https?://[^\s<>]+|www\.[^\s<>]+|(?<![\w.@/-])(?:[a-z0-9åäö-]{2,63}\.){1,3}(?:fi|com|org|net|eu|info"
    r"|me|app|se|ax|ee|io|shop|online|club|events|example)"
    r"(?:/[^\s<>]*)?(?![\w@])",
    re.IGNORECASE,
)
_ROLES: Final = ("contact", "registration")


@dataclass(frozen=True, slots=True)
class ContactReading:
    """The contact, and the names of its fields that had more than one candidate."""

    contact: Contact
    guesses: tuple[str, ...] = ()


def read_contact(pieces: tuple[Piece, ...]) -> ContactReading:
    """The contact of the notice; lines that are labelled as contacts come first."""
    ordered = sorted(pieces, key=lambda piece: piece.role not in _ROLES)
    text = "\n".join(piece.text for piece in ordered)
    phones, emails = read_phones(text), read_emails(text)
    found = (match[0].rstrip(".,;:!?)") for match in _URL.finditer(_EMAIL.sub(" ", text)))
    urls = [url for told in found if (url := safe_url(told) or safe_url(f"https://{told}"))]
    contact = Contact(
        phones[0].display if phones else None, emails[0] if emails else None, urls[0] if urls else None
    )
    several = (("contact.phone", phones), ("contact.email", emails), ("contact.url", dict.fromkeys(urls)))
    return ContactReading(contact, tuple(name for name, found in several if len(found) > 1))

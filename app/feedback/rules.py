"""What a message must have, and for how long it is kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from app.web.forms import Fault
from app.web.words import N_, Words

KEPT_FOR = timedelta(days=330)
"""The forms and the privacy page promise a year at most: a server that nobody writes to tidies up late."""
MOST_MESSAGE = 5_000
MOST_CONTACT = 254
OTHER = "other"
REASONS: Mapping[str, str] = {
    "gone": N_("Tätä ei enää ole"),
    "time": N_("Aika on väärin"),
    "place": N_("Paikka on väärin"),
    "price": N_("Hinta on väärin"),
    OTHER: N_("Jokin muu"),
}
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+")
_PHONE = re.compile(r"\+?[\d\s()-]{6,25}")
Kind = Literal["general", "report"]


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody tells us. `reason` is there in reports alone."""

    kind: Kind
    reason: str
    text: str
    contact: str


def read_message(kind: Kind, values: Mapping[str, str], words: Words) -> tuple[Message, tuple[Fault, ...]]:
    """Read a form's fields; what has to be mended is told in the reader's language."""
    reason = values.get("syy", "") if kind == "report" else ""
    message = Message(kind, reason, values.get("viesti", ""), values.get("yhteys", ""))
    checks = (_reason_fault(message), _text_fault(message), _contact_fault(message.contact))
    return message, tuple(
        Fault(name, words.gettext(text, most=MOST_MESSAGE)) for name, text in checks if text
    )


def _reason_fault(message: Message) -> tuple[str, str]:
    if message.kind == "report" and message.reason not in REASONS:
        return "syy", N_("Valitse, mikä on väärin.")
    return "syy", ""


def _text_fault(message: Message) -> tuple[str, str]:
    if len(message.text) > MOST_MESSAGE:
        return "viesti", N_("Viestissä voi olla enintään %(most)s merkkiä. Lyhennä viestiä.")
    if not message.text and message.kind == "general":
        return "viesti", N_("Kirjoita viesti.")
    if not message.text and message.reason == OTHER:
        return "viesti", N_("Kerro parilla sanalla, mikä on väärin.")
    return "viesti", ""


def _contact_fault(contact: str) -> tuple[str, str]:
    fits = len(contact) <= MOST_CONTACT and (_EMAIL.fullmatch(contact) or _PHONE.fullmatch(contact))
    if contact and not fits:
        return "yhteys", N_(
            "Tarkista sähköposti tai puhelinnumero. Kirjoita se näin: nimi@example.org tai 040 123 4567."
        )
    return "yhteys", ""

"""How one signs up: one field in which people type a number, an address, or words."""

import re
from typing import Any

from app.catalogue.parts import Registration

EMAIL = re.compile(r"[^@\s<>()\[\],;:\"\\]{1,64}@[^@\s<>()\[\],;:\"\\]+\.[^@\s<>()\[\],;:.\"\\]+")
PHONE = re.compile(r"\+?[\d\s()-]{5,25}")
WEB = re.compile(r"(?:https?://)?[^\s<>\"@/.]+(?:\.[^\s<>\"@/.]+)+(?:/[^\s<>\"]*)?", re.IGNORECASE)


def read_way(text: str, lang: str) -> dict[str, Any]:
    """The fields of a registration that a text fills; the others are emptied."""
    way: dict[str, Any] = {"phone": None, "email": None, "url": None, "note": {}}
    if EMAIL.fullmatch(text):
        return way | {"email": text}
    if PHONE.fullmatch(text):
        return way | {"phone": text}
    if WEB.fullmatch(text) and "." in text:
        return way | {"url": text if text.lower().startswith(("http://", "https://")) else f"https://{text}"}
    return way | ({"note": {lang: text}} if text else {})


def way_text(registration: Registration) -> str:
    """What the field shows of a registration: the first way there is."""
    note = next(iter(registration.note.values()), "")
    return registration.phone or registration.email or registration.url or note

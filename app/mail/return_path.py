"""The address that a letter comes back to when it cannot be delivered: it names the letter, and is signed."""

import base64
import hmac
import re
from hashlib import sha256
from uuid import UUID

from app.mail.message import address_of

MARK_BYTES = 10
_MARKED = re.compile(r"\+([a-z2-7]{26})([a-z2-7]{16})@", re.IGNORECASE)
"""Capitals too: servers on the way may write an address as they like."""


def return_path(letter_id: UUID, address: str, secret: str) -> str:
    """The envelope sender of a letter: `palautuvat+…@example.org`. Raises UnavailableError for no address."""
    local, _, domain = address_of(address).rpartition("@")
    return f"{local}+{_text(letter_id.bytes)}{_mark(letter_id, secret)}@{domain}"


def letter_of(address: str, secret: str) -> UUID | None:
    """The letter that a return path names; None when it is not one of ours."""
    found = _MARKED.search(address[:320])
    if found is None:
        return None
    letter_id = UUID(bytes=base64.b32decode(f"{found[1].upper()}======"))
    is_ours = hmac.compare_digest(_mark(letter_id, secret), found[2].lower())
    return letter_id if is_ours else None


def _mark(letter_id: UUID, secret: str) -> str:
    whole = hmac.new(secret.encode(), b"return:" + letter_id.bytes, sha256).digest()
    return _text(whole[:MARK_BYTES])


def _text(value: bytes) -> str:
    return base64.b32encode(value).decode().rstrip("=").lower()

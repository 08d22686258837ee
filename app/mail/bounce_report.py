"""Reading what a mail server sends when a letter could not be delivered (RFC 3464). Hostile until read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Literal
from uuid import UUID

MOST_BYTES = 200_000
"""A report says what it says at its beginning; after it comes the letter, of which the headers are enough."""
MOST_PARTS = 30
MOST_REASON = 300
MOST_TRACES = 40
Kind = Literal["hard", "soft"]
ADDRESSED = ("to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
_STATUS = re.compile(r"(?<![.\w])([245])\.(\d{1,3})\.(\d{1,3})(?![.\w]*\w)")
_OURS = re.compile(r"<?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@", re.IGNORECASE)
SOFT = frozenset({(2, 2), (2, 3), (3, 1), (3, 2), (3, 4), (4, 5), (4, 6), (4, 7)})
"""Refused for now, or for what the letter is like: a full box, a letter too big, a server in trouble."""
POLICY = 7
"""What is thought of the sender or the text: the address itself is not dead."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came back. `marks`: addresses that it was sent to; `message_ids`: letters that it may be about."""

    kind: Kind
    reason: str
    marks: tuple[str, ...]
    message_ids: tuple[UUID, ...]


def read_report(raw: bytes) -> Report | None:
    """Read a message. None: it is no report that something was not delivered; nothing is raised."""
    try:
        message = message_from_bytes(raw[:MOST_BYTES])
        parts = list(_parts(message))
        blocks = [block for part in parts for block in _blocks(part)]
        kinds = [(kind, reason) for block in blocks if (kind := _kind(block)) for reason in [_reason(block)]]
        if not kinds:
            return None
        worst = min(kinds)  # "hard" comes before "soft"
        return Report(worst[0], worst[1], tuple(_marks(message)), tuple(dict.fromkeys(_letters(parts))))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def kind_of(status: str) -> Kind | None:
    """Whether an enhanced status (RFC 3463) says that an address is dead; None: it is no failure."""
    found = _STATUS.search(status)
    if found is None:
        return None
    main, subject, detail = (int(part) for part in found.groups())
    if main == 2:
        return None
    if main == 4 or subject == POLICY or (subject, detail) in SOFT:
        return "soft"
    return "hard"


def _parts(message: Message) -> Iterator[Message]:
    """The message and the parts of a report, the headers of the letter included."""
    pending, seen = [message], 0
    while pending and seen < MOST_PARTS:
        part = pending.pop(0)
        seen += 1
        yield part
        payload = part.get_payload()
        if isinstance(payload, list):
            pending.extend(one for one in payload[:MOST_PARTS] if isinstance(one, Message))


def _blocks(part: Message) -> list[Message]:
    """The blocks of fields of a status: the first is about the message, each other about an address."""
    if part.get_content_type() != "message/delivery-status":
        return []
    payload = part.get_payload()
    blocks = payload[:MOST_PARTS] if isinstance(payload, list) else []
    return [block for block in blocks if isinstance(block, Message)]


def _kind(block: Message) -> Kind | None:
    if _field(block, "action").casefold() != "failed":
        return None
    status = kind_of(_field(block, "status"))
    told = kind_of(_field(block, "diagnostic-code"))
    if status == "hard" and told == "soft":  # the other server knows better why
        return "soft"
    return status


def _reason(block: Message) -> str:
    text = _field(block, "diagnostic-code") or _field(block, "status")
    return text[:MOST_REASON]


def _field(block: Message, name: str) -> str:
    text = " ".join(str(block.get(name, "")).split())
    return "".join(c for c in text if c.isprintable())


def _marks(message: Message) -> Iterator[str]:
    for name in ADDRESSED:
        for value in message.get_all(name, [])[:MOST_TRACES]:
            yield str(value)[:1000]


def _letters(parts: list[Message]) -> Iterator[UUID]:
    """Letters named by the headers of what came back, as a part of its own or as text."""
    for part in parts[1:]:
        for name in ("message-id", "x-original-message-id"):
            yield from _ids(str(part.get(name, "")))
        if part.get_content_type() == "text/rfc822-headers":
            payload = part.get_payload()
            if isinstance(payload, str):
                headers = message_from_bytes(payload.encode("utf-8", "replace")[:MOST_BYTES])
                yield from _ids(str(headers.get("message-id", "")))


def _ids(text: str) -> Iterator[UUID]:
    for found in _OURS.findall(text[:1000])[:1]:
        yield UUID(found)

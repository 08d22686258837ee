"""The lines of a calendar: unfolded, decoded, and split into name, parameters and value.

Lines are unfolded as bytes: senders fold in the middle of a letter.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from icalendar.parser.property import split_on_unescaped_comma

from importers.sources.ics.values import read_text, split_line

MAX_LINE: Final = 200_000
_PLAIN_HEAD: Final = re.compile(r"[A-Za-z0-9-]+")
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name in upper case, its parameters, and the value as it was written."""

    name: str
    params: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value of a text property."""
        return read_text(self.value)

    @property
    def texts(self) -> list[str]:
        """The values of a property that lists several texts."""
        return list(split_on_unescaped_comma(self.value))


def lines_of(body: bytes) -> Iterator[str]:
    """The logical lines of a file, none of them empty, each cut at `MAX_LINE` bytes."""
    if body.startswith(_UTF16_MARKS):
        body = body.decode("utf-16", "replace").encode()
    body = body.removeprefix(b"\xef\xbb\xbf")
    if b"\n" not in body:
        body = body.replace(b"\r", b"\n")
    line = bytearray()
    for piece in BytesIO(body):
        stripped = piece.rstrip(b"\r\n")
        if stripped[:1] in {b" ", b"\t"}:
            if len(line) < MAX_LINE:
                line += stripped[1:]
        elif stripped:
            if line:
                yield _decoded(line)
            line = bytearray(stripped[:MAX_LINE])
    if line:
        yield _decoded(line)


def _decoded(line: bytearray) -> str:
    """UTF-8, or else what Windows in Finland writes."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        # A line that was cut may end within a letter; anything else is not UTF-8 at all.
        encoding = "utf-8" if len(line) >= MAX_LINE else "cp1252"
        return line.decode(encoding, "replace")


def split(line: str) -> Property | None:
    """Split a line, tolerantly; None when it is not a property at all."""
    head, colon, value = line.partition(":")
    if colon and _PLAIN_HEAD.fullmatch(head):
        return Property(head.upper(), {}, value)
    try:
        name, params, value = split_line(line.replace("\r", " "))
    except ValueError:
        return None
    told = {
        key.upper(): ",".join(value) if isinstance(value, list) else str(value)
        for key, value in params.items()
    }
    return Property(str(name).upper(), told, str(value))

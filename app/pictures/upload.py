"""A form with a file, read as it comes: bounded in bytes, fields and time."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from app.core.errors import OpastamoError
from app.pictures.rules import MOST_BYTES
from app.web.forms import MOST_BYTES as MOST_FIELD_BYTES
from app.web.forms import MOST_FIELDS, TooLargeError, WrongTypeError, check_origin, clean

FORM_TYPE = b"multipart/form-data"
FILE = "tiedosto"
"""The field of the file; a file in any other is passed over."""
MOST_SENT_BYTES = 4 * MOST_BYTES
"""So much is read of a file that is too large, only to keep what was typed beside it."""
MOST_SECONDS = 180.0
"""Ten megabytes over a slow phone line."""
MOST_BOUNDARY = 70
MOST_AT_ONCE = 12
"""So many are read at a time in one process, for each is in memory. Others wait their turn."""


class TooSlowError(OpastamoError):
    """The file did not come in time."""

    status = 408
    code = "too_slow"


@dataclass(frozen=True, slots=True)
class Upload:
    """What was sent. `file` of None: none was chosen. `is_too_large`: there was one, and it was not kept."""

    values: Mapping[str, str]
    file: bytes | None = None
    is_too_large: bool = False


async def uploaded(request: Request) -> Upload:
    """The fields and the file of a form that was sent to us.

    Raises ForbiddenError for pages of other sites; WrongTypeError, TooLargeError, TooSlowError.
    """
    check_origin(request)
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary", b"")
    if kind != FORM_TYPE or not 0 < len(boundary) <= MOST_BOUNDARY:
        raise WrongTypeError("A form with a file is sent as multipart/form-data.")
    taker = _Taker()
    parser = MultipartParser(boundary, taker.callbacks())  # type: ignore[arg-type]  # a plain dict of them
    sent = 0
    try:
        async with _places(request), asyncio.timeout(MOST_SECONDS):
            async for chunk in request.stream():
                sent += len(chunk)
                if sent > MOST_SENT_BYTES:
                    raise TooLargeError(f"A file may have {MOST_BYTES} bytes.")
                parser.write(chunk)
        parser.finalize()
    except MultipartParseError:
        raise WrongTypeError("The form is broken.") from None
    except TimeoutError:
        raise TooSlowError("The file did not come in time.") from None
    return taker.upload()


def _places(request: Request) -> asyncio.Semaphore:
    kept = request.app.state
    if not hasattr(kept, "picture_places"):
        kept.picture_places = asyncio.Semaphore(MOST_AT_ONCE)
    places: asyncio.Semaphore = kept.picture_places
    return places


@dataclass(slots=True)
class _Part:
    """One field or file while it comes."""

    head: dict[bytes, bytes] = field(default_factory=dict)
    name: str = ""
    is_file: bool = False
    data: bytearray = field(default_factory=bytearray)
    has_been_chosen: bool = False


class _Taker:
    """Takes the parts in as the parser meets them."""

    def __init__(self) -> None:
        self._pairs: list[tuple[str, str]] = []
        self._file: bytes | None = None
        self._is_too_large = False
        self._field_bytes = 0
        self._header, self._value = bytearray(), bytearray()
        self._part = _Part()

    def callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._part_data,
            "on_part_end": self._part_end,
        }

    def upload(self) -> Upload:
        """All that came; of a field that came twice the first."""
        return Upload(dict(reversed(self._pairs)), self._file, self._is_too_large)

    def _begin(self) -> None:
        self._part = _Part()
        if len(self._pairs) >= MOST_FIELDS:
            raise TooLargeError("The form has too many fields.")

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        self._part.head[bytes(self._header).lower()] = bytes(self._value)
        self._header, self._value = bytearray(), bytearray()

    def _headers_finished(self) -> None:
        _, options = parse_options_header(self._part.head.get(b"content-disposition", b""))
        self._part.name = options.get(b"name", b"").decode("utf-8", "replace")
        self._part.is_file = b"filename" in options
        self._part.has_been_chosen = bool(options.get(b"filename"))

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        part = self._part
        if part.is_file:
            if part.name == FILE and len(part.data) <= MOST_BYTES:
                part.data += data[start:end]
            return
        self._field_bytes += end - start
        if self._field_bytes > MOST_FIELD_BYTES:
            raise TooLargeError(f"A form may have {MOST_FIELD_BYTES} bytes.")
        part.data += data[start:end]

    def _part_end(self) -> None:
        part = self._part
        if not part.is_file:
            self._pairs.append((part.name, clean(part.data.decode("utf-8", "replace"))))
        elif part.name == FILE and self._file is None and (part.has_been_chosen or part.data):
            self._is_too_large = len(part.data) > MOST_BYTES
            self._file = b"" if self._is_too_large else bytes(part.data)
        self._part = _Part()


Uploaded = Annotated[Upload, Depends(uploaded)]

"""Reading a body within limits: what is unpacked is counted while it is unpacked."""

import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from importers.http_errors import Incomplete, TooLarge, Undecodable

ACCEPTED_ENCODINGS = "gzip, deflate"

_PIECE = 256 * 1024
_MIB = 1024 * 1024
_MOST_MEMBERS = 100  # gzip files may be glued together; nobody needs more, and each costs time


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """How much a body may hold, in bytes unpacked, and how many times its packed size that may be.

    The ratio counts from 1 MiB on: small bodies of repeated text pack very well.
    """

    max_bytes: int
    max_ratio: int = 200


def encodings(header: str) -> str:
    """Give the one encoding that a Content-Encoding header names, "" for none.

    Raises Undecodable for stacked encodings (a bomb inside a bomb) and those we do not read.
    """
    names = [name.strip().lower().removeprefix("x-") for name in header.split(",")]
    names = [name for name in names if name not in {"", "identity"}]
    if len(names) > 1:
        raise Undecodable("The body is packed several times over, which we do not unpack")
    if names and names[0] not in {"gzip", "deflate"}:
        raise Undecodable(f"The body is packed as “{names[0][:20]}”; we read {ACCEPTED_ENCODINGS}")
    return names[0] if names else ""


def read_body(
    chunks: Iterable[bytes], limits: BodyLimits, *, encoding: str = "", length: int | None = None
) -> bytes:
    """Read a body, unpacked, holding at most the limit and one piece in memory.

    `length` is the Content-Length, if any. Raises TooLarge, Undecodable, Incomplete.
    """
    if length is not None and length > limits.max_bytes:
        raise _too_large(limits)
    count = _Packed(limits)
    body = io.BytesIO()  # its getvalue() hands over the buffer: no second copy of a large body
    for piece in unpacked(count.through(chunks), encoding):
        if body.tell() + len(piece) > limits.max_bytes:
            raise _too_large(limits)
        body.write(piece)
        if body.tell() > max(_MIB, count.size * limits.max_ratio):
            raise TooLarge(
                f"The body unpacks to more than {limits.max_ratio} times its size: not a real feed"
            )
    return body.getvalue()


def unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield the body in unpacked pieces of at most 256 KiB (or as it came, when not packed)."""
    if not encoding:
        yield from chunks
    else:
        try:
            yield from _inflated(chunks, encoding)
        except zlib.error as error:
            raise Undecodable("The packed body is damaged and cannot be unpacked") from error


@dataclass(slots=True)
class _Packed:
    """Counts the bytes as they came: even a body that unpacks to nothing must end."""

    limits: BodyLimits
    size: int = 0

    def through(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.size += len(chunk)
            if self.size > self.limits.max_bytes:
                raise _too_large(self.limits)
            yield chunk


def _inflated(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    stream: zlib._Decompress | None = None
    members = 0
    for chunk in chunks:
        data = chunk
        while data:
            if stream is None:
                members += 1
                if members > _MOST_MEMBERS:
                    raise Undecodable("The packed body is made of too many parts")
                if members > 1 and not (encoding == "gzip" and data.startswith(b"\x1f")):
                    return  # padding after the end
                stream = zlib.decompressobj(_window(data, encoding))
            yield stream.decompress(data, _PIECE)
            data = stream.unused_data if stream.eof else stream.unconsumed_tail
            if stream.eof:
                stream = None
    if stream is not None:
        yield stream.decompress(b"", _PIECE)  # what the last piece had no room for
        if not stream.eof:
            raise Incomplete("The packed body was cut off before its end")


def _window(data: bytes, encoding: str) -> int:
    if encoding == "gzip":
        return 16 + zlib.MAX_WBITS
    # "deflate" means zlib by the standard, but some servers send it bare; their first bytes tell them apart.
    zlib_header = data[0] & 0x0F == 8 and data[0] >> 4 <= 7
    return zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS


def _too_large(limits: BodyLimits) -> TooLarge:
    return TooLarge(f"The answer is larger than the limit of {limits.max_bytes / _MIB:.1f} MiB")

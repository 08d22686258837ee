"""Bodies are unpacked within limits of size and ratio."""

import gzip
import io
import os
import tracemalloc
import zlib
from collections.abc import Iterable, Iterator

import pytest

from importers.http import Incomplete, TooLarge, Undecodable
from importers.http_body import BodyLimits, encodings, read_body

KIB = 1024
MIB = 1024 * KIB
LIMITS = BodyLimits(max_bytes=4 * MIB)
TEXT = b'[{"id": "1", "name": "Jumppa"}]'


def in_pieces(body: bytes, size: int = 1000) -> list[bytes]:
    return [body[at : at + size] for at in range(0, len(body), size)]


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        (" GZip ", "gzip"),
        ("x-gzip", "gzip"),
        ("deflate", "deflate"),
        ("identity, gzip", "gzip"),
    ],
)
def test_encodings_header(header: str, expected: str) -> None:
    assert encodings(header) == expected


@pytest.mark.parametrize("header", ["gzip, gzip", "gzip,deflate", "br", "zstd", "compress", "gzip;q=1"])
def test_encodings_stacked_or_unknown_is_refused(header: str) -> None:
    with pytest.raises(Undecodable):
        encodings(header)


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)),
        ("gzip", gzip.compress(TEXT[:10], mtime=0) + gzip.compress(TEXT[10:], mtime=0)),
        ("gzip", gzip.compress(TEXT, mtime=0) + b"\0" * 512),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", bare_deflate(TEXT)),
        ("deflate", bare_deflate(TEXT) + b"rest"),
    ],
)
def test_read_body_is_unpacked(encoding: str, packed: bytes, size: int) -> None:
    assert read_body(in_pieces(packed, size), LIMITS, encoding=encoding) == TEXT


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, bare_deflate])
def test_read_body_of_many_pieces_is_whole(pack: object) -> None:
    body = os.urandom(64) * (3 * MIB // 64)
    assert callable(pack)
    encoding = "gzip" if pack is gzip.compress else "deflate"
    limits = BodyLimits(max_bytes=len(body), max_ratio=2000)
    assert read_body(in_pieces(pack(body)), limits, encoding=encoding) == body


def test_read_body_held_back_at_the_end_of_the_input_is_whole() -> None:
    body = b"a" * (256 * KIB + 25)  # all input is taken when the first piece is full, and 25 bytes wait
    assert read_body([bare_deflate(body)], LIMITS, encoding="deflate") == body


def test_read_body_of_exactly_the_limit_is_read() -> None:
    body = b"a" * LIMITS.max_bytes
    assert read_body(in_pieces(body, 65536), LIMITS, length=len(body)) == body


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_read_body_one_byte_over_the_limit_is_too_large(encoding: str) -> None:
    body = os.urandom(64 * KIB + 1)
    packed = gzip.compress(body) if encoding else body
    with pytest.raises(TooLarge) as caught:
        read_body(in_pieces(packed), BodyLimits(max_bytes=64 * KIB), encoding=encoding)
    assert str(caught.value) == "The answer is larger than the limit of 0.1 MiB"


def test_read_body_announced_too_large_is_not_read() -> None:
    def never() -> Iterator[bytes]:
        pytest.fail("nothing may be read")
        yield b""

    with pytest.raises(TooLarge):
        read_body(never(), LIMITS, length=LIMITS.max_bytes + 1)


@pytest.mark.parametrize(("factor", "fits"), [(1, True), (2, False)])
def test_read_body_ratio_counts_from_one_mebibyte(factor: int, fits: bool) -> None:
    packed = gzip.compress(b" " * (MIB * factor))
    if fits:
        assert read_body([packed], LIMITS, encoding="gzip") == b" " * MIB
    else:
        with pytest.raises(TooLarge, match="200 times its size"):
            read_body([packed], LIMITS, encoding="gzip")


def bomb(mebibytes: int) -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as file:
        for _ in range(mebibytes):
            file.write(b" " * MIB)
    return packed.getvalue()


@pytest.mark.parametrize("max_ratio", [200, 5000])
def test_read_body_bomb_is_stopped_within_the_limit_of_memory(max_ratio: int) -> None:
    pieces = in_pieces(bomb(200), 65536)
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            read_body(pieces, BodyLimits(8 * MIB, max_ratio), encoding="gzip")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 18 * MIB


def test_read_body_that_unpacks_to_nothing_is_stopped() -> None:
    def empty_blocks() -> Iterable[bytes]:
        yield zlib.compress(b"")[:2]
        for _ in range(1000):
            yield b"\x00\x00\x00\xff\xff" * 1000

    with pytest.raises(TooLarge):
        read_body(empty_blocks(), BodyLimits(64 * KIB), encoding="deflate")


def test_read_body_of_very_many_members_is_refused() -> None:
    with pytest.raises(Undecodable, match="too many parts"):
        read_body([gzip.compress(b"") * 200], LIMITS, encoding="gzip")


@pytest.mark.parametrize("end", [-1, -8, 12])
def test_read_body_cut_off_is_incomplete(end: int) -> None:
    with pytest.raises(Incomplete):
        read_body([gzip.compress(TEXT, mtime=0)[:end]], LIMITS, encoding="gzip")


def test_read_body_that_is_not_what_it_says_is_undecodable() -> None:
    with pytest.raises(Undecodable, match="damaged"):
        read_body([TEXT], LIMITS, encoding="gzip")

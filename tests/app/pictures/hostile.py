"""Files made here: pictures, and what only looks like one."""

import struct
import zlib
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from PIL import Image


def picture(size: tuple[int, int] = (400, 300), kind: str = "JPEG", **options: Any) -> bytes:
    """A picture: red on its left, blue on its right."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (size[0] // 2, 0, *size))
    return saved(image, kind, **options)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def with_place(orientation: int = 1) -> bytes:
    """A JPEG that tells where it was taken, by whom, and how the phone was held."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "Aila Aaltonen"
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 10.0, 12.0), 3: "E", 4: (24.0, 56.0, 24.0)})
    return picture(exif=exif, comment=b"taken at home")


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (200, 200), (n, 0, 0)) for n in (0, 120, 240)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG whose head tells a size; its pixels are those of one small line."""
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = png_chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + body + png_chunk(b"IEND", b"")


def webp(width: int, height: int) -> bytes:
    """A WebP whose head tells a canvas of a size."""
    canvas = struct.pack("<I", 0) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    chunk = b"VP8X" + struct.pack("<I", len(canvas)) + canvas
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def text_bomb() -> bytes:
    """A PNG with a small text that unpacks to 100 megabytes."""
    return png(300, 300, png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 100_000_000)))


def with_zip() -> bytes:
    """A JPEG that is a ZIP archive too."""
    archive = BytesIO()
    with ZipFile(archive, "w") as inside:
        inside.writestr("run.js", "alert(1)")
    return picture() + archive.getvalue()


def with_script() -> bytes:
    """A GIF that is a script too: its size begins a comment, and code comes after the picture."""
    gif = picture((0x2A2F, 1_500), "GIF")
    return gif + b"*/=1;alert(1);//<script>alert(1)</script>"


def many_scans() -> bytes:
    """A progressive JPEG whose last scan is there two hundred times."""
    data = picture(progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * 200 + data[-2:]

"""From what somebody sent to what it shows: upright, in sRGB, no larger than we show it.

What a file is, is decided by decoding it; its name and its told type are never looked at.
"""

import re
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, UnidentifiedImageError

from app.pictures.rules import (
    LARGE,
    LEAST_SIDE,
    MOST_BYTES,
    MOST_PIXELS,
    MOST_PIXELS_OF_WEBP,
    MOST_PROFILE_BYTES,
    MOST_SCANS,
    PictureError,
    Why,
)

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MANY_FRAMES = {"PNG", "WEBP"}
"""Of a GIF the first frame is taken; it is often a picture that just was saved as one."""
SIDE_BITS = 0x3FFF
"""The bits of a WebP's head that tell a side."""
SCAN = b"\xff\xda"
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
PAPER = (255, 255, 255)
"""What is seen through a picture: logos are drawn for white paper, also when the page is dark."""
_HEIC = re.compile(rb"....ftyp(?:heic|heix|hevc|heim|heis|mif1|msf1|avif)", re.DOTALL)
_DRAWING = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!doctype|!--|html)", re.IGNORECASE)


def decode(data: bytes) -> Image.Image:
    """What a file shows. Raises PictureError."""
    if not data:
        raise PictureError("empty")
    if len(data) > MOST_BYTES:
        raise PictureError("bytes")
    image = _opened(data)
    try:
        return _shown(image)
    except PictureError:
        raise
    except Exception:  # noqa: BLE001 - decoders meet broken files with errors of any kind
        raise PictureError("broken") from None


def _opened(data: bytes) -> ImageFile.ImageFile:
    """The file with its head read and nothing decoded yet."""
    if _webp_pixels(data) > MOST_PIXELS_OF_WEBP:
        raise PictureError("pixels")
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureError("pixels") from None
    except UnidentifiedImageError:
        raise PictureError(_strange(data)) from None
    except Exception:  # noqa: BLE001 - decoders meet broken files with errors of any kind
        raise PictureError("broken") from None
    if image.width * image.height > MOST_PIXELS:
        raise PictureError("pixels")
    if image.format in MANY_FRAMES and getattr(image, "is_animated", False):
        raise PictureError("moving")
    if data.count(SCAN) > MOST_SCANS and image.format in {"JPEG", "MPO"}:
        raise PictureError("broken")
    return image


def _webp_pixels(data: bytes) -> int:
    """How many pixels a WebP says that it has; 0 for anything else."""
    kind = data[12:16] if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else b""
    if kind == b"VP8X":
        return (_number(data[24:27]) + 1) * (_number(data[27:30]) + 1)
    if kind == b"VP8L":
        bits = _number(data[21:25])
        return ((bits & SIDE_BITS) + 1) * ((bits >> 14 & SIDE_BITS) + 1)
    return (_number(data[26:28]) & SIDE_BITS) * (_number(data[28:30]) & SIDE_BITS) if kind == b"VP8 " else 0


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _strange(data: bytes) -> Why:
    """Why something is no picture, as far as its beginning tells: only for the words of the answer."""
    if _HEIC.match(data):
        return "heic"
    return "drawing" if _DRAWING.match(data) else "unknown"


def _shown(image: ImageFile.ImageFile) -> Image.Image:
    image.draft("RGB", (LARGE, LARGE))  # a JPEG is decoded no larger than it is needed
    image.load()
    turn = TURNS.get(image.getexif().get(ORIENTATION, 1))
    profile = image.info.get("icc_profile") or b""
    plain = _in_srgb(_on_paper(_handier(image)), profile)
    plain.thumbnail((LARGE, LARGE), Image.Resampling.LANCZOS)
    upright = plain.transpose(turn) if turn is not None else plain
    if min(upright.size) < LEAST_SIDE:
        raise PictureError("small")
    bare = Image.new("RGB", upright.size)  # a new one knows nothing of what came with the old
    bare.paste(upright)
    return bare


def _handier(image: Image.Image) -> Image.Image:
    """A large picture made smaller at once: each further step would else need as much memory again."""
    told = image.has_transparency_data
    image = image.convert("RGBA" if told else "RGB") if image.mode in {"P", "PA", "LA"} else image
    factor = max(image.size) // (2 * LARGE)
    return image.reduce(factor) if factor > 1 and image.mode in {"RGB", "RGBA", "L", "CMYK"} else image


def _on_paper(image: Image.Image) -> Image.Image:
    """The picture without holes, and in a mode that a colour profile can be of."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, (*PAPER, 255))
        return Image.alpha_composite(paper, seen).convert("RGB")
    return image if image.mode in {"RGB", "L", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """The colours as every screen takes them; a profile that cannot be read is not followed."""
    if profile and len(profile) <= MOST_PROFILE_BYTES:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            changed = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            changed = None
        if changed is not None:
            return changed
    return image.convert("RGB")

"""What is taken as a picture, what is not, and what is left of it."""

from io import BytesIO
from threading import Thread

import pytest
from PIL import Image, ImageCms

from app.pictures.encoding import Bench, make
from app.pictures.rules import FILES, MOST_BYTES, PictureError
from tests.app.pictures import hostile

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
RED, BLUE = (200, 30, 30), (30, 30, 200)


def why(data: bytes) -> str:
    with pytest.raises(PictureError) as caught:
        make(data)
    return caught.value.why


def opened(data: bytes, name: str = "iso.webp") -> Image.Image:
    image = Image.open(BytesIO(make(data).files[name]))
    image.load()
    return image


def near(seen: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(seen, tuple)
    return all(abs(one - other) < 25 for one, other in zip(seen, wanted, strict=True))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\0" * (MOST_BYTES + 1), "bytes"),
        (SVG, "drawing"),
        (b"<svg onload=alert(1)>", "drawing"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "drawing"),
        (b"hello", "unknown"),
        (b"%PDF-1.7\n", "unknown"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
        (hostile.saved(Image.new("RGB", (300, 300)), "BMP"), "unknown"),
        (hostile.saved(Image.new("RGB", (300, 300)), "TIFF"), "unknown"),
        (hostile.saved(Image.new("RGB", (300, 300)), "PDF"), "unknown"),
        (hostile.png(50_000, 50_000), "pixels"),
        (hostile.png(8_000, 5_001), "pixels"),
        (hostile.webp(16_000, 16_000), "pixels"),
        (hostile.webp(4_000, 4_001), "pixels"),
        (hostile.saved(Image.new("RGB", (4_001, 4_000)), "WEBP"), "pixels"),
        (hostile.saved(Image.new("RGB", (4_001, 4_000)), "WEBP", lossless=True), "pixels"),
        (hostile.text_bomb(), "broken"),
        (hostile.png(300, 300), "broken"),
        (hostile.picture()[:-400], "broken"),
        (hostile.picture(kind="PNG")[:-60], "broken"),
        (hostile.picture(kind="WEBP")[:60], "broken"),
        (hostile.picture()[:20], "unknown"),
        (hostile.many_scans(), "broken"),
        (hostile.moving("WEBP"), "moving"),
        (hostile.moving("PNG"), "moving"),
        (hostile.picture((79, 300)), "small"),
        (hostile.picture((8_000, 300)), "small"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert why(data) == reason


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_each_kind_becomes_the_same_files(kind: str) -> None:
    made = make(hostile.picture((2_000, 1_000), kind))
    images = {name: Image.open(BytesIO(data)) for name, data in made.files.items()}

    assert {name: (image.format, image.size) for name, image in images.items()} == {
        "iso.webp": ("WEBP", (1600, 800)),
        "pieni.webp": ("WEBP", (640, 320)),
        "iso.jpg": ("JPEG", (1600, 800)),
        "pieni.jpg": ("JPEG", (640, 320)),
    }
    assert made.id.endswith("-1600x800")
    assert made.files.keys() == FILES.keys()


def test_a_small_picture_is_not_made_larger() -> None:
    assert opened(hostile.picture((400, 300))).size == (400, 300)


def test_what_a_file_is_called_does_not_count() -> None:
    assert opened(hostile.picture(kind="PNG"), "iso.jpg").format == "JPEG"


def test_of_a_moving_gif_the_first_frame_is_taken() -> None:
    assert near(opened(hostile.moving("GIF"), "iso.jpg").getpixel((100, 100)), (0, 0, 0))


@pytest.mark.parametrize("data", [hostile.with_zip(), hostile.with_script()], ids=["zip", "script"])
def test_nothing_of_what_was_hidden_in_a_file_is_kept(data: bytes) -> None:
    whole = b"".join(make(data).files.values())

    assert [one for one in (b"PK\x03\x04", b"alert", b"run.js", b"<script") if one in whole] == []


def test_nobody_learns_where_when_or_by_whom_it_was_taken() -> None:
    data = hostile.with_place()
    assert (b"Aila" in data, b"taken at home" in data) == (True, True)
    made = make(data)
    images = [Image.open(BytesIO(one)) for one in made.files.values()]

    assert [dict(image.getexif()) for image in images] == [{}] * 4
    assert [image.info.keys() & {"exif", "icc_profile", "comment", "xmp"} for image in images] == [set()] * 4
    assert [one for one in (b"Aila", b"taken", b"Exif") if one in b"".join(made.files.values())] == []


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (400, 300), (50, 150)),
        (3, (400, 300), (350, 150)),
        (6, (300, 400), (150, 50)),
        (8, (300, 400), (150, 350)),
    ],
)
def test_a_picture_is_turned_as_the_phone_was_held(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    image = opened(hostile.with_place(orientation), "iso.jpg")

    assert image.size == size
    assert near(image.getpixel(red_at), RED)


def test_holes_are_filled_with_white() -> None:
    empty = hostile.saved(Image.new("RGBA", (200, 200), (0, 0, 0, 0)), "PNG")

    assert near(opened(empty, "iso.jpg").getpixel((100, 100)), (255, 255, 255))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_mode_can_be_shown(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"

    assert opened(hostile.saved(Image.new(mode, (200, 200)), kind)).mode == "RGB"


def test_a_colour_profile_is_followed_and_a_broken_one_is_not() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    followed = opened(hostile.picture(icc_profile=lab), "iso.jpg")
    broken = opened(hostile.picture(icc_profile=b"no profile at all"), "iso.jpg")

    assert near(followed.getpixel((50, 150)), RED)
    assert near(broken.getpixel((350, 150)), BLUE)


def test_the_same_picture_sent_twice_has_two_ids_of_one_content() -> None:
    first, second = (make(hostile.picture()).id for _ in range(2))

    assert first[:32] != second[:32]
    assert first[32:] == second[32:]


def test_who_would_wait_for_long_is_told_at_once() -> None:
    bench = Bench(most_waiting=1)
    with bench.turn():
        told: list[str] = []

        def second() -> None:
            try:
                make(hostile.picture(), bench)
            except PictureError as error:
                told.append(error.why)

        thread = Thread(target=second)
        thread.start()
        thread.join()
    assert told == ["busy"]
    assert make(hostile.picture(), bench).files

"""A picture of ours as pages show it, and as programs are told of it."""

from dataclasses import dataclass
from typing import Any

from app.catalogue.content import ListingContent
from app.catalogue.parts import Image
from app.catalogue.texts import text_in
from app.catalogue.words.shown_text import Text, told
from app.web.links import picture_path
from app.web.words import N_, Words

LARGE_SIDE, SMALL_SIDE = 1600, 640
OWN_PERMISSION = "event_only"
LICENCES = {OWN_PERMISSION: "", "cc_by": "CC BY 4.0", "cc0": "CC0"}
"""What one may do with a picture elsewhere; with the first: nothing without asking."""
LICENCE_LINKS = {
    "cc_by": "https://creativecommons.org/licenses/by/4.0/",
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
CREDITED = N_("Kuva: %(name)s")


@dataclass(frozen=True, slots=True)
class PictureItem:
    """A picture on a page. `mark` lets its reader see it before it is public."""

    picture: str
    width: int
    height: int
    alt: Text
    credit: str
    licence: str
    licence_link: str
    mark: str = ""

    def address(self, name: str) -> str:
        """Where one of its files is."""
        return picture_path(self.picture, name, self.mark)

    def sources(self, kind: str) -> str:
        """Its two sizes, for a browser to choose from. `kind`: `webp` or `jpg`."""
        small = max(1, round(self.width * min(1.0, SMALL_SIDE / max(self.width, self.height))))
        return f"{self.address(f'pieni.{kind}')} {small}w, {self.address(f'iso.{kind}')} {self.width}w"


def picture_item(content: ListingContent, words: Words, mark: str = "") -> PictureItem | None:
    """The picture of a content; None: it has none of ours. Pictures on others' servers are not shown."""
    image = content.image
    if image is None or image.picture is None:
        return None
    width, height = size_of(image.picture)
    credit = words.gettext(CREDITED, name=image.credit) if image.credit else ""
    licence = image.licence or ""
    return PictureItem(
        picture=image.picture,
        width=width,
        height=height,
        alt=told(image.alt, words),
        credit=credit,
        licence=LICENCES.get(licence, ""),
        licence_link=LICENCE_LINKS.get(licence, ""),
        mark=mark,
    )


def size_of(picture: str) -> tuple[int, int]:
    """The width and height that a picture's id tells."""
    width, _, height = picture.rpartition("-")[2].partition("x")
    return int(width), int(height)


def picture_data(image: Image | None, base_url: str, lang: str) -> dict[str, Any]:
    """A picture in schema.org's words; empty when there is none of ours."""
    if image is None or image.picture is None:
        return {}
    width, height = size_of(image.picture)
    data: dict[str, Any] = {
        "@type": "ImageObject",
        "contentUrl": f"{base_url}{picture_path(image.picture, 'iso.jpg')}",
        "thumbnailUrl": f"{base_url}{picture_path(image.picture, 'pieni.jpg')}",
        "width": width,
        "height": height,
        "caption": text_in(image.alt, lang)[0],
    }
    if image.credit:
        data["creditText"] = image.credit
    if link := LICENCE_LINKS.get(image.licence or ""):
        data["license"] = link
    return {"image": data}

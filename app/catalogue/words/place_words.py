"""Where a listing happens, in words, and where that is on a map."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.catalogue.content import ListingContent
from app.catalogue.items.contact_items import ContactItem, phone_item
from app.catalogue.parts import Place
from app.catalogue.taxonomy import taxonomy
from app.catalogue.texts import text_in
from app.catalogue.words.shown_text import Text, ours, told
from app.web.words import Words

MAP = "https://www.openstreetmap.org/?mlat={lat:.5f}&mlon={lon:.5f}#map=17/{lat:.5f}/{lon:.5f}"
"""An ordinary link out: nothing is asked of the map before somebody follows it."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Where, in words. All but `name` or `address` may be empty."""

    name: Text
    address: str
    directions: Text
    url: str
    phone: ContactItem | None
    map_link: str


def place_words(content: ListingContent, words: Words) -> Iterator[PlaceWords]:
    """Each place once, in the order of the sessions."""
    met = set()
    for session in content.sessions:
        if session.place is None:
            continue
        place = _place(session.place, words)
        if place not in met and (place.name or place.address or place.url or place.phone):
            met.add(place)
            yield place


def address_of(place: Place, lang: str) -> str:
    """The street, unless it is kept secret, and the town."""
    street = "" if place.address_masked else text_in(place.street_address, lang)[0]
    postal = " ".join(part for part in (place.postal_code, place.city) if part)
    return ", ".join(part for part in (street, postal) if part)


def _place(place: Place, words: Words) -> PlaceWords:
    name = told(place.name, words)
    if not name and place.type != "physical":
        name = ours(taxonomy().place_types.label(place.type, words.lang)[0])
    is_on_map = place.lat is not None and place.type == "physical" and not place.address_masked
    return PlaceWords(
        name=name,
        address=address_of(place, words.lang),
        directions=told(place.directions, words),
        url=place.url or "",
        phone=phone_item(place.phone) if place.phone else None,
        map_link=MAP.format(lat=place.lat, lon=place.lon) if is_on_map else "",
    )

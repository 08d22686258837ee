"""Where: the wrapped fields of the old feed, the one-line addresses of Eventz."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from app.catalogue.parts import Place
from app.reading.municipalities import is_town
from app.reading.places import lat_lon, read_address
from importers.contract import Problem
from importers.sources.mikkelinyt.words import line

_COUNTRIES = frozenset({"suomi", "finland", "fi"})


@lru_cache(maxsize=4096)
def place_of_fields(
    place: str, address: str, postal_code: str, city: str
) -> tuple[Place | None, Problem | None]:
    """The place of the old feed; its fields come as `<span class="place">…</span>`."""
    name, street, town = line(place), line(address), line(city)
    code: str | None = line(postal_code)
    problem = None
    if code and not _is_postal_code(code):
        problem = Problem("The postal code is not five digits", field="zip", value=code)
        code = None
    if not (name or street or code or town):
        return None, problem
    texts = {"fi": name} if name else {}
    streets = {"fi": street} if street else {}
    return Place(name=texts, street_address=streets, postal_code=code or None, city=town or None), problem


def place_of_location(location: Mapping[str, Any], lang: str, *, masked: bool) -> Place | None:
    """A location of Eventz. `masked`: its address is not for the public, so only the town is kept."""
    address, told_name = (location.get(name) for name in ("address", "name"))
    position = lat_lon(location.get("lat"), location.get("lng"))
    place = _place(
        address if isinstance(address, str) else "", told_name if isinstance(told_name, str) else "", lang
    )
    if place is None and position is None:
        return None
    place = place or Place()
    if masked:
        return Place(city=place.city, address_masked=True)
    return place.model_copy(update={"lat": position[0], "lon": position[1]}) if position else place


@lru_cache(maxsize=4096)
def _place(address: str, told_name: str, lang: str) -> Place | None:
    whole = line(address)
    read = read_address(whole)
    name = line(told_name) or _name_in(whole, read.street if read else None)
    if not (name or read):
        return None
    return Place(
        name={lang: name} if name else {},
        street_address={lang: read.street} if read and read.street else {},
        postal_code=read.postal_code if read else None,
        city=read.city if read else None,
    )


def _name_in(address: str, street: str | None) -> str:
    """The name of the house, which stands before its street: "Kirjasto, Kirjastokatu 1, 50100 Mikkeli"."""
    first = address.partition(",")[0].strip()
    if first == street or first.lower() in _COUNTRIES or is_town(first) or _is_postal_code(first[:5]):
        return ""
    return first


def _is_postal_code(text: str) -> bool:
    return len(text) == 5 and text.isascii() and text.isdecimal()

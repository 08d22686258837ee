"""Where: LOCATION as people write it, GEO, or the place that the feed's options name."""

import re
from functools import lru_cache
from typing import Final

from app.catalogue.parts import Place
from app.reading.places import AddressReading, lat_lon, read_address
from app.reading.texts import one_line, safe_url
from importers.contract import Problem
from importers.sources.ics.lines import Property
from importers.sources.ics.moments import first
from importers.sources.ics.words import named, texts_of
from importers.sources.ics.zones import LOOKUPS

_LINK: Final = re.compile(r"https?://[^\s<>\"]{3,2000}", re.IGNORECASE)
_PIECES: Final = re.compile(r"\s*[,;\n]\s*")
_COUNTRY: Final = frozenset(("finland", "suomi", "fi"))


def place_of(
    properties: list[Property], default: str, language: str, problems: list[Problem]
) -> Place | None:
    """The place of an event; None when nothing is told of it."""
    told = texts_of(named(properties, "LOCATION"), language)
    text = next(iter(told.values()), "") or default
    place = _place(text, next(iter(told), language)) if text else None
    position = _position(properties, problems)
    if position is None or (place is not None and place.type != "physical"):
        return place
    return (place or Place()).model_copy(update={"lat": position[0], "lon": position[1]})


@lru_cache(maxsize=4096)
def _place(text: str, language: str) -> Place:
    link = _LINK.search(text)
    rest = one_line(_LINK.sub(" ", text)).strip(" -–,;:()")
    url = safe_url(link.group()) if link else None
    address = read_address(text)
    if LOOKUPS["virtual_places"].get(rest.lower()) or (url and address is None):
        return Place(type="virtual", url=url, name={language: rest} if rest else {})
    if address is None:
        return Place(name={language: one_line(text)})
    name = _name(text, address)
    return Place(
        name={language: name} if name else {},
        street_address={language: address.street} if address.street else {},
        postal_code=address.postal_code,
        city=address.city,
        url=url,
    )


def _name(text: str, address: AddressReading) -> str:
    """What is left when the address is taken out: the name of the house."""
    known = {part.lower() for part in (address.street, address.postal_code, address.city) if part}
    pieces = (one_line(piece).strip(" .") for piece in _PIECES.split(_LINK.sub(" ", text)))
    kept = [piece for piece in pieces if piece and not _is_of_address(piece.lower(), known)]
    return ", ".join(kept)


def _is_of_address(piece: str, known: set[str]) -> bool:
    rest = piece
    for part in known:
        rest = rest.replace(part, " ")
    rest = rest.strip(" .-")
    return not rest or rest in _COUNTRY


def _position(properties: list[Property], problems: list[Problem]) -> tuple[float, float] | None:
    told = first(properties, "GEO")
    if told is None:
        return None
    latitude, _, longitude = told.value.replace("\\", "").replace(",", ";").partition(";")
    position = lat_lon(latitude, longitude)
    if position is None:
        reason = "The position is not in Finland"
        problems.append(Problem(reason, None, "GEO", told.value, severity="field"))
    return position

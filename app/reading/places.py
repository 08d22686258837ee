"""Where things are: Finnish coordinates to those of the web's maps, and addresses as people write them."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pyproj import Transformer

from app.reading.municipalities import is_town
from app.reading.texts import one_line

# Finland with its islands and a little sea; a pin outside it is a mistake that spoils the whole map.
_SOUTH, _NORTH = 59.4, 70.2
_WEST, _EAST = 19.0, 31.7
_NORTHINGS: Final = (6_580_000.0, 7_800_000.0)
_EASTINGS: Final = (50_000.0, 770_000.0)
_MAX_TEXT: Final = 500
_MARKUP: Final = re.compile(r"<[^<>]{0,200}>")
_SEPARATOR: Final = re.compile(r"\s*[,;\n|]\s*|\s+/\s+")
_POSTAL: Final = re.compile(r"(?<![\d.,-])(?:FI[N]?[ -]?)?(\d{5})(?![\d.-])")
# "Maaherrankatu 9-11", "Porrassalmenkatu 23 A 4", "Jousipolku 1 C2"
_STREET: Final = re.compile(
    r"[^\W\d_][^\d]{1,60}\s\d{1,4}(?:\s?[–-]\s?\d{1,4})?(?:\s?[a-zåäö]{1,2}(?!\w*[^\W\d_])(?:\s?\d{1,3})?)?"
    r"(?:\s(?:as|lh|krs)\.?\s?\d{1,3})?(?!\w)",
    re.IGNORECASE,
)
_HOUSE_NUMBER: Final = re.compile(
    r"\d{1,4}(?:\s?[–-]\s?\d{1,4})?(?:\s?[a-zåäö](?:\s?\d{1,3})?)?", re.IGNORECASE
)
_BOX: Final = re.compile(r"(?:PL|PB|P\.?L\.?|P\.?O\.?\s?Box)\s?\d{1,5}", re.IGNORECASE)
_STREET_WORD: Final = re.compile(
    r"(?:katu|kuja|tie|polku|raitti|väylä|aukio|tori|ranta|rinne|kaari|penger|gatan|vägen|gränd|stigen|torget)"
    r"(?=$|\s\d)",
    re.IGNORECASE,
)
# "Sali 2" looks like "Satama 2", but is a room.
_ROOM: Final = re.compile(
    r"(?:sali|luokka|huone|tila|kerros|kenttä|halli|ovi|rappu|lohko|rata|studio)\s\d", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class AddressReading:
    """Parts of a Finnish address; what wasn't told is None."""

    street: str | None
    postal_code: str | None
    city: str | None


@lru_cache(maxsize=1)
def _transformer() -> Transformer:
    return Transformer.from_crs("EPSG:3067", "EPSG:4326")


def from_tm35fin(northing: object, easting: object) -> tuple[float, float] | None:
    """(latitude, longitude) of ETRS-TM35FIN metres, numbers or strings; None when not in Finland.

    A swapped pair is put right: no northing of Finland could be an easting.
    """
    north, east = _number(northing), _number(easting)
    if north is None or east is None:
        return None
    if _within(east, _NORTHINGS) and _within(north, _EASTINGS):
        north, east = east, north
    if not (_within(north, _NORTHINGS) and _within(east, _EASTINGS)):
        return None
    latitude, longitude = _transformer().transform(east, north)
    return lat_lon(latitude, longitude)


def lat_lon(a: object, b: object) -> tuple[float, float] | None:
    """(latitude, longitude) in degrees, six decimals, whichever way round; None when not in Finland."""
    first, second = _number(a), _number(b)
    if first is None or second is None:
        return None
    for latitude, longitude in ((first, second), (second, first)):
        if _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST:
            return round(latitude, 6), round(longitude, 6)
    return None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float("".join(value.split()).replace(",", ".")) if isinstance(value, str) else float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _within(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def read_address(text: object) -> AddressReading | None:
    """Street, postal code and town out of one string; None when it holds none of them.

    Names of places around the address are left out; "MIKKELI" becomes "Mikkeli". A town without a postal
    code must be one that exists: any other word could be the name of a house.
    """
    if not isinstance(text, str):
        return None
    parts = _parts(text[:_MAX_TEXT])
    postal_code, after = _postal_code(parts)
    street_at, street = _street(parts)
    city = after or _city(parts, street_at)
    if street is None and postal_code is None and city is None:
        return None
    return AddressReading(street, postal_code, city)


def _parts(text: str) -> list[str]:
    """Pieces between commas, line breaks and tags; a postal code always begins a piece of its own."""
    pieces = _SEPARATOR.split(_MARKUP.sub(",", text))
    split = (piece for part in pieces for piece in _POSTAL.sub(r"\n\1\n", one_line(part)).split("\n"))
    return [piece.strip(" .") for piece in split if piece.strip(" .")]


def _postal_code(parts: list[str]) -> tuple[str | None, str | None]:
    """The last postal code and the town after it."""
    for at in range(len(parts) - 1, -1, -1):
        if _POSTAL.fullmatch(parts[at]):
            after = parts[at + 1] if at + 1 < len(parts) else ""
            return parts[at], _town_name(after) if re.fullmatch(r"[^\W\d_][^\d]{1,40}", after) else None
    return None, None


def _street(parts: list[str]) -> tuple[int, str | None]:
    """Where the street is among the parts, and its text without a town glued to its end."""
    named = [at for at, part in enumerate(parts) if _STREET_WORD.search(part)]
    for at in (*named, *range(len(parts))):
        part = parts[at]
        if _BOX.fullmatch(part):
            return at, part
        street = None if _ROOM.search(part) else _STREET.match(part)
        rest = part[street.end() :].strip() if street else ""
        if street and (not rest or is_town(rest)):
            parts[at + 1 : at + 1] = [rest] if rest else []
            return at, street.group()
    return _street_without_number(parts, named)


def _street_without_number(parts: list[str], named: list[int]) -> tuple[int, str | None]:
    """A street alone, or with its number behind a comma."""
    if not named:
        return -1, None
    at = named[0]
    after = parts[at + 1] if at + 1 < len(parts) else ""
    return (at + 1, f"{parts[at]} {after}") if _HOUSE_NUMBER.fullmatch(after) else (at, parts[at])


def _city(parts: list[str], street_at: int) -> str | None:
    later = [part for part in parts[street_at + 1 :] if is_town(part)]
    earlier = [part for part in parts[: max(street_at, 0)] if is_town(part)]
    return _town_name((later or earlier)[0]) if later or earlier else None


def _town_name(name: str) -> str:
    return name.title() if name.isupper() or name.islower() else name

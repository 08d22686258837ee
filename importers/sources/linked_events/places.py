"""Where: the place of an event, the web, or an address that was written among the extra information."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import orjson

from app.catalogue.parts import Place
from app.reading.phones import read_phones
from app.reading.places import lat_lon, read_address
from app.reading.texts import one_line
from importers.contract import Problem
from importers.sources.linked_events.envelope import Raw
from importers.sources.linked_events.words import first_text, first_url, lookup, texts_of

_POSTAL_DIGITS = 5


def places_of(time: Mapping[str, Any]) -> tuple[tuple[Place, ...], tuple[Problem, ...]]:
    """The places of an event or of one of its times: one, or two when it is both in a hall and on the web."""
    extra = texts_of(time.get("location_extra_info"))
    online = first_url(time.get("virtualevent_url"))
    location = time.get("location")
    found: list[Place] = []
    problems: tuple[Problem, ...] = ()
    if isinstance(location, dict) and location:
        place, problems = _known_place(orjson.dumps(location))
        found.append(place.model_copy(update={"directions": extra}) if extra else place)
    if online or time.get("is_virtualevent") is True:
        found = [place for place in found if place.type != "virtual"]
        found.append(Place(type="virtual", url=online, directions={} if found else extra))
    if not found and (address := _address_in(extra)):
        found.append(address)
    return tuple(found), problems


@lru_cache(maxsize=4096)
def _known_place(packed: bytes) -> tuple[Place, tuple[Problem, ...]]:
    """A place, mapped once however many events are held there."""
    raw: Raw = orjson.loads(packed)
    place_id = str(raw["id"]) if raw.get("id") else None
    name = texts_of(raw.get("name"), one_line)
    problems = tuple(_faults(raw, place_id, name))
    position = _position(raw)
    place = Place(
        type="virtual" if _is_the_web(place_id, name) else "physical",
        name=name,
        street_address=texts_of(raw.get("street_address"), one_line),
        postal_code=_postal_code(raw),
        city=first_text(texts_of(raw.get("address_locality"), one_line)) or None,
        lat=position[0] if position else None,
        lon=position[1] if position else None,
        url=first_url(raw.get("info_url")),
        phone=_phone(raw),
        external_id=place_id,
    )
    return place, problems


def _faults(raw: Raw, place_id: str | None, name: Mapping[str, str]) -> Iterator[Problem]:
    if not name and not _is_the_web(place_id, name):
        yield Problem(
            "The place is told by its id alone, and the feed did not send the place itself",
            field="location",
            value=place_id,
            severity="note",
        )
    if raw.get("position") and _position(raw) is None:
        shown = ", ".join(map(str, _coordinates(raw)))
        yield Problem("The place's position is not in Finland", field="location.position", value=shown)
    if raw.get("postal_code") and _postal_code(raw) is None:
        yield Problem(
            "The place's postal code is not five digits",
            field="location.postal_code",
            value=str(raw["postal_code"]),
        )


def _is_the_web(place_id: str | None, name: Mapping[str, str]) -> bool:
    return any(lookup("virtual_places", word) for word in (place_id or "", *name.values()))


def _coordinates(raw: Raw) -> list[Any]:
    position = raw.get("position")
    pair = position.get("coordinates") if isinstance(position, dict) else None
    return pair if isinstance(pair, list) else []


def _position(raw: Raw) -> tuple[float, float] | None:
    pair = _coordinates(raw)
    # GeoJSON gives the longitude first.
    return lat_lon(pair[1], pair[0]) if len(pair) >= 2 else None


def _postal_code(raw: Raw) -> str | None:
    code = str(raw.get("postal_code") or "").strip()
    return code if len(code) == _POSTAL_DIGITS and code.isascii() and code.isdigit() else None


def _phone(raw: Raw) -> str | None:
    phones = read_phones(first_text(texts_of(raw.get("telephone"), one_line)))
    return phones[0].display if phones else None


def _address_in(extra: dict[str, str]) -> Place | None:
    """Some cities leave `location` empty and write the address among the extra information."""
    address = read_address(first_text(extra))
    if address is None:
        return None
    return Place(
        street_address={"fi": address.street} if address.street else {},
        postal_code=address.postal_code,
        city=address.city,
        directions=extra,
    )

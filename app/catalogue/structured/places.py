"""Places in schema.org's words."""

from collections.abc import Sequence
from typing import Any

from app.catalogue.parts import Place, Session
from app.catalogue.texts import text_in

Data = dict[str, Any]


def places_of(sessions: Sequence[Session]) -> list[Place]:
    """Each place once, in the order of the sessions."""
    places: list[Place] = []
    for session in sessions:
        if session.place is not None and session.place not in places:
            places.append(session.place)
    return places


def location_data(place: Place) -> Data:
    """Where an event is: a place, or an address on the web."""
    if place.type == "virtual":
        return {"@type": "VirtualLocation"} | ({"url": place.url} if place.url else {})
    return place_data(place)


def place_data(place: Place) -> Data:
    """A place; of one whose address is kept secret only the town."""
    address: Data = {"@type": "PostalAddress", "addressCountry": "FI"}
    if not place.address_masked and place.street_address:
        address["streetAddress"] = text_in(place.street_address, "fi")[0]
    if place.postal_code:
        address["postalCode"] = place.postal_code
    if place.city:
        address["addressLocality"] = place.city
    data: Data = {"@type": "Place", "address": address}
    if name := text_in(place.name, "fi")[0]:
        data["name"] = name
    if place.lat is not None and place.lon is not None and not place.address_masked:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    return data

"""Addresses of a location channel → places and their sessions."""

from collections.abc import Iterable

from app.catalogue.parts import Place, Session
from app.catalogue.texts import Texts
from app.reading.places import from_tm35fin
from app.reading.texts import drop_fake_translations, one_line, plain_text
from importers.contract import Problem
from importers.sources.ptv.contacts import first_url, phone_number
from importers.sources.ptv.hours import HoursReading
from importers.sources.ptv.lookups import LOOKUPS
from importers.sources.ptv.records import Address, Channel


def sessions_at(channel: Channel, hours: HoursReading, note: Texts) -> tuple[list[Session], list[Problem]]:
    """One session for each address of the channel, all with its hours."""
    sessions, problems = [], []
    for address in channel.addresses or (Address(),):
        place, unread = _place(channel, address)
        sessions.append(Session(place=place, schedules=hours.schedules, note=note or hours.note or {}))
        problems += unread
    return sessions, problems


def _place(channel: Channel, address: Address) -> tuple[Place, list[Problem]]:
    problems = []
    spot = from_tm35fin(address.northing, address.easting)
    if spot is None and address.northing is not None:
        told = f"{address.northing}, {address.easting}"
        problems.append(Problem("Coordinates that are not in Finland", field="addresses", value=told))
    postal_code = address.postal_code if _is_postal_code(address.postal_code) else None
    if address.postal_code and postal_code is None:
        problems.append(
            Problem("A postal code of other than five digits", field="addresses", value=address.postal_code)
        )
    place = Place(
        name=drop_fake_translations(channel.names, read=one_line),
        street_address=_street(address),
        postal_code=postal_code,
        city=_city(address),
        lat=spot[0] if spot else None,
        lon=spot[1] if spot else None,
        url=first_url(channel.contacts.links),
        phone=next(filter(None, map(phone_number, channel.contacts.phones)), None),
        directions=drop_fake_translations(address.directions, read=plain_text),
        external_id=channel.id or None,
    )
    return place, problems


def _street(address: Address) -> Texts:
    told = {language: f"{street} {address.number}" for language, street in address.streets.items()}
    return drop_fake_translations(told, read=one_line)


def _city(address: Address) -> str | None:
    code = address.municipality.lstrip("0")
    return one_line(address.city) or LOOKUPS["municipalities"].get(code)


def _is_postal_code(text: str) -> bool:
    return len(text) == 5 and text.isascii() and text.isdigit()


def accessibility_note(channels: Iterable[Channel]) -> Texts:
    """What is told of getting in, under the name of each place when there are several."""
    told = [(channel, address.accessibility) for channel in channels for address in channel.addresses]
    told = [(channel, texts) for channel, texts in told if texts]
    notes: Texts = {}
    for channel, texts in told:
        for language, text in drop_fake_translations(texts).items():
            name = channel.names.get(language) or channel.names.get("fi", "")
            heading = f"{name}\n\n" if len(told) > 1 and name else ""
            notes[language] = f"{notes[language]}\n\n{heading}{text}" if language in notes else heading + text
    return notes

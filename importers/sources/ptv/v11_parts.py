"""Parts of v11's services and channels: localised texts, telephones, addresses, opening hours."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from app.catalogue.texts import Texts
from importers.fields import Fields
from importers.sources.ptv.lookups import LOOKUPS
from importers.sources.ptv.records import Address, Hours, Opening, Phone

_LANGUAGES_FIRST = ("fi", "sv", "en")


def by_type(items: Iterable[Any]) -> dict[str, Texts]:
    """`[{type, language, value}]` as texts by type, without empty ones; the first of a language stays."""
    found: defaultdict[str, Texts] = defaultdict(dict)
    for item in items:
        fields = Fields(item if isinstance(item, Mapping) else {})
        language, value = fields.take_text("language"), fields.take_text("value")
        if language and value:
            found[fields.take_text("type")].setdefault(language, value)
    return dict(found)


def texts_of(items: Iterable[Any]) -> Texts:
    """`[{language, value}]` as texts, whatever their type."""
    texts: Texts = {}
    for told in by_type(items).values():
        texts = told | texts
    return texts


def read_phones(items: Iterable[Any]) -> tuple[Phone, ...]:
    """Telephones; faxes are left out."""
    phones = []
    for item in items:
        fields = Fields(item if isinstance(item, Mapping) else {})
        number, prefix = fields.take_text("number"), fields.take_text("prefixNumber")
        if number and fields.take_text("type").lower() not in LOOKUPS["not_phones"]:
            phones.append(
                Phone(
                    number=f"{prefix} {number.removeprefix('0')}" if prefix else number,
                    language=fields.take_text("language"),
                    info=fields.take_text("additionalInformation"),
                    service_number=fields.take("isFinnishServiceNumber") is True,
                )
            )
    return tuple(phones)


def read_emails(items: Iterable[Any]) -> tuple[str, ...]:
    """E-mail addresses, as told."""
    return tuple(value for value, _ in _values(items, "value"))


def read_links(items: Iterable[Any]) -> tuple[str, ...]:
    """Web addresses, the Finnish ones first. Where most lists say `url`, some say `value`."""
    found = sorted(_values(items, "url", "value"), key=lambda told: _rank(told[1]))
    return tuple(dict.fromkeys(url for url, _ in found))


def _values(items: Iterable[Any], *names: str) -> Iterable[tuple[str, str]]:
    """The first of the fields that holds something, and its language."""
    for item in items:
        fields = Fields(item if isinstance(item, Mapping) else {})
        value = next(filter(None, map(fields.take_text, names)), "")
        if value:
            yield value, fields.take_text("language")


def _rank(language: str) -> int:
    return _LANGUAGES_FIRST.index(language) if language in _LANGUAGES_FIRST else len(_LANGUAGES_FIRST)


def read_addresses(items: Iterable[Any]) -> tuple[Address, ...]:
    """Addresses that people go to: streets, and spots without one. Postal addresses are left out."""
    found = []
    for item in items:
        fields = Fields(item if isinstance(item, Mapping) else {})
        if fields.take_text("type").lower() in LOOKUPS["not_places"]:
            continue
        told = fields.take_map("streetAddress") or fields.take_map("otherAddress")
        if told:
            found.append(_address(Fields(told), _entrances(fields.take_list("entrances"))))
    return tuple(found)


def _address(fields: Fields, accessibility: Texts) -> Address:
    municipality = Fields(fields.take_map("municipality"))
    state = fields.take_text("coordinateState").lower()
    northing, easting = fields.take("latitude"), fields.take("longitude")
    # "latitude" is the northing and "longitude" the easting of ETRS-TM35FIN.
    known = LOOKUPS["coordinate_states"].get(state) == "known"
    names, offices = texts_of(municipality.take_list("name")), texts_of(fields.take_list("postOffice"))
    return Address(
        streets=texts_of(fields.take_list("street")),
        number=fields.take_text("streetNumber"),
        postal_code=fields.take_text("postalCode"),
        city=names.get("fi") or offices.get("fi", "").title(),
        municipality=municipality.take_text("code"),
        northing=northing if known else None,
        easting=easting if known else None,
        directions=texts_of(fields.take_list("additionalInformation")),
        accessibility=accessibility,
    )


def _entrances(items: Iterable[Any]) -> Texts:
    """What is told of the main entrance: a heading and sentences for each part of the way in."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        if not isinstance(item, Mapping) or item.get("isMainEntrance") is False:
            continue
        for group in Fields(item).take_list("accessibilitySentences"):
            fields = Fields(group if isinstance(group, Mapping) else {})
            for language, heading in texts_of(fields.take_list("sentenceGroup")).items():
                lines[language].append(("\n" if lines[language] else "") + heading)
            for sentence in fields.take_list("sentences"):
                told = Fields(sentence if isinstance(sentence, Mapping) else {})
                for language, text in texts_of(told.take_list("sentence")).items():
                    lines[language].append(f"– {text}")
    return {language: "\n".join(told) for language, told in lines.items()}


def read_hours(items: Iterable[Any]) -> tuple[Hours, ...]:
    """Blocks of opening hours."""
    return tuple(_hours(Fields(item)) for item in items if isinstance(item, Mapping))


def _hours(fields: Fields) -> Hours:
    told = fields.take_text("serviceHourType")
    status = "open"
    if fields.take("isClosed") is True:
        status = "closed"
    elif fields.take("isReservation") is True:
        status = "reservation"
    openings = [item for item in fields.take_list("openingHour") if isinstance(item, Mapping)]
    return Hours(
        kind=LOOKUPS["hour_types"].get(told.lower(), told),
        status=status,
        always=fields.take("isAlwaysOpen") is True,
        valid_from=fields.take_text("validFrom"),
        valid_until=fields.take_text("validTo"),
        openings=tuple(_opening(Fields(item), status) for item in openings),
        note=texts_of(fields.take_list("additionalInformation")),
    )


def _opening(fields: Fields, status: str) -> Opening:
    day, last_day = fields.take_text("dayFrom"), fields.take_text("dayTo")
    return Opening(
        day=LOOKUPS["weekdays"].get(day.lower(), day),
        last_day=LOOKUPS["weekdays"].get(last_day.lower(), last_day),
        start=fields.take_text("from"),
        end=fields.take_text("to"),
        status=status,
    )

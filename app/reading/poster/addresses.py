"""Street addresses inside running text, put into base form: "Maaherrankadulla 12" → "Maaherrankatu 12"."""

import re
from dataclasses import dataclass
from typing import Final

from app.reading.municipalities import is_town

_BASES: Final = {
    "katu": "kadulla|kadulta|kadulle|kadun|katu",
    "tie": "tiellä|tieltä|tielle|tien|tie",
    "kuja": "kujalla|kujalta|kujan|kuja",
    "polku": "polulla|polulta|polun|polku",
    "raitti": "raitilla|raitilta|raitin|raitti",
    "väylä": "väylällä|väylän|väylä",
    "kaari": "kaarella|kaaren|kaari",
    "aukio": "aukiolla|aukion|aukio",
    "tori": "torilla|torin|tori",
    "ranta": "rannalla|rannan|ranta",
    "rinne": "rinteellä|rinteen|rinne",
    "penger": "penkereellä|penkereen|penger",
    "puistikko": "puistikolla|puistikko",
    "gatan": "gatan", "vägen": "vägen", "gränden": "gränden", "stigen": "stigen", "torget": "torget",
}  # fmt: skip
_ENDS: Final = "|".join(form for forms in _BASES.values() for form in forms.split("|"))
_HOUSE: Final = (
    r"\d{1,4}(?:\s?[–-]\s?\d{1,4}(?!\d|[.:]\d))?(?:\s?[a-zåäö](?![\wåäö])(?:\s\d{1,3}(?!\d|[.:]\d))?)?"
)
_STREET: Final = re.compile(
    rf"(?P<name>(?<![\w'’-])(?:(?:Vanha|Uusi|Iso|Pieni|Pohjoinen|Eteläinen|Itäinen|Läntinen|Gamla|Nya|Stora"
    rf"|Lilla)\s)?(?:(?:[A-ZÅÄÖ][\w.-]*\s){{1,2}}(?=(?:{_ENDS})\b)"
    rf"|[^\W\d_][\w'’-]{{1,30}}?)(?P<end>{_ENDS}))"
    rf"\s(?P<house>{_HOUSE})(?![\d€]|[.:]\s?[–-]?\d(?![\d.,]*\s?(?:€|euro))|\s?(?:€|e\b|eur|min|h\b|km))(?::\w+)?"
    rf"(?P<postal>,?\s\d{{5}}\s[A-ZÅÄÖ][\w-]+|,\s(?P<town>[A-ZÅÄÖ][\w-]+)(?=\s*(?:$|[.,;!)\n])))?",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:\d{5}\s[A-ZÅÄÖ][\w-]+|\d{1,2}\.\s?(?:kerros|krs|kerroks\w+|vån\w*|floor)|tila \d+|sali \d+"
    r"|luokka \d+)\b",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    rf"(?P<name>[A-ZÅÄÖ][\wåäö-]{{3,}}(?:\s[A-ZÅÄÖ]?[\wåäö-]+)?)\s(?P<house>{_HOUSE})"
)
_VILLAGES: Final = tuple(
    "kylä vaara niemi mäki järvi lahti koski salmi saari joki lampi virta pelto vesi rinne by näs".split()
)
_ROOM: Final = re.compile(
    r"\b(?:sali|luokka|huone|tila|kerros|kenttä|halli|ovi|rappu|rata|studio|room|hall)\s\d", re.IGNORECASE
)
_TIME_WORD: Final = re.compile(
    r"(?:klo|kello|kl|ma|ti|ke|to|pe|la|su|alkaen|vk|viikko|hinta)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """An address in base form, and where it stands in the text."""

    text: str
    start: int
    end: int


def find_address(text: str) -> FoundAddress | None:
    """The first street with a house number; its postal code and town come along when they are written."""
    match = _STREET.search(text)
    if match is None:
        return None
    name, postal, end = _base_street(match["name"], match["end"]), match["postal"], match.end()
    if match["town"] and not _is_town(match["town"]):
        postal, end = None, match.end("house")
    house = " ".join(match["house"].split())
    tail = ", " + postal.lstrip(", ") if postal else ""
    return FoundAddress(f"{name} {house}{tail}", match.start(), end)


def _is_town(name: str) -> bool:
    """A municipality, or a village by the last part of its name; a house ("Kylätalo") is none."""
    return is_town(name) or name.lower().endswith(_VILLAGES)


def find_numbered(text: str) -> FoundAddress | None:
    """A name with a house number where an address is expected: "Mikonlinna 4"; a room's number is none."""
    match = _NUMBERED.fullmatch(text.strip())
    if match is None or _ROOM.search(text) or _TIME_WORD.search(match["name"]):
        return None
    return FoundAddress(match[0], 0, len(text))


def masked(text: str) -> str:
    """The text without addresses, floors and rooms: their numbers are no hours."""
    return _OTHER.sub(" ", _STREET.sub(" ", text))


def _base_street(name: str, end: str) -> str:
    base = next(base for base, forms in _BASES.items() if end.lower() in forms.split("|"))
    street = name[: len(name) - len(end)] + (base if not end.isupper() else base.upper())
    if street.isupper():
        street = street.title()
    return street[0].upper() + street[1:]

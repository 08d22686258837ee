"""Telephone numbers in free text, with the name beside them when it is plain whose they are."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatch, PhoneNumberMatcher

_MAX_TEXT: Final = 20_000
_FINLAND: Final = 358
# Runs of digits that are something else: accounts, business ids and VAT numbers, dates, times, prices.
_NOT_PHONES: Final = re.compile(
    r"\bFI\d{2}(?:[ ]?\d{4}){3}[ ]?\d{2}\b|\bFI[ ]?\d{7}-?\d\b|(?<![\d-])\d{7}-\d(?![\d-])"
    r"|(?<![\d.])\d{1,2}\.[ ]?\d{1,2}\.(?:[ ]?\d{4}|\d{2})?(?![\d.])|\b\d{4}-\d{2}-\d{2}\b"
    r"|(?<![\d.])\d{1,2}[.:]\d{2}[ ]?[–-][ ]?\d{1,2}[.:]\d{2}(?![\d.])|\b\d{1,2}:\d{2}\b"
    r"|(?<![\d ])\d{1,6}(?:[.,]\d{1,2})?[ ]?(?:€|euro)",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
_BEGINS_LIKE_A_PHONE: Final = re.compile(r"\(?(?:\+|0|358[ -]?\d)")
_LABEL: Final = re.compile(
    r"(?:^|(?<=[\s,:(]))(?:p|puh|puhelin|gsm|tel|matkapuhelin)\.?:?[ ]*$", re.IGNORECASE
)
_NAME_WORD: Final = re.compile(r"[A-ZÅÄÖ][a-zåäöéü]{1,20}(?:-[A-ZÅÄÖ][a-zåäöéü]{1,20})?")
_SET_OFF: Final = re.compile(r"[ ]?[/(,–-][ ]?")
_NOT_NAMES: Final = re.compile(
    r"(?:puh|tel|gsm|soit|ilmoit|tied|lisät|varau|asiak|toimi|kansl|päivy|whatsapp|teksti|viest|sähkö|fax|kysy|ota|"
    r"yhtey|info|kassa|vaihd|myynt|palv|kirjas|mikkel|koti|työ|seura|liitto|yhdist|keskus|kahvi|koulu|vast|katu|"
    r"ohjaa|sihte|puheen|joukk|valme|huolt|klo|arki|joka|myös|nimi|tai\b|ja\b|ry\b|oy\b|ma\b|ti\b|ke\b|to\b|pe\b|"
    r"la\b|su\b|maan|tiist|kesk|torst|perj|laua|sunn)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """A number as machines and as people write it: "+358501234567" and "050 1234567"."""

    number_e164: str
    display: str
    name: str | None = None


def read_phones(text: object) -> tuple[PhoneReading, ...]:
    """The valid telephone numbers of `text`, each once, in order; numbers without a country are Finnish.

    Accounts, business ids, dates, times and prices are not numbers to call. Never raises.
    """
    if not isinstance(text, str) or _DIGIT.search(text) is None:
        return ()
    plain = _NOT_PHONES.sub(lambda match: "#" * len(match.group()), text[:_MAX_TEXT])
    matches = [
        match
        for match in PhoneNumberMatcher(plain, "FI", leniency=Leniency.VALID)
        if _BEGINS_LIKE_A_PHONE.match(match.raw_string)
    ]
    readings: dict[str, PhoneReading] = {}
    for match, name in zip(matches, _names(plain, matches), strict=True):
        reading = _reading(match, name)
        readings.setdefault(reading.number_e164, reading)
    return tuple(readings.values())


def _reading(match: PhoneNumberMatch, name: str | None) -> PhoneReading:
    number = match.number
    home = number.country_code == _FINLAND
    style = PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    return PhoneReading(
        phonenumbers.format_number(number, PhoneNumberFormat.E164),
        phonenumbers.format_number(number, style),
        name,
    )


def _names(text: str, matches: list[PhoneNumberMatch]) -> list[str | None]:
    """The name of each number. A writer keeps to one order, so the first number tells which one it is."""
    if not matches:
        return []
    edges = [0, *(edge for match in matches for edge in (match.start, match.end)), len(text)]
    gaps = [text[start:end] for start, end in list(pairwise(edges))[::2]]
    before = [_name_before(gap) for gap in gaps[:-1]]
    return before if before[0] else [_name_after(gap) for gap in gaps[1:]]


def _name_before(gap: str) -> str | None:
    """First and last name just before the number; one word alone could be anything's name."""
    line = _LABEL.sub("", gap.rsplit("\n", 1)[-1][-80:]).rstrip(" ,:/(–-")
    words: list[str] = []
    for word in reversed(line.split(" ")[-3:]):
        if not _is_name(word):
            break
        words.insert(0, word)
    return " ".join(words) if len(words) > 1 else None


def _name_after(gap: str) -> str | None:
    """The name set off by a mark after the number, as in "050 123 4567 / Maija"."""
    mark = _SET_OFF.match(gap)
    if mark is None:
        return None
    words: list[str] = []
    for token in gap[mark.end() : mark.end() + 80].split("\n", 1)[0].split(" ")[:3]:
        word = token.rstrip(",;/).")
        if not _is_name(word):
            break
        words.append(word)
        if word != token:
            break
    return " ".join(words) or None


def _is_name(word: str) -> bool:
    return _NAME_WORD.fullmatch(word) is not None and _NOT_NAMES.match(word) is None

"""Where it is: labelled lines first, then the name beside an address, then "… Lähemäen koululla"."""

import re
from dataclasses import dataclass
from typing import Final

from app.reading.municipalities import is_town
from app.reading.poster import addresses
from app.reading.poster.asides import OTHER_HOURS
from app.reading.poster.base_forms import BaseForm, is_local
from app.reading.poster.deadlines import without_signing_up
from app.reading.poster.model import PosterPlace
from app.reading.poster.phrases import Phrase, find_phrase, named_house
from app.reading.poster.pieces import Piece
from app.reading.poster.place_hints import (
    house_named_elsewhere,
    house_of_room,
    opening_house,
    told_names,
    weak_hints,
)
from app.reading.poster.place_words import head_form, is_nordic_head
from app.reading.poster.spans import CLOCK, DATE, TIMES

_POSTAL: Final = re.compile(r"^(?:\d{5}\s)?(?P<town>[^\W\d]+)$")
_PART: Final = re.compile(r"[,;()|·@]|\s[–-]\s|\s/\s|\.\s|:\s|[!?]|\.$")
_LEADING: Final = re.compile(
    r"^(?:(?:sama|uusi) paikka(?: eli| on)?|eli|kaikki|på|at|in|i|vid|osoitteessa|os|the|alkaen"
    r"|paikkana)\b\.?\s*",
    re.IGNORECASE,
)
_FLOOR: Final = re.compile(
    r"\b(?:\d+\.\s?(?:kerros|krs|kerrok\w*|vån\w*)|sisäänkäynti|sisäpiha|käynti|ylin kerros|floor"
    r"|entrance)\b",
    re.IGNORECASE,
)
_ONLINE: Final = re.compile(r"\b(?:teams|zoom|verkossa|etänä|online|netissä|webinaari)\w*", re.IGNORECASE)
_OLD_AND_NEW: Final = frozenset({"Vanha", "Uusi", "Iso", "Pikku", "Pieni", "Entinen"})
_NOT_HERE: Final = frozenset({"organiser", "contact", "registration", "price", "former"})
_LONGEST: Final = 70
# "Yläkoulu luokka 12": people look for the school. "Market at Kylätalo": what stands there is no place.
_ROOM_BEHIND: Final = re.compile(
    r"(?<=\w) (?:luokka|sali|tila|huone|luokassa|salissa) \d+\w?\b", re.IGNORECASE
)
_UP_TO_AT: Final = re.compile(r"^.*\b(?:at|vid|hos) (?:the )?(?=[A-ZÅÄÖ])")
_ENGLISH_NOUN: Final = re.compile(r"\b(?:at|in) (?:the )?(?P<name>(?:[a-z]+ )?[a-z]+)$")
_STEM: Final = 5  # letters that endings leave alone


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """The place, and the names of its fields that are guesses."""

    place: PosterPlace
    guesses: tuple[str, ...] = ()


def read_place(pieces: tuple[Piece, ...], base: BaseForm) -> PlaceReading:
    """Name and address of the place; what was not told is None."""
    labelled = [piece for piece in pieces if piece.role == "where"]
    others = [piece for piece in pieces if _is_here(piece)]
    address = _first_address([*labelled, *others]) or _labelled_number(labelled)
    phrase = (
        _labelled_name(labelled, base)
        or _told_name(others, base)
        or opening_house(next(iter(others), None))
        or _beside_address(others, base)
        or _in_text(others, base)
        or _beside_address(list(pieces), base)
    )
    phrase = _said_in_full(phrase, others, base) or _owner_in_title(others, base)
    name = phrase.name if phrase else None
    guesses = ("place.name",) if phrase and phrase.guess else ()
    return PlaceReading(PosterPlace(name, address), guesses)


def _said_in_full(phrase: Phrase | None, pieces: list[Piece], base: BaseForm) -> Phrase | None:
    """A bare noun beside the address ("Nuorisotalo, Rantatie 4") may be told in full elsewhere."""
    if phrase is None:
        return phrase
    if " " in phrase.name:
        return house_of_room(phrase, pieces) or house_named_elsewhere(phrase, pieces)
    for piece in pieces:
        other = find_phrase(addresses.masked(without_signing_up(piece.text)), base)
        if other and not other.guess and other.name.lower().endswith(f" {phrase.name.lower()}"):
            return other
    return phrase


def _owner_in_title(pieces: list[Piece], base: BaseForm) -> Phrase | None:
    """As in "Museon työpaja": whose it is, is most likely where it is."""
    for piece in pieces[:2]:
        word = next(iter(piece.text.split()), "")
        owner = head_form(word, "genitive") if word[:1].isupper() else None
        if owner is not None:
            return Phrase(base(owner) if owner == word else owner, guess=True)
    return None


def _is_here(piece: Piece) -> bool:
    return piece.role not in {*_NOT_HERE, "where"} and OTHER_HOURS.search(piece.text) is None


def _first_address(pieces: list[Piece]) -> str | None:
    return next((found.text for piece in pieces if (found := addresses.find_address(piece.text))), None)


def _labelled_number(pieces: list[Piece]) -> str | None:
    parts = (part for piece in pieces for part in _PART.split(piece.text))
    return next((found.text for part in parts if (found := addresses.find_numbered(part))), None)


def _labelled_name(pieces: list[Piece], base: BaseForm) -> Phrase | None:
    for piece in pieces:
        for part in _parts(piece.text):
            local = find_phrase(part, base)
            whole = named_house(part, base)
            found = local if local and not local.guess else whole or local
            return found or Phrase(part, guess=len(part.split()) > 5)
    return None


def _told_name(pieces: list[Piece], base: BaseForm) -> Phrase | None:
    """The name that the notice says to be its place."""
    for told in told_names(pieces):
        for part in _parts(told):
            return _named(part, base) or Phrase(part, guess=len(part.split()) > 3)
    return None


def _parts(text: str) -> list[str]:
    """What between commas and brackets may name the place: no address, floor, town or time."""
    address = addresses.find_address(text)
    if address is not None:
        text = f"{text[: address.start]},{text[address.end :]}"
    text = _ROOM_BEHIND.sub("", text)
    parts = (part for clause in _PART.split(text) for part in _around_times(clause))
    return [part for part in parts if _may_name(part)]


def _around_times(part: str) -> list[str]:
    """What stands before and after the times of a clause."""
    pieces = (piece.strip(" .,:–-\"'") for piece in TIMES.split(part))
    return [piece for piece in (_LEADING.sub("", piece) for piece in pieces) if piece]


def _may_name(part: str) -> bool:
    if not 3 <= len(part) <= _LONGEST or _FLOOR.search(part) or _ONLINE.search(part):
        return False
    if addresses.find_numbered(part) is not None:
        return False
    town = _POSTAL.match(part)
    return any(char.isalpha() for char in part) and not (town and is_town(town["town"]))


def _beside_address(pieces: list[Piece], base: BaseForm) -> Phrase | None:
    """The name just before an address, on its line or, alone, on the line before."""
    for at, piece in enumerate(pieces):
        address = addresses.find_address(piece.text)
        if address is None:
            continue
        before = _parts(piece.text[: address.start].strip(" ,(–-:"))
        if before:
            return _named(_UP_TO_AT.sub("", before[-1]), base)
        houses = (named_house(part, base) for part in _parts(piece.text[address.end :]) if " " in part)
        house = next((house for house in houses if house), None)
        above = _parts(pieces[at - 1].text) if at else []
        return house or (named_house(above[-1], base) if above else None)
    return None


def _named(part: str, base: BaseForm) -> Phrase | None:
    found = find_phrase(part, base)
    if found and not found.guess:
        return found
    return named_house(part, base) or _by_its_shape(part, base) or found


def _by_its_shape(part: str, base: BaseForm) -> Phrase | None:
    """A name that no known noun tells: by its capitals and its ending."""
    lower = _ENGLISH_NOUN.search(part)
    if lower and is_nordic_head(lower["name"].split()[-1]):
        return Phrase(lower["name"], guess=True)
    words = part.split()
    if is_local(words[-1]) and words[-1][0].isupper() and len(words) < 5:
        return Phrase(" ".join([*_after_small(words[:-1]), base(words[-1])]), guess=True)
    if 1 < len(words) < 4 and words[0][0].isupper() and head_form(words[0], "genitive") is not None:
        return Phrase(part, guess=True)  # "Keskuskentän jää"
    if len(words) == 2 and words[0] in _OLD_AND_NEW:
        return Phrase(part)
    if len(words) <= 4 and words[0][0].isupper() and all(word[0].isupper() for word in words[-1:]):
        return Phrase(part, guess=len(words) > 2)
    return None


def _after_small(words: list[str]) -> list[str]:
    """As in "kerhoillat jatkuvat Pesällä": what stands after the last small word belongs to the name."""
    small = [at for at, word in enumerate(words) if word[0].islower()]
    return words[small[-1] + 1 :] if small else words


def _in_text(pieces: list[Piece], base: BaseForm) -> Phrase | None:
    """The surest phrase of the text; sentences that tell a time go before others."""
    first = next(iter(pieces), None)
    ordered = sorted(pieces, key=lambda piece: not (CLOCK.search(piece.text) or DATE.search(piece.text)))
    found = [
        phrase
        for piece in ordered
        if (phrase := find_phrase(addresses.masked(without_signing_up(piece.text)), base))
    ]
    parts = (part for piece in ordered for part in _house_parts(piece, first))
    houses = [house for part in parts if (house := named_house(part, base))]
    sure = [phrase for phrase in found if not phrase.guess]
    named = [phrase for phrase in sure if " " in phrase.name or phrase.name[0].isupper()]
    proper = [house for house in houses if " " in house.name]
    into = weak_hints([Piece(without_signing_up(piece.text), piece.role, piece.line) for piece in ordered])
    ranked = (*named, *proper, *sure, *houses, *found, *_in_title(first, base), *into)
    return _doubted(ranked[0], [*named, *proper]) if ranked else None


def _doubted(best: Phrase, others: list[Phrase]) -> Phrase:
    """Two names of places in one notice: either may be the one."""
    stems = {word[:_STEM] for word in best.name.lower().split()}
    beside = any(stems.isdisjoint(word[:_STEM] for word in other.name.lower().split()) for other in others)
    return Phrase(best.name, guess=True) if beside else best


def _in_title(first: Piece | None, base: BaseForm) -> list[Phrase]:
    """When nothing else tells the place, the notice may begin with it: "Ravintola Talli, pe 18.12."."""
    opening = _parts(first.text)[:1] if first else []
    houses = (named_house(part, base) for part in opening if " " in part)
    return [Phrase(house.name, guess=True) for house in houses if house]


def _house_parts(piece: Piece, first: Piece | None) -> list[str]:
    """The clauses that may be a place's name: not the first one of the notice, which is its title."""
    parts = _parts(piece.text)
    return [part for part in parts if not piece.text.startswith(part)] if piece is first else parts

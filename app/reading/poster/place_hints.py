"""Where words around a name tell that it is the place: "paikkana …", "… edessä", "… har öppet"."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from app.reading.poster.phrases import Phrase, is_kind
from app.reading.poster.pieces import Piece
from app.reading.poster.place_words import head_form, is_bare_head, is_nordic_head

_TOLD: Final = re.compile(
    r"\b(?i:\w*paikkana|\w*paikka on|hallina|salina|kenttänä|näyttämönä|areenana)(?i: (?:on|toimii"
    r"|taas|jälleen|edelleen|siis|nyt|tänä vuonna))*"
    r"(?i:(?: vanha)? tuttu| vanha| sama kuin \w+| entinen| uusi| sama)?(?i: eli)?"
    r" (?P<name>[A-ZÅÄÖ][^,.;()!?\n]*)"
)
_NEAR: Final = re.compile(
    r"(?P<owner>(?:[A-ZÅÄÖ]\w+n )?\w+n) (?:edes(?:sä|tä)|ees(?:sä|tä)|eestä|luona|luota|viere(?:ssä|stä)"
    r"|taka(?:na|a)|kohda(?:lla|lta)|ove(?:lla|lta)|portilla|portilta|aulassa|pihapiirissä|pihamaalla|(?:ala|ylä)ker(?:ta|rassa))\b"
)
_OPENS: Final = re.compile(
    r"^(?P<name>[A-ZÅÄÖ][^.!?:,\d]{2,50}?) (?i:har (?:sommar)?öppet|öppnar|är öppe[nt]|palvelee|on"
    r" (?:taas |jälleen )?"
    r"(?:auki|avoinna)|avaa|avautuu|is open|opens)\b"
)
_ROOM: Final = re.compile(
    r"(?:\w*sali|\w*luokka|auditorio|aula|\w*huone|\w*tila|ruokala|kahvio|kellari|vintti|studio)",
    re.IGNORECASE,
)
_AGES: Final = frozenset({"vanhan", "uuden", "entisen", "ison", "pienen"})
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")


def told_names(pieces: list[Piece]) -> Iterator[str]:
    """What stands after "paikkana", "esityspaikkana", "paikka on"."""
    for piece in pieces:
        match = _TOLD.search(piece.text)
        if match is not None:
            yield match["name"].strip()


def house_of_room(phrase: Phrase, pieces: list[Piece]) -> Phrase | None:
    """As in "Otavan koulun luokassa": the house has a name, the room is only one of its rooms.

    Written as a name ("Otavan koulun sali") it is left as it is; people may look for the room as well.
    """
    *owner, room = phrase.name.split()
    house = head_form(owner[-1], "genitive") if len(owner) > 1 and owner[0][0].isupper() else None
    if house is None or _ROOM.fullmatch(room) is None or owner[0].lower() in _AGES:
        return None
    if any(phrase.name.lower() in piece.text.lower() for piece in pieces if not _has_local(piece.text, room)):
        return None
    return Phrase(" ".join([*owner[:-1], house]), guess=True)


def house_named_elsewhere(phrase: Phrase, pieces: list[Piece]) -> Phrase:
    """A room of a house that is named elsewhere ("kirjaston sali"): people look for the house."""
    house = head_form(phrase.name.split()[0], "genitive")
    if house is None or not is_bare_head(house):
        return phrase
    for piece in pieces:
        for owner, noun in pairwise(_WORDS.findall(piece.text)):
            owned = owner[0].isupper() and owner.lower().endswith("n")
            if owned and noun.lower() == house.lower():
                calm = owner.capitalize() if owner.isupper() else owner
                return Phrase(f"{calm} {noun.lower()}", guess=True)
    return phrase


def _has_local(text: str, room: str) -> bool:
    """The room stands with a local ending: "salissa"."""
    return any((head_form(word, "local") or "").lower() == room.lower() for word in _WORDS.findall(text))


def opening_house(first: Piece | None) -> Phrase | None:
    """The house that the notice begins with and says to be open: "Kahvila Helmi palvelee …"."""
    match = _OPENS.match(first.text) if first else None
    if match is None:
        return None
    words = match["name"].split()
    named = is_kind(words[0]) or is_nordic_head(words[0]) or head_form(words[-1], "base") is not None
    calm = " ".join(word.capitalize() if word.isupper() else word for word in words)
    return Phrase(calm, guess=True) if named and len(words) > 1 else None


def weak_hints(pieces: list[Piece]) -> Iterator[Phrase]:
    """Guesses: beside which house, where people go to, which house is spoken of at all."""
    for piece in pieces:
        for match in _NEAR.finditer(piece.text):
            *before, last = match["owner"].split()
            house = head_form(last, "genitive")
            if house is not None:
                yield Phrase(" ".join([*before, house]), guess=True)
    for kind in ("into", "base", "genitive"):
        for piece in pieces:
            yield from _owned(piece.text, kind)


def _owned(text: str, kind: str) -> Iterator[Phrase]:
    """As in "kutsuu Otavan kirkkoon", "Otavan laavu kaipaa kattoa"; alone a house counts when gone to."""
    for owner, noun in pairwise(["", *_WORDS.findall(text)]):
        house = head_form(noun, kind)
        if house is None or len(noun) < len("laavu"):
            continue
        if owner[:1].isupper() and owner.endswith("n"):
            yield Phrase(f"{owner} {house}", guess=True)
        elif kind == "into" or (
            house[0].isupper() and not is_bare_head(house) and len(house) > len("seurahuone")
        ):
            yield Phrase(house, guess=True)

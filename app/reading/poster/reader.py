"""Reads a whole notice: cuts it into pieces and asks each reader for its part; never raises."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from app.reading.ages import AgeReading, read_ages
from app.reading.poster.base_forms import BaseForm, base_with
from app.reading.poster.contacts import read_contact
from app.reading.poster.costs import read_cost
from app.reading.poster.deadlines import read_deadline
from app.reading.poster.kinds import read_kind
from app.reading.poster.model import Audience, Poster, PosterPrice
from app.reading.poster.pieces import MAX_LENGTH, Piece, cut_into_pieces
from app.reading.poster.places import read_place
from app.reading.poster.scanned import mended
from app.reading.poster.titles import read_title
from app.reading.poster.when import read_when
from app.reading.times import plainly_spelt

NO_NOTICE: Final = "This does not read as a notice of something to join, use or help with."
TOO_LONG: Final = f"The text is too long for a notice: {MAX_LENGTH} characters at most."
_SWEDISH: Final = re.compile(
    r"\b(?:och|för|på|välkommen|välkomna|är|inte|som|med|kl)\b|inträde|dag(?:ar)?\b", re.IGNORECASE
)
_ENGLISH: Final = re.compile(r"\b(?:the|and|for|with|free|welcome|from|every|at|of|are)\b", re.IGNORECASE)
_PRICE_NEXT: Final = re.compile(
    r"\.\s+(?=(?:hinta|\w*maksu|liput|pris|avgift|price|tickets)\b)", re.IGNORECASE
)
# A line of its own for adults: the ages read are not everybody's.
_GROWN_UP: Final = re.compile(
    r"(?:klo )?[\d.:–\- ]{3,13} (?:nuor\w+ ja )?(?:aikuis\w+|vuxna|adults)\b", re.IGNORECASE
)
_NOT_AUDIENCE: Final = re.compile(
    r"€|\beuro|\d ?e\b|seura|yhdistys|ilmai|maksut|gratis|vapaa pääsy", re.IGNORECASE
)


def read_poster(text: str, *, now: datetime, base_form: BaseForm | None = None) -> Poster:
    """The proposal that a notice makes, seen from now (aware).

    `base_form` gives the base form of a word that it knows, and other words as they are; without it small
    rules of endings do. Whatever the text, the answer is a proposal or a named problem.
    """
    if len(text) > MAX_LENGTH:
        return Poster(problem=TOO_LONG)
    text = mended(text)
    pieces = cut_into_pieces(text)
    base = base_with(base_form)
    title, title_guess = read_title(pieces, base)
    told = cut_into_pieces(plainly_spelt(text))
    when = read_when(told, now)
    kind = read_kind("\n".join(piece.text for piece in pieces), title, when.times)
    if kind.kind is None:
        return Poster(problem=NO_NOTICE)
    place, contact = read_place(pieces, base), read_contact(pieces)
    price, deadline = read_cost(pieces, lang=_language(text)), read_deadline(told, now)
    ages = _ages(pieces, now)
    doubts = (
        ("kind", kind.guess), ("title", title_guess), ("times", when.guess), ("price", price.guess),
        ("registration_by", deadline.guess), ("audience", ages.guess),
    )  # fmt: skip
    guesses = [name for name, doubtful in doubts if doubtful]
    return Poster(
        kind=kind.kind,
        title=title,
        times=when.times,
        place=place.place,
        price=PosterPrice(price.type, price.amount_min, price.amount_max),
        contact=contact.contact,
        registration_by=deadline.day,
        audience=Audience(ages.min_age, ages.max_age),
        cancelled=when.cancelled,
        guesses=(*guesses, *place.guesses, *contact.guesses),
        problem=when.problem if not when.times else None,
    )


def _ages(pieces: tuple[Piece, ...], now: datetime) -> AgeReading:
    """Ages of a labelled line, else of the sentences that speak of no price."""
    labelled = [piece.text for piece in pieces if piece.role == "audience"]
    found = read_ages("\n".join(_age_text(text) for text in labelled), now=now) if labelled else AgeReading()
    if found != AgeReading():
        return found
    texts = [_PRICE_NEXT.sub("; ", piece.text) for piece in pieces if piece.role != "price"]
    found = read_ages("\n".join(text for text in texts if not _NOT_AUDIENCE.search(text)), now=now)
    priced = found == AgeReading()
    found = read_ages("\n".join(texts), now=now) if priced else found
    return replace(
        found,
        guess=found.guess
        or (priced and found != AgeReading())
        or any(_GROWN_UP.match(text) for text in texts),
    )


def _age_text(text: str) -> str:
    """A number alone under its label is a lower limit."""
    return f"Ikäraja: {text}" if re.fullmatch(r"\d{1,2}(?: ?v)?\.?", text) else f"Ikä: {text}"


def _language(text: str) -> str:
    """The language that the small words speak for."""
    swedish, english = len(_SWEDISH.findall(text)), len(_ENGLISH.findall(text))
    finnish = len(re.findall(r"\b(?:ja|klo|on|ei|mukaan)\b|ä{2}|(?:ssa|lla|sin)\b", text))
    return max((finnish, "fi"), (swedish, "sv"), (english, "en"), key=lambda pair: pair[0])[1]

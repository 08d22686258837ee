"""By when to sign up, and which words of a notice speak of signing up instead of the thing itself."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from app.core.clock import local_day
from app.reading.poster.pieces import Piece
from app.reading.poster.spans import DATE, day_of

_SIGNING_UP: Final = re.compile(
    r"\b(?:(?:ennakko)?ilmoittau[td]\w*|ilm\.|ilmot?\b|ilmoita\w*|ilmoittamaan|sitov\w+|\w*varau(?:s|kset"
    r"|ksia)\b|varaa(?:than)?\b"
    r"|vastaa(?:than)?\b|hakuaika\w*|haku\b|hae mukaan|(?:förhands)?anmäl\w+|boka\b|osa\b"
    r"|regist(?:er|ration)\w*|sign[ -]?up|rsvp"
    r"|book(?:ing)?\b(?! (?:club|circle|group|fair|sale|launch|talk|swap|reading|market)))",
    re.IGNORECASE,
)
_TELLING: Final = re.compile(
    r"\b(?:(?:please )?tell|let \w+ know|e-?mail|contact|meddela|kerro|kerrothan|hör av)\b", re.IGNORECASE
)
_NOT_NEEDED: Final = re.compile(
    r"\b(?:ei (?:vaadi |tarvitse |edellytä |tarvita )?(?:ennakko|erillistä )?ilmoittau\w+"
    r"|ilman (?:ennakko)?ilmoittau\w+|(?:ennakko)?ilmoittautumista ei \w+|ei tarvitse \w+"
    r"|ingen (?:förhands)?anmälan|no (?:need to )?(?:registration|register|sign[ -]?up|booking)\w*)",
    re.IGNORECASE,
)
_LIMIT: Final = re.compile(
    r"\b(?:viimeistään|viim\b|viimeist|mennessä|asti|saakka|ennen|päättyy|päättyvät|loppuu|sulkeutuu"
    r"|viimeinen|takaraja"
    r"|senast|före|till och med|by|before|until|no later than|latest|deadline|dl|closes|ends|ajalla)(?!\w)",
    re.IGNORECASE,
)
_BY_DATE: Final = re.compile(
    rf"(?:{DATE.pattern})(?:\s?(?:klo|kello)\s?\d{{1,2}}(?:[.:]\d\d)?)?\s(?:mennessä\b)", re.IGNORECASE
)
_AT_LATEST: Final = re.compile(
    rf"\b(?:viimeistään|viim\.|senast|före|by|before|no later than|deadline:?"
    rf"|dl)\s(?:\w{{1,14}}\s)?(?:den\s)?(?:{DATE.pattern})",
    re.IGNORECASE,
)
_OPENS_BEFORE: Final = re.compile(
    r"(?:alkaa|alkavat|aukeaa|avautuu|käynnistyy|börjar|opens?|starts?|from|från|jaetaan)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_OPENS_AFTER: Final = re.compile(
    r"\s?(?:(?:klo|kello)\s?\d+(?:[.:]\d\d)?\s)?(?:alkaen|lähtien|alk\.)", re.IGNORECASE
)
_RANGE_AFTER: Final = re.compile(r"\s?[–-]\s?\d")
_WEEKDAYS_INTO: Final = (
    ("maanantaihin", "måndag", "monday"), ("tiistaihin", "tisdag", "tuesday"),
    ("keskiviikkoon", "onsdag", "wednesday"), ("torstaihin", "torsdag", "thursday"),
    ("perjantaihin", "fredag", "friday"), ("lauantaihin", "lördag", "saturday"),
    ("sunnuntaihin", "söndag", "sunday"),
)  # fmt: skip
_WEEKDAY_LIMIT: Final = re.compile(
    r"\b(?P<fi>\w+(?:taihin|koon)) mennessä|\b(?:senast (?:på )?|by (?:next )?)(?P<other>\w+day|\w+dag)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to sign up; `guess` when it was worked out or stood there without a word for it."""

    day: date | None = None
    guess: bool = False


def without_signing_up(sentence: str) -> str:
    """The sentence without what it says of signing up: from the word for it to the end of the sentence."""
    rest = _NOT_NEEDED.sub(" ", sentence)
    word = _SIGNING_UP.search(rest)
    if word is not None:
        rest = rest[: word.start()]
    return _AT_LATEST.sub(" ", _BY_DATE.sub(" ", rest))


def signing_up_in(piece: Piece) -> str:
    """The part of a piece that tells of signing up; "" when it tells nothing of it."""
    text = _NOT_NEEDED.sub(" ", piece.text)
    if piece.role == "registration":
        return text
    word = _SIGNING_UP.search(text)
    early = _BY_DATE.search(text) or _AT_LATEST.search(text) or _WEEKDAY_LIMIT.search(text)
    if word is None and early is None:
        return ""
    starts = [match.start() for match in (word, early) if match is not None]
    return text[min(starts) :]


def read_deadline(pieces: tuple[Piece, ...], now: datetime) -> Deadline:
    """The last day to sign up, from the first piece that tells one."""
    for piece in pieces:
        told = signing_up_in(piece)
        if told:
            found = _deadline(told, now, labelled=piece.role == "registration")
            if found.day is not None:
                asked = (
                    piece.role == "registration"
                    or _SIGNING_UP.search(piece.text)
                    or _TELLING.search(piece.text)
                )
                return found if asked else replace(found, guess=True)  # "kakut pe 4.12. mennessä"
    return Deadline()


def _deadline(text: str, now: datetime, *, labelled: bool) -> Deadline:
    dates = [
        match
        for match in DATE.finditer(text)
        if not _OPENS_BEFORE.search(text[: match.start()]) and not _OPENS_AFTER.match(text, match.end())
    ]
    exact = _AT_LATEST.search(text) or _BY_DATE.search(text)
    if exact is not None:
        inside = [match for match in dates if exact.start() <= match.start() < exact.end()]
        dates = inside or dates
    ranged = any(_RANGE_AFTER.match(text, match.end()) for match in dates[:-1])
    if dates and (_LIMIT.search(text) or ranged):
        return Deadline(day_of(dates[-1][0], now))
    if dates and labelled and text.find(dates[0][0]) <= 3:
        return Deadline(day_of(dates[0][0], now), guess=True)
    weekday = _WEEKDAY_LIMIT.search(text)
    return Deadline(_coming(weekday["fi"] or weekday["other"], now), guess=True) if weekday else Deadline()


def _coming(word: str, now: datetime) -> date | None:
    """The next such weekday; today counts."""
    today = local_day(now)
    for number, names in enumerate(_WEEKDAYS_INTO):
        if word.lower() in names:
            return today + timedelta(days=(number - today.weekday()) % 7)
    return None

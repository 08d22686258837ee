"""Whether the whole thing is called off, or one time of it alone."""

import re
from typing import Final

from app.reading.poster.spans import DATE

CANCELLED: Final = re.compile(
    r"\b(?:peruttu|peruutettu|peruuntunut|peruuntuu|perutaan|peruutetaan|joudutaan perumaan"
    r"|joudumme perumaan|ei toteudu(?:kaan)?|jää(?:vät)? (?:pitämättä|toteutumatta|tulematta)"
    r"|ei (?:järjestetä|pidetä)(?:kään)?"
    r"|(?:joudutaan )?jät(?:etään|tämään) pitämättä|(?:ei voida|emme voi) (?:järjestää|pitää)"
    r"|inställt|inställd|ställs in|cancelled|canceled|called off)\b(?!\s(?:paik|ilmoitt))",
    re.IGNORECASE,
)
_NOT_SO: Final = re.compile(
    r"\b(?:jos|mikäli|tarvittaessa|voidaan|ei ole|ei|om|ifall|if|not|may be|unless"
    r"|(?:sateella|pakkasella|huonolla (?:säällä|ilmalla)|kovassa (?:pakkasessa|tuulessa)|vid regn"
    r"|in (?:bad weather|rain)))\b[^.!?\n]*$",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(
    r"\s*(?:paikat|paikkoja|ilmoittautumi\w+|varauk\w+|bookings?|places?)", re.IGNORECASE
)
_ONE_TIME: Final = re.compile(
    r"\b(?:tänään|huomenna|(?:tämän|ensi) (?:viikon|kerran)|(?:tällä|ensi) viikolla|kerta|tunti|kerho on"
    r"|idag|imorgon"
    r"|today|tomorrow|this week|next week|den här veckan|nästa vecka)\b",
    re.IGNORECASE,
)
_ONE_DAY_OFF: Final = re.compile(
    rf"(?:\b\w{{2,11}} )?(?:{DATE.pattern})[^,;.!?\n]{{0,30}}?{CANCELLED.pattern}"
    rf"|{CANCELLED.pattern} (?:\w{{2,11}} )?(?:{DATE.pattern})",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;()]|\s[–-]\s")


def says_cancelled(text: str) -> bool:
    """Whether the text says, without a condition, that something is off."""
    return any(
        not _NOT_SO.search(text[: match.start()]) and not _PEOPLE.match(text, match.end())
        for match in CANCELLED.finditer(text)
    )


def days_called_off(sentence: str) -> tuple[str, ...] | None:
    """The dates called off in a sentence, as written; () for one time without its date; None for no date.

    The date nearest to the word counts: "ti klo 18, 2.12. peruttu".
    """
    clauses = [clause for clause in _CLAUSE.split(sentence) if CANCELLED.search(clause)]
    dates = tuple(match[0] for clause in clauses for match in DATE.finditer(clause))
    dates = dates or tuple(match[0] for match in DATE.finditer(sentence))
    if dates:
        return dates
    return () if any(_ONE_TIME.search(clause) for clause in clauses) else None


def without_days_called_off(sentence: str) -> str:
    """What a sentence tells beside the days that it calls off; "" when they can't be parted."""
    rest = _ONE_DAY_OFF.sub(" ", sentence)
    return rest if rest != sentence else ""


def without_cancellation(text: str) -> str:
    """The text as it was before it was called off."""
    return (
        re.sub(r"\s*\b(?:on|är|is|has been)?\s*$", "", CANCELLED.sub(" ", text))
        if says_cancelled(text)
        else text
    )

"""Which words of a sentence may tell times of the thing itself; ages, calls, sales and the past may not."""

import re
from typing import Final

from app.reading.poster import addresses
from app.reading.poster.asides import OTHER_HOURS
from app.reading.poster.deadlines import without_signing_up
from app.reading.poster.pieces import Piece
from app.reading.poster.rewording import reworded, without_former
from app.reading.poster.spans import CLOCK, DATE, WEEKDAY
from app.reading.times import looks_like_times

_CALLING: Final = re.compile(
    r"\b(?:puh|p|tel|tfn|gsm)\.?:?\s?(?=[0+(])|(?<![\d.,])(?:\+358|0\d{1,2})[\d\s-]{5,12}\d"
    r"|\b(?:soita|soittaa|soittamalla|tilaa numerosta|numerosta|numeroon|puhelimitse|whatsapp\w*|ring"
    r"|call|phone)\b",
    re.IGNORECASE,
)
_AGES: Final = re.compile(
    r"\d{1,2}\s?(?:[–-]\s?\d{1,2})?[ –-]{0,2}(?:v\b\.?|vuotia\w+|years?\b(?: old)?|yrs?\b|år\b)",
    re.IGNORECASE,
)
_LAST_ENTRY: Final = re.compile(
    r"\(?\b(?:viimei\w+ sisään\w+|ovet sulje\w+|last (?:entry|admission)"
    r"|sista insläpp\w*)[^).,;!?\n]*(?:\.\d\d)?\)?",
    re.IGNORECASE,
)
_SALE: Final = re.compile(
    r"\b(?:ennakko)?(?:liput|lippuja|lipunmyynti|ennakkomyynti|biljetter|tickets)\b[^.!?\n]*?(?:alkaa"
    r"|alkaen|myynnissä|sale|säljs)"
    r"[^.!?\n]*",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:viime (?:vuon|vuod|kerra|viiko|keväänä|syksynä|kesänä|talvena)\w*|perustettu|perustettiin"
    r"|järjestettiin|pidettiin"
    r"|julkaistu|päivitetty|postattu|förra året|last (?:year|time|week)(?! \d))\b",
    re.IGNORECASE,
)
_MORE_DAYS: Final = re.compile(
    r"(?:\b24/7\b|\b24 h\b|ympäri vuorokauden)|\bv\. ?\d{1,2}\b(?!\.)|\bveck\w+ \d|\bweeks? \d"
    r"|\b(?:parilli|paritto|joka (?:toinen|kolmas|viikko|ilta"
    r"|päivä|kuukausi)|kuukauden|kuun|viikoittain|arkisin|arki\w*n\b"
    r"|(?:aamu|ilta|viikonloppu)\w*isin|\d+ (?:kertaa|krt|x)\b|varannan|varje|every|jämna|udda|daily|weekly"
    r"|tauko|tauolla|\w*loma\w*\b|pääsiäi|joulu(?:na|aatto|tauo)|juhannu|vappu|vapun|loppiai"
    r"|itsenäisyyspäivä"
    r"|(?:tänään|huomenna|ylihuomenna)\b|idag\b|imorgon\b|today\b|tomorrow\b|lov\b|break\b|vecka \d|week \d"
    r"|weeks? \d|vecko\w+ \d|viikkoina \d|vk\."
    r"|(?:in|i|under) (?:januar[iy]|februar[iy]|mars|march|april|maj|may|jun[ie]|jul[iy]|augusti?|\w+ber)\b"
    r"|tonight\b|ikväll\b|\w{3,6}kuu(?:ssa|n|sta|hun)\b|viiko(?:lla|illa|t)\b|viikkoa \d|vko?t?\b)",
    re.IGNORECASE,
)
# A month alone is a season only with a rhythm or a clock beside it, or when it is ruled out.
_MONTH_ALONE: Final = re.compile(r"\b\w{3,6}kuu(?:ssa|n)\b|\bin (?:[A-Z]\w+)\b", re.IGNORECASE)
# "Poikkeus ensi viikolla!" heads what comes next, and is no time of its own.
_CHANGE: Final = re.compile(
    r"(?:huom\w*[:!.]* )?(?:poikkeu\w+|muuto\w+|ändring\w*|changes?|exception)\b", re.IGNORECASE
)
_RULED_OUT: Final = re.compile(
    r"\b(?:ei|eikä|tauko|tauolla|paitsi|not|no|ej|inte|ingen|suljettu|kiinni)\b", re.IGNORECASE
)
_SPOKEN: Final = (
    r"\b(?:aamu|ilta|iltapäivä)?(?:yhde|kahde|kolme|neljä|viide|kuude|seitsemä|kahdeksa|yhdeksä|kymmene)"
    r"[ls]t[aä]\b"
)
LENGTH: Final = re.compile(r"\b(?:kesto|kestää|kestävät|lasts|duration|varar|keskiyöhön)\b", re.IGNORECASE)
_EDGES: Final = re.compile(
    rf"{LENGTH.pattern}|{_SPOKEN}"
    r"|\b(?:puolilta päivin|puoli \w+lta|noon|alkaen\b|alkaa\b|päättyy\b|kello\b)",
    re.IGNORECASE,
)
# "Joulukonsertti", "tiistaikerho": names; beside a date they tell no day.
_NAMED: Final = re.compile(
    r"\b(?:(?:joulu|vappu|vapun|juhannu[sk]|pääsiäis|uudenvuoden|laskiais|halloween|itsenäisyyspäivän"
    r"|äitienpäivä|isänpäivä)"
    r"(?!\w*(?:aatto|aatton|päivänä|tauko|tauo|loma|lomi|kuu|viik))-?\s?\w{4,}"
    r"|(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)-?(?!sin|isin|na\b|ilta|aamu|ilto"
    r"|päiv|ehtoo)\w{4,})",
    re.IGNORECASE,
)
_OTHER_ROLES: Final = frozenset({"registration", "contact", "price", "organiser", "former"})


# A line that only names the months of the season.
_SEASON_LINE: Final = re.compile(
    r"(?:\S+ ){0,5}?"
    r"(?:\w{3,6}(?:kuu\w*)?|januar[iy]|februar[iy]|mars|march|april|maj|may|augusti?|\w+ber|jan|feb)"
    r"\s?(?:[–-]|alusta|to|till)\s?"
    r"(?:\w{3,6}kuu\w*|jun[ie]|jul[iy]|mars|march|april|maj|may|augusti?|\w+ber|apr|dec)(?: \w+)?[.!]?",
    re.IGNORECASE,
)


def time_text(piece: Piece) -> str:
    """What of a piece may tell times, with the words that the timetable reader knows; "" when nothing may."""
    other = OTHER_HOURS.search(piece.text) and piece.role != "when"
    told = _without_past(piece.text)
    if piece.role in _OTHER_ROLES or other or not told:
        return ""
    if _CHANGE.match(piece.text) and DATE.search(piece.text) is None and CLOCK.search(piece.text) is None:
        return ""
    text = without_former(without_signing_up(told))
    calling = _CALLING.search(text)
    text = text[: calling.start()] if calling else text
    if DATE.search(text):
        text = _NAMED.sub(" ", text)
    for aside in (_AGES, _LAST_ENTRY, _SALE):
        text = aside.sub(" ", text)
    text = reworded(addresses.masked(text).strip())
    return text if _tells_time(text) else ""


def _without_past(text: str) -> str:
    """The clauses of a sentence that tell of no time gone by; "" when the rest names no day."""
    if _PAST.search(text) is None:
        return text
    kept = ", ".join(clause for clause in re.split(r",\s|;\s", text) if _PAST.search(clause) is None)
    return kept if DATE.search(kept) else ""


_HOUR_PAIR: Final = re.compile(
    r"\b\d{1,2}[.:](?:00|1[3-9]|[2-5]\d)\s?[–-]\s?\d{1,2}[.:]\d\d\b"
    r"|\b\d{1,2}[.:]\d\d\s?[–-]\s?\d{1,2}[.:](?:00|1[3-9]|[2-5]\d)\b"
)


def is_hour_alone(text: str) -> bool:
    """Whether a text that tells a time tells no day."""
    text = _HOUR_PAIR.sub(" 0:00 ", text)  # "9.40–10.10" is no tenth of October
    return not (DATE.search(text) or WEEKDAY.search(text) or _MORE_DAYS.search(text))


def _tells_time(text: str) -> bool:
    if _SEASON_LINE.fullmatch(text):
        return True
    month = _MONTH_ALONE.search(text)
    if month and not _RULED_OUT.search(text) and not _has_day_or_hour(_MONTH_ALONE.sub(" ", text)):
        return False
    return looks_like_times(text) or _has_day_or_hour(text) or _EDGES.search(text) is not None


def _has_day_or_hour(text: str) -> bool:
    return any(pattern.search(text) for pattern in (DATE, CLOCK, WEEKDAY, _MORE_DAYS))

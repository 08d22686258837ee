"""For whom, by age: "5–6-vuotiaat", "yli 7 -vuotiaat", "65+", "18 v. täyttäneille" → limits in years."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

_MAX_TEXT: Final = 5000
_OLDEST: Final = 120
# A form that wants an upper limit gets "100" from those who have none.
_NO_LIMIT: Final = 99
_TO_PLAIN: Final = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "\xa0": " "})

_N: Final = r"(?<![\w.,:/+-])(\d{1,3})"
_UNIT: Final = r"[ -]{0,3}(?:vuotia\w{1,8}|v\b|vuotta täytt\w+|år\b|åring\w*|years?\b|yrs?\b|year-olds?\b)"
_RANGE: Final = rf"{_N} ?(?:v\.? ?)?- ?(\d{{1,3}})"
_OVER: Final = r"\b(?:yli|vähintään|väh\.|över|minst|from age|from|over|at least|från)"
_OF_AGE: Final = r"(?:täyttän\w*|täyttäv\w*|fyllda\b)"
_UP: Final = (
    r"(?:->|→|alk(?:\.|aen)|lähtien|ylöspäin|ja (?:sitä )?vanhem\w+|och (?:äldre|uppåt)"
    r"|and (?:over|above|up|older))"
)
_NOT_A_COUNT: Final = r"(?! ?[\d+]| ?(?:kert|krt|henk|€|e\b|min\b|h\b|sis|alv))"
_LIMIT_WORD: Final = r"\b(?:ikäraja|alaikäraja|ikäsuositus|suositusikä|åldersgräns|age limit)"
_THOSE: Final = r"(?:vuotiaat|vuotiaita|vuotiaiden|vuotiaille|vuotiaalle|åringar|year-olds)\b"
_LIST: Final = (
    rf"{_N}(?: ?- ?\d{{1,3}})?- ?(?:(?:,|ja|sekä|tai|och|&) ?\d{{1,3}}(?: ?- ?\d{{1,3}})?-? ?){{1,5}}"
    r"(?:vuotia\w{1,8}|v\b|åringar\w*)"
)

Limits = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class AgeReading:
    """Youngest and oldest welcome, in full years, both included; None is no limit or not told.

    `guess` marks what was worked out instead of read: several groups in one text, birth years, school levels.
    """

    min_age: int | None = None
    max_age: int | None = None
    guess: bool = False


def _from(match: re.Match[str]) -> Limits:
    return int(match[1]), None


def _to(match: re.Match[str]) -> Limits:
    return None, int(match[1])


def _below(match: re.Match[str]) -> Limits:
    # "Yli 7-vuotiaat" takes the seven-year-olds in, as people use it; "alle 7-vuotiaat" never does.
    return None, max(int(match[1]) - 1, 0)


def _between(match: re.Match[str]) -> Limits:
    return int(match[1]), int(match[2])


def _exactly(match: re.Match[str]) -> Limits:
    return int(match[1]), int(match[1])


def _any_of(match: re.Match[str]) -> Limits:
    ages = [int(number) for number in re.findall(r"\d+", match[0])]
    return min(ages), max(ages)


# In order: what one rule has read, the next ones no longer see.
_RULES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Limits]], ...]] = tuple(
    (re.compile(pattern), limits)
    for pattern, limits in (
        (_LIST, _any_of),  # "3–5- ja 6–8-vuotiaat"
        (rf"{_RANGE}{_UNIT}", _between),
        (rf"\b(?:ikä\w{{0,10}}|ålder|åldern|aged?|ages)[ :(]{{1,3}}{_RANGE}(?!\d|[.,]\d)", _between),
        (rf"{_OVER} {_N}(?:{_UNIT}|s\b)", _from),
        (rf"\bikä[ :]{{1,3}}(?:väh\.|vähintään|yli|min\.?) ?{_N}\b", _from),
        (rf"\bminimum age[ :]{{1,3}}(?:is )?{_N}\b", _from),
        (r"(?<![\w.])[pt](\d{1,2})-(\d{1,2})(?![\w.:-])", _between),  # "P8-9": boys of a club's team
        (rf"{_N} ?(?:v\.?|vuotta|år)? ?{_OF_AGE}", _from),
        (rf"{_N}{_UNIT}\.? ?{_UP}", _from),
        (rf"\balk(?:\.|aen) {_N}{_UNIT}", _from),
        (rf"\bage[ds]? {_N} {_UP}", _from),
        (r"(?<![\w-])k-?(7|12|16|18)\b", _from),
        (rf"{_N} ?\+{_NOT_A_COUNT}", _from),
        (r"(?<![\d+] )(?<![\w+])\+ ?([5-9]\d)(?= ?(?:-?vuotia|v\b|ja\b|[),]|$))", _from),
        (rf"{_LIMIT_WORD}[ :]{{1,3}}(?:on )?{_N}(?! ?-)", _from),
        (rf"\b(?:alle|under|below) {_N}(?:{_UNIT}|s\b)", _below),
        (rf"\b(?:enintään|korkeintaan|max\.?|högst|up to) {_N}{_UNIT}", _to),
        (rf"{_N}-?vuotiai(?:lle|siin)? (?:asti|saakka)", _to),
        (rf"{_N} (?:vuoteen|ikävuoteen) (?:asti|saakka)", _to),
        (rf"{_N}[ -]{{0,2}}{_THOSE}", _exactly),
        (r"\btäysi-ikäis()", lambda _: (18, None)),
    )
)
_SCHOOL_WORDS: Final[tuple[tuple[re.Pattern[str], Limits], ...]] = tuple(
    (re.compile(pattern), limits)
    for pattern, limits in (
        (r"\balle kouluikäis", (None, 6)),
        (r"\b(?:eskari|esikoulu)(?:t\b|lais|ikäis|laiset)", (6, 6)),
        (r"\balakoulu(?:ikäis|lais)", (7, 13)),
        (r"\byläkoulu(?:ikäis|lais)", (13, 16)),
        (r"\bvauvat\b|\bvauvoille\b|\bvauvaikäis", (0, 1)),
    )
)
_GRADES: Final = re.compile(r"(?<![\d.])(\d)\.? ?(?:- ?(\d)\.? ?)?-? ?(?:lk\b|luokka\w*|luokkal\w*)")
_YEAR: Final = r"(?:19|20)\d\d"
_BORN: Final = re.compile(
    rf"\b({_YEAR})(?: ?[-/] ?((?:19|20)?\d\d))? ?-? ?(?:synt\w*|föd\w*)"
    rf"|\b(?:synt\w*|född\w*|born)\.? (?:v\.? |vuosina |in )?({_YEAR})(?: ?- ?((?:19|20)?\d\d))?"
)
# An age beside a price is a discount's, and "alle 7-vuotiaat huoltajan kanssa" keeps nobody out.
_PRICE_AFTER: Final = re.compile(
    r"[ .:)=-]{0,4}(?:\w{1,15} )?"
    r"(?:\d{1,4}(?:,\d\d)? ?(?:€|e\b|eur)|ilmai|maksut|puoleen|-?\d+ ?%|free\b|gratis)"
)
_PRICE_BEFORE: Final = re.compile(r"(?:€|\deur\w*|\d e)[ (/]{1,3}(?:\w{1,15} )?$")
_FREE_BEFORE: Final = re.compile(
    r"(?:ilmai\w*|maksut\w*|vapaa pääsy|gratis|free)[ :(]{1,3}(?:laps\w{1,10} |för |for )?$"
)
_WITH_ADULT: Final = re.compile(r"[^.;!?\n]{0,30}\b(?:huoltaj|aikuis|vanhem|saattaj|valvoj)")


def read_ages(text: object, *, now: datetime | None = None, grades: bool = False) -> AgeReading:
    """The ages that a title or a "for whom" text tells, or an empty reading.

    School grades ("1.–2. lk") are no ages; with `grades` they are turned into ages as a guess.
    Birth years need `now`, and are a guess too. Ages that belong to a price are passed over. Never raises.
    """
    if not isinstance(text, str):
        return AgeReading()
    plain = text[:_MAX_TEXT].translate(_TO_PLAIN).lower()
    worked_out = [*_grades(plain)] if grades else []
    plain = _GRADES.sub("_", plain)
    if now is not None:
        worked_out += _birth_years(plain, now.year)
    read = list(_told(_BORN.sub("_", plain)))
    if read:
        return _together(read)
    worked_out = worked_out or [limits for pattern, limits in _SCHOOL_WORDS if pattern.search(plain)]
    whole = _together(worked_out)
    return AgeReading(whole.min_age, whole.max_age, guess=bool(worked_out))


def _told(text: str) -> Iterator[Limits]:
    """What the rules read; each hides what it has read from the next ones."""
    for pattern, limits_of in _RULES:
        rest, at = [], 0
        for match in pattern.finditer(text):
            limits = _sensible(limits_of(match)) if match[1] is not None else None
            if limits and not _is_aside(text, match, limits):
                yield limits
            rest += [text[at : match.start()], "_" * len(match[0])]
            at = match.end()
        text = "".join([*rest, text[at:]])


def _sensible(limits: Limits) -> Limits | None:
    low, high = limits
    if high is not None and high >= _NO_LIMIT:
        high = None
    if (low or 0) > _OLDEST or (low is not None and high is not None and low > high):
        return None
    return low, high


def _is_aside(text: str, match: re.Match[str], limits: Limits) -> bool:
    """Whether the age belongs to a price or to a rule of coming along, and not to the whole thing."""
    after, before = text[match.end() : match.end() + 60], text[max(match.start() - 60, 0) : match.start()]
    # "…-vuotiaille 60 €" says for whom the thing is, and then its price.
    if not match[0].endswith("lle") and _PRICE_AFTER.match(after):
        return True
    if _PRICE_BEFORE.search(before) and not re.match(_LIMIT_WORD, match[0]):
        return True
    only_upper = limits[0] is None
    return only_upper and bool(
        _FREE_BEFORE.search(before) or _PRICE_AFTER.match(after) or _WITH_ADULT.match(after)
    )


def _together(read: list[Limits]) -> AgeReading:
    """One reading of all: a lower and an upper limit make a range; several groups their common span."""
    found = list(dict.fromkeys(read))
    if not found:
        return AgeReading()
    lows = [low for low, _ in found if low is not None]
    highs = [high for _, high in found if high is not None]
    if len(found) == 2 and len(lows) == len(highs) == 1 and lows[0] <= highs[0]:
        return AgeReading(lows[0], highs[0])
    low = min(lows) if len(lows) == len(found) else None
    high = max(highs) if len(highs) == len(found) else None
    return AgeReading(low, high, guess=len(found) > 1)


def _grades(text: str) -> Iterator[Limits]:
    """Grade 1 begins in the year of the seventh birthday; a grade's pupils are of two ages."""
    for match in _GRADES.finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        if 1 <= first <= last <= 9:
            yield first + 6, last + 7


def _birth_years(text: str, year: int) -> Iterator[Limits]:
    for match in _BORN.finditer(text):
        first = match[1] or match[3]
        last = match[2] or match[4] or first
        limits = _sensible((year - int(first[:4][: 4 - len(last)] + last), year - int(first)))
        if limits and limits[0] is not None and limits[0] >= 0:
            yield limits

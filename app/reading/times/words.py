"""The words of weekdays, parts of the day, months and ordinals in Finnish, Swedish and English."""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

Habit = Literal["plain", "repeated", "once"]
Part = Literal["morning", "day", "evening", "night"]

_SHORT = {
    **dict(zip(("ma", "ti", "ke", "to", "pe", "la", "su"), range(7), strict=True)),
    **dict(zip(("må", "tis", "ons", "tors", "fre", "lö", "sö"), range(7), strict=True)),
    **dict(zip(("mån", "ti", "ons", "tor", "fr", "lör", "sön"), range(7), strict=True)),
    **dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), range(7), strict=True)),
    "maa": 0,
    "tii": 1,
    "kes": 2,
    "kesk": 2,
    "per": 4,
    "perj": 4,
    "sunn": 6,
    "maan": 0,
    "tiist": 1,
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
    "torst": 3,
    "lau": 5,
    "lauant": 5,
    "sunnunt": 6,
}
_STEMS = (
    *(
        ("maanantai", 0),
        ("tiistai", 1),
        ("keskiviiko", 2),
        ("keskiviikko", 2),
        ("torstai", 3),
        ("perjantai", 4),
    ),
    *(("lauantai", 5), ("sunnuntai", 6), ("måndag", 0), ("tisdag", 1), ("onsdag", 2), ("torsdag", 3)),
    *(("fredag", 4), ("lördag", 5), ("söndag", 6), ("monday", 0), ("tuesday", 1), ("wednesday", 2)),
    *(("thursday", 3), ("friday", 4), ("saturday", 5), ("sunday", 6)),
)
_CLOSE = 0.86  # how alike a misspelt name must be
_SPELLINGS = {
    stem + ending: day
    for stem, day in (*_STEMS[:2], ("keskiviikko", 2), ("keskiviikoi", 2), *_STEMS[4:8])
    for ending in ("sin", "", "na")
}
_ROUGH = (  # how the names begin when the rest is misspelt
    *(
        ("maanan", 0),
        ("maantai", 0),
        ("manant", 0),
        ("tiista", 1),
        ("tista", 1),
        ("keskivi", 2),
        ("keskvi", 2),
    ),
    *(("torsta", 3), ("tostai", 3), ("perjan", 4), ("perjat", 4), ("lauan", 5), ("lauvan", 5), ("launta", 5)),
    *(("sunnun", 6), ("sununt", 6), ("sunnut", 6), ("mandag", 0), ("lordag", 5), ("sondag", 6)),
    *(("wednes", 2), ("wensd", 2), ("thurs", 3), ("satur", 5), ("tuesd", 1)),
)
_PART_WORDS: dict[Part, str] = {
    "evening": "ilta iltana iltaisin iltasin illalla illat illoin iltoina iltoisin illan iltaa "
    "kväll kvällar kvällarna kvällen evening "
    "evenings",
    "day": "iltapäivä iltapäivällä iltapäivisin iltapäivänä iltapäivät ip päivisin "
    "päivällä keskipäivisin afternoon "
    "afternoons eftermiddag eftermiddagar",
    "morning": "aamu aamulla aamuisin aamuna aamut aamusin aamupäivä aamupäivällä aamupäivisin aamupäivänä "
    "aamupäivät ap morgon morgnar morgnarna förmiddag morning mornings",
    "night": "yö yöllä yönä öisin yöt night nights",
}
_PARTS = {word: part for part, words in _PART_WORDS.items() for word in words.split()}
_MONTH_ENDINGS = {"", "n", "ta", "ssa", "sta", "hun", "lle", "lla", "t", "ksi", "na", "uta", "lta"}
_MONTH_STEMS = "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu".split()
_MONTHS = {
    **{name: at + 1 for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())},
    "maj": 5,
    "okt": 10,
    "sept": 9,
    "mars": 3,
    "april": 4,
    "june": 6,
    "july": 7,
    "juni": 6,
    "juli": 7,
    "january": 1,
    "february": 2,
    "march": 3,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
    "januari": 1,
    "februari": 2,
    "augusti": 8,
    "oktober": 10,
}
_ORDINALS = tuple(
    zip("ensimmäi ensimäi toise kolman neljän viiden viimei".split(), (1, 1, 2, 3, 4, 5, -1), strict=True)
)
_ORDINAL_WORDS = {
    "eka": 1,
    "ekana": 1,
    "toinen": 2,
    "toka": 2,
    "kolmas": 3,
    "neljäs": 4,
    "viides": 5,
    "vika": -1,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "last": -1,
    "första": 1,
    "andra": 2,
    "tredje": 3,
    "fjärde": 4,
    "femte": 5,
    "sista": -1,
}


@dataclass(frozen=True, slots=True)
class DayWord:
    """A weekday: 0 is Monday. `case` is "from" or "into" in "maanantaista perjantaihin"."""

    day: int
    habit: Habit = "plain"
    part: Part | None = None
    case: Literal["from", "into"] | None = None
    english: bool = False
    weak: bool = False
    """Part of a name ("Sunnuntaikahvit"): it tells the day only when nothing else does."""


@dataclass(frozen=True, slots=True)
class MonthWord:
    """A month 1 to 12. `case`: stem of a range ("syys-"), genitive, within, from, into or plain."""

    month: int
    case: Literal["stem", "of", "in", "from", "into", "plain"] = "plain"


@lru_cache(maxsize=2048)
def weekday(text: str) -> DayWord | None:
    """The weekday of a word in any usual form, misspellings included."""
    head, _, tail = text.partition(":")
    if tail and head in _SHORT:
        return DayWord(_SHORT[head], "repeated" if tail.endswith("sin") else "plain")
    head, _, tail = text.partition("-")
    if head in _SHORT and (not tail or part_of_day(tail)):
        english = head in {"mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"}
        return DayWord(_SHORT[head], _habit(tail), part_of_day(tail), english=english)
    for stems in (_STEMS, _ROUGH):
        for stem, day in stems:
            if text.startswith(stem):
                rest = text[len(stem) :].lstrip("-") if len(text) < 40 else ""
                rest = rest.removeprefix("s") if stem.endswith("dag") and len(rest) > 1 else rest
                part = part_of_day(rest)
                weak = stems is _STEMS and len(rest) > 4 and part is None
                habit = "plain" if weak else _habit(text)
                return DayWord(day, habit, part, _case(text), english=stem.endswith("day"), weak=weak)
    return _misspelt(text)


def _misspelt(text: str) -> DayWord | None:
    """As in "mananataisin", "torsaisin"."""
    if not 7 <= len(text) <= 15:
        return None
    names = [name for name in _SPELLINGS if name[0] == text[0]]
    close = get_close_matches(text, names, n=1, cutoff=_CLOSE)
    return DayWord(_SPELLINGS[close[0]], _habit(close[0])) if close else None


def _habit(text: str) -> Habit:
    if text.endswith(
        (
            "sin",
            "sn",
            "kot",
            "ait",
            "gar",
            "garna",
            "days",
            "illat",
            "iltoina",
            "aamut",
            "aamuina",
            "evenings",
            "mornings",
            "kvällar",
            "kvällarna",
        )
    ):
        return "repeated"
    return "once" if text.endswith(("na", "llalla")) and len(text) > 3 else "plain"


def _case(text: str) -> Literal["from", "into"] | None:
    if text.endswith(("sta", "stä")):
        return "from"
    return "into" if text.endswith(("hin", "kkoon", "seen")) else None


@lru_cache(maxsize=2048)
def part_of_day(text: str) -> Part | None:
    """The part of the day that a word tells: "iltaisin", "aamupäivällä"."""
    return _PARTS.get(text)


@lru_cache(maxsize=2048)
def month(text: str) -> MonthWord | None:
    """The month of a word; the bare Finnish stem ("syys") only makes sense before a dash."""
    if text in _MONTHS:
        return MonthWord(_MONTHS[text])
    for at, stem in enumerate(_MONTH_STEMS):
        if text == stem:
            return MonthWord(at + 1, "stem")
        if text.startswith(stem + "kuu") and text[len(stem) + 3 :] in _MONTH_ENDINGS:
            return MonthWord(at + 1, _month_case(text[len(stem) + 3 :]))
    return None


def _month_case(ending: str) -> Literal["of", "in", "from", "into", "plain"]:
    cases: dict[str, Literal["of", "in", "from", "into"]] = {
        "n": "of",
        "ssa": "in",
        "sta": "from",
        "hun": "into",
    }
    return cases.get(ending, "plain")


def ordinal(text: str) -> int | None:
    """1 to 5, or -1 for the last."""
    if text in _ORDINAL_WORDS:
        return _ORDINAL_WORDS[text]
    return next((nth for stem, nth in _ORDINALS if text.startswith(stem)), None)

"""Weekdays in running text: which days a sentence names, and whether it says that they recur.

"maanantaisin" recurs by its form; "keskiviikkona klo 17" only if everything around it agrees.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from importers.sources.linked_events.words import lookup

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Stems of Finnish, Swedish and English weekdays; a Finnish one may end a compound (shakkimaanantai).
_STEMS = (
    ("MO", "maanantai|måndag|monday"),
    ("TU", "tiistai|tisdag|tuesday"),
    ("WE", "keskiviik|onsdag|wednesday"),
    ("TH", "torstai|torsdag|thursday"),
    ("FR", "perjantai|fredag|friday"),
    ("SA", "lauantai|lördag|saturday"),
    ("SU", "sunnuntai|söndag|sunday"),
)
_SHORT = {"ma": "MO", "ti": "TU", "ke": "WE", "to": "TH", "pe": "FR", "la": "SA", "su": "SU"}
_SHORT_SWEDISH = frozenset({"må", "mån", "tis", "ons", "tors", "fre", "lör", "lö", "sön", "sö"})
_SHORT_ENGLISH = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_TIME_WORDS = _SHORT_SWEDISH | _SHORT_ENGLISH | {"klo", "kello", "kl", "ja", "och", "and", "at", "suljettu"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = re.compile("|".join(f"(?P<{day}>{stems})" for day, stems in _STEMS))
_SHORT_WITH_HOUR = re.compile(r"\b(ma|ti|ke|to|pe|la|su)\.?[ ](?:(?:klo|kello)[ ]?)?\d")
_RECURRING_END = (
    "sin",
    "aamuina",
    "iltoina",
    "päivinä",
    "öinä",
    "days",
    "dagar",
    "kvällar",
    "mornings",
    "evenings",
)
_EACH = re.compile(r"\b(?:joka|jokainen|varje|every)[ ]$")
_STEP = re.compile(
    r"\bjoka[ ](?P<each>toinen|toisena|kolmas|kolmantena|neljäs|viides)\b"
    r"|\b(?P<apart>kahden|parin|kolmen|neljän|viiden|[234])[ ]viikon[ ](?:välein|rytmi\w{0,3})"
    r"|\b(?P<other>varannan|var (?:tredje|fjärde)|every (?:other|second|third|fourth)|fortnightly)\b"
)
_IRREGULAR = re.compile(
    r"\bkuukausittain|\bkuukaudessa\b|\bkuussa\b|\bkuun\b|\bkuukauden\b|\bparil+is|\bparit+om|\bvuoroviik"
    r"|\bsatunnai"
    r"|\bmonthly\b|\bonce a month\b|\bi månaden\b|\bvarje månad\b"
)
_AGREED = re.compile(r"\bsovitaan\b|\bsovittaessa\b|\bsopimu|\bappointment\b|\böverenskommelse\b")
_MOST_CHARACTERS = 20_000
_MOST_SENTENCES = 200
_SENTENCE_END = re.compile(r"(?<=[.!?…)])\s+(?=[\"”–]?[A-ZÅÄÖ]|\()|\n+")
_ONCE = re.compile(
    r"\bensimmäi|\bviimei|\balka(?:a|en|vat|ms)\b(?! aina)|\bkäynnisty|\bstartt|\bavajais|\bpäätty"
    r"|\binfo|\bkurssin alku|\bfirst\b|\bstarts\b|\bbörjar\b|\d\.[ ]?\d{1,2}\."
)
_NOT_HOURS = re.compile(
    r"\d{1,4}(?:[ ]?[–-][ ]?\d{1,4})?[ ]?"
    r"(?:-?vuot|v\.|v\b|€|euro|hlö|henk|viik|vk|kk\b|kert|kilomet|km\b|metri|-luok|\.[ ]?(?:lk|luok))"
)
_HOUR = re.compile(r"(?<![\d.])([01]?\d|2[0-4])(?:[.:]([0-5]\d))?(?![\d€])")


@dataclass(frozen=True, slots=True)
class DaysTold:
    """What a sentence says of weekdays.

    `recurring`: by the form of the words. `step`: every how many weeks. `irregular`: in some other rhythm
    (monthly, now and then). `agreed`: as is agreed each time. `once`: it may speak of one day,
    or of a beginning. `hours` are HH:MM.
    """

    days: frozenset[str]
    recurring: bool
    step: int
    irregular: bool
    agreed: bool
    once: bool
    hours: frozenset[str]

    @property
    def tells_a_rhythm(self) -> bool:
        """Whether it speaks of another rhythm than every week."""
        return self.irregular or self.step > 1


def read_days(sentence: str) -> DaysTold:
    """The weekdays of a sentence and the rhythm around them."""
    text = " ".join(sentence.lower().split())
    days: set[str] = set()
    recurring = False
    for word in _WORD.finditer(text):
        found = _STEM.search(word.group())
        if found and found.lastgroup:
            days.add(found.lastgroup)
            each = _EACH.search(text[max(0, word.start() - 12) : word.start()])
            recurring = recurring or word.group().endswith(_RECURRING_END) or each is not None
    days.update(_SHORT[found[1]] for found in _SHORT_WITH_HOUR.finditer(text))
    return DaysTold(
        frozenset(days),
        recurring,
        step_of(text),
        _IRREGULAR.search(text) is not None,
        _AGREED.search(text) is not None,
        _ONCE.search(text) is not None,
        frozenset(
            f"{int(hour):02}:{minute or '00'}" for hour, minute in _HOUR.findall(_NOT_HOURS.sub(" ", text))
        ),
    )


def is_timetable(line: str) -> bool:
    """Whether a line holds nothing but weekdays and hours: "ke, to klo 11–20"."""
    words = _WORD.findall(line.lower())
    return bool(words) and _HOUR.search(line) is not None and all(map(_is_time_word, words))


def _is_time_word(word: str) -> bool:
    return word in _SHORT or word in _TIME_WORDS or _STEM.match(word) is not None


def day_of(moment: datetime) -> str:
    """The weekday of a local time: MO to SU."""
    return WEEKDAYS[moment.weekday()]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without the marks at their ends."""
    parts = _SENTENCE_END.split(text[:_MOST_CHARACTERS])
    return [part.strip(" .!?…()–") for part in parts[:_MOST_SENTENCES] if part.strip()]


def step_of(text: str) -> int:
    """Every how many weeks, in lower-case text; 1 when nothing is said."""
    found = _STEP.search(text)
    word = next((group for group in found.groups() if group), "") if found else ""
    return int(lookup("week_steps", word) or 1)

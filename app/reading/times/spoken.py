"""Hours as people say them in Swedish and English, put into the Finnish words that the reader knows."""

import re
from typing import Final

_FINNISH: Final = (
    "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista".split()
)
_SWEDISH: Final = "ett två tre fyra fem sex sju åtta nio tio elva tolv".split()
_ENGLISH: Final = "one two three four five six seven eight nine ten eleven twelve".split()
_HOURS: Final = {name: at + 1 for names in (_SWEDISH, _ENGLISH) for at, name in enumerate(names)}
_SAID: Final = rf"(?P<hour>\d{{1,2}}(?![.:]\d)|{'|'.join(sorted(_HOURS, key=len, reverse=True))})\b"
_MINUTES: Final = {
    "kvart": 15,
    "quarter": 15,
    "fem": 5,
    "five": 5,
    "tio": 10,
    "ten": 10,
    "tjugo": 20,
    "twenty": 20,
}
_BESIDE: Final = {
    5: ("viisi", "viittä"),
    10: ("kymmenen", "kymmentä"),
    15: ("vartin", "varttia"),
    20: ("kaksikymmentä", "kahtakymmentä"),
}
_PARTS: Final = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), plain)
    for pattern, plain in (
        (r"på kvällen|in the evening|at night", "illalla"),
        (r"på morgonen|på förmiddagen|in the morning", "aamulla"),
        (r"på eftermiddagen|in the afternoon", "iltapäivällä"),
        (r"puolilta ?päivin|puoliltapäivin|mitt på dagen|klockan tolv", "klo 12"),
    )
)
_HALF_SWEDISH: Final = re.compile(rf"\bhalv {_SAID}", re.IGNORECASE)
_HALF_ENGLISH: Final = re.compile(rf"\bhalf past {_SAID}", re.IGNORECASE)
_HALF_FINNISH: Final = re.compile(
    r"\b(?:puoli |½ ?)(?P<hour>\d{1,2})(?!\d|[.:]\d|\s?(?:h|t|tunti\w*|min)\b)", re.IGNORECASE
)
_AROUND: Final = re.compile(
    rf"\b(?:a )?(?P<minutes>{'|'.join(_MINUTES)}) (?P<side>över|past|to|i) {_SAID}", re.IGNORECASE
)
_AROUND_FINNISH: Final = re.compile(
    r"\b(?P<minutes>var(?:tin|ttia)|viisi|viittä|kymmenen|kymmentä|\d{1,2}) (?P<side>yli|vaille|vailla) "
    r"(?P<hour>\d{1,2})(?!\d|[.:]\d)",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(
    rf"\b(?:kl\.?|klockan) (?P<hour>{'|'.join(_SWEDISH)})\b|\b(?P<sharp>{'|'.join(_ENGLISH)}) o['’]clock",
    re.IGNORECASE,
)
_PLAIN_PAIR: Final = re.compile(
    rf"\b(?:kl\.?|klockan|from|between) (?P<first>{'|'.join(_HOURS)}) (?:till|to|until|och|and) "
    rf"(?P<last>{'|'.join(sorted(_HOURS, key=len, reverse=True))})\b(?! (?:in|past|o))",
    re.IGNORECASE,
)
_FINNISH_MINUTES: Final = {
    "vartin": 15,
    "varttia": 15,
    "viisi": 5,
    "viittä": 5,
    "kymmenen": 10,
    "kymmentä": 10,
}
# "pm" after spoken words: the reader knows it only after numbers.
_LATE: Final = re.compile(
    rf"(?P<said>\b(?:puoli|yli|vaille) (?:{'|'.join(_FINNISH)}))\s?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE
)


def with_told_hours(text: str) -> str:
    """The text with its spoken hours as Finnish words, or as numbers when the hour was one past twelve."""
    for pattern, plain in _PARTS:
        text = pattern.sub(plain, text)
    text = _HALF_SWEDISH.sub(lambda one: _half(_hour(one["hour"])), text)
    text = _HALF_ENGLISH.sub(lambda one: _half(_hour(one["hour"]) + 1), text)
    text = _HALF_FINNISH.sub(lambda one: _half(_hour(one["hour"])), text)
    text = _AROUND.sub(
        lambda one: _around(
            one["side"] in {"över", "past"}, _MINUTES[one["minutes"].lower()], _hour(one["hour"])
        ),
        text,
    )
    text = _AROUND_FINNISH.sub(_finnish_around, text)
    text = _PLAIN_PAIR.sub(_pair, text)
    text = _PLAIN.sub(lambda one: f"klo {_word(_hour(one['hour'] or one['sharp']))}", text)
    return _LATE.sub(
        lambda one: f"{one['said']} {'illalla' if one['half'].lower() == 'p' else 'aamulla'}", text
    )


def _pair(match: re.Match[str]) -> str:
    """As in "klockan tio till tre": the second is the next such hour."""
    first, last = _hour(match["first"]), _hour(match["last"])
    return f"klo {first}–{last if last > first else last + 12}"


def _hour(said: str) -> int:
    return int(said) if said.isdigit() else _HOURS[said.lower()]


def _word(hour: int) -> str:
    return _FINNISH[(hour - 1) % 12]


def _half(hour: int) -> str:
    """As in "halv sex": half an hour before it."""
    return f"puoli {_word(hour)}" if hour <= 13 else f"klo {hour - 1}.30"


def _around(past: bool, minutes: int, hour: int) -> str:
    if hour > 12:
        told = hour * 60 + (minutes if past else -minutes)
        return f"klo {told // 60}.{told % 60:02}"
    return f"{_BESIDE[minutes][not past]} {'yli' if past else 'vaille'} {_word(hour)}"


def _finnish_around(match: re.Match[str]) -> str:
    said, past, hour = match["minutes"].lower(), match["side"] == "yli", int(match["hour"])
    minutes = int(said) if said.isdigit() else _FINNISH_MINUTES[said]
    if hour > 24 or minutes > 30 or (hour <= 12 and minutes not in _BESIDE):
        return match[0]
    return _around(past, minutes, hour)

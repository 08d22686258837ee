"""Days with the month as a word, put into numbers: "5–6 December", "Dec. 5 and 12", "viides joulukuuta"."""

import re
from typing import Final

from app.reading.times.words import month

_SHORT: Final = r"jan|feb|mar|apr|jun|jul|aug|sept?|o[kc]t|nov|dec"
_MONTH: Final = (
    r"(?:jan(?:uar[iy])?|feb(?:ruar[iy])?|mar(?:s|ch)?|apr(?:il)?|maj|may|june?|juni|july?|juli|aug(?:usti?)?"
    r"|sep(?:t(?:ember)?)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_FINNISH: Final = r"(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)"
_NTH: Final = r"(?:st|nd|rd|th|:[ea]|\.)?"
_JOIN: Final = r"(?:\s?[,&+/–—-]\s?|\s(?:och|and|samt|sekä|ja|to|till)\s)(?:den |the )?"
# After a month a comma may lead to an hour: only one that "and" follows goes on with the days.
_JOIN_AFTER: Final = (
    r"(?:\s?[&+/–—-]\s?|\s(?:och|and|samt|to|till)\s"
    r"|,\s(?:and\s)?(?=(?:\d{1,2}(?:st|nd|rd|th)?,?\s){1,5}(?:and|&)\s\d))"
)
_NO_HOUR: Final = r"(?!\d|[.:]\d|\s?[ap]\.?m\b|\s?[–-]\s?\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b)"
_YEAR: Final = r"(?:,? (?P<year>20\d\d)\b)?"
_NOT_AN_HOUR: Final = r"(?<![\d.:–-])(?<!klo )(?<!kl )(?<!kl\. )(?<!at )"
_DAYS_FIRST: Final = re.compile(
    rf"{_NOT_AN_HOUR}\b(?P<days>\d{{1,2}}{_NTH}(?:{_JOIN}\d{{1,2}}{_NTH}){{1,8}})"
    rf"\s(?:of )?(?P<month>{_MONTH}){_YEAR}",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(
    rf"(?<!\d\s)(?<!\d\.\s)(?<!\d(?:st|nd|rd|th)\s)(?<!of\s)\b(?P<month>{_MONTH})\s"
    rf"(?P<days>\d{{1,2}}(?:st|nd|rd|th)?"
    rf"(?:{_JOIN_AFTER}\d{{1,2}}(?:st|nd|rd|th)?{_NO_HOUR}){{1,8}}){_YEAR}",
    re.IGNORECASE,
)
_TO_MONTH_FIRST: Final = re.compile(
    rf"(?:\b(?:from|från) )?\b(?P<one>{_MONTH})\s(?P<first>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"\s?(?:to|until|till|through|–|—|-)\s?"
    rf"(?P<two>{_MONTH})\s(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]){_YEAR}",
    re.IGNORECASE,
)
_TO_DAY_FIRST: Final = re.compile(
    rf"(?:\b(?:from|från) )?(?P<first>\b\d{{1,2}}{_NTH}\s(?:of )?{_MONTH}(?: 20\d\d)?)"
    rf" (?:to|until|till|through) "
    rf"(?=\d{{1,2}}{_NTH}\s(?:of )?{_MONTH})",
    re.IGNORECASE,
)
_SINGLE: Final = re.compile(
    rf"{_NOT_AN_HOUR}\b(?:den )?(?P<day>\d{{1,2}}){_NTH}\s(?:of )?"
    rf"(?P<month>{_MONTH})\.?(?!\s?[–-]\s?{_MONTH})",
    re.IGNORECASE,
)
_DOTTED: Final = re.compile(
    rf"(?<!\d )(?<!\d\. )\b(?P<month>{_SHORT})\.\s?(?=\d{{1,2}}\b(?![.:]\d\d))", re.IGNORECASE
)
_CUT: Final = re.compile(
    rf"(?<=\d\.)\s?(?P<month>{_FINNISH})(?:k\.|kuut\.|(?=[\s,;)]|$)(?!\s?[–-]))", re.IGNORECASE
)
_ROMAN: Final = re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<month>XI{0,2}|IX|VI{0,3}|IV|I{1,3})\.(?!\w)")
_ROMANS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_RANGE: Final = re.compile(r"[–—-]|\bto\b|\btill\b", re.IGNORECASE)

_ONES: Final = (
    ("ensimmäinen", "ensimmäisenä"), ("toinen", "toisena"), ("kolmas", "kolmantena"),
    ("neljäs", "neljäntenä"), ("viides", "viidentenä"), ("kuudes", "kuudentena"),
    ("seitsemäs", "seitsemäntenä"), ("kahdeksas", "kahdeksantena"), ("yhdeksäs", "yhdeksäntenä"),
)  # fmt: skip
_TEENS: Final = "yhdes kahdes kolmas neljäs viides kuudes seitsemäs kahdeksas yhdeksäs".split()
_SWEDISH: Final = (
    "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde"
    " femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde"
    " tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta"
).split()
_ENGLISH: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()


def _spoken_days() -> dict[str, int]:
    found: dict[str, int] = {}
    for at, forms in enumerate(_ONES):
        found |= dict.fromkeys(forms, at + 1)
        found |= {f"kahdeskymmenes{forms[0]}": at + 21, f"kahdentenakymmenentenä{forms[1]}": at + 21}
    for at, stem in enumerate(_TEENS):
        found |= {f"{stem}toista": at + 11, f"{stem[:-1]}ntenätoista": at + 11}
    found |= {"yhdentenätoista": 11, "kahdentenatoista": 12, "kymmenes": 10, "kymmenentenä": 10}
    found |= {"kahdeskymmenes": 20, "kahdentenakymmenentenä": 20, "kolmaskymmenes": 30}
    found |= {"kolmantenakymmenentenä": 30, "kolmaskymmenesensimmäinen": 31}
    for names in (_SWEDISH, _ENGLISH):
        found |= {name: at + 1 for at, name in enumerate(names)}
    return found


_SPOKEN: Final = _spoken_days()
_SPOKEN_WORDS: Final = "|".join(sorted(_SPOKEN, key=len, reverse=True))
_SPOKEN_FIRST: Final = re.compile(
    rf"\b(?:den |the )?(?P<day>{_SPOKEN_WORDS}) (?:päivä(?:nä)? )?(?:of )?"
    rf"(?P<month>{_FINNISH}kuuta|{_MONTH})",
    re.IGNORECASE,
)
_FINNISH_DAY: Final = re.compile(
    rf"\b(?P<month>{_FINNISH}kuun) (?P<day>\d{{1,2}})\. ?(?:päivä(?:nä|än|stä|n)?|pnä|pvä|p:nä)\b",
    re.IGNORECASE,
)
_UP_TO_DAY: Final = re.compile(
    rf"\b(?P<month>{_FINNISH}kuun) (?P<day>\d{{1,2}})\. ?päivään(?: asti| saakka)?\b(?! mennessä)",
    re.IGNORECASE,
)
_SPOKEN_AFTER: Final = re.compile(
    rf"\b(?P<month>{_FINNISH}kuun) (?P<day>{_SPOKEN_WORDS})\b(?:(?<=n[aä])|(?= päivä))(?: päivä(?:nä)?)?"
    r"(?! (?:ja|sekä|ma|ti|ke|to|pe|la|su|\w*tai\w*|\w*viik\w*|\w*advent\w*|\w*arki\w*)\b)",
    re.IGNORECASE,
)


def with_numbered_months(text: str) -> str:
    """The text with such days as numbers; what is no row of days stays as it was."""
    text = _ROMAN.sub(lambda one: f"{one['day']}.{_ROMANS.index(one['month']) + 1}.", text)
    text = _DOTTED.sub(r"\g<month> ", text)
    text = _CUT.sub(lambda one: f" {one['month']}kuuta", text)
    text = _SPOKEN_FIRST.sub(lambda one: f"{_SPOKEN[one['day'].lower()]}. {one['month']}", text)
    text = _UP_TO_DAY.sub(lambda one: f"{one['day']}.{_number(one['month'])}. asti", text)
    text = _FINNISH_DAY.sub(lambda one: f"{one['day']}.{_number(one['month'])}.", text)
    text = _SPOKEN_AFTER.sub(
        lambda one: f"{_SPOKEN[one['day'].lower()]}. {one['month'].lower()[:-1]}ta", text
    )
    text = _TO_DAY_FIRST.sub(r"\g<first>–", _TO_MONTH_FIRST.sub(_both_ends, text))
    text = _MONTH_FIRST.sub(_row, _DAYS_FIRST.sub(_row, text))
    return _SINGLE.sub(_single, text)


def _row(match: re.Match[str]) -> str:
    days = [int(day) for day in re.findall(r"\d+", match["days"])]
    if days != sorted(set(days)) or not all(1 <= day <= 31 for day in days):
        return match[0]
    joins = re.split(r"\d{1,2}(?:st|nd|rd|th|:[ea]|\.)?", match["days"], flags=re.IGNORECASE)[1:-1]
    told = f"{days[0]}."
    for day, join in zip(days[1:], joins, strict=True):
        told += f"{'–' if _RANGE.search(join) else ' ja ' if ',' not in join else ', '}{day}."
    return f"{told}{_number(match['month'])}.{match['year'] or ''}"


def _both_ends(match: re.Match[str]) -> str:
    first = f"{match['first']}.{_number(match['one'])}."
    return f"{first}–{match['last']}.{_number(match['two'])}.{match['year'] or ''}"


def _single(match: re.Match[str]) -> str:
    return f"{match['day']}.{_number(match['month'])}." if int(match["day"]) <= 31 else match[0]


def _number(name: str) -> int:
    known = month(name.lower())
    return known.month if known else 0

"""Ways of telling a time that the timetable reader does not know, put into words that it does."""

import re
from typing import Final

from app.reading.poster.spans import DATE

_FORMER: Final = re.compile(
    rf"\b(?:vanha (?:päivä\w*|aika|ajankohta)|gamla (?:dagen|tiden)|old (?:date|time)|alun perin"
    rf"|alunperin|alkuperäinen|aiemmin ilmoitettu|piti olla|ursprungligen"
    rf"|originally)[^.!?\n]{{0,40}}?"
    rf"(?:{DATE.pattern})(?:\s?(?:klo|kello|kl)\s?\d\d?(?:[.:]\d\d)?)?(?:\s(?:oleva|ollut|suunniteltu"
    rf"|pidettävä)\s\w+)?",
    re.IGNORECASE,
)
_WAS_TO_BE: Final = re.compile(
    rf"(?:\b\w{{2,14}} )?(?:{DATE.pattern})(?:\s?(?:klo|kello|kl)\s?\d\d?(?:[.:]\d\d)?)?\s"
    r"(?:pidettäväksi|järjestettäväksi|aiottu|suunniteltu|kaavailtu|ilmoitettu|sovittu|piti|planerad|planned)\w*",
    re.IGNORECASE,
)
_MOVED_FROM: Final = re.compile(
    rf"\b(?:siirtyy|siirretään|siirretty|flyttas|flyttats|moved)\s(?:från |from )?(?:\w+(?:lta|sta"
    rf"|stä)\s)?(?:{DATE.pattern})"
    r"(?=\s(?:\w+lle\b|till\b|to\b|\d|klo))",
    re.IGNORECASE,
)
_FORMER_DAYS: Final = re.compile(
    r"\(?\b(?:ennen|aiemmin|aikaisemmin|tähän asti|entisen|previously|formerly|tidigare|förut)"
    r" (?:aina )?(?:\w+sin"
    r"|\w+n sijaan|on \w+days|\w+days|\w+dagar)\b[^).,;!?\n]*\)?",
    re.IGNORECASE,
)
_MOVED_ON: Final = re.compile(
    rf"(?:\b\w{{2,14}} )?(?:{DATE.pattern})\s(?:has been |is |was |är |har |on )?(?:moved|postponed"
    r"|rescheduled|flyttad|flyttats|flyttas|framflyttad)\s(?=to\b|till\b)",
    re.IGNORECASE,
)
_MOVED: Final = re.compile(
    r"\b(?:siirtyy|siirretty|siirretään|flyttas|flyttat|moved|postponed)\b[!.]*", re.IGNORECASE
)
_BARE_RANGE: Final = re.compile(r"^(?=\d{1,2}\s?[–-]\s?\d{1,2}(?![\d:]|\.\d|\s?(?:v\b|€|-v))(?:\s|[.,!]?$))")
_SINGLE_FROM: Final = re.compile(
    rf"(?P<day>{DATE.pattern})\s(?:alkaen|alk\.?)\s(?=klo\b|kello\b)", re.IGNORECASE
)
_WEEKDAY: Final = r"(?:ma|ti|ke|to|pe|la|su)"
# "Ti ja to 12.1.–11.2." is two days within a season: the season first, or it claims the last day alone.
_SEASON_AFTER_DAYS: Final = re.compile(
    rf"\b(?P<days>{_WEEKDAY}(?:(?:\s?[,&]\s?|\s(?:ja|sekä)\s){_WEEKDAY})+)\s"
    r"(?P<season>\d{1,2}\.(?:\d{1,2}\.)?(?:\d{4})?\s?[–-]\s?\d{1,2}\.\d{1,2}\.?(?:\d{4})?)(?=[\s,])",
    re.IGNORECASE,
)
_NTH: Final = r"(?:1st|2nd|3rd|4th|first|second|third|fourth|last)"
_LIST_NUMBER: Final = re.compile(r"(?<![\w.(])\d\)\s")
_SERIES_FROM: Final = re.compile(
    rf"\b(?:jatkuu|jatkuvat|alkaa|alkavat)\s(?P<day>{DATE.pattern})\s(?=[A-ZÅÄÖ]\w+sin\b)"
)
_NUMBERS: Final = (
    "kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista kolmetoista neljätoista viisitoista"
    " kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista kaksikymmentä"
).split()
_HOUR_WORD: Final = re.compile(
    rf"\b(?:klo|kello) ({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b", re.IGNORECASE
)
_PLAIN: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (rf"\bevery (?={_NTH} \w+day of (?:the|each|every) month)", "the "),
        (r"\bjää(?:vät)? (?:väliin|pois)\b", "peruttu"),
        (r"\bjoulun ?pyh\w+|\bjouluun? pyhinä\b", "jouluna"),
        (r"\bpääsiäispyh\w+", "pääsiäisenä"),
        (r"\btio gånger\b", "10 gånger"),
        (r"\båtta gånger\b", "8 gånger"),
        (r"\btolv gånger\b", "12 gånger"),
        (r"\bpuolilta ?päivin\b|\bkeskipäivällä\b", "klo 12"),
        (r"\b(?:toisena|2\.) pääsiäispäivänä\b", "pääsiäismaanantaina"),
        (r"\bingen \w+ (?=vecka)|\bno \w+ (?=week)", "ei "),
        (r"(?<=\d)\s?->\s*(?=\s|$)", " "),
        (r"(?<=\d)\s(?:to|until|till)\s(?=\d{1,2}[:.]\d\d)", "–"),
    )
)


def without_former(text: str) -> str:
    """The text without the time that something was moved from."""
    rest = text
    for former in (_FORMER_DAYS, _FORMER, _WAS_TO_BE, _MOVED_ON, _MOVED_FROM):
        rest = former.sub(" ", rest)
    return _MOVED.sub(" ", rest) if rest != text or DATE.search(text) is None else rest


def reworded(text: str) -> str:
    """The text in the timetable reader's own words."""
    text = _SEASON_AFTER_DAYS.sub(r"\g<season> \g<days>", _BARE_RANGE.sub("klo ", text))
    text = _HOUR_WORD.sub(lambda match: f"klo {_NUMBERS.index(match[1].lower()) + 6}", text)
    text = _SERIES_FROM.sub(r"\g<day> alkaen ", text)
    if "1)" in text and "2)" in text:
        text = _LIST_NUMBER.sub(" ", text)
    for pattern, plain in _PLAIN:
        text = pattern.sub(plain, text)
    return text.strip()


def as_single(text: str) -> str:
    """Read "la 5.12. alkaen klo 9" as an hour: what happens once starts then, and not every Saturday."""
    return _SINGLE_FROM.sub(r"\g<day> ", text)

"""Ways of writing that mean the same, put into the one that the reader knows; slips of scanning mended."""

import re
from typing import Final

from app.reading.times.holiday_names import with_finnish_holidays
from app.reading.times.idioms import IDIOMS
from app.reading.times.month_edges import with_finnish_edges
from app.reading.times.named_months import with_numbered_months
from app.reading.times.slang import SPOKEN, Rule
from app.reading.times.spoken import with_told_hours

_DAY: Final = r"(?:ma|ti|ke|to|pe|la|su|\w+tai|keskiviikko|\w+dags?|må|mån|tis|ons|tors|fre|lör|sön)"
_DATE: Final = r"\d{1,2}\.\s?(?:1[0-2]|0?[1-9])(?!\d)\.?(?:\d{4})?"
_CLOCK: Final = r"(?:(?:klo|kl)\.?\s)?\d{1,2}(?:[.:]\d\d)?(?:\s?[ap]\.?m\b\.?)?"
_MONTH: Final = (
    r"(?:januar[iy]|februar[iy]|mars|march|april|maj|may|jun[ie]|jul[iy]|augusti?"
    r"|september|o[kc]tober|november|december)"
)

# Beside its date a holiday's name tells nothing more: "joulunpyhinä 24.–26.12.", "loppiaisena 6.1.".
_HOLIDAY: Final = (
    r"(?:joulunpyhinä|jouluaattona|joulupäivänä|tapaninpäivänä|jouluviikolla|uutenavuotena"
    r"|uudenvuoden(?:päivänä|aattona)|loppiaisena|itsenäisyyspäivänä|pääsiäisenä|pääsiäispyhinä|pitkäperjantaina"
    r"|vappuna|vappuaattona|vapunpäivänä|helatorstaina|kiirastorstaina|pääsiäismaanantaina|juhannuksena|juhannusaattona|juhannuspäivänä|pyhäinpäivänä"
    r"|(?:syys|hiihto|talvi|joulu|kevät)(?:loma(?:lla|viikolla)|lomaan))(?: ja -?\w+nä(?= \d{1,2}\.\s?[–-]))?"
)


def _rules(*pairs: tuple[str, str]) -> tuple[Rule, ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), plain) for pattern, plain in pairs)


# Letters that a scanner takes for digits and the other way round, and spaces that it puts in.
_SLIPS: Final = _rules(
    (r"\bk[1il|][o0](?=[\s.:]|\d)", "klo"),
    (r"(?<=\d[–-])[l|](?=\d\b)", "1"),
    (r"(?<=klo )[l|](?=\d\b)", "1"),
    (r"(?<=\d)o(?=\b|[.:]\d)", "0"),
    (r"(?<=\d[.:])oo\b", "00"),
    (r"(?<=\d\.)[l|](?=\d\b)|(?<=\d)[l|](?=\d)", "1"),
    (r"(?<=\d) (?=[.:]\d\d?(?!\d))", ""),
    (r"(?<=klo \d\d)(?:\. |;)(?=[0-5]\d\b(?!\.\d))|(?<=klo \d)(?:\. |;)(?=[0-5]\d\b(?!\.\d))", "."),
    (r"(?<=\d)(?=(?:klo|kello)\b)|(?<=\bklo)(?=\d)|(?<=\bkello)(?=\d)", " "),
)
_WORDS: Final = _rules(
    (r"\b(?:från och med|fr\. ?o\. ?m\.?|fom)(?=\s)", "alkaen"),
    (r"\b(?:(?:fram )?till och med|t\. ?o\. ?m\.?|tom|fram till)(?=\s)", "until"),
    (r"\bpois lukien\b", "poislukien"),
    # A number that ends the sentence before must not run into the date.
    (rf"(?<=\d\. )\b{_HOLIDAY},? (?={_DATE}(?:\s?[–-]\s?{_DATE})?|\d{{1,2}}\.\s?[–-]\s?{_DATE})", "\n"),
    (rf"\b{_HOLIDAY},? (?={_DATE}(?:\s?[–-]\s?{_DATE})?|\d{{1,2}}\.\s?[–-]\s?{_DATE})", ""),
    (
        r"\bper (?=(?:session|visit|time|class|person|team|child|adult|hour|month|gång|kurs|termin|barn)\b)",
        "",
    ),
    (r"\bvielä (\w{3,6}kuun) ajan\b", r"\1 loppuun asti"),
    (
        (
            r"\b(?:sateen sattuessa|sateella|huonolla säällä|huonon sään sattuessa|vid regn|in case of rain"
            rf"|if it rains|varapäivä\w*|varapvä?|reservdag\w*|rain date):?(?= (?:{_DAY}\.? )?\d)"
        ),
        ", ehkä",
    ),
    (r"\bjää(?:vät|dään)? (?:väliin|pois|välistä)\b|\bjätetään väliin\b|\bon peruttuna\b", "peruttu"),
    (r"\b(ja|sekä|och|and) (?:myös|vielä|även|also)(?=\s)", r"\1"),
    (r"\b\w*lomavii?k(?:ko|olla|on|oksi) (?=\d{1,2}\b(?!\.\s?[–-]?\s?\d|\s?[–-]\s?\d{1,2}\.))", "vk "),
    (r"\bviikosta (\d{1,2}) (?:alkaen )?viikkoon (\d{1,2})", r"viikot \1–\2"),
    (r"\b(weeks?|veck\w+) (\d{1,2}) (?:to|till) (\d{1,2})\b", r"\1 \2–\3"),
    (r"\b(kuukauden|kuun) viim\.\s", r"\1 viimeinen "),
    (r"\bviim\.? (?=kert)", "viimeinen "),
    (r"\bhuomen(?= (?:puol|klo|kello|illalla|aamulla|\w+lt[aä]\b))", "huomenna"),
    (
        r"\bevery (?=(?:1st|2nd|3rd|4th|first|second|third|fourth|last) \w+day of (?:the|each|every) month)",
        "the ",
    ),
    (rf"\b({_DAY})\s?[–-]\s?{_DAY} (?:välisenä )?yönä", r"\1 yöllä"),
    (rf"\b({_DAY})-(?=,|\s(?:ja|och|and|sekä|eller)\b)", r"\1"),
    (rf"\b({_DAY})\s?\.{{3}}\s?(?={_DAY}\b)", r"\1–"),
    (
        (
            rf"\b(?:from |från )?({_MONTH}) (?:to|till|through|until) ({_MONTH})\b"
            r"(?! \d{1,2}\b(?!\s?[–:.-]\d|\s?[ap]m))"
        ),
        r"\1–\2",
    ),
)
_RANGES: Final = _rules(
    (rf"\b\w+(?:sta|stä) ({_DATE}) \w+(?:hin|koon) (?={_DATE})", r"\1–"),
    (rf"\b(?:(?:from|från|alkaen) )?({_DATE}) (?:till|until|through) (?={_DATE})", r"\1–"),
    (rf"\b(?:from|alkaen) ({_DATE}) to (?={_DATE})", r"\1–"),
    (rf"\b(?:between|mellan) ({_CLOCK}) (?:and|och) (?={_CLOCK})", r"\1–"),
    (rf"\b({_CLOCK}) och ({_CLOCK}) emellan\b", r"\1–\2"),
    (rf"\b(?:from|från) ({_CLOCK}) (?:to|till|until|-|–) (?={_CLOCK})", r"\1–"),
    (r"(?<=\d)\s?h(?=\s?[–-]\s?\d{1,2}\s?h\b)", ""),
    (r"(?<=\d[–-]\d\d)h\b", ""),
    (r"\b(klo|kl)\.? (\d{1,2})\.\s?[–-]\s?(\d{1,2})\.?(?=\s|$|[,;)])", r"\1 \2–\3"),
)


_MANY: Final = {
    **{
        name: at + 3
        for at, name in enumerate("kolmena neljänä viitenä kuutena seitsemänä kahdeksana".split())
    },
    **{name: at + 9 for at, name in enumerate("yhdeksänä kymmenenä".split())},
}
_SO_MANY: Final = re.compile(
    rf"\b(?P<many>{'|'.join(_MANY)}) (?:peräkkäisenä )?(?P<day>\w+tai|keskiviikko)na\b", re.IGNORECASE
)
_WORDED: Final = re.compile(
    r"kuu|huomen|yhe|kahe|seitte|viie|puol|seiska|kasi|ysi|kymp|[kn]os(?:elta|esta|een)\b|tose|lopet|holiday|break|vacation|lepää|lev|huila|vapaata|loma|vilar|ledigt|arki|aatto|days|ens|takaisin|kerran|noon|midday|päät|kl\.?\s|klockan|halv\s|half\s|quarter|kvart|o['’]clock"
    r"|päivin|middag|-(?:,|\s)|\bto\b|\btill\b"
    r"|\.{3}|peru|väli|myös|även|also|every|lukien|kväll|evening|morgo|morning|viim"
    r"|(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\w*",
    re.IGNORECASE,
)
# A line that breaks off in the middle of a time goes on below.
_WRAPPED: Final = re.compile(
    r"\b(ja|sekä|eikä|och|and|klo|kello|kl\.?)[ \t]*\r?\n[ \t]*(?=\S)", re.IGNORECASE
)
_WRAPPED_DASH: Final = re.compile(
    r"(?<=[\d.])[ \t]*\r?\n[ \t]*(?:[–-](?=\d)|[–-] (?=\d{1,2}\.\d{1,2}\.?(?:\d{4})? (?!klo\b|kello\b)\w))"
)
_WRAPPED_PAIR: Final = re.compile(r"(?<=[\d.])([–-])[ \t]*\r?\n[ \t]*(?=\d)")
_DASHED_LINE: Final = re.compile(r"^[ \t]*[–-]", re.MULTILINE)
# Where English is written, "to" is no Thursday.
_ENGLISH: Final = re.compile(
    r"\b(?:the|and|at|of|for|with|free|every|from|welcome|join|is|we|you|our|\w+days?)\b", re.IGNORECASE
)
_FINNISH: Final = re.compile(
    r"\b(?:klo|kello|ja|sekä|ma|ti|ke|pe|la|su|\w+(?:aisin|aina|kkona))\b", re.IGNORECASE
)
_UP_TO: Final = re.compile(r"\bup to\b", re.IGNORECASE)
_TO: Final = re.compile(r"\bto\b", re.IGNORECASE)
_SLASHED_YEAR: Final = re.compile(r"(?<![\d/])(\d{1,2})/(1[0-2]|0?[1-9])/(20\d\d)\b")
_SLASHED: Final = re.compile(
    r"(?<![\d/])\d{1,2}/(?:1[0-2]|0?[1-9])(?: (?:ja|och|and|&|sekä) \d{1,2}/(?:1[0-2]|0?[1-9])(?![\d/]))+"
)


def plainly_spelt(text: str) -> str:
    """The text with its dates, hours and small words in their usual spelling, line by line."""
    text = text.replace("\u00ad", "")
    text = _WRAPPED_PAIR.sub(r"\1", _WRAPPED.sub(r"\1 ", text))
    if len(_DASHED_LINE.findall(text)) == 1:  # more of them are a list
        text = _WRAPPED_DASH.sub("–", text)
    if len(_ENGLISH.findall(text)) > 1 and _FINNISH.search(text) is None:
        text = _TO.sub("till", _UP_TO.sub("max", text))
    return "\n".join(_plain(line) for line in text.split("\n"))


def _plain(text: str) -> str:
    if not any(char.isdigit() for char in text) and _WORDED.search(text) is None:
        return with_finnish_holidays(text)
    text = _SO_MANY.sub(
        lambda one: f"{_MANY[one['many'].lower()]} kertaa {one['day']}sin",
        _applied(_applied(_applied(text, _SLIPS), SPOKEN), IDIOMS),
    )
    text = with_finnish_holidays(text)
    text = with_told_hours(with_numbered_months(with_finnish_edges(_applied(text, _WORDS))))
    text = _SLASHED_YEAR.sub(r"\1.\2.\3", text)
    text = _SLASHED.sub(lambda days: re.sub(r"(\d+)/(\d+)", r"\1.\2.", days[0]), text)
    return _applied(text, _RANGES)


def _applied(text: str, rules: tuple[Rule, ...]) -> str:
    for pattern, plain in rules:
        text = pattern.sub(plain, text)
    return text

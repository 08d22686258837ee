"""The shapes of dates and hours that the poster's readers look for; what they mean is `times`' to say."""

import re
from datetime import date, datetime
from typing import Final

from app.reading.times import read_times

_MONTHS: Final = (
    r"(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu\w*"
    r"|jan(?:uar[iy])?|feb(?:ruar[iy])?|mar(?:s|ch)?|apr(?:il)?|maj|may|jun[ie]?|jul[iy]?|aug(?:ust|usti)?"
    r"|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DATE: Final = re.compile(
    rf"(?<![\d.,])(?:[12]\d|3[01]|0?[1-9])\.\s?(?:1[0-2]|0?[1-9])(?:\.(?:\s?\d{{4}})?|(?=\s|$"
    rf"|[,;:!?)–-]))(?!\d|:\d)(?!\s?(?:€|e\b|eur))"
    rf"|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}(?:\.|st|nd|rd|th)?\s(?:of\s)?(?:{_MONTHS})\b(?:\s\d{{4}})?"
    rf"|\b(?:{_MONTHS})\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\.\d)(?:,?\s\d{{4}})?",
    re.IGNORECASE,
)
WEEKDAY: Final = re.compile(
    r"\b(?:maanant|tiista|keskivii|torsta|perjant|lauant|sunnunt)\w*"
    r"|\b(?:ma|ti|ke|to|pe|la|su)\b(?=[\s.,–-]{0,3}(?:\d|klo|ja\b|ma|ti|ke|to|pe|la|su|aamu|ilt|iltaisin)|[.!]?$)"
    r"|\b(?:må|mån|tis|ons|tors?|fre|lör?|sön?)\b(?=\.?[\s,&/–-]{0,3}(?:\d|kl|och|må|tis|ons|to|fr|lö|sö))"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:mån|tis|ons|tors|fre|lör|sön)dag\w*"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun)\b",
    re.IGNORECASE,
)
CLOCK: Final = re.compile(
    r"\b(?:klo|kello|kl)\b\.?\s?\d|\b\d{1,2}[.:]\d\d\b(?!\s?(?:€|e\b|eur|\.))|\b\d{1,2}\s?(?:am|pm)\b"
    r"|\b\d{1,2}\s?[–-]\s?\d{1,2}\b",
    re.IGNORECASE,
)
_TIME: Final = rf"(?:{DATE.pattern}|{WEEKDAY.pattern}|{CLOCK.pattern}|\b(?:klo|kello|kl)\b\.?)"
# A run of days and hours with the small words between them.
TIMES: Final = re.compile(
    rf"(?<!\w){_TIME}(?:[\s,.:–-]*(?:{_TIME}|\d+|\b(?:ma|ti|ke|to|pe|la|su|alkaen|alk|asti|ja|sekä|am"
    rf"|pm)\b))*",
    re.IGNORECASE,
)


def day_of(text: str, now: datetime) -> date | None:
    """The one day that a date's text means, the next one from now; None when it is no date."""
    for rule in read_times(text, now=now).times or ():
        told = (rule.start or rule.from_ or "")[:10]
        if told:
            return date.fromisoformat(told)
    return None

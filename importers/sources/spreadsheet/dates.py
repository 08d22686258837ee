"""Cells of dates and hours: as Excel keeps them, and as people type them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from app.reading.times import read_times

_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::\d\d)?)?")
_TYPED: Final = re.compile(
    r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,?\s?(?:klo|kl|kello)?\.?\s?(\d{1,2})(?:[.:](\d\d))?)?",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"\d{4}")
_CLOCK: Final = re.compile(r"(klo|kl|kello)?\.?\s?(\d{1,2})(?:([.:])(\d\d)(?::\d\d)?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateCell:
    """What a cell of a date holds; a part not told is None. `year_told`: the year was not worked out."""

    day: date | None = None
    clock: time | None = None
    year_told: bool = True


def read_date_cell(text: str, now: datetime) -> DateCell | None:
    """A day, an hour or both; None when it is neither, or could be either: "12.10" is a day and an hour."""
    text = text.strip().rstrip(",;")
    try:
        if match := _ISO.fullmatch(text):
            year, month, day, hour, minute = match.groups()
        elif match := _TYPED.fullmatch(text):
            day, month, year, hour, minute = match.groups()
        else:
            return _clock_cell(text) or _in_words(text, now)
        clock = None if hour is None else time(int(hour), int(minute or 0))
        return DateCell(date(int(year), int(month), int(day)), clock)
    except ValueError:
        return None


def _clock_cell(text: str) -> DateCell | None:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    word, hour, separator, minute = match.groups()
    may_be_day = separator == "." and 1 <= int(hour) <= 31 and 1 <= int(minute) <= 12
    if not word and (may_be_day or separator is None):
        return None
    return DateCell(clock=time(int(hour), int(minute or 0)))


def _in_words(text: str, now: datetime) -> DateCell | None:
    reading = read_times(text, now=now)
    rules, year_told = reading.times or (), _YEAR.search(text) is not None
    if len(rules) != 1 or reading.guesses or rules[0].weekly or rules[0].monthly or rules[0].end:
        return None
    if rules[0].start:
        start = datetime.fromisoformat(rules[0].start)
        return DateCell(start.date(), start.time(), year_told=year_told)
    if rules[0].from_ and rules[0].from_ == rules[0].until:
        return DateCell(date.fromisoformat(rules[0].from_), year_told=year_told)
    return None


def as_typed(text: str) -> str:
    """A date that Excel kept as one ("2026-09-01"), as people write it; anything else as it is."""
    match = _ISO.fullmatch(text)
    if match is None:
        return text
    day = f"{int(match[3])}.{int(match[2])}.{match[1]}"
    return day if match[4] is None else f"{day} klo {match[4]}:{match[5]}"

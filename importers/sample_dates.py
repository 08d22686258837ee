"""The tokens of the sample feeds: `{{FORMAT: ANCHOR STEP… HH:MM}}`, one date or time relative to today.

`{{utc: today +3d 18:00}}`, `{{icslocal: year-start TU 17:30}}`, `{{fi: christmas-start}}`. Every
anchor and step keeps to the local calendar, so 18:00 is 18:00 on both sides of a change of the clock.
The language is described for writers of samples in `data/samples/README.md`.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Helsinki")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAYS_FI = ("ma", "ti", "ke", "to", "pe", "la", "su")

_TOKEN = re.compile(r"\{\{([^{}]{1,80})\}\}")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_SHIFT = re.compile(r"([+-]\d{1,3})([dw])")
_WEEKDAY = re.compile(r"([1-4]?)(MO|TU|WE|TH|FR|SA|SU)")


class SampleTokenError(ValueError):
    """A token that a template spells wrongly; the message names the token and what is wrong with it."""


def fill(text: str, today: date) -> str:
    """The template text with every token replaced by its date; a wrong token raises SampleTokenError."""
    filled = _TOKEN.sub(lambda match: resolve(match[1], today), text)
    if "{{" in filled:
        at = filled.index("{{")
        raise SampleTokenError(f"Unfinished token near {filled[at : at + 40]!r}")
    return filled


def resolve(token: str, today: date) -> str:
    """One token without its braces, for example `utc: today +3d 18:00`."""
    name, _, moment = token.partition(":")
    writer = FORMATS.get(name.strip())
    if writer is None:
        raise SampleTokenError(f"{token!r}: unknown format {name.strip()!r}; known: {', '.join(FORMATS)}")
    words = moment.split()
    anchor = ANCHORS.get(words[0]) if words else None
    if anchor is None:
        raise SampleTokenError(f"{token!r}: it must start from one of {', '.join(ANCHORS)}")
    clock = time.fromisoformat(words.pop()) if _CLOCK.fullmatch(words[-1]) else time()
    day = anchor(today)
    for word in words[1:]:
        day = _step(day, word, token)
    return writer(datetime.combine(day, clock, ZONE))


def _step(day: date, word: str, token: str) -> date:
    if shift := _SHIFT.fullmatch(word):
        return day + int(shift[1]) * timedelta(weeks=1 if shift[2] == "w" else 0, days=shift[2] == "d")
    if weekday := _WEEKDAY.fullmatch(word):
        return _first_on_or_after(day, WEEKDAYS.index(weekday[2]), int(weekday[1] or 0))
    raise SampleTokenError(
        f"{token!r}: cannot read {word!r}; write +3d, -2w, TU, 2WE or a time such as 18:00"
    )


def _first_on_or_after(day: date, weekday: int, nth: int) -> date:
    """The first such weekday not before the day; `nth` asks for the first, second … one of its month."""
    day += timedelta(days=(weekday - day.weekday()) % 7)
    while nth and (day.day - 1) // 7 + 1 != nth:
        day += timedelta(weeks=1)
    return day


def _activity_year(today: date) -> int:
    """Clubs live from September to May: in summer the coming year counts, otherwise the one under way."""
    return today.year if today.month >= 6 else today.year - 1


def _term(today: date) -> tuple[date, date]:
    """The term under way or, between terms, the coming one: 1 Sep - 15 Dec, or Epiphany week - 31 May."""
    if date(today.year, 6, 1) <= today <= date(today.year, 12, 15):
        return date(today.year, 9, 1), date(today.year, 12, 15)
    year = today.year + (today.month == 12)
    return _first_on_or_after(date(year, 1, 7), 0, 0), date(year, 5, 31)


def _ski_week(today: date) -> date:
    """Monday of the schools' winter holiday in Mikkeli: ISO week 10."""
    return date.fromisocalendar(_activity_year(today) + 1, 10, 1)


ANCHORS: dict[str, Callable[[date], date]] = {
    "today": lambda today: today,
    "year-start": lambda today: date(_activity_year(today), 9, 1),
    "year-end": lambda today: date(_activity_year(today) + 1, 5, 31),
    "term-start": lambda today: _term(today)[0],
    "term-end": lambda today: _term(today)[1],
    "christmas-start": lambda today: date(_activity_year(today), 12, 24),
    "christmas-end": lambda today: date(_activity_year(today) + 1, 1, 6),
    "ski-start": _ski_week,
    "ski-end": lambda today: _ski_week(today) + timedelta(days=6),
}

FORMATS: dict[str, Callable[[datetime], str]] = {
    "utc": lambda at: f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    "utcms": lambda at: f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}",
    "date": lambda at: f"{at:%Y-%m-%d}",
    "local": lambda at: f"{at:%Y-%m-%d %H:%M:%S}",
    "iso": lambda at: f"{at:%Y-%m-%dT%H:%M:%S}",
    "fi": lambda at: f"{at.day}.{at.month}.{at.year}",
    "fishort": lambda at: f"{at.day}.{at.month}.",
    "fiday": lambda at: f"{WEEKDAYS_FI[at.weekday()]} {at.day}.{at.month}.",
    "week": lambda at: str(at.isocalendar().week),
    "icsutc": lambda at: f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
    "icslocal": lambda at: f"{at:%Y%m%dT%H%M%S}",
    "icsdate": lambda at: f"{at:%Y%m%d}",
}

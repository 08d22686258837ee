"""Looks back over what was read: a day, an hour or a word of time that no rule holds makes them a guess."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from app.core.clock import local_day
from app.reading.poster.spans import DATE
from app.reading.times import TimeRule, read_times
from app.reading.times.model import WEEKDAYS
from app.reading.times.words import weekday

_MOST_DAYS: Final = 40
_LONGEST_SEASON: Final = 300  # days
_HOUR: Final = re.compile(
    r"\b(?:klo|kello|kl)\.?\s?(?P<marked>\d{1,2})(?:[.:](?P<past>\d\d))?\b"
    r"|(?<![\d.,:/-])(?P<hour>\d{1,2})[.:](?P<minutes>[0-5]\d)(?![\d.]|\s?(?:€|e\b|eur|km|m\b))"
    r"|\b(?P<half>\d{1,2})\s?[ap]\.?m\b",
    re.IGNORECASE,
)
# Words that say how the times repeat, end or stop, each with what a rule must hold for it.
_EVERY_OTHER: Final = re.compile(
    r"\b(?:parilli|paritto|joka (?:toinen|toisena|2\.)|vuoroviik|varannan|jämna|udda|every (?:other|second)"
    r"|fortnightly|kahden viikon välein)",
    re.IGNORECASE,
)
_MONTHLY: Final = re.compile(
    r"\b(?:kuukauden|kuun) (?:ensim|eka|toka|toise|toinen|kolma|neljä|viime|viimei|vika|\d\.)"
    r"|\bi månaden\b|\bof (?:the|each|every) month\b",
    re.IGNORECASE,
)
_PAUSE: Final = re.compile(
    r"\b\w*(?:loma(?:lla|viikolla|n ajan)|tauko|tauolla|taukoa|suljettu|stängt|uppehåll|paus|lepää\w*"
    r"|on kiinni)\b",
    re.IGNORECASE,
)
# "Lähtö klo 15, esitys klo 19": one of the two hours is no start.
_GATHERING: Final = re.compile(
    r"\b(?:lähtö|lähdetään|lähdemme|kokoon\w+|tapaaminen|avfärd|avgång|samling|departure|we leave"
    r"|meet(?:ing)?)\b",
    re.IGNORECASE,
)
_OF_MONTH: Final = re.compile(r"\d{1,2} \w+kuun\b", re.IGNORECASE)  # "klo 10–12 huhtikuun loppuun"
_SO_LONG: Final = re.compile(
    r"\b(?:\d{1,2}|\w+) (?:weeks\b|viikkoa\b(?! sitten)|viikon (?:ajan|mittai\w+|kurssi\w*)|veckor\b)",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"\b(?:until|till) (?!\d|noon|late|midnight|puoli|klo|about)|\b\w+(?:kuun|kuuhun|päivään|jouluun"
    r"|kesään|vappuun|kevääseen)"
    r"(?: loppuun)? (?:asti|saakka)\b|\bennen (?:joulua|juhannusta|kesää|vappua|pääsiäistä)\b"
    r"|\bbefore (?:christmas|easter|summer)\b|\bföre (?:jul|midsommar|påsk)\b",
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(
    r"\b(?:jo|vasta|poikkeukse\w+|sen sijaan|undantagsvis|exceptionally|instead)\b", re.IGNORECASE
)
_NO_WEEK: Final = re.compile(
    r"\b(?:ei|emme|eivät|paitsi|except|utom|suljettu|kiinni|no|closed|ingen|inga|stängt)\b[^.!?\n]{0,30}?\b(?:\w+viikolla|\w+kuussa"
    r"|holidays?|\w*lovet|jouluna|\w+aikana)\b"
    r"|\b(?:\w+viikolla|\w+kuussa|\w*lovet|jouluna|\w+pyhinä)\b[^.!?\n]{0,20}?\b(?:ei|emme|suljettu|kiinni)\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"(?P<off>\b(?:ei|paitsi|eikä|except|not|utom|ej|inte) )?\b(?P<day>[^\W\d_]{5,})", re.IGNORECASE
)


def has_unread(texts: Iterable[str], rules: tuple[TimeRule, ...], now: datetime) -> bool:
    """Whether the texts tell a day, an hour or a rhythm that the rules do not hold."""
    text = "\n".join(texts)
    if any(_is_long_past(rule, now) for rule in rules):
        return True
    return bool(_unread_dates(text, rules, now) or _unread_hours(text, rules) or _unread_words(text, rules))


def leaves_pause(texts: Iterable[str], rules: tuple[TimeRule, ...]) -> bool:
    """Whether the texts tell of a pause and the rules, which repeat, have none."""
    repeats = any(rule.weekly or rule.monthly for rule in rules)
    stops = any(rule.except_ for rule in rules)
    text = "\n".join(texts)
    return repeats and not stops and any(pattern.search(text) for pattern in (_PAUSE, _NO_WEEK))


def _is_long_past(rule: TimeRule, now: datetime) -> bool:
    """A season that began most of a year ago: more likely its dates were put together wrong."""
    limit = local_day(now) - timedelta(days=_LONGEST_SEASON)
    days = (rule.from_, *(off[:10] for off in rule.except_))
    return any(day is not None and day < limit.isoformat() for day in days)


def _unread_dates(text: str, rules: tuple[TimeRule, ...], now: datetime) -> bool:
    held = {day[5:] for rule in rules for day in _days_of(rule)}
    told = (_day(match[0], now) for match in DATE.finditer(text) if not _OF_MONTH.match(match[0]))
    return any(day is not None and day[5:] not in held for day in told)


def _day(text: str, now: datetime) -> str | None:
    """The day of a date; None for what may be read otherwise, such as a month before a number."""
    rules = read_times(text, now=now).times or ()
    return rules[0].from_ if len(rules) == 1 and rules[0].from_ == rules[0].until else None


def _days_of(rule: TimeRule) -> Iterable[str]:
    yield from (day[:10] for day in (rule.start, rule.from_, rule.until) if day)
    for off in rule.except_:
        first, last = date.fromisoformat(off[:10]), date.fromisoformat(off[-10:])
        days = range(-1, min((last - first).days + 1, _MOST_DAYS))  # and the last time before, the next after
        yield from ((first + timedelta(days=more)).isoformat() for more in days)
        yield from ((last + timedelta(days=more)).isoformat() for more in (0, 1))


def _unread_hours(text: str, rules: tuple[TimeRule, ...]) -> bool:
    held = {hour for rule in rules for hour in ((rule.start or "")[11:], rule.at, rule.end) if hour}
    single = [(rule.start[11:], rule.end) for rule in rules if rule.start and rule.end]
    return any(
        held.isdisjoint(readings) and not any(_within(hour, *span) for span in single for hour in readings)
        for match in _HOUR.finditer(DATE.sub(" ", text))
        if (readings := _readings(match))
    )


def _readings(match: re.Match[str]) -> set[str]:
    """The hour as it stands and twelve hours on; nothing for what is no hour."""
    hour = int(match["marked"] or match["hour"] or match["half"])
    minutes = int(match["past"] or match["minutes"] or 0)
    return {f"{(hour + late) % 24:02}:{minutes:02}" for late in (0, 12)} if minutes < 60 else set()


def _within(hour: str, start: str, end: str) -> bool:
    """A point of the programme of a day whose hours are told."""
    return start <= hour <= end if start < end else hour >= start or hour <= end


def _has_two_hours(rules: tuple[TimeRule, ...]) -> bool:
    days = [rule.start[:10] for rule in rules if rule.start and not rule.weekly]
    return len(days) > len(set(days))


def _unread_words(text: str, rules: tuple[TimeRule, ...]) -> bool:
    days = {day for rule in rules for day in (*rule.weekly, *(pick.day for pick in rule.monthly))}
    days |= {WEEKDAYS[date.fromisoformat(day).weekday()] for rule in rules for day in _days_of(rule)}
    named = (weekday(match["day"].lower()) for match in _NAMED.finditer(text) if not match["off"])
    if any(known and not known.weak and WEEKDAYS[known.day] not in days for known in named):
        return True
    every_other = any(rule.interval > 1 or rule.weeks for rule in rules)
    repeats = any(rule.weekly or rule.monthly for rule in rules)
    ends = any(rule.until or rule.except_ for rule in rules)
    return (
        (repeats and not ends and _ENDS.search(text) is not None)
        or (repeats and _INSTEAD.search(text) is not None)
        or (repeats and not ends and _SO_LONG.search(text) is not None)
        or (_GATHERING.search(text) is not None and _has_two_hours(rules))
        or len({bool(rule.from_ or rule.until) for rule in rules if rule.weekly}) > 1
        or (_EVERY_OTHER.search(text) is not None and not every_other)
        or (_MONTHLY.search(text) is not None and not any(rule.monthly for rule in rules))
    )

"""A span of weeks or months whose text tells its days of the week: a rule instead of one endless time.

The text decides, and only when it cannot be taken otherwise: its sentences must agree, and their hours must be
those of the span, or the span's hours go with the days that the sentence names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import lru_cache
from itertools import groupby

from app.catalogue.schedule import Schedule
from app.core.clock import LOCAL_ZONE
from importers.clean.schedules import schedules_of
from importers.clean.times import TimeRule, TimesReading, looks_like_times, read_times
from importers.sources.mikkelinyt.spans import Span

SHORTEST = 7  # days: a rule of fewer would say less than the dates
_MAX_TEXT = 8000
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[\"”–]?[A-ZÅÄÖ])|\n+")
_OPEN = re.compile(r"\b(?:auki|avoinna|avoin|aukioloaja\w*|öppet|öppettider|open|opening)\b", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:suljettu|suljettuna|kiinni|stängt|closed)\b", re.IGNORECASE)
_EVERY_WEEK = re.compile(
    r"\b(?:maanantaisin|tiistaisin|keskiviikkoisin|torstaisin|perjantaisin|lauantaisin|sunnuntaisin|arkisin"
    r"|arkipäivisin|viikonloppuisin|päivittäin|joka (?:\w+ )?(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai"
    r"|sunnuntai|viikko)|måndagar|tisdagar|onsdagar|torsdagar|fredagar|lördagar|söndagar"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_DAY_WORD = re.compile(
    r"ma|ti|ke|to|pe|la|su|klo|kello|ja|(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai)\w{0,5}",
    re.IGNORECASE,
)


def schedules_told(span: Span, texts: Sequence[str]) -> tuple[Schedule, ...]:
    """Weekly times within the span, when its texts tell them beyond doubt; otherwise none.

    Hours of opening come as schedules of that kind.
    """
    if span.days < SHORTEST:
        return ()
    found = [told for text in texts for part in _parts(text) if (told := _told(span, part))]
    return found[0] if found and all(told == found[0] for told in found) else ()


def _parts(text: str) -> Iterator[str]:
    """Sentences; lines of nothing but days and hours belong together."""
    sentences = [part.strip(" .!?…–") for part in _SENTENCE_END.split(text[:_MAX_TEXT])]
    for is_table, lines in groupby(filter(None, sentences), key=_is_timetable):
        if is_table:
            yield "; ".join(lines)
        else:
            yield from lines


def _is_timetable(text: str) -> bool:
    words = _WORD.findall(text)
    return bool(words) and all(map(_DAY_WORD.fullmatch, words)) and any(map(str.isdigit, text))


def _told(span: Span, sentence: str) -> tuple[Schedule, ...]:
    if not looks_like_times(sentence) or _CLOSED.search(sentence):
        return ()
    reading = _read(sentence, span.start)
    rules = reading.times or ()
    if not rules or reading.guesses or not all(rule.weekly or rule.monthly for rule in rules):
        return ()
    is_open = _OPEN.search(sentence) is not None
    if not _is_certain(span, rules, sentence, is_open=is_open):
        return ()
    completed = tuple(_completed(span, rule) for rule in rules)
    if any(rule.at is None or (is_open and rule.end is None) for rule in completed):
        return ()
    made = schedules_of(TimesReading(completed), now=span.start.replace(tzinfo=LOCAL_ZONE))
    plain = all(rule.interval == 1 and not rule.weeks and not rule.monthly for rule in rules)
    if not made or not (plain or any(schedule.start == span.start for schedule in made)):
        return ()  # "every other week" without its first week
    kind = "opening_hours" if is_open else "sessions"
    return tuple(schedule.model_copy(update={"kind": kind}) for schedule in made)


def _is_certain(span: Span, rules: tuple[TimeRule, ...], sentence: str, *, is_open: bool) -> bool:
    """Whether the sentence speaks of the event itself, and not of a bus that leaves for it."""
    days = [day for rule in rules for day in rule.weekly]
    if is_open:
        return len(days) == len(set(days))
    if span.all_day:
        return False
    hours = {rule.at for rule in rules if rule.at}
    if hours:
        return f"{span.start:%H:%M}" in hours
    return span.has_daily_hours and _EVERY_WEEK.search(sentence) is not None


def _completed(span: Span, rule: TimeRule) -> TimeRule:
    """The rule within the span's days, with the span's hours where it told none of its own."""
    assert span.end is not None
    last = span.end - timedelta(days=1) if span.end.time() == time() else span.end
    at, end = rule.at, rule.end
    if span.has_daily_hours:
        at = at or f"{span.start:%H:%M}"
        if end is None and at == f"{span.start:%H:%M}":
            end = f"{span.end:%H:%M}"
    return replace(
        rule,
        at=at,
        end=end,
        from_=max(span.start.date().isoformat(), rule.from_ or ""),
        until=min(last.date().isoformat(), rule.until or "9999"),
    )


@lru_cache(maxsize=1024)
def _read(sentence: str, start: datetime) -> TimesReading:
    # Dates without a year are those of the event, so the day of the import changes nothing.
    return read_times(sentence, now=start.replace(tzinfo=LOCAL_ZONE))

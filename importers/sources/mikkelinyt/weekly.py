"""A span of weeks or months whose text tells its days of the week: a rule instead of one endless time.

The text decides, and only when it cannot be taken otherwise: its sentences must agree, and their hours must
be those of the span, or the span's hours go with the days that the sentence names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby

from app.catalogue.schedule import DateRange, Schedule
from app.core.clock import LOCAL_ZONE
from app.reading.schedules import schedules_of
from app.reading.times import TimeRule, TimesReading, looks_like_times, read_times
from app.reading.times.model import WEEKDAYS
from importers.sources.mikkelinyt.spans import Span

SHORTEST = 7  # days: a rule of fewer would say less than the dates
_MAX_TEXT = 8000
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[\"”–]?[A-ZÅÄÖ])|\n+")
_OPEN = re.compile(r"\b(?:auki|avoinna|aukioloaja\w*|öppet|öppettider|open|opening)\b", re.IGNORECASE)
_BREAK = re.compile(r"\b(?:ei|paitsi|tauko\w*|tauolla|\w*loma\w*|inte|utom|except)\b", re.IGNORECASE)
_NOT_OPEN = re.compile(
    r"\b(?:ei|emme|eivät|inte|not)\b[^,;]{0,20}\b(?:auki|avoinna|öppet|open)\b", re.IGNORECASE
)
_CLOSED = re.compile(r"\b(?:suljettu|suljettuna|kiinni|stängt|closed)\b", re.IGNORECASE)
_EVERY_WEEK = re.compile(
    r"\b(?:maanantaisin|tiistaisin|keskiviikkoisin|torstaisin|perjantaisin|lauantaisin|sunnuntaisin|arkisin"
    r"|arkipäivisin|viikonloppuisin|päivittäin"
    r"|joka (?:\w+ )?(?:maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|viikko)"
    r"|måndagar|tisdagar|onsdagar|torsdagar|fredagar|lördagar|söndagar"
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
    parts = [part for text in texts for part in _parts(text)]
    found = [told for part in parts if (told := _told(span, part))]
    if not found or any(told != found[0] for told in found):
        return ()
    breaks = tuple(dict.fromkeys(found for part in parts for found in _breaks(span, part)))
    return tuple(_with_breaks(schedule, breaks) for schedule in found[0])


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
    is_open = _OPEN.search(sentence) is not None
    rules = _rules(span, sentence, is_open=is_open)
    if not rules or not _is_certain(span, rules, sentence, is_open=is_open):
        return ()
    completed = tuple(_completed(span, rule) for rule in rules)
    if any(rule.at is None or (is_open and rule.end is None) for rule in completed):
        return ()
    made = schedules_of(TimesReading(completed), now=span.start.replace(tzinfo=LOCAL_ZONE))
    plain = all(rule.interval == 1 and not rule.weeks and not rule.monthly for rule in rules)
    if not plain and all(schedule.start != span.start for schedule in made):
        return ()  # "every other week" without its first week
    kind = "opening_hours" if is_open else "sessions"
    return tuple(schedule.model_copy(update={"kind": kind}) for schedule in made)


def _rules(span: Span, sentence: str, *, is_open: bool) -> tuple[TimeRule, ...]:
    """The recurring times of a sentence; none when it speaks of anything else, or when they are guessed."""
    is_closed = _NOT_OPEN.search(sentence) or (_CLOSED.search(sentence) and not is_open)
    if is_closed or not looks_like_times(sentence):
        return ()
    reading = _read(sentence, span.start)
    rules = reading.times or ()
    recurring = all(rule.weekly or rule.monthly for rule in rules)
    return rules if recurring and not reading.guesses else ()


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


def _breaks(span: Span, sentence: str) -> tuple[DateRange, ...]:
    """Days without a meeting that a sentence of its own tells: "Ei viikolla 9." It is read after a rule."""
    if not _BREAK.search(sentence) or not any(map(str.isdigit, sentence)):
        return ()
    reading = _read(f"päivittäin klo 12, {sentence[:1].lower()}{sentence[1:]}", span.start)
    rules = reading.times or ()
    if reading.guesses or len(rules) != 1 or rules[0].at != "12:00" or len(rules[0].weekly) != len(WEEKDAYS):
        return ()
    ranges = (_range(text) for text in rules[0].except_)
    return tuple(one for one in ranges if one.end >= span.start.date())


def _range(text: str) -> DateRange:
    first, _, last = text.partition("/")
    return DateRange(start=date.fromisoformat(first), end=date.fromisoformat(last))


def _with_breaks(schedule: Schedule, breaks: tuple[DateRange, ...]) -> Schedule:
    merged = tuple(sorted({*schedule.breaks, *breaks}, key=lambda one: (one.start, one.end)))
    return schedule.model_copy(update={"breaks": merged}) if merged != schedule.breaks else schedule


@lru_cache(maxsize=1024)
def _read(sentence: str, start: datetime) -> TimesReading:
    # Dates without a year are those of the event, so the day of the import changes nothing.
    return read_times(sentence, now=start.replace(tzinfo=LOCAL_ZONE))

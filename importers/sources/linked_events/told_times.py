"""A span of weeks or months whose text says that it is weekly: the rule instead of one endless occurrence.

Many organisers enter a weekly group as one event, from the start of its first meeting to the end of its last.
The text decides, and only when it fits: the rule that is told must make exactly the first and the last
meeting. When the text tells another rhythm ("maanantaisin kerran kuussa"), those two are all that is known
for certain: they become dates, and the sentence itself a note.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.catalogue.schedule import Schedule
from importers.sources.linked_events.opening_hours import hours_told
from importers.sources.linked_events.spans import Span
from importers.sources.linked_events.told_rules import (
    Rule,
    breaks_told,
    fits,
    read_rule,
    schedules_of,
    weekly_rule,
)
from importers.sources.linked_events.weekday_words import DaysTold, day_of, read_days, sentences_of

_SHORTEST = 7  # days from the first meeting to the last
_SHORTEST_BY_NAME = 21  # "Perjantaista perjantaihin" is a festival of a week
_OTHER = Rule((), step=0)  # a rhythm that only dates could tell


@dataclass(frozen=True, slots=True)
class Words:
    """The title, the summary and the description in one language."""

    lang: str
    texts: tuple[str, str, str]


def schedules_told(span: Span, words: Words) -> tuple[Schedule, ...]:
    """Schedules within the span, when its texts tell them beyond doubt; otherwise none.

    Days without hours may have opening hours.
    """
    if span.end is None or span.days < _SHORTEST:
        return ()
    lines = [sentences_of(text) for text in words.texts]
    if span.all_day:
        return hours_told(span, lines)
    if span.end.time() <= span.start.time():
        return ()
    told = {line: rule for text in lines for line in text if (rule := _told(span, line))}
    rule = _agreed(list(told.values())) if told else _named(span, lines)
    if rule is _OTHER and len(_ends(span)) == 1:
        line = next(line for line, found in told.items() if found is _OTHER)
        return (_edges(span, {words.lang: line}),)
    if rule is None or rule is _OTHER:
        return ()
    breaks = breaks_told(span, rule, [line for text in lines for line in text])
    return schedules_of(span, replace(rule, breaks=breaks))


def _agreed(told: list[Rule]) -> Rule | None:
    """The rule on which the sentences agree; None when they don't."""
    if _OTHER in told:
        return _OTHER
    # "Maanantaisin", and elsewhere "maanantaisin joka toinen viikko": the more exact telling holds.
    exact = [rule for rule in told if not rule.is_plain] or told
    if len({rule.rhythm for rule in exact}) > 1 or len({rule.days for rule in told}) > 1:
        return None
    # Of sentences that agree, one with hours of its own for each day says the most.
    return max(exact, key=lambda rule: len(rule.slots))


def _told(span: Span, line: str) -> Rule | None:
    """What one sentence says, if it is about this span: it names the days of both its ends, and its hour."""
    words = read_days(line)
    if not words.days:
        return None
    rule = read_rule(span, line)
    if rule is None or (rule.is_plain and words.tells_a_rhythm):
        return _told_by_words(span, words)
    if fits(span, rule):
        return rule if words.recurring or words.hours or not rule.is_plain else None
    return _OTHER if not rule.is_plain and _is_about(span, words) else None


def _told_by_words(span: Span, words: DaysTold) -> Rule | None:
    if not _is_about(span, words):
        return None
    if words.irregular or words.agreed:
        return _OTHER
    if not (words.recurring or (words.hours and not words.once)):
        return None
    rule = weekly_rule(span, words.days, words.step)
    return rule if fits(span, rule) else _OTHER


def _is_about(span: Span, words: DaysTold) -> bool:
    return _ends(span) <= words.days and (not words.hours or span.clock in words.hours)


def _named(span: Span, lines: Sequence[Sequence[str]]) -> Rule | None:
    """A name alone ("Perjantain pelikahvila"), on the day of both ends, if no other rhythm is spoken of.

    Deeper in the text a weekday may be that of one night only, so there the timetable reader must agree.
    """
    if span.days < _SHORTEST_BY_NAME or len(_ends(span)) > 1:
        return None
    if any(read_days(line).tells_a_rhythm for text in lines for line in text):
        return None
    rule = weekly_rule(span, _ends(span), 1)
    prominent = [line for text in lines[:2] for line in text]
    deeper = [line for text in lines[2:] for line in text if read_rule(span, line) == rule]
    names = [words for words in map(read_days, (*prominent, *deeper)) if words.days == _ends(span)]
    return rule if any(not words.once for words in names) and fits(span, rule) else None


def _edges(span: Span, note: dict[str, str]) -> Schedule:
    """The first and the last meeting."""
    assert span.end is not None
    last = datetime.combine(span.end.date(), span.start.time())
    minutes = int((span.end - last).total_seconds()) // 60
    return Schedule(start=span.start, duration_minutes=minutes, rdates=(last,), note=note)


def _ends(span: Span) -> frozenset[str]:
    assert span.end is not None
    return frozenset((day_of(span.start), day_of(span.end)))

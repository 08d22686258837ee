"""Whole days over weeks or months that have opening hours in their text: "Avoinna ti–la klo 11–16"."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from app.catalogue.schedule import Schedule
from importers.sources.linked_events.spans import Span
from importers.sources.linked_events.told_rules import Rule, read_rule, schedules_of
from importers.sources.linked_events.weekday_words import is_timetable, read_days

# In the title or the summary hours speak for the whole; deeper in the text they may be somebody's own.
_OPEN = re.compile(
    r"\b(?:auki|avoinna|avoin|palvelee|aukioloaja\w*|öppet|öppettider|open|opening)\b", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")


def hours_told(span: Span, lines: Sequence[Sequence[str]]) -> tuple[Schedule, ...]:
    """Opening hours for the days of the span; none unless exactly one set of hours is told.

    `lines` are the sentences of the title, the summary and the description.
    """
    found: list[Rule] = []
    for line in _candidates(lines):
        rule = _hours(span, line)
        if rule is not None and rule not in found:
            found.append(rule)
    if len(found) != 1:
        return ()
    return tuple(
        schedule.model_copy(update={"kind": "opening_hours"}) for schedule in schedules_of(span, found[0])
    )


def _candidates(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """Sentences that speak of opening; lines of nothing but days and hours belong together."""
    for number, text in enumerate(lines):
        for is_table, part in groupby(text, key=is_timetable):
            if is_table:
                yield "; ".join(part)
            else:
                yield from (line for line in part if number < 2 or _OPEN.search(line))


def _hours(span: Span, line: str) -> Rule | None:
    if not _DIGIT.search(line) or read_days(line).tells_a_rhythm:
        return None
    rule = read_rule(span, line)
    if (
        rule is None
        or not rule.is_plain
        or any(slot.end is None or slot.at == slot.end for slot in rule.slots)
    ):
        return None
    told_twice = sum(len(slot.days) for slot in rule.slots) > len(rule.days)
    return None if told_twice else rule

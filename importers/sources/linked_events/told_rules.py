"""Rules that sentences tell, fitted into the span of an event."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import lru_cache

from app.catalogue.schedule import DateRange, Schedule
from app.catalogue.times.occurrences import occurrences
from app.catalogue.words.regular_rules import EVEN_WEEKS, ODD_WEEKS
from app.core.clock import LOCAL_ZONE
from app.reading.times import TimeRule, TimesReading, read_times
from importers.sources.linked_events.spans import Span
from importers.sources.linked_events.weekday_words import WEEKDAYS, day_of

# Sentences about the meetings themselves: "toimisto on kiinni 2.3." closes somebody else's door.
_BREAK = re.compile(
    r"^(?:ei|inte|no)\s(?:\d|vko?\b|viiko|\w{0,20}loma|kokoon|tapaam|harjoit|kerho|tunt|ryhm|vuoro|träff|meeting)"
    r"|^(?:paitsi|utom|except)\b|\btau(?:ko|oll)|^\w{0,20}loma|\bei\skokoon",
    re.IGNORECASE,
)
_FINNISH = dict(
    zip(
        WEEKDAYS,
        (
            "maanantaisin",
            "tiistaisin",
            "keskiviikkoisin",
            "torstaisin",
            "perjantaisin",
            "lauantaisin",
            "sunnuntaisin",
        ),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Slot:
    """Days of the week with their hours; `end` of None: not told."""

    days: frozenset[str]
    at: time
    end: time | None


@dataclass(frozen=True, slots=True)
class Rule:
    """When it meets: slots of a week; every `step` weeks, in even or odd ones, or on nth days of a month."""

    slots: tuple[Slot, ...]
    step: int = 1
    weeks: str | None = None
    monthly: tuple[str, ...] = ()
    breaks: tuple[DateRange, ...] = field(default=(), compare=False)

    @property
    def days(self) -> frozenset[str]:
        """All its days of the week."""
        return frozenset(day for slot in self.slots for day in slot.days)

    @property
    def is_plain(self) -> bool:
        """Every week on the same days."""
        return self.step == 1 and self.weeks is None and not self.monthly

    @property
    def rhythm(self) -> tuple[int, str | None, tuple[str, ...]]:
        """What makes two tellings of the same days differ."""
        return self.step, self.weeks, self.monthly


def weekly_rule(span: Span, days: frozenset[str], step: int) -> Rule:
    """The days, every `step` weeks, at the hours of the span itself."""
    return Rule((Slot(days, span.start.time(), span.end.time() if span.end else None),), step)


def read_rule(span: Span, line: str) -> Rule | None:
    """The rule that the timetable reader finds in a sentence; None when it isn't sure of one."""
    reading = _read(line, span.start)
    rules = reading.times or ()
    if not rules or reading.guesses or not all(rule.weekly or rule.monthly for rule in rules):
        return None
    if len({(rule.interval, rule.weeks, rule.monthly) for rule in rules}) > 1:
        return None
    if len(rules) > 1 and rules[0].interval > 1:
        return None  # it isn't said which of them has the first week
    first = rules[0]
    return Rule(
        tuple(_slot(span, rule) for rule in rules),
        first.interval,
        first.weeks,
        tuple(f"{pick.nth}{pick.day}" for pick in first.monthly),
        tuple(DateRange.model_validate(_edges(text)) for rule in rules for text in rule.except_),
    )


def fits(span: Span, rule: Rule) -> bool:
    """Whether the rule's first meeting begins with the span, and its last one ends with it."""
    assert span.end is not None
    edges = span.start.replace(tzinfo=LOCAL_ZONE), span.end.replace(tzinfo=LOCAL_ZONE)
    made = [
        time
        for schedule in schedules_of(span, rule)
        for time in occurrences(schedule, edges[0] - timedelta(days=1), edges[1] + timedelta(days=1))
    ]
    if not made:
        return False
    return (
        min(time.start for time in made) == edges[0]
        and max(time.end or time.start for time in made) == edges[1]
    )


def schedules_of(span: Span, rule: Rule) -> tuple[Schedule, ...]:
    """One schedule for each slot, from the first to the last day of the span."""
    assert span.end is not None
    last = span.end.date() - timedelta(days=int(span.all_day))
    return tuple(
        Schedule(
            start=_first_meeting(span, slot),
            duration_minutes=_minutes(slot),
            rrule=_rrule(slot.days, rule),
            breaks=rule.breaks,
            valid_from=span.start.date(),
            valid_until=last,
        )
        for slot in rule.slots
    )


def breaks_told(span: Span, rule: Rule, lines: Iterable[str]) -> tuple[DateRange, ...]:
    """Breaks of the rule's own sentence, and of others ("ei hiihtolomalla vk 9"), read after the rule."""
    assert span.end is not None
    days = " ja ".join(_FINNISH[day] for day in WEEKDAYS if day in rule.days)
    found = dict.fromkeys(rule.breaks)
    for line in lines:
        if not _BREAK.search(line):
            continue
        read = read_rule(span, f"{days} klo {rule.slots[0].at:%H.%M}, {line[:1].lower()}{line[1:]}")
        if (
            read
            and read.is_plain
            and read.days == rule.days
            and {slot.at for slot in read.slots} == {rule.slots[0].at}
        ):
            found.update(dict.fromkeys(read.breaks))
    within = (part for part in found if part.end >= span.start.date() and part.start <= span.end.date())
    return tuple(sorted(within, key=lambda part: part.start))


@lru_cache(maxsize=1024)
def _read(line: str, start: datetime) -> TimesReading:
    # Dates without a year are those of the event itself, so the day of the import changes nothing.
    reading: TimesReading = read_times(line, now=start.replace(tzinfo=LOCAL_ZONE))
    return reading


def _slot(span: Span, rule: TimeRule) -> Slot:
    told = rule.at or (rule.start.partition("T")[2] if rule.start else None)
    at = time.fromisoformat(told) if told else span.start.time()
    end = time.fromisoformat(rule.end) if rule.end else None
    if end is None and at == span.start.time() and span.end is not None:
        end = span.end.time()
    days = rule.weekly or tuple(pick.day for pick in rule.monthly)
    return Slot(frozenset(days), at, end)


def _edges(text: str) -> dict[str, str]:
    start, _, end = text.partition("/")
    return {"start": start, "end": end or start}


def _first_meeting(span: Span, slot: Slot) -> datetime:
    """The first day of the span that the slot names; "every other week" is counted from there."""
    days = (span.start + timedelta(days=ahead) for ahead in range(7))
    return datetime.combine(next(day.date() for day in days if day_of(day) in slot.days), slot.at)


def _minutes(slot: Slot) -> int | None:
    if slot.end is None:
        return None
    minutes = (slot.end.hour - slot.at.hour) * 60 + slot.end.minute - slot.at.minute
    return minutes if minutes > 0 else minutes + 24 * 60


def _rrule(days: frozenset[str], rule: Rule) -> str:
    if rule.monthly:
        return f"FREQ=MONTHLY;BYDAY={','.join(rule.monthly)}"
    listed = ",".join(day for day in WEEKDAYS if day in days)
    if rule.weeks:
        return f"FREQ=YEARLY;BYWEEKNO={EVEN_WEEKS if rule.weeks == 'even' else ODD_WEEKS};BYDAY={listed}"
    return (
        f"FREQ=WEEKLY;INTERVAL={rule.step};BYDAY={listed}" if rule.step > 1 else f"FREQ=WEEKLY;BYDAY={listed}"
    )

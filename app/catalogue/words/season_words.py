"""The season of a series and its exceptions in words: "12.1.–11.5.", "ei 24.12.–6.1., lisäksi 9.1."."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from app.catalogue.schedule import Schedule
from app.catalogue.times.recurrence import LAST_YEAR, starts
from app.catalogue.times.recurrence_rule import RecurrenceRule
from app.catalogue.words.date_words import day_words, hours_words, listed, range_words
from app.catalogue.words.sentence_words import Words

MAX_EXCEPTIONS: Final = 4
_LATEST: Final = datetime.combine(date(LAST_YEAR, 1, 1), time.min)


@dataclass(frozen=True, slots=True)
class Season:
    """The first and last day of a series, as far as they were told and are worth saying."""

    first: date | None
    last: date | None

    def has(self, first: date, last: date) -> bool:
        """Whether the season touches these days."""
        return (self.last is None or first <= self.last) and (self.first is None or last >= self.first)


def season_of(schedule: Schedule, rule: RecurrenceRule, today: date | None) -> Season:
    """Find out the season. A start of the past may be a mere anchor; one in the future is a beginning."""
    assert schedule.start is not None
    first, start = schedule.valid_from, schedule.start.date()
    if first is None and today is not None and start > today:
        first = start
    ends = [schedule.valid_until, _last_of_rule(schedule.start, rule, ZoneInfo(schedule.timezone))]
    last = min((end for end in ends if end is not None), default=None)
    begun = first is not None and today is not None and first <= today
    over = last is not None and today is not None and last < today
    return Season(None if begun and not over else first, last)


def _last_of_rule(start: datetime, rule: RecurrenceRule, zone: ZoneInfo) -> date | None:
    last = rule.last_moment(zone)
    if rule.count is None:
        return last.date() if last else None
    made = [moment.date() for moment in starts(rule, start, start, _LATEST, zone)]
    return made[-1] if made else None


def with_season(body: str, season: Season, words: Words, today: date | None) -> str:
    """Add the season to what happens in it."""
    if season.first is not None and season.last is not None:
        days = range_words(season.first, season.last, words, today)
        return words.season.format(days=days, body=body)
    if season.first is not None:
        return words.since.format(body=body, day=day_words(season.first, words, today))
    if season.last is not None:
        return words.until.format(body=body, day=day_words(season.last, words, today))
    return body


def exception_words(schedule: Schedule, season: Season, words: Words, today: date | None) -> tuple[str, ...]:
    """Say when it is off, moved or on besides; what is past is not said any more."""
    off = _joined(
        (first, last)
        for first, last in _days_off(schedule)
        if season.has(first, last) and (today is None or last >= today)
    )
    moved = [
        (override.original, override.start)
        for override in schedule.overrides
        if override.start is not None and override.state != "cancelled"
    ]
    moved = [(old, new) for old, new in moved if today is None or new.date() >= today]
    extra = sorted({moment.date() for moment in schedule.rdates})
    extra = [day for day in extra if today is None or day >= today]
    if len(off) + len(moved) > MAX_EXCEPTIONS or len(extra) > MAX_EXCEPTIONS:
        return (words.some_exceptions,)
    parts = [words.instead.format(old=old, new=new) for old, new in _moves(schedule, moved, words, today)]
    if off:
        days = [range_words(first, last, words, today) for first, last in off]
        parts.insert(0, words.not_on.format(days=listed(days, words)))
    if extra:
        days = [day_words(day, words, today) for day in extra]
        parts.append(words.also_on.format(days=listed(days, words)))
    return tuple(parts)


def _moves(
    schedule: Schedule, moved: list[tuple[datetime, datetime]], words: Words, today: date | None
) -> Iterator[tuple[str, str]]:
    for old, new in sorted(moved):
        day = day_words(new.date(), words, today)
        hours = "" if schedule.all_day else f" {hours_words(new, None, words)}"
        yield day_words(old.date(), words, today), f"{day}{hours}"


def _days_off(schedule: Schedule) -> Iterator[tuple[date, date]]:
    for pause in schedule.breaks:
        yield pause.start, pause.end
    for moment in schedule.exdates:
        yield moment.date(), moment.date()
    for override in schedule.overrides:
        if override.state == "cancelled":
            yield override.original.date(), override.original.date()


def _joined(ranges: Iterator[tuple[date, date]]) -> list[tuple[date, date]]:
    """Join ranges that overlap, in order."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(ranges):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined

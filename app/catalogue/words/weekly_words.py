"""The week of a place in one sentence: "ma–pe klo 9–12 ja 13–15, la klo 10–14"."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from app.catalogue.schedule import Schedule
from app.catalogue.times.recurrence_rule import read_rule
from app.catalogue.words.date_words import (
    bare_hours,
    hours_words,
    is_around_the_clock,
    is_one_day,
    listed,
    range_words,
)
from app.catalogue.words.rule_words import plain_weekdays, weekdays_words
from app.catalogue.words.season_words import Season, exception_words, season_of, with_season
from app.catalogue.words.sentence_words import Words

_A_DAY: Final = date(2000, 1, 3)
_FEW: Final = 2  # up to this many hours or days are said in full: "tiistaisin … ja torstaisin …"

Hours = tuple[time, int | None]
"""A time of day and a length in minutes; `NO_HOURS` when only the days are known."""
NO_HOURS: Final[Hours] = (time.min, -1)


@dataclass(frozen=True, slots=True)
class Frame:
    """What weekly times must share to be said in one sentence."""

    season: Season
    exceptions: tuple[str, ...]
    opening_hours: bool


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """A schedule that says nothing but "every week on these days at this hour"."""

    frame: Frame
    weekdays: frozenset[int]
    hours: Hours


def weekly_hours(schedule: Schedule, words: Words, today: date | None) -> WeeklyHours | None:
    """See a schedule as weekly hours, or None when it is something else."""
    if schedule.start is None or schedule.rrule is None or schedule.kind in ("always", "by_appointment"):
        return None
    rule = read_rule(schedule.rrule).anchored(schedule.start)
    weekdays = plain_weekdays(rule)
    if weekdays is None or (schedule.all_day and (schedule.duration_minutes or 0) > 24 * 60):
        return None
    hours = NO_HOURS if schedule.all_day else (rule.times()[0], schedule.duration_minutes)
    start, length = _moment(hours)
    if length is not None and not is_one_day(start, length) and not is_around_the_clock(start, length):
        return None
    season = season_of(schedule, rule, today)
    exceptions = exception_words(schedule, season, words, today)
    return WeeklyHours(Frame(season, exceptions, schedule.kind == "opening_hours"), weekdays, hours)


def week_words(frame: Frame, week: Mapping[int, set[Hours]], words: Words, today: date | None) -> str:
    """Say a week: `week` has the hours of each weekday. Days with the same hours are said together."""
    same: dict[tuple[Hours, ...], list[int]] = defaultdict(list)
    for weekday in sorted(week):
        same[tuple(sorted(week[weekday], key=_in_order))].append(weekday)
    season = frame.season
    if list(same.values()) == [list(range(7))] and season.first is not None and season.last is not None:
        body = f"{range_words(season.first, season.last, words, today)} {_hours(next(iter(same)), words)}"
        return ", ".join((body.strip(), *frame.exceptions))
    has_run = any(len(weekdays) > _FEW for weekdays in same.values())
    short = frame.opening_hours or len(same) > _FEW or (has_run and len(same) > 1)
    parts = [
        f"{weekdays_words(weekdays, words, short=short)} {_hours(hours, words)}".strip()
        for hours, weekdays in same.items()
    ]
    body = ", ".join(parts) if short else listed(parts, words)
    return ", ".join((with_season(body, season, words, today), *frame.exceptions))


def _hours(told: tuple[Hours, ...], words: Words) -> str:
    known = [hours for hours in told if hours != NO_HOURS]
    if not known:
        return ""
    if any(is_around_the_clock(*_moment(hours)) for hours in known):
        return words.around_the_clock
    if len(known) == 1:
        return hours_words(*_moment(known[0]), words)
    bare = [bare_hours(*_moment(hours), words) for hours in known]
    template = words.at if any("–" in hours for hours in bare) else words.at_one
    return template.format(hours=listed(bare, words))


def _moment(hours: Hours) -> tuple[datetime, timedelta | None]:
    start, minutes = hours
    return datetime.combine(_A_DAY, start), None if minutes is None else timedelta(minutes=max(0, minutes))


def _in_order(hours: Hours) -> tuple[time, int]:
    return hours[0], -1 if hours[1] is None else hours[1]

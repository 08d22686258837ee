"""Timetables that the reader understood, made into the catalogue's schedules."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from app.catalogue.schedule import DateRange, Schedule
from app.catalogue.times.recurrence import starts
from app.catalogue.times.recurrence_rule import WEEKDAYS, read_rule
from app.catalogue.words.sentences import sentence
from app.core.clock import LOCAL_ZONE
from app.reading.times.model import TimeRule, TimesReading

ANCHOR: Final = date(
    2024, 1, 1
)  # a fixed Monday: what has no first day counts from here, today and next year
LANGUAGES: Final = ("fi", "sv", "en")
DAY_MINUTES: Final = 24 * 60
_WEEK_NUMBERS: Final[Mapping[str, str]] = {
    "even": ",".join(map(str, range(2, 53, 2))),
    "odd": ",".join(map(str, range(1, 54, 2))),
}


def schedules_of(reading: TimesReading, *, now: datetime) -> tuple[Schedule, ...]:
    """Give a schedule for each rule that was read; none when there was a problem.

    Every other week has a phase only if its first day was told. Without it no times can be made: the
    schedule has no start, and its `note` says the rule in the three languages. Where only the day is known,
    the schedule is all-day.
    """
    del now  # told by callers, not used: the same text gives the same content on every day
    found = (_schedule(rule) for rule in reading.times or ())
    return tuple(schedule for schedule in found if schedule is not None)


def _schedule(rule: TimeRule) -> Schedule | None:
    if rule.monthly or rule.weekly:
        return _series(rule, _recurrence(rule), _hour(rule))
    first, last = _season(rule)
    if first is None:
        return None
    hour = _hour(rule)
    if last is None or last <= first:
        return _once(first, hour, rule)
    if hour is not None or rule.except_:
        return _series(rule, "FREQ=DAILY", hour)
    days = (last - first).days + 1
    start = datetime.combine(first, time.min)
    return Schedule(start=start, duration_minutes=days * DAY_MINUTES, all_day=True)


def _once(day: date, hour: time | None, rule: TimeRule) -> Schedule:
    start = datetime.combine(day, hour or time.min)
    return Schedule(start=start, duration_minutes=_minutes(rule, hour), all_day=hour is None)


def _series(rule: TimeRule, rrule: str, hour: time | None) -> Schedule | None:
    first, last = _season(rule)
    begin = datetime.combine(first or ANCHOR, hour or time.min)
    start = next(starts(read_rule(rrule), begin, begin, begin + timedelta(days=800), LOCAL_ZONE), None)
    if start is None or (first and last and last < first):
        return None
    series = Schedule(
        start=start,
        duration_minutes=_minutes(rule, hour),
        all_day=hour is None,
        rrule=rrule,
        breaks=tuple(map(_break, rule.except_)),
        valid_from=first,
        valid_until=last,
    )
    if rule.interval > 1 and rule.weeks is None and start.date() != first:
        return Schedule(
            breaks=series.breaks,
            valid_from=first,
            valid_until=last,
            note={lang: sentence(series, lang) for lang in LANGUAGES},
        )
    return series


def _recurrence(rule: TimeRule) -> str:
    every = f";INTERVAL={rule.interval}" if rule.interval > 1 else ""
    if rule.monthly:
        days = sorted({(pick.nth, WEEKDAYS.index(pick.day)) for pick in rule.monthly})
        return f"FREQ=MONTHLY{every};BYDAY=" + ",".join(f"{nth}{WEEKDAYS[day]}" for nth, day in days)
    days_of_week = ",".join(day for day in WEEKDAYS if day in rule.weekly)
    if rule.weeks:
        return f"FREQ=YEARLY;BYWEEKNO={_WEEK_NUMBERS[rule.weeks]};BYDAY={days_of_week}"
    return f"FREQ=WEEKLY{every};BYDAY={days_of_week}"


def _season(rule: TimeRule) -> tuple[date | None, date | None]:
    """Give the first and last day told; a start with an hour is a first day too."""
    first = date.fromisoformat(rule.from_) if rule.from_ else None
    if first is None and rule.start:
        first = datetime.fromisoformat(rule.start).date()
    return first, date.fromisoformat(rule.until) if rule.until else None


def _hour(rule: TimeRule) -> time | None:
    if rule.at:
        return time.fromisoformat(rule.at)
    return datetime.fromisoformat(rule.start).time() if rule.start else None


def _minutes(rule: TimeRule, hour: time | None) -> int | None:
    """Give the length; an end before its start is on the next day, 00:00 to 00:00 the whole day round."""
    if hour is None or not rule.end:
        return None
    end = time.fromisoformat(rule.end)
    minutes = (end.hour - hour.hour) * 60 + end.minute - hour.minute
    if minutes or hour == time.min:
        return minutes if minutes > 0 else minutes + DAY_MINUTES
    return None


def _break(text: str) -> DateRange:
    first, _, last = text.partition("/")
    return DateRange(start=date.fromisoformat(first), end=date.fromisoformat(last or first))

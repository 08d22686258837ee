"""Schedules as people say them, in Finnish, Swedish and English: "tiistaisin klo 17–19, ei 24.12.–6.1."."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from app.catalogue.schedule import Schedule
from app.catalogue.texts import text_in
from app.catalogue.times.recurrence_rule import RecurrenceRule, read_rule
from app.catalogue.words.date_list_words import dates_words, next_day, upcoming_words
from app.catalogue.words.date_words import (
    clock_words,
    day_words,
    hours_words,
    is_around_the_clock,
    is_one_day,
    last_day,
    range_words,
    time_words,
)
from app.catalogue.words.rule_words import rule_words
from app.catalogue.words.season_words import Season, exception_words, season_of, with_season
from app.catalogue.words.sentence_words import Words, words_for
from app.catalogue.words.weekly_words import Frame, Hours, week_words, weekly_hours

_DAY: Final = timedelta(days=1)
_A_DAY: Final = date(2000, 1, 3)


class Timed(Protocol):
    """An `Occurrence`, or a row that has the same: aware `start` and `end`, and whether it is whole days."""

    @property
    def start(self) -> datetime:
        """The first moment."""

    @property
    def end(self) -> datetime | None:
        """The moment after the last; None: not told."""

    @property
    def all_day(self) -> bool:
        """Whether it is whole days."""


def sentence(schedule: Schedule, lang: str, *, today: date | None = None) -> str:
    """Say a schedule in one sentence that starts with a small letter and has no full stop.

    With `today`, what is past is left out and years are told only of days far off. Raises `ScheduleError`
    for a rule that cannot be followed.
    """
    words = words_for(lang)
    if schedule.kind == "always":
        return words.always
    if schedule.kind == "by_appointment":
        return words.by_appointment
    if schedule.start is None:
        return text_in(schedule.note, lang)[0] or words.not_known
    if schedule.rrule is None:
        return dates_words(schedule, words, today)
    rule = read_rule(schedule.rrule).anchored(schedule.start)
    season = season_of(schedule, rule, today)
    if rule_words(rule, words) is None and today is not None:
        upcoming = upcoming_words(schedule, words, today)
        if upcoming is not None:
            return upcoming
    body = _series_words(schedule, rule, season, words, today)
    return ", ".join((body, *exception_words(schedule, season, words, today)))


def sentences(schedules: Sequence[Schedule], lang: str, today: date | None = None) -> tuple[str, ...]:
    """Say the schedules of one session: weekly hours together, single dates of one hour together.

    With `today`, what is over is left out as long as something else remains.
    """
    words = words_for(lang)
    current = [schedule for schedule in schedules if not _is_over(schedule, today)] or list(schedules)
    weekly: dict[Frame, dict[int, set[Hours]]] = defaultdict(lambda: defaultdict(set))
    dates: dict[object, list[Schedule]] = defaultdict(list)
    others: list[str] = []
    for schedule in current:
        week = weekly_hours(schedule, words, today)
        if week is not None:
            for weekday in week.weekdays:
                weekly[week.frame][weekday].add(week.hours)
        elif _is_plain_date(schedule):
            dates[_date_key(schedule)].append(schedule)
        else:
            others.append(sentence(schedule, lang, today=today))
    told = [week_words(frame, week_days, words, today) for frame, week_days in weekly.items()]
    told += [sentence(_as_one(group), lang, today=today) for group in dates.values()]
    return tuple(dict.fromkeys([*told, *others]))


def when_words(occurrence: Timed, now: datetime, lang: str, *, timezone: str = "Europe/Helsinki") -> str:
    """Say one time seen from now: "tänään klo 18–20", "ti 1.12. klo 17", "käynnissä 31.5. asti".

    All moments are aware; an all-day end is the midnight after.
    """
    words, zone = words_for(lang), ZoneInfo(timezone)
    local = occurrence.start.astimezone(zone).replace(tzinfo=None)
    end, all_day = occurrence.end, occurrence.all_day
    length = end.astimezone(zone).replace(tzinfo=None) - local if end else None
    today = now.astimezone(zone).date()
    last = last_day(local, length)
    if all_day and local.date() <= today == last:
        return words.today
    if length is not None and end is not None and occurrence.start <= now < end:
        in_hours = not all_day and (last == today or is_one_day(local, length))
        until = clock_words(local + length, words) if in_hours else day_words(last, words, today)
        return words.on_now.format(when=until)
    names = {today: words.today, today + _DAY: words.tomorrow}
    short = length is None or is_one_day(local, length)
    if local.date() in names and short:
        name = names[local.date()]
        return name if all_day else f"{name} {hours_words(local, length, words)}"
    return time_words(local, length, words, today, all_day=all_day)


def _series_words(
    schedule: Schedule, rule: RecurrenceRule, season: Season, words: Words, today: date | None
) -> str:
    short = schedule.kind == "opening_hours"
    days = rule_words(rule, words, short=short) or words.varying_days
    hours = _series_hours(schedule, rule, words)
    if days == words.every_day and season.first is not None and season.last is not None:
        return f"{range_words(season.first, season.last, words, today)} {hours}".strip()
    body = f"{days} {hours}".strip()
    length = _length(schedule)
    start = datetime.combine(_A_DAY, rule.times()[0])
    if length is not None and not is_around_the_clock(start, length) and not is_one_day(start, length):
        body = words.lasts_days.format(body=body, n=(last_day(start, length) - start.date()).days + 1)
    coming = next_day(schedule, today) if today is not None and rule.interval > 1 else None
    if coming is not None:
        season = Season(None, season.last)
        body = words.next_time.format(body=body, day=day_words(coming, words, today))
    return with_season(body, season, words, today)


def _series_hours(schedule: Schedule, rule: RecurrenceRule, words: Words) -> str:
    if schedule.all_day:
        return ""
    start = datetime.combine(_A_DAY, rule.times()[0])
    length = _length(schedule)
    if is_around_the_clock(start, length):
        return words.around_the_clock
    return hours_words(start, length, words)


def _length(schedule: Schedule) -> timedelta | None:
    return None if schedule.duration_minutes is None else timedelta(minutes=schedule.duration_minutes)


def _is_plain_date(schedule: Schedule) -> bool:
    told = (schedule.rrule, schedule.exdates, schedule.overrides, schedule.breaks, schedule.valid_until)
    return schedule.start is not None and schedule.kind in ("sessions", "opening_hours") and not any(told)


def _date_key(schedule: Schedule) -> object:
    """Dates of the same hour and length are said together."""
    assert schedule.start is not None
    hour = None if schedule.all_day else schedule.start.time()
    return hour, schedule.duration_minutes, schedule.all_day, schedule.timezone, schedule.valid_from


def _as_one(group: Sequence[Schedule]) -> Schedule:
    moments = sorted({moment for one in group for moment in (one.start, *one.rdates) if moment is not None})
    return group[0].model_copy(update={"start": moments[0], "rdates": tuple(moments[1:])})


def _is_over(schedule: Schedule, today: date | None) -> bool:
    if today is None or schedule.start is None or schedule.kind in ("always", "by_appointment"):
        return False
    if schedule.rrule is not None:
        rule = read_rule(schedule.rrule).anchored(schedule.start)
        last = season_of(schedule, rule, today).last
        return last is not None and max([last, *map(datetime.date, schedule.rdates)]) < today
    moved = [override.start for override in schedule.overrides if override.start is not None]
    return last_day(max([schedule.start, *schedule.rdates, *moved]), _length(schedule)) < today

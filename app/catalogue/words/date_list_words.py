"""Times without a rule in words: "la 28.11. klo 10–15", "6.12., 13.12. ja 20.12. klo 18"."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.catalogue.schedule import Schedule
from app.catalogue.times.occurrences import Occurrence, occurrences
from app.catalogue.times.recurrence import LAST_YEAR
from app.catalogue.words.date_words import day_words, hours_words, is_one_day, last_day, listed, time_words
from app.catalogue.words.sentence_words import Words

MAX_LISTED: Final = 6
UPCOMING: Final = 3
HORIZON: Final = timedelta(days=500)
_EARLIEST: Final = datetime.combine(date(2, 1, 1), time.min)
_LATEST: Final = datetime.combine(date(LAST_YEAR, 1, 1), time.min)

Told = tuple[datetime, timedelta | None, bool]
"""A local start, its wall-clock length, and whether it is called off."""


def dates_words(schedule: Schedule, words: Words, today: date | None) -> str:
    """Say all times of a schedule without a rule; those of the past only when there are no others."""
    assert schedule.start is not None
    moments = [schedule.start, *schedule.rdates]
    moments += [override.start for override in schedule.overrides if override.start is not None]
    window = min(moments) - timedelta(days=2) if min(moments) > _EARLIEST else _EARLIEST, max(moments)
    times = _told(schedule, *window)
    coming = [told for told in times if today is None or last_day(told[0], told[1]) >= today]
    return _list_words(schedule, coming or times, words, today) if times else words.not_known


def upcoming_words(schedule: Schedule, words: Words, today: date) -> str | None:
    """Say the next few times of a series that has no plain rule; None when there are none to come."""
    first = datetime.combine(today, time.min)
    times = [told for told in _told(schedule, first, first + HORIZON) if not told[2]][:UPCOMING]
    return words.next_times.format(days=_list_words(schedule, times, words, today)) if times else None


def next_day(schedule: Schedule, today: date) -> date | None:
    """Give the day of the next time that is on, from today on."""
    first = datetime.combine(today, time.min)
    return next((start.date() for start, _, off in _told(schedule, first, first + HORIZON) if not off), None)


def _told(schedule: Schedule, first: datetime, last: datetime) -> list[Told]:
    zone = ZoneInfo(schedule.timezone)
    window_end = min(last, _LATEST) + timedelta(days=2)
    found = occurrences(schedule, first.replace(tzinfo=zone), window_end.replace(tzinfo=UTC))
    return [_as_told(one, zone) for one in found]


def _as_told(one: Occurrence, zone: ZoneInfo) -> Told:
    start = one.start.astimezone(zone).replace(tzinfo=None)
    length = one.end.astimezone(zone).replace(tzinfo=None) - start if one.end else None
    return start, length, one.state == "cancelled"


def _list_words(schedule: Schedule, times: Sequence[Told], words: Words, today: date | None) -> str:
    on = [told for told in times if not told[2]]
    if not on:
        return f"{_on_words(schedule, times, words, today)}, {words.called_off}"
    text = _on_words(schedule, on, words, today)
    off = [day_words(start.date(), words, today) for start, _, is_off in times if is_off]
    if len(off) > MAX_LISTED:
        return f"{text}, {words.some_exceptions}"
    return f"{text}, {words.called_off_dates.format(days=listed(off, words))}" if off else text


def _on_words(schedule: Schedule, times: Sequence[Told], words: Words, today: date | None) -> str:
    start, length, _ = times[0]
    if len(times) == 1:
        return time_words(start, length, words, today, all_day=schedule.all_day)
    shown = times if len(times) <= MAX_LISTED else times[: MAX_LISTED - 1]
    alike = len({(told[0].time(), told[1]) for told in times}) == 1
    if alike and (length is None or is_one_day(start, length)):
        body = listed([day_words(told[0].date(), words, today) for told in shown], words)
        body = body if schedule.all_day else f"{body} {hours_words(start, length, words)}"
    else:
        each = [time_words(told[0], told[1], words, today, all_day=schedule.all_day) for told in shown]
        body = listed(each, words)
    left = len(times) - len(shown)
    return words.more_times.format(body=body, n=left) if left else body

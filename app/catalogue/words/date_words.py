"""Days and hours as people write them: "la 28.11.", "5.–7.12.", "klo 17–19.30"."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from app.catalogue.times.recurrence import LAST_YEAR
from app.catalogue.words.sentence_words import Words

NEAR: Final = timedelta(days=300)  # a day this close to today is said without its year
_NIGHT: Final = timedelta(hours=14)  # longer than this is no longer "22–02"
_DAY: Final = timedelta(days=1)
LONG: Final = timedelta(days=7)  # from here on the days are told without hours


def day_words(day: date, words: Words, today: date | None, *, weekday: bool = False) -> str:
    """Say one day. The year is told when the day is far from `today`, or when today is not known."""
    text = _day(day, words, with_year=_far(day, today))
    return f"{words.short_weekdays[day.weekday()]} {text}" if weekday else text


def range_words(first: date, last: date, words: Words, today: date | None) -> str:
    """Say the days from the first to the last: "5.–7.12.", "24.12.–6.1."; a single day as itself."""
    if first == last:
        return day_words(first, words, today)
    with_year = _far(first, today) or _far(last, today)
    end = _day(last, words, with_year=with_year)
    if first.year != last.year and with_year:
        start = _day(first, words, with_year=True)
    elif (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{words.day_dot}–{end}"
    else:
        start = _day(first, words, with_year=False)
    return f"{start} – {end}" if words.months else f"{start}–{end}"


def hours_words(start: datetime, length: timedelta | None, words: Words) -> str:
    """Say from when to when: "klo 17–19.30", "klo 18". Of a day and more only the start is told."""
    bare = bare_hours(start, length, words)
    return (words.at if "–" in bare else words.at_one).format(hours=bare)


def bare_hours(start: datetime, length: timedelta | None, words: Words) -> str:
    """Say the hours without "klo": "17–19.30"."""
    first = _hour(start, words)
    if not length or length >= _DAY:
        return first
    end = start + length
    if end.date() > start.date():
        return f"{first}–{_night_hour(end, words)}"
    return f"{first}–{_hour(end, words)}"


def clock_words(end: datetime, words: Words) -> str:
    """Say an hour as an end: "klo 10"; midnight is 24."""
    is_midnight = not end.hour and not end.minute
    return words.at.format(hours=_night_hour(end, words) if is_midnight else _hour(end, words))


def time_words(
    start: datetime, length: timedelta | None, words: Words, today: date | None, *, all_day: bool = False
) -> str:
    """Say one whole time: "la 28.11. klo 10–15", "5.–7.12.", "la 28.11. klo 18 – su 29.11. klo 12".

    `start` is local; all-day lengths are whole days. What lasts a week or more is said without hours.
    """
    day = day_words(start.date(), words, today, weekday=True)
    if all_day or (length is not None and length >= LONG):
        last = last_day(start, length)
        return day if last == start.date() else range_words(start.date(), last, words, today)
    if length is None or is_one_day(start, length):
        return f"{day} {hours_words(start, length, words)}"
    end = start + length
    end_day = day_words(end.date(), words, today, weekday=True)
    return f"{day} {hours_words(start, None, words)} – {end_day} {hours_words(end, None, words)}"


def last_day(start: datetime, length: timedelta | None) -> date:
    """Give the last day that a time touches; an end at midnight does not touch the day that begins."""
    if not length or start.year >= LAST_YEAR:
        return start.date()
    return (start + length - timedelta(microseconds=1)).date()


def is_one_day(start: datetime, length: timedelta) -> bool:
    """Whether hours alone tell the end: it is the same day, or the night that follows."""
    days = last_day(start, length) - start.date()
    return not days or (days == _DAY and length <= _NIGHT)


def is_around_the_clock(start: datetime, length: timedelta | None) -> bool:
    """Whether a time is the whole day from midnight to midnight."""
    return length == _DAY and not start.hour and not start.minute


def listed(parts: Sequence[str], words: Words) -> str:
    """Join as in speech: "a, b ja c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {words.and_} {parts[-1]}"


def _far(day: date, today: date | None) -> bool:
    return today is None or abs(day - today) > NEAR


def _day(day: date, words: Words, *, with_year: bool) -> str:
    if words.months:
        month = words.months[day.month - 1]
        return f"{day.day} {month} {day.year}" if with_year else f"{day.day} {month}"
    if with_year:
        return f"{day.day}.{day.month}.{day.year}"
    return f"{day.day}.{day.month}{words.day_dot}"


def _hour(moment: datetime, words: Words) -> str:
    if words.whole_hours_bare and not moment.minute:
        return f"{moment.hour}"
    return f"{moment.hour}{words.hour_sign}{moment.minute:02}"


def _night_hour(end: datetime, words: Words) -> str:
    """An hour of the next day: midnight is 24, and two digits show that the night went on."""
    hour = end.hour if end.hour or end.minute else 24
    if words.whole_hours_bare and not end.minute:
        return f"{hour:02}"
    return f"{hour:02}{words.hour_sign}{end.minute:02}"

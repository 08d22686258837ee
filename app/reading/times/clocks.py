"""Hours and pairs of hours: "klo 18-19.30", "6-8 pm", "18:00", "ma 18"."""

from dataclasses import replace
from datetime import time

from app.reading.times.cursor import Cursor
from app.reading.times.day_of_year import read_mention
from app.reading.times.hour_words import is_into, leads_into
from app.reading.times.hours import ClockContext, Hour, is_date, read_hour
from app.reading.times.items import Clock, Hazard, Item
from app.reading.times.words import month, weekday

_HALF_DAY = 12 * 60  # minutes
_EVENING = 6 * 60  # minutes; what lasts longer is worth a look


def read_clock(cursor: Cursor, at: int, context: ClockContext) -> tuple[list[Item], int] | None:
    """The clock that begins here, with the place after it."""
    place, marked = _skip_marks(cursor, at)
    if cursor[at].text == "keskiyöhön":  # "tanssia keskiyöhön asti"
        return [Clock(None, time(0), sure=False, bare=True)], at + 1 + (cursor.sense(at + 1) == "till")
    if not marked and cursor.sense(at) in {"noon", "midnight"}:
        noon = cursor.sense(at) == "noon"
        return [Clock(time(12) if noon else time(0), sure=noon)], at + 1
    first = read_hour(cursor, place, marked=marked, context=context)
    if first is None:
        return _wrong_hour(cursor, place) if marked else None
    last, after = _last(cursor, first, context)
    bare = not (marked or first.exact or (last is not None and last.exact))
    if bare and not _may_be_bare(cursor, place, first, last, context):
        return None
    if last is None:
        late = cursor[place].kind == "num" and not first.half and context.by_twelve(first.time)
        minutes = first.minutes + 12 * 60 if late else _pm(first, first.half)
        return _alone(cursor, at, replace(first, minutes=minutes, sure=first.sure and not late), bare=bare)
    start, end = _halves(first, last)
    whole_day = start == end == time(0)
    about = cursor.sense(at - 1) == "about" or _says_about(cursor, at) or not last.sure
    sure = first.sure and not about and (start != end or whole_day) and not (bare and context.loose)
    if not (first.half or last.half) and context.by_twelve(start) and start < end < time(12):
        start, end, sure = _later(start), _later(end), False
    return [Clock(start, end, sure=sure, bare=bare)], after


def _skip_marks(cursor: Cursor, at: int) -> tuple[int, bool]:
    place = at
    while place - at < 4 and (
        cursor.sense(place) == "klo" or (place > at and cursor.mark(place, ".:") and not cursor[place].gap)
    ):
        place += 1
    return place, place > at


def _wrong_hour(cursor: Cursor, place: int) -> tuple[list[Item], int] | None:
    number = cursor.number(place)
    minutes = cursor.number(place + 2) if cursor.mark(place + 1, ".:") and cursor.glued(place + 2) else 0
    short = len(cursor[place].text) <= 2
    if number > (24 if short else 2400) or (number >= 0 and short and minutes > 59):
        return [Hazard("hard", f'"{cursor[place].text}" is not an hour of the day.')], place + 1
    return None


def _last(cursor: Cursor, first: Hour, context: ClockContext) -> tuple[Hour | None, int]:
    """The end of a pair, when a dash or the like leads to one."""
    at = first.after
    between = cursor.sense(at) == "and" and _says_between(cursor, at + 1)
    midnight = _midnight(cursor, at)
    if midnight is not None:
        return midnight, midnight.after
    said = _said_last(cursor, first, context)
    if said is not None:
        return said, said.after
    till = cursor.sense(at) == "till" or cursor[at].text == "to"
    if not (cursor.mark(at, "-") or between or till):
        return None, at
    place = at + 1
    about = False
    while cursor.sense(place) in {"klo", "about"} or (place > at + 1 and cursor.mark(place, ".")):
        about = about or cursor.sense(place) == "about"
        place += 1
    marked = place > at + 1
    if not marked and is_date(cursor, place):
        return None, at
    last = read_hour(cursor, place, marked=True, context=context)
    worded = till and cursor[at].text == "to" and not _in_english(cursor, at)
    if last is None or (worded and not (first.half or last.half)):
        return None, at
    if cursor[place].kind == "word" and not last.sure:
        last = _next_of_twelve(first, last)
    return replace(last, sure=last.sure and not about), last.after


def _said_last(cursor: Cursor, first: Hour, context: ClockContext) -> Hour | None:
    """An end in words alone: "kuudesta kahdeksaan", "klo 18 puoli kahdeksaan"."""
    at = first.after
    if is_into(cursor[at].text) and (cursor[at - 1].kind == "word" or cursor[at].text.startswith("aamu")):
        return read_hour(cursor, at, marked=True, context=replace(context, part="evening"))
    last = read_hour(cursor, at, marked=True, context=context) if leads_into(cursor, at) else None
    return _next_of_twelve(first, last) if last else None


def _next_of_twelve(first: Hour, last: Hour) -> Hour:
    """As in "8 pm till half past ten": a spoken end is the first such hour after the start."""
    start = _pm(first, first.half)
    length = (last.minutes - start) % _HALF_DAY
    sure = first.exact and first.sure and 0 < length <= _EVENING
    return replace(last, minutes=(start + length) % (2 * _HALF_DAY), sure=sure)


def _midnight(cursor: Cursor, at: int) -> Hour | None:
    """As in "8 pm - midnight", "klo 20 keskiyöhön"."""
    if cursor[at].text == "keskiyöhön":
        return Hour(24 * 60, at + 1, exact=True)
    leads = cursor.mark(at, "-") or cursor.sense(at) == "till"
    return Hour(24 * 60, at + 2, exact=True) if leads and cursor.sense(at + 1) == "midnight" else None


def _in_english(cursor: Cursor, at: int) -> bool:
    """An English weekday stands just before, so "to" is not a Thursday."""
    words = (
        weekday(cursor[place].text) for place in range(max(0, at - 9), at) if cursor[place].kind == "word"
    )
    return any(word is not None and word.english for word in words)


def _says_between(cursor: Cursor, at: int) -> bool:
    return any(cursor.sense(place) == "between" for place in range(at + 1, at + 6))


def _alone(cursor: Cursor, at: int, hour: Hour, *, bare: bool) -> tuple[list[Item], int]:
    """An hour without a pair: it starts something, or ends it ("klo 18 asti")."""
    after = hour.after
    if cursor.sense(after) == "till":
        return [Clock(None, hour.time, bare=bare)], after + 1
    if _leads_to_end(cursor, at):
        return [Clock(None, hour.time, bare=bare)], after
    if leads_into(cursor, at):
        return [Clock(None, hour.time, sure=hour.sure, bare=True)], after
    if cursor.sense(after) == "start":
        day = read_mention(cursor, after + 1)
        if day is None or day.claim is not None:  # "klo 10 alkaen la 5.12." is that Saturday
            return [Clock(hour.time, bare=bare, sure=hour.sure and day is None)], after + 1
    loose = (
        cursor.sense(after) == "after"
        or cursor.sense(at - 1) in {"about", "after"}
        or _says_about(cursor, at)
    )
    return [Clock(hour.time, bare=bare, sure=hour.sure and not loose)], after


def _leads_to_end(cursor: Cursor, at: int) -> bool:
    """As in "-18", "till 18"; not "27.4. asti klo 18" or "12.1.- klo 18", where a day ends or begins."""
    if cursor.mark(at - 1, "-"):
        return not (cursor[at].gap and cursor.glued(at - 1) and cursor.mark(at - 2, "."))
    before = at - 2 if cursor.sense(at - 1) == "about" else at - 1
    return cursor.sense(before) in {"till", "before", "end"} and cursor[before].text not in {"asti", "saakka"}


def _says_about(cursor: Cursor, at: int) -> bool:
    return cursor.mark(at - 1, ".") and cursor.sense(at - 2) == "about"


def _may_be_bare(cursor: Cursor, at: int, first: Hour, last: Hour | None, context: ClockContext) -> bool:
    """Whether numbers without minutes and without "klo" may be hours here."""
    after = (last or first).after
    if context.loose and not _like_hours(first, last):
        return False
    if cursor[at].kind != "num" or not context.bare or (cursor.glued(at) and cursor[at - 1].kind == "skip"):
        return False
    if cursor[after].kind == "word" and cursor.glued(after):
        return False
    if cursor.mark(after, ".") and cursor.glued(after):
        sentence = cursor[after + 1].capital and month(cursor[after + 1].text) is None
        sentence = sentence and weekday(cursor[after + 1].text) is None and first.minutes > 12 * 60
        closes = cursor[after + 1].kind in {"end", "line"} or last is not None or sentence
        return closes and cursor[after + 1].kind != "num"
    return not (cursor.mark(after, ":/") and cursor.glued(after) and cursor[after + 1].kind == "num")


def _later(clock: time) -> time:
    return clock.replace(hour=clock.hour + 12)


def _like_hours(first: Hour, last: Hour | None) -> bool:
    """A pair that is rather hours than ages or a street address."""
    return last is not None and 6 * 60 <= first.minutes < last.minutes <= 24 * 60


def _pm(hour: Hour, half: str) -> int:
    if half == "pm" and hour.minutes < 12 * 60:
        return hour.minutes + 12 * 60
    return hour.minutes - 12 * 60 if half == "am" and 12 * 60 <= hour.minutes < 13 * 60 else hour.minutes


def _halves(first: Hour, last: Hour) -> tuple[time, time]:
    """Both ends with "6-8 pm" meaning 18 to 20 and "11-1 pm" 11 to 13."""
    half = first.half or last.half
    end = _pm(last, last.half)
    start = _pm(first, half)
    if not first.half and half == "pm" and start > end:
        start = first.minutes
    return replace(first, minutes=start).time, replace(last, minutes=end).time

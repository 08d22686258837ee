"""Hours and pairs of hours: "klo 18-19.30", "6-8 pm", "18:00", "ma 18"."""

from dataclasses import dataclass, replace
from datetime import time

from importers.clean.times.cursor import Cursor
from importers.clean.times.day_of_year import read_mention
from importers.clean.times.dotted import dotted_at
from importers.clean.times.hour_words import word_hour
from importers.clean.times.items import Clock, Hazard, Item
from importers.clean.times.words import Part, weekday

_SUFFIXES = {"h", "sta", "stä", "een", "aan", "lta", "ltä", "än", "n", "seen", "00h", "uhr"}
_MARKS = {"klo"}


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of the text. `exact`: minutes or "klo" told that it is one; `half` is am or pm."""

    minutes: int
    after: int
    exact: bool
    half: str = ""
    sure: bool = True

    @property
    def time(self) -> time:
        """The hour of day, 24 being midnight."""
        return time(self.minutes // 60 % 24, self.minutes % 60)


@dataclass(frozen=True, slots=True)
class ClockContext:
    """What is known where an hour may stand: whether a bare number may be one, and the part of the day."""

    bare: bool
    part: Part | None = None
    loose: bool = False
    """Words stand between the day and the numbers: "ma jumppa 17-18"."""

    @property
    def evening(self) -> bool | None:
        """Whether the hours are past noon; None when nothing tells it."""
        return None if self.part is None else self.part in {"evening", "day"}

    def by_twelve(self, clock: time) -> bool:
        """Whether "klo 7" beside "illalla" must be 19."""
        hours = {"evening": range(4, 12), "day": range(1, 7)}.get(self.part or "", range(0))
        return clock.hour in hours


def read_clock(cursor: Cursor, at: int, context: ClockContext) -> tuple[list[Item], int] | None:
    """The clock that begins here, with the place after it."""
    place, marked = _skip_marks(cursor, at)
    if not marked and cursor.sense(at) in {"noon", "midnight"}:
        noon = cursor.sense(at) == "noon"
        return [Clock(time(12) if noon else time(0), sure=noon)], at + 1
    first = _hour(cursor, place, marked=marked, context=context)
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
    sure = first.sure and last.sure and (start != end or whole_day) and not (bare and context.loose)
    if not (first.half or last.half) and context.by_twelve(start) and start < end < time(12):
        start, end, sure = _later(start), _later(end), False
    return [Clock(start, end, sure=sure, bare=bare)], after


def _skip_marks(cursor: Cursor, at: int) -> tuple[int, bool]:
    place = at
    while cursor.sense(place) in _MARKS or (
        place > at and cursor.mark(place, ".:") and not cursor[place].gap
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


def _hour(cursor: Cursor, at: int, *, marked: bool, context: ClockContext) -> Hour | None:
    if cursor[at].kind == "word":
        found = word_hour(cursor, at, marked=marked, evening=context.evening)
        if found is None:
            return None
        clock, after, sure = found
        return Hour(clock.hour * 60 + clock.minute, after, exact=True, sure=sure)
    if cursor[at].kind != "num" or (not marked and _is_date(cursor, at)):
        return None
    return _digits(cursor, at, marked=marked)


def _is_date(cursor: Cursor, at: int) -> bool:
    found = dotted_at(cursor, at)
    return found is not None and found.kind != "clock"


def _digits(cursor: Cursor, at: int, *, marked: bool) -> Hour | None:
    number, text = cursor.number(at), cursor[at].text
    mark, tail = cursor[at + 1], cursor[at + 2]
    pair = mark.text in {".", ":"} or (mark.text == "," and marked and tail.text in {"00", "15", "30", "45"})
    if pair and not mark.gap and tail.kind == "num" and not tail.gap and len(tail.text) == 2:
        dotted = dotted_at(cursor, at)
        sure = marked or dotted is None or dotted.sure
        seconds = 2 if cursor[at + 3].text == ":" and len(cursor[at + 4].text) == 2 else 0
        found = Hour(number * 60 + tail.number, at + 3 + seconds, exact=True, sure=sure)
        valid = number <= 24 and len(text) <= 2 and tail.number < 60
    elif len(text) == 4:
        if 1990 <= number <= 2100 and cursor.sense(at - 1) != "klo":
            return None
        found = Hour(number // 100 * 60 + number % 100, at + 1, exact=marked)
        valid = number <= 2400 and number % 100 < 60
    else:
        found = Hour(number * 60, at + 1, exact=False)
        valid = number <= 24 and len(text) <= 2
    if not valid or found.minutes > 24 * 60 or _counts_other(cursor, found.after):
        return None
    return _suffixed(cursor, found)


def _counts_other(cursor: Cursor, at: int) -> bool:
    """An age or a price: "6 v", "6-12 v", "5-10 EUR"."""
    pair = cursor.mark(at, "-") and cursor[at + 1].kind == "num"
    return cursor.counts_other(at) or (pair and cursor.counts_other(at + 2))


def _suffixed(cursor: Cursor, hour: Hour) -> Hour:
    """Past the endings: "18:sta", "18h", "6 pm", "6 p.m."."""
    after = hour.after
    word = cursor[after]
    if cursor.mark(after, ":'") and cursor.glued(after) and cursor[after + 1].text in _SUFFIXES:
        return replace(hour, after=after + 2, exact=True)
    if word.text in _SUFFIXES and cursor.glued(after):
        return replace(hour, after=after + 1)
    if word.text in {"am", "pm"}:
        return replace(hour, after=after + 1, exact=True, half=word.text)
    if word.text in {"a", "p"} and cursor.mark(after + 1, ".") and cursor[after + 2].text == "m":
        return replace(hour, after=after + 3 + cursor.mark(after + 3, "."), exact=True, half=word.text + "m")
    return hour


def _last(cursor: Cursor, first: Hour, context: ClockContext) -> tuple[Hour | None, int]:
    """The end of a pair, when a dash or the like leads to one."""
    at = first.after
    between = cursor.sense(at) == "and" and _says_between(cursor, at + 1)
    till = cursor.sense(at) == "till" or cursor[at].text == "to"
    if not (cursor.mark(at, "-") or between or till):
        return None, at
    place = at + 1
    while cursor.sense(place) in {"klo", "about"}:
        place += 1
    marked = place > at + 1
    if not marked and _is_date(cursor, place):
        return None, at
    last = _hour(cursor, place, marked=True, context=context)
    worded = till and cursor[at].text == "to" and not _in_english(cursor, at)
    if last is None or (worded and not (first.half or last.half)):
        return None, at
    return last, last.after


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
    if cursor.mark(at - 1, "-") or cursor.sense(at - 1) in {"till", "before", "end"}:
        return [Clock(None, hour.time, bare=bare)], after
    if cursor.sense(after) == "start" and read_mention(cursor, after + 1) is None:
        return [Clock(hour.time, bare=bare, sure=hour.sure)], after + 1
    loose = (
        cursor.sense(after) == "after"
        or cursor.sense(at - 1) in {"about", "after"}
        or _says_about(cursor, at)
    )
    return [Clock(hour.time, bare=bare, sure=hour.sure and not loose)], after


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
        closes = cursor[after + 1].kind in {"end", "line"} or last is not None
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

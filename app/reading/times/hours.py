"""One hour as people write it: "18.30", "18:00", "1800", "6 pm", "18:sta", "kuudelta"."""

from dataclasses import dataclass, replace
from datetime import time

from app.reading.times.cursor import Cursor
from app.reading.times.dotted import dotted_at
from app.reading.times.hour_words import word_hour
from app.reading.times.words import Part

_SUFFIXES = {"h", "sta", "stä", "een", "aan", "lta", "ltä", "än", "n", "seen", "uhr"}
_QUARTERS = {"00", "15", "30", "45"}


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


def read_hour(cursor: Cursor, at: int, *, marked: bool, context: ClockContext) -> Hour | None:
    """The hour that begins here; `marked` when "klo" or a dash told that one must."""
    if cursor[at].kind == "word":
        found = word_hour(cursor, at, marked=marked, evening=context.evening)
        if found is None:
            return None
        clock, after, sure = found
        return Hour(clock.hour * 60 + clock.minute, after, exact=True, sure=sure)
    if cursor[at].kind != "num" or (not marked and is_date(cursor, at)):
        return None
    return _digits(cursor, at, marked=marked)


def is_date(cursor: Cursor, at: int) -> bool:
    """A day stands here, not an hour."""
    found = dotted_at(cursor, at)
    return found is not None and found.kind != "clock"


def _digits(cursor: Cursor, at: int, *, marked: bool) -> Hour | None:
    number, text = cursor.number(at), cursor[at].text
    mark, tail = cursor[at + 1], cursor[at + 2]
    pair = mark.text in {".", ":"} or (mark.text == "," and marked and tail.text in _QUARTERS)
    if pair and not mark.gap and tail.kind == "num" and not tail.gap and len(tail.text) == 2:
        dotted = dotted_at(cursor, at)
        sure = marked or dotted is None or dotted.sure
        seconds = 2 if cursor[at + 3].text == ":" and len(cursor[at + 4].text) == 2 else 0
        found = Hour(number * 60 + tail.number, at + 3 + seconds, exact=True, sure=sure)
        valid = number <= 24 and len(text) <= 2 and tail.number < 60
    elif len(text) == 2 and mark.text in _QUARTERS and tail.kind != "num":
        found = Hour(number * 60 + mark.number, at + 2, exact=False, sure=False)
        valid = number <= 24
    elif len(text) == 4:
        if _like_year(cursor, at):
            return None
        found = Hour(number // 100 * 60 + number % 100, at + 1, exact=marked)
        valid = number <= 2400 and number % 100 < 60
    else:
        found = Hour(number * 60, at + 1, exact=False)
        valid = number <= 24 and len(text) <= 2
    if not valid or found.minutes > 24 * 60 or _counts_other(cursor, found.after):
        return None
    return _suffixed(cursor, found)


def _like_year(cursor: Cursor, at: int) -> bool:
    if not 1990 <= cursor.number(at) <= 2100 or cursor.sense(at - 1) == "klo":
        return False
    first = cursor.number(at - 2) if cursor.mark(at - 1, "-") and len(cursor[at - 2].text) == 4 else 2000
    return cursor.sense(at - 3) != "klo" and 1990 <= first <= 2100


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

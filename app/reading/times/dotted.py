"""Is "18.10" an hour or a day? Told by the numbers, the dot after them, and what stands around."""

from dataclasses import dataclass
from typing import Literal

from app.reading.times.cursor import Cursor

_BEFORE_DATES = {"not", "except", "start", "break", "closed"}


@dataclass(frozen=True, slots=True)
class Dotted:
    """Two numbers with a dot between; `after` is the place after them and their closing dot.

    wrong: a day that no month has ("31.11." is left to the calendar, "32.1." and "40.12." are wrong here).
    """

    first: int
    second: int
    after: int
    kind: Literal["date", "clock", "wrong"]
    sure: bool = True


def dotted_at(cursor: Cursor, at: int) -> Dotted | None:
    """The pair of numbers that begins here; None when there is none."""
    if not _is_pair(cursor, at):
        return None
    day, month = cursor.number(at), cursor.number(at + 2)
    closed = cursor.mark(at + 3, ".") and cursor.glued(at + 3)
    after = at + 3 + closed
    may_be_date = 1 <= day <= 31 and 1 <= month <= 12
    may_be_clock = len(cursor[at + 2].text) == 2 and day <= 24 and month < 60
    if may_be_date and not may_be_clock:
        return Dotted(day, month, after, "date")
    if may_be_clock and not may_be_date:
        return Dotted(day, month, at + 3, "clock")
    if may_be_date:
        kind, sure = _weigh(cursor, at, closed=closed)
        return Dotted(day, month, after if kind == "date" else at + 3, kind, sure)
    looks_like_day = closed and 1 <= month <= 12 and 31 < day < 100
    return Dotted(day, month, after, "wrong") if looks_like_day else None


def _is_pair(cursor: Cursor, at: int) -> bool:
    first, mark, second = cursor[at], cursor[at + 1], cursor[at + 2]
    if first.kind != "num" or second.kind != "num" or mark.text != "." or mark.gap:
        return False
    short = len(first.text) <= 2 and len(second.text) <= 2
    spaced = second.gap and cursor.mark(at + 3, ".") and cursor.glued(at + 3)
    next_day = cursor[at + 4].kind == "num" and len(cursor[at + 4].text) < 3 and cursor.glued(at + 4)
    spaced = spaced and not next_day  # "klo 18-20. 8.12. ei"
    return short and (not second.gap or (spaced and 1 <= second.number <= 12))


def _weigh(cursor: Cursor, at: int, *, closed: bool) -> tuple[Literal["date", "clock"], bool]:
    """Both readings are possible: 1 to 24 and 01 to 12."""
    certain: Literal["date", "clock"] | None = "date" if closed else _partner(cursor, at)
    if cursor.sense(at - 1) == "klo" or (cursor.mark(at - 1, ".") and cursor.sense(at - 2) == "klo"):
        certain = "clock"
    if certain is not None:
        return certain, True
    ahead = at + 3
    if cursor.mark(ahead, ","):
        ahead += 1
    if cursor.sense(ahead) == "klo" or _certain(cursor, ahead) == "clock" or len(cursor[ahead].text) == 4:
        return "date", True
    if _dated_just_before(cursor, at):
        return "clock", True
    if cursor[at + 2].text not in {"10", "05"} or cursor.sense(at - 1) in _BEFORE_DATES:
        return "date", True
    return "clock", False


def _partner(cursor: Cursor, at: int) -> Literal["date", "clock"] | None:
    """What the other end of a pair tells: "9.10-10.00" are hours, "8.12-31.12" days."""
    ends = [at + 4] if cursor.mark(at + 3, "-") else []
    ends += [at - 4] if cursor.mark(at - 1, "-") else []
    for end in ends:
        if (found := _certain(cursor, end)) is not None:
            return found
    if not ends:
        return None
    other = cursor[ends[0] + 2].text
    same_minutes = other == cursor[at + 2].text or other in {"00", "10", "05"}
    return "clock" if same_minutes and _rises(cursor, min(at, ends[0])) else None


def _rises(cursor: Cursor, at: int) -> bool:
    return cursor.number(at) < cursor.number(at + 4) < cursor.number(at) + 8


def _certain(cursor: Cursor, at: int) -> Literal["date", "clock"] | None:
    if cursor[at].kind != "num" or cursor[at + 2].kind != "num" or cursor[at + 2].gap:
        return None
    first, second = cursor.number(at), cursor.number(at + 2)
    if cursor.mark(at + 1, ":") and second < 60:
        return "clock"
    if not cursor.mark(at + 1, "."):
        return None
    if len(cursor[at + 2].text) == 2 and first <= 24 and (second == 0 or 12 < second < 60):
        return "clock"
    if 1 <= second <= 12 and (first > 24 or len(cursor[at + 2].text) == 1 or cursor.mark(at + 3, ".")):
        return "date"
    return None


def _dated_just_before(cursor: Cursor, at: int) -> bool:
    """A date with its closing dot ends right here: "la 5.12. 17.10"."""
    return all(cursor.mark(at - back, ".") for back in (1, 3)) and cursor[at - 2].kind == "num"

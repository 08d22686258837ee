"""One day as people write it: "5.12.", "28. marraskuuta", "November 28th", "jouluaattona", "huomenna"."""

from dataclasses import dataclass, replace
from datetime import timedelta

from app.reading.times import almanac
from app.reading.times.almanac import FIRST_YEAR, LAST_YEAR, Point
from app.reading.times.cursor import Cursor
from app.reading.times.dotted import dotted_at
from app.reading.times.vocabulary import HOLIDAY_WORDS
from app.reading.times.words import month, ordinal, weekday

_ENDING = 5  # letters that a holiday's name may have after its stem
_NTH = {"st", "nd", "rd", "th", "e", "a"}
_DAYS_AWAY = {"today": 0, "tomorrow": 1, "overmorrow": 2}


@dataclass(frozen=True, slots=True)
class Mention:
    """A day of the text, and the place after it. Without `point` it waits for its month: "6. ja 7.12."."""

    after: int
    point: Point | None = None
    day: int = 0
    claim: int | None = None
    sure: bool = True
    wrong: str | None = None
    leads: bool = False
    """The month stood before the day, so it holds for the days after as well: "joulukuun 5. ja 6."."""


def read_mention(cursor: Cursor, at: int) -> Mention | None:
    """The day that begins here, a weekday in front of it included."""
    claimed = _claim(cursor, at)
    if claimed is None:
        return _bare(cursor, at)
    found = _bare(cursor, claimed[1])
    return None if found is None else replace(found, claim=claimed[0])


def _claim(cursor: Cursor, at: int) -> tuple[int, int] | None:
    word = weekday(cursor[at].text) if cursor[at].kind == "word" else None
    if word is None or word.habit == "repeated":
        return None
    place = at + 1
    while cursor.mark(place, ".,") or (word.part is None and cursor[place].text in {"den", "the"}):
        place += 1
    return (word.day, place) if place - at < 4 else None


def _bare(cursor: Cursor, at: int) -> Mention | None:
    token = cursor[at]
    if token.kind == "iso":
        return _iso(cursor, at)
    if token.kind == "num":
        return _slashed(cursor, at) or _pair(cursor, at) or _with_month(cursor, at) or _waiting(cursor, at)
    if token.kind != "word":
        return None
    return _month_first(cursor, at) or _holiday(cursor, at) or _relative(cursor, at)


def _iso(cursor: Cursor, at: int) -> Mention:
    year, month_number, day = (int(part) for part in cursor[at].text.split("-"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Mention(at + 1, wrong=f"The year {year} is out of range.")
    after = at + 1
    if cursor[after].text == "t" and cursor.glued(after):
        after += 1
    return _checked(day, month_number, year, after)


def _checked(day: int, month_number: int, year: int | None, after: int, *, sure: bool = True) -> Mention:
    """The mention, or what is wrong with it: no year has 31.11., 2026 has no 29.2."""
    point = almanac.fixed(day, month_number, year) if 1 <= month_number <= 12 else None
    exists = point is not None and point.within(2024 if year is None else year) is not None
    if point is None or not exists:
        told = f"{day}.{month_number}." + (str(year) if year else "")
        return Mention(after, wrong=f"There is no day {told} in the calendar.")
    return Mention(after, point, sure=sure)


def _pair(cursor: Cursor, at: int) -> Mention | None:
    found = dotted_at(cursor, at)
    if found is None or found.kind == "clock":
        return None
    year, after = _year(cursor, found.after)
    return _checked(found.first, found.second, year, after, sure=found.sure)


def _year(cursor: Cursor, at: int) -> tuple[int | None, int]:
    """The year that stands here, four digits or two, and the place after it."""
    token = cursor[at]
    this_year = cursor.today.year
    pairs_on = cursor.mark(at + 1, ".:") and cursor.glued(at + 1) and cursor[at + 2].kind == "num"
    if token.kind != "num" or (pairs_on and not cursor[at + 2].gap):
        return None, at
    if len(token.text) == 4 and FIRST_YEAR <= token.number <= LAST_YEAR:
        near = not token.gap or abs(token.number - this_year) < 9
        return (token.number, at + 1) if near else (None, at)
    short = len(token.text) == 2 and not token.gap and cursor.mark(at - 1, ".")
    if short and -2 <= token.number - this_year % 100 <= 5:
        return this_year // 100 * 100 + token.number, at + 1
    return None, at


def _slashed(cursor: Cursor, at: int) -> Mention | None:
    """As in "5/12/2026", the day first unless only the other order is a day."""
    if weekday(cursor[at - 1].text) is not None and cursor.mark(at + 1, "/") and not cursor.mark(at + 3, "/"):
        valid = 1 <= cursor.number(at) <= 31 and 1 <= cursor.number(at + 2) <= 12
        return _checked(cursor.number(at), cursor.number(at + 2), None, at + 3, sure=False) if valid else None
    marks = cursor[at + 1].text == cursor[at + 3].text == "/"
    year = cursor.number(at + 4)
    if not marks or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    day, month_number = cursor.number(at), cursor.number(at + 2)
    if month_number > 12:
        day, month_number = month_number, day
    return _checked(day, month_number, year, at + 5)


def _with_month(cursor: Cursor, at: int) -> Mention | None:
    """As in "28. marraskuuta", "28th of November 2026"."""
    place = at + 1
    if cursor.mark(place, ".") or (cursor[place].text in _NTH and cursor.glued(place)):
        place += 1
    if cursor[place].text in {"of", "päivänä", "päivä"}:
        place += 1
    word = month(cursor[place].text)
    cut = (
        word is not None
        and word.case == "stem"
        and (cursor.sense(place + 1) == "klo" or cursor[place + 1].kind in {"num", "end", "line"})
    )
    if word is None or not (cut or word.case in {"plain", "of"}) or not 1 <= cursor.number(at) <= 31:
        return None
    dotted = cursor.mark(place + 1, ".") and cursor.glued(place + 1) and len(cursor[place].text) < 5
    year, after = _year(cursor, place + 1 + dotted)
    return _checked(cursor.number(at), word.month, year, after)


def _waiting(cursor: Cursor, at: int) -> Mention | None:
    """As in "6." with its month further on, or "5" in "5-7.12."."""
    number = cursor.number(at)
    if not 1 <= number <= 31 or len(cursor[at].text) > 2:
        return None
    if cursor.mark(at + 1, ".") and cursor.glued(at + 1):
        return (
            None if cursor[at + 2].kind == "num" and not cursor[at + 2].gap else Mention(at + 2, day=number)
        )
    if cursor.mark(at + 1, "-") and cursor.sense(at - 1) != "klo":
        end = dotted_at(cursor, at + 2)
        closed = (
            end is not None and end.kind == "date" and (end.sure or end.second in {11, 12} or end.first > 24)
        )
        return Mention(at + 1, day=number) if closed else None
    return None


def _month_first(cursor: Cursor, at: int) -> Mention | None:
    """As in "marraskuun 28. päivä", "November 28th", "joulukuun ensimmäinen sunnuntai"."""
    word = month(cursor[at].text)
    if word is None or word.case not in {"plain", "of"}:
        return None
    nth = _nth_of_month(cursor, at + 1, word.month)
    if nth is not None:
        return nth
    spoken = ordinal(cursor[at + 1].text)
    if spoken is not None and spoken > 0 and word.case == "of" and cursor[at + 1].text.endswith(("na", "nä")):
        return _checked(spoken, word.month, None, at + 2)
    day = cursor.number(at + 1)
    english = word.case == "plain"
    dotted = cursor.mark(at + 2, ".") and cursor.glued(at + 2)
    pair = (
        cursor.mark(at + 2, ".:")
        and cursor.glued(at + 2)
        and cursor[at + 3].kind == "num"
        and not cursor[at + 3].gap
    )
    if not 1 <= day <= 31 or pair or (cursor[at].text.endswith("kuu") or not (english or dotted)):
        return None
    place = at + 2 + dotted
    if cursor[place].text in _NTH or cursor[place].text == "pnä" or cursor[place].text.startswith("päiv"):
        place += 1
    if cursor.mark(place, ",") and len(cursor[place + 1].text) == 4:
        place += 1
    year, after = _year(cursor, place)
    return replace(_checked(day, word.month, year, after), leads=True)


def _nth_of_month(cursor: Cursor, at: int, month_number: int) -> Mention | None:
    nth, place = ordinal(cursor[at].text), at + 1
    if cursor[at].kind == "num" and cursor.mark(at + 1, ".") and 1 <= cursor.number(at) <= 5:
        nth, place = cursor.number(at), at + 2
    day = weekday(cursor[place].text) if cursor[place].kind == "word" else None
    if nth is None or day is None:
        return None
    return Mention(place + 1, almanac.nth_weekday(month_number, nth, day.day))


def _holiday(cursor: Cursor, at: int) -> Mention | None:
    text = cursor[at].text
    names = (
        name for stem, name in HOLIDAY_WORDS if text.startswith(stem) and len(text) - len(stem) <= _ENDING
    )
    name = next(names, None)
    if cursor.mark(at + 1, "-") and cursor.glued(at + 1) and cursor.glued(at + 2):
        return None  # "halloween-bileet"
    advent = text.startswith(("advent", "adventti"))
    if advent:
        nth = ordinal(cursor[at - 1].text) or cursor.number(at - 2)
        name = f"advent_{nth}" if nth in {1, 2, 3, 4} else None
    if name is None:
        return None
    year, after = _year(cursor, at + 1)
    return Mention(after, almanac.holiday(name, year))


def _relative(cursor: Cursor, at: int) -> Mention | None:
    """As in "huomenna", "tänä iltana", "ensi tiistaina"."""
    kind, today = cursor.sense(at), cursor.today
    if kind in _DAYS_AWAY:
        return Mention(at + 1, almanac.on(today + timedelta(days=_DAYS_AWAY[kind])))
    if cursor[at].text in {"i", "tänä"} and cursor[at + 1].text in {
        "dag",
        "kväll",
        "iltana",
        "morgon",
        "aamuna",
    }:
        away = cursor[at].text == "i" and cursor[at + 1].text == "morgon"
        return Mention(at + 2, almanac.on(today + timedelta(days=away)))
    word = weekday(cursor[at + 1].text) if cursor[at + 1].kind == "word" else None
    if kind not in {"next", "this"} or word is None:
        return None
    days = (word.day - today.weekday()) % 7
    if kind == "next":
        days = days or 7
    clear = word.day <= today.weekday() if kind == "next" else word.day >= today.weekday()
    return Mention(at + 2, almanac.on(today + timedelta(days=days)), sure=clear)

"""Months, weeks and holiday times as periods: "syys-toukokuussa", "vk 49", "viikot 2-9", "ensi viikolla"."""

from datetime import timedelta

from app.reading.times import almanac
from app.reading.times.cursor import Cursor
from app.reading.times.items import Bound, Dated, Hazard, Item, Span
from app.reading.times.vocabulary import HOLIDAY_ENDS, HOLIDAY_GENITIVES, HOLIDAY_TIMES
from app.reading.times.words import MonthWord, month, ordinal

_SUNDAY = 6
_MOST = 30  # week numbers in one row


def read_period(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """The period that begins here, with the place after it."""
    return (
        _year_span(cursor, at)
        or _weeks(cursor, at)
        or _near_week(cursor, at)
        or _months(cursor, at)
        or _holiday_time(cursor, at)
    )


def _year_span(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "vuonna 2027", "vuoden loppuun asti", "vuoden 2027 alusta"."""
    if cursor[at].text not in {"vuonna", "vuoden"}:
        return None
    year, after = _year(cursor, at + 1)
    if cursor[at].text == "vuonna":
        return ([Span(almanac.fixed(1, 1, year), almanac.fixed(31, 12, year))], after) if year else None
    if cursor.sense(after) == "finish":
        return [Bound("end", Dated(almanac.fixed(31, 12, year)))], after + 1 + (
            cursor.sense(after + 1) == "till"
        )
    if cursor.sense(after) == "beginning":
        return [Bound("start", Dated(almanac.fixed(1, 1, year)))], after + 1 + (
            cursor.sense(after + 1) == "start"
        )
    return None


def _months(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    first = month(cursor[at].text) if cursor[at].kind == "word" else None
    if first is None:
        return None
    if first.case == "of":
        return _edge_of_month(cursor, at, first)
    listed = _month_list(cursor, at)
    if listed is not None:
        return listed
    step = 2 if cursor.mark(at + 1, "-") else 1
    last = month(cursor[at + step].text) if cursor[at + step].kind == "word" else None
    runs_on = last is not None and (step == 2 or (first.case, last.case) == ("from", "into"))
    if last is not None and runs_on and last.case != "stem":
        year, after = _year(cursor, at + step + 1)
        return _month_span(first.month, last.month, year), after + (cursor.sense(after) == "till")
    return _one_month(cursor, at, first)


def _month_list(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "joulu- ja tammikuussa": the stems wait for the last word."""
    found: list[int] = []
    place = at
    while (word := month(cursor[place].text)) is not None and len(found) < 12:
        found.append(word.month)
        step = cursor.joins(place + 2) if cursor.mark(place + 1, "-") else 0
        if word.case != "stem" or not step:
            break
        place += 2 + step
    if len(found) < 2 or word is None or word.case == "stem":
        return None
    return [span for one in found for span in _month_span(one, one, None)], place + 1


def _one_month(cursor: Cursor, at: int, word: MonthWord) -> tuple[list[Item], int] | None:
    year, after = _year(cursor, at + 1)
    if word.case == "from":
        start = Bound("start", Dated(almanac.fixed(1, word.month, year)))
        return [start], after + (cursor.sense(after) == "start")
    if word.case == "into":
        return [Bound("end", Dated(almanac.month_end(word.month, year)))], after + (
            cursor.sense(after) == "till"
        )
    if word.case == "in" and cursor.sense(at - 1) == "start":
        return [Bound("start", Dated(almanac.fixed(1, word.month, year)))], after
    if cursor[at - 1].text in {"in", "i"} and cursor.sense(at - 2) == "start":
        return [Bound("start", Dated(almanac.fixed(1, word.month, year)))], after
    finnish = "kuu" in cursor[at].text
    if word.case == "in" or (
        word.case == "plain"
        and (
            finnish
            or year
            or (cursor[at - 1].text in {"in", "i"} or cursor.sense(at - 1) in {"not", "except"})
        )
    ):
        return _month_span(word.month, word.month, year), after
    return None


def _edge_of_month(cursor: Cursor, at: int, word: MonthWord) -> tuple[list[Item], int] | None:
    """As in "syyskuun alusta", "toukokuun loppuun asti", "joulukuun tiistait"."""
    edge = cursor.sense(at + 1)
    if ordinal(cursor[at + 1].text) is not None and cursor.sense(at + 2) in {"weekend", "week"}:
        return [Hazard("hard", "Weeks and weekends of a month are not clear: write the dates.")], at + 3
    if edge == "beginning":
        start = Bound("start", Dated(almanac.fixed(1, word.month)))
        return [start], at + 2 + (cursor.sense(at + 2) == "start")
    if edge == "finish":
        return [Bound("end", Dated(almanac.month_end(word.month)))], at + 2 + (cursor.sense(at + 2) == "till")
    if cursor[at + 1].text.startswith(("lopu", "alu", "puoli", "aika")):
        return [Hazard("hard", "The days are told only roughly: write the dates.")], at + 2
    return _month_span(word.month, word.month, None), at + 1


def _month_span(first: int, last: int, year: int | None) -> list[Item]:
    return [
        Span(
            almanac.fixed(1, first, year if first == last else None),
            almanac.month_end(last, year),
            rough=True,
        )
    ]


def _year(cursor: Cursor, at: int) -> tuple[int | None, int]:
    year = cursor.number(at)
    return (year, at + 1) if 2000 <= year <= 2100 else (None, at)


def _weeks(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "vk 49", "viikot 2-9 ja 11-17", "vecka 42"."""
    short = cursor[at].text == "v" and cursor[at - 1].kind != "num"
    if not (cursor.sense(at) == "week" or short) or cursor.sense(at - 1) in {"every", "other", "even", "odd"}:
        return None
    place = at + 1
    while cursor.mark(place, ".:"):
        place += 1
    if len(cursor[place].text) == 1 and cursor[place].kind == "word":
        return [
            Hazard("hard", "Weeks with letters are not known: write even or odd weeks, or the dates.")
        ], place + 1
    bound = _week_bound(cursor, place)
    if bound is not None:
        return bound
    items: list[Item] = []
    while len(items) < _MOST:
        found = _week_numbers(cursor, place)
        if found is None:
            break
        items.append(found[0])
        place = found[1]
        step = cursor.joins(place)
        named = step and cursor.sense(place + step) == "week"
        if not step or _week_numbers(cursor, place + step + bool(named)) is None:
            break
        place += step + bool(named)
    return (items, place) if items else None


def _week_bound(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "vk 2 alkaen", "vk 17 asti", "viikon 17 loppuun"."""
    found = _week_numbers(cursor, at)
    span, after = found or (None, at)
    if not isinstance(span, Span):
        return None
    if cursor[after].text in {"alkaen", "alk", "lähtien"} or cursor.sense(at - 2) == "start":
        return [Bound("start", Dated(span.first))], after + (cursor.sense(after) == "start")
    if cursor.sense(after) in {"till", "finish"} or cursor.sense(at - 2) == "end":
        return [Bound("end", Dated(span.last))], after + 1 + (cursor.sense(after + 1) == "till")
    return None


def _week_numbers(cursor: Cursor, at: int) -> tuple[Item, int] | None:
    first, after = cursor.number(at), at + 1
    in_clock = cursor.mark(after, ".:") and cursor.glued(after) and cursor[after + 1].kind == "num"
    if first < 0 or len(cursor[at].text) > 2 or (in_clock and not cursor[after + 1].gap):
        return None
    last = first
    if cursor.mark(after, "-") and cursor.number(after + 1) >= 0 and len(cursor[after + 1].text) <= 2:
        last, after = cursor.number(after + 1), after + 2
        if cursor.mark(after, ".:") and cursor[after + 1].kind == "num" and cursor.glued(after + 1):
            return None
    if not (1 <= first <= 53 and 1 <= last <= 53):
        return Hazard("hard", "A year has no such week number."), after
    year, after = _week_year(cursor, after)
    start = almanac.in_week(first, 0, year if first <= last else None)
    return Span(start, almanac.in_week(last, _SUNDAY, year)), after


def _week_year(cursor: Cursor, at: int) -> tuple[int | None, int]:
    return _year(cursor, at + 1) if cursor.mark(at, "/") else _year(cursor, at)


def _near_week(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "ensi viikolla", "tällä viikolla", "ensi viikonloppuna"."""
    kind = cursor.sense(at)
    what = cursor.sense(at + 1)
    if kind not in {"next", "this"} or what not in {"week", "weekend"}:
        return None
    monday = cursor.today - timedelta(days=cursor.today.weekday())
    monday += timedelta(days=7 if kind == "next" and what == "week" else 0)
    first = monday + timedelta(days=5 if what == "weekend" else 0)
    span = Span(
        almanac.on(first),
        almanac.on(monday + timedelta(days=_SUNDAY)),
        sure=(kind, what) != ("next", "weekend"),
    )
    return [span], at + 2


def _holiday_time(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "jouluna", "pääsiäisenä": which days exactly is a guess."""
    text = cursor[at].text
    if text in HOLIDAY_ENDS:
        end = Dated(almanac.holiday(HOLIDAY_ENDS[text]), sure=False)
        return [Bound("end", end)], at + 1 + (cursor.sense(at + 1) == "till")
    around = cursor[at + 1].text.startswith(("aika", "aja", "pyhi", "välip"))
    found = HOLIDAY_TIMES.get(HOLIDAY_GENITIVES.get(text, "") if around else text)
    if found is None:
        return None
    return [
        Span(almanac.holiday(found[0]), almanac.holiday(found[1]), sure=False, rough=True)
    ], at + 1 + around

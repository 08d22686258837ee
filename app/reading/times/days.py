"""Weekdays in a row ("ma-to", "ti, ke ja pe", "arkisin") and weekdays of the month ("1. ja 3. ti")."""

from app.reading.times.cursor import Cursor
from app.reading.times.day_of_year import read_mention
from app.reading.times.items import Days, Hazard, Item, Monthly
from app.reading.times.words import DayWord, Habit, Part, ordinal, part_of_day, weekday

_GROUPS = {"workdays": (0, 1, 2, 3, 4), "weekend": (5, 6), "daily": (0, 1, 2, 3, 4, 5, 6)}
_SWEDISH = {"må", "mån", "ti", "tis", "to", "tor", "tors", "fr", "fre", "lö", "lör", "sö", "sön"}
_ALL = _GROUPS["daily"]


def read_days(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """The weekdays that begin here, with the place after them."""
    every = cursor.sense(at) == "every"
    place = at + every
    found: list[Days] = []
    again = every
    while (step := _stretch(cursor, place, every=again)) is not None:
        found.append(step[0])
        after = place = step[1]
        if cursor.joins(place):
            place += cursor.joins(place)
        again = cursor.sense(place) == "every"
        place += again
        if _stretch(cursor, place, every=again) is None or _begins_date(cursor, place):
            return [_merged(found, every=every)], after
    return None


def _begins_date(cursor: Cursor, at: int) -> bool:
    mention = read_mention(cursor, at)
    return mention is not None and mention.point is not None


def _stretch(cursor: Cursor, at: int, *, every: bool) -> tuple[Days, int] | None:
    """One weekday, a run of them, or a word for many."""
    group = _group(cursor, at, every=every)
    if group is not None:
        return group
    first = _word(cursor, at)
    if first is None:
        return None
    after = at + 1
    after += (
        cursor.mark(after, ".")
        and cursor.glued(after)
        and len(cursor[at].text) <= 4
        and _goes_on(cursor, after)
    )
    step = 1 if cursor.mark(after, "-") or (first.english and cursor[after].text in {"to", "till"}) else 0
    step = step or (cursor.sense(after) == "till" and cursor[after].text in {"till", "through", "thru"})
    step += bool(step) and cursor[after + step].text == "-"
    last = _word(cursor, after + step)
    if last is None or not (step or (first.case, last.case) == ("from", "into")):
        return Days((first.day,), first.habit, first.part, first.weak), after
    run = tuple((first.day + more) % 7 for more in range((last.day - first.day) % 7 + 1))
    end = after + step + 1
    return Days(run, _habit([first.habit, last.habit]), last.part or first.part), end + (
        cursor.sense(end) == "till"
    )


def _goes_on(cursor: Cursor, at: int) -> bool:
    return cursor[at + 1].kind not in {"end", "line"}


def _word(cursor: Cursor, at: int) -> DayWord | None:
    token = cursor[at]
    if token.kind != "word":
        return None
    if token.text == "on":
        beside = (cursor[at - 2].text if cursor.mark(at - 1, ",-/") else "", cursor[at + 2].text)
        if cursor.sense(at - 1) == "and" or cursor.mark(at - 1, "&+"):
            beside = (cursor[at - 2].text, beside[1])
        joined = cursor.joins(at + 1) or cursor.mark(at + 1, "-")
        return DayWord(2) if beside[0] in _SWEDISH or (joined and beside[1] in _SWEDISH) else None
    return weekday(token.text)


def _group(cursor: Cursor, at: int, *, every: bool) -> tuple[Days, int] | None:
    sense, text = cursor.sense(at), cursor[at].text
    if sense in _GROUPS:
        dotted = (
            cursor.mark(at + 1, ".") and cursor.glued(at + 1) and len(text) <= 4 and _goes_on(cursor, at + 1)
        )
        part = part_of_day(text.removeprefix("arki").lstrip("-")) if sense == "workdays" else None
        once = text in {"viikonloppuna", "viikonloppu", "weekend", "helgen"} and not every
        return Days(_GROUPS[sense], "once" if once else "repeated", part), at + 1 + dotted
    if not every:
        return None
    if sense == "day":
        return Days(_ALL, "repeated"), at + 1
    part = part_of_day(text)
    if part is not None and sense is None and weekday(text) is None:
        return Days(_ALL, "repeated", part), at + 1
    return None


def _habit(habits: list[Habit]) -> Habit:
    if "repeated" in habits:
        return "repeated"
    return "once" if set(habits) == {"once"} else "plain"


def _merged(found: list[Days], *, every: bool) -> Days:
    strong = [one for one in found if not one.weak]
    found = strong or found
    days = tuple(sorted({day for one in found for day in one.days}))
    part: Part | None = next((one.part for one in found if one.part), None)
    habit = "repeated" if every else _habit([one.habit for one in found])
    return Days(days if len(found) > 1 else found[0].days, habit, part, not strong)


def read_monthly(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "kuukauden toinen keskiviikko", "joka kuun viimeinen su", "1. ja 3. ti"."""
    place = at + (cursor.sense(at) == "every")
    named = cursor.sense(place) == "month"
    place += named
    place += named and cursor.mark(place, ":")
    ordinals, place = _ordinals(cursor, place)
    if not ordinals:
        return None
    day = _word(cursor, place)
    if day is None:
        return _unfit(place, named=named)
    if _begins_date(cursor, place) and not named:
        return None
    picks = tuple((nth, day.day) for nth in ordinals)
    after = place + 1
    while cursor[after].text in {"in", "i", "of", "every", "each", "the", "varje", "joka", "a"} and (
        cursor.sense(after + 1) in {"month", "every"} or cursor[after + 1].text in {"the", "each"}
    ):
        after += 1
    return [Monthly(picks)], after + (cursor.sense(after) == "month")


def _ordinals(cursor: Cursor, at: int) -> tuple[list[int], int]:
    found: list[int] = []
    place = at
    while len(found) < 6:
        nth, after = _ordinal(cursor, place)
        if nth is None:
            break
        found.append(nth)
        place = after
        step = cursor.joins(place)
        if not step or _ordinal(cursor, place + step)[0] is None:
            break
        place += step
    return found, place


def _ordinal(cursor: Cursor, at: int) -> tuple[int | None, int]:
    number = cursor.number(at)
    if 1 <= number <= 31:
        dot = cursor.mark(at + 1, ".") and cursor.glued(at + 1)
        ending = cursor[at + 1].text in {"st", "nd", "rd", "th"} or cursor[at + 1].text == ":"
        if ending and cursor.mark(at + 1, ":"):
            return number, at + 3
        return (number, at + 2) if dot or ending else (None, at)
    if cursor[at].text in {"the", "den"} and ordinal(cursor[at + 1].text) is not None:
        return ordinal(cursor[at + 1].text), at + 2
    return (ordinal(cursor[at].text), at + 1) if cursor[at].kind == "word" else (None, at)


def _unfit(at: int, *, named: bool) -> tuple[list[Item], int] | None:
    """As in "kuukauden 15. päivä" and "kuun ensimmäinen arkipäivä" have no rule of their own."""
    if not named:
        return None
    return [
        Hazard("hard", "Only weekdays of the month can be kept, such as the second Tuesday: write the dates.")
    ], at

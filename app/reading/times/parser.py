"""From tokens to items: at each place the first reader that knows what stands there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from app.reading.times.clocks import read_clock
from app.reading.times.cursor import Cursor
from app.reading.times.dates import read_dates
from app.reading.times.days import read_days, read_monthly
from app.reading.times.hours import ClockContext
from app.reading.times.items import (
    Bound,
    Break,
    Clock,
    Dated,
    Days,
    Hazard,
    Item,
    Marker,
    Monthly,
    Negation,
    PartOfDay,
    Rhythm,
    Span,
    Word,
)
from app.reading.times.lexer import tokenize
from app.reading.times.periods import read_period
from app.reading.times.rhythms import read_rhythm
from app.reading.times.words import part_of_day, weekday

Reading = tuple[list[Item], int] | None
Reader = Callable[[Cursor, int], Reading]

_MARKERS = set("deadline by doors moved otherwise others or holidays eves subject season".split())
_NEGATIONS = {"not", "except", "closed", "cancelled", "break"}
_LEVELS = {
    "hard": "The hour depends on the sun or the light: write it as a clock time.",
    "open": "The times are not told yet, or are agreed case by case.",
    "maybe": "It is not sure that these times hold.",
    "doubt": "The times usually hold.",
}
_FREE = {"vapaa", "vapaapäivä", "lepo", "lepopäivä", "off", "ledigt"}
_COSTS = ("maks", "pääsymaks", "osallistumismaks", "ilmoittaut", "ennakkoilm", "ikäraj", "anmäl", "regist")
_SEASONS = ("kevä", "syksy", "syys", "kesä", "talv")
_DAY_SENSES = {"workdays", "weekend", "daily", "every"}
_NEAR = 20  # items looked back at
_BEFORE_BARE = (Days, Dated, Span, Monthly, Rhythm, Bound, PartOfDay)


def parse(text: str, today: date) -> list[Item]:
    """The items of the text in order."""
    cursor = Cursor(tokenize(text), today)
    items: list[Item] = []
    at = 0
    while at < len(cursor.tokens):
        found, after = _read(cursor, at, items)
        items.extend(found)
        at = max(after, at + 1)
    return items


def _read(cursor: Cursor, at: int, items: list[Item]) -> tuple[list[Item], int]:
    kind = cursor[at].kind
    for reader in _READERS.get(kind, ()):
        found = reader(cursor, at)
        if found is not None:
            return _with_stop(cursor, *found)
    found = None
    if kind in {"word", "num"}:
        found = read_clock(cursor, at, _context(cursor, at, items))
    if found is None and kind == "word":
        found = _word(cursor, at)
    if found is None and kind == "num":
        found = _left_over(cursor, at, items)
    if found is None and kind in {"mark", "line"}:
        found = _mark(cursor, at, items)
    return found or ([], at + 1)


def _with_stop(cursor: Cursor, found: list[Item], after: int) -> tuple[list[Item], int]:
    """As in "13.12. Syyslomalla": the full stop of a date before a capital ends the sentence."""
    last, following = found[-1] if found else None, cursor[after]
    ends = cursor.mark(after - 1, ".") and following.gap and following.capital
    if ends and isinstance(last, Dated | Span):
        return [*found[:-1], replace(last, stop=True)], after
    return found, after


def _context(cursor: Cursor, at: int, items: list[Item]) -> ClockContext:
    """Whether a bare number may be an hour: beside a day, or joined to another hour."""
    part = next(
        (item.part for item in reversed(items[-6:]) if isinstance(item, Days | PartOfDay) and item.part), None
    )
    items = [item for item in items[-_NEAR:] if not (isinstance(item, Marker) and item.kind == "close")]
    last = items[-1] if items else None
    joined = isinstance(last, Break) and not last.hard and len(items) > 1
    before = items[-2] if joined else last
    kind = last.kind if isinstance(last, Marker) else ""
    either = kind == "or" and len(items) > 1 and isinstance(items[-2], Clock)
    bare = isinstance(before, Clock) or kind in {"holidays", "eves", "otherwise", "others"} or either
    bare = bare or (isinstance(before, _BEFORE_BARE) and not joined)
    pause = isinstance(last, Negation) and any(isinstance(item, Clock) for item in items)
    bare = bare or pause or _days_behind(cursor, at)
    apart = isinstance(last, Word) or (joined and isinstance(before, Days | Dated | Span | Monthly))
    loose = not bare and apart and _day_without_hour(items) and not _hour_ahead(cursor, at)
    return ClockContext(bare or loose, part, loose)


def _day_without_hour(items: list[Item]) -> bool:
    """The clause so far tells a day and no hour."""
    for item in reversed(items):
        if isinstance(item, Days | Dated | Monthly) or (isinstance(item, Marker) and item.kind == "others"):
            return True
        if not isinstance(item, Word | PartOfDay | Break) or (isinstance(item, Break) and item.hard):
            return False
    return False


def _days_behind(cursor: Cursor, at: int) -> bool:
    """As in "8-16 arkisin": a pair of numbers with days right after it, and no other hour."""
    pair = cursor.mark(at + 1, "-") and cursor[at + 2].kind == "num" and cursor[at - 1].kind != "num"
    days = weekday(cursor[at + 3].text) is not None or cursor.sense(at + 3) in _DAY_SENSES
    hours = 6 <= cursor.number(at) < cursor.number(at + 2) <= 24
    return pair and days and hours and not _hour_ahead(cursor, at)


def _hour_ahead(cursor: Cursor, at: int) -> bool:
    """Further on in the clause stands an hour that can't be anything else."""
    place = at
    while cursor[place].kind not in {"end", "line"} and not cursor.mark(place, ",;"):
        pair = cursor.mark(place, ".:") and cursor.glued(place) and len(cursor[place + 1].text) == 2
        if cursor.sense(place) == "klo" or (
            pair and cursor[place + 1].kind == "num" and cursor.number(place - 1) >= 0
        ):
            return True
        place += 1
    return False


def _around_the_clock(cursor: Cursor, at: int) -> Reading:
    """As in "24/7", "24 h", "ympäri vuorokauden", "aina auki"."""
    every_day = Days((0, 1, 2, 3, 4, 5, 6), "repeated")
    clock = Clock(time(0), time(0))
    if cursor.number(at) == 24 and cursor.mark(at + 1, "/") and cursor.number(at + 2) == 7:
        return [every_day, clock], at + 3
    if cursor.number(at) == 24 and cursor[at + 1].text in {"h", "t", "tuntia"}:
        return [clock], at + 2
    if "ympäri" in {cursor[at].text, cursor[at + 1].text} and "around_the_clock" in {
        cursor.sense(at),
        cursor.sense(at + 1),
    }:
        return [clock], at + 2
    if cursor[at].text in {"aina", "always"} and cursor[at + 1].text in {"auki", "avoinna", "avoin", "open"}:
        return [every_day, clock], at + 2
    return None


def _word(cursor: Cursor, at: int) -> Reading:
    token = cursor[at]
    sense = cursor.sense(at)
    if token.text.startswith(_SEASONS) and any(
        2000 <= cursor.number(place) <= 2100 for place in (at - 1, at + 1)
    ):
        return [Hazard("doubt", "The season has no dates.")], at + 1
    found: Item
    if sense in _MARKERS:
        found = Marker(sense)  # type: ignore[arg-type]  # the names are the same by the line above
    elif sense == "break" and (
        cursor.sense(at + 1) == "after" or cursor[at + 1].text.startswith(("kahv", "tarjo", "mehu"))
    ):
        return [Word(token.text)], at + 2  # "joulutauon jälkeen"
    elif sense == "not" and cursor[at + 1].text.startswith(_COSTS):
        return [Word(token.text, token.capital)], at + 2  # "ei maksa mitään"
    elif sense in _NEGATIONS:
        found = Negation(sense)  # type: ignore[arg-type]  # as above
    elif sense in _LEVELS:
        found = Hazard(sense, _LEVELS[sense])  # type: ignore[arg-type]  # as above
    elif sense == "and":
        found = Break(joins=True)
    elif token.text in _FREE and weekday(cursor[at - 1].text) and cursor[at + 1].kind != "word":
        found = Negation("closed")
    else:
        part = part_of_day(token.text)
        found = PartOfDay(part, token.text.endswith("sin")) if part else Word(token.text, token.capital)
    dotted = cursor.mark(at + 1, ".") and cursor.glued(at + 1) and len(token.text) <= 4
    return [found], at + 1 + dotted


def _left_over(cursor: Cursor, at: int, items: list[Item]) -> Reading:
    """A small number right beside a time that no reader took may belong to it."""
    token, last = cursor[at], items[-1] if items else None
    pair = cursor.mark(at + 1, "-") and cursor[at + 2].kind == "num"
    unit = at + 3 if pair else at + 1
    unit += cursor.mark(unit, "-") and cursor.counts_other(unit)
    if cursor.counts_other(unit) and cursor[unit].kind == "word":
        return [], unit + 1 + (cursor.mark(unit + 1, ".") and cursor.glued(unit + 1))
    dotted = cursor.mark(at + 1, ".") and cursor.glued(at + 1)
    if token.kind != "num" or len(token.text) > 2 or not isinstance(last, (*_BEFORE_BARE, Clock)):
        return None
    if (
        cursor.counts_other(at + 1)
        or cursor.counts_other(at + 2)
        or (cursor[at + 1].kind == "word" and not dotted)
    ):
        return None
    return [Hazard("doubt", "A number beside a time could not be read.")], at + 1


def _stands_for_nothing(cursor: Cursor, at: int) -> bool:
    """As in "Ma: -, Ti: 10-12"."""
    day = at - 1 - cursor.mark(at - 1, ":")
    closes = cursor[at + 1].kind in {"line", "end"} or cursor.mark(at + 1, ",;")
    return closes and cursor[day].kind == "word" and weekday(cursor[day].text) is not None


def _mark(cursor: Cursor, at: int, items: list[Item]) -> Reading:
    token = cursor[at]
    if token.kind not in {"line", "mark"}:
        return None
    if token.kind == "line" or token.text in {";", "!", "?"}:
        asked = token.text == "?" and bool(items) and isinstance(items[-1], (*_BEFORE_BARE, Clock))
        doubt: list[Item] = [Hazard("doubt", _LEVELS["doubt"])] if asked else []
        return [*doubt, Break(hard=True, column=token.text == ";")], at + 1
    if token.text == "-" and _stands_for_nothing(cursor, at):
        return [Negation("closed")], at + 1
    if token.text == ".":
        ends = cursor[at + 1].gap or cursor[at + 1].kind in {"end", "line"}
        return [Break(hard=True)] if ends else [], at + 1
    if token.text in {",", "/", "&", "+"}:
        between = token.text == "/" and cursor[at + 1].kind == "iso"
        return [Marker("dash") if between else Break(joins=token.text != ",")], at + 1
    kinds: dict[str, list[Item]] = {"-": [Marker("dash")], ")": [Marker("close")]}
    return kinds.get(token.text, []), at + 1


_READERS: dict[str, tuple[Reader, ...]] = {
    "word": (_around_the_clock, read_rhythm, read_monthly, read_dates, read_period, read_days),
    "num": (_around_the_clock, read_rhythm, read_monthly, read_dates),
    "iso": (read_dates,),
    "mark": (read_dates,),
}

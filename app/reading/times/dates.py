"""Days and periods in a row: "5.-7.12.", "6., 13. ja 20.11.", "pe 4.12.-su 6.12.", and bounds of seasons."""

from dataclasses import replace

from app.reading.times import almanac
from app.reading.times.almanac import Point
from app.reading.times.cursor import Cursor
from app.reading.times.day_of_year import Mention, read_mention
from app.reading.times.items import Bound, Dated, Hazard, Item, Span

_MOST = 60  # days in one row
_MOST_WAITING = 8  # of them before the month that they wait for
_FIRST = {"ensimmäinen", "eka", "ensimmäisen", "ensimmäiset", "first", "första"}
_LAST = {"viimeinen", "vika", "viimeiset", "last", "sista"}
_EDGES = {
    "ensimmäinen",
    "ensimmäiset",
    "viimeinen",
    "viimeiset",
    "eka",
    "vika",
    "first",
    "last",
    "första",
    "sista",
}
_MEETINGS = (
    *("kert", "kerr", "kokoont", "tapaam", "treen", "harjoit", "harkat", "tunti", "tunnit", "ilta", "vuoro"),
    "time",
    *("class", "session", "meeting", "lesson", "practice", "gång", "träff", "lektion", "tillfäll", "övning"),
)
_AGAIN = ("jatk", "palaa", "fortsätt", "resum", "continu")
_BESIDE = {"on", "taas", "jälleen", "uudelleen", "the", "kurssi", "kausi", "den", "ensi"}


def read_dates(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """The days and periods that begin here, with the place after them."""
    if cursor.mark(at, "-"):
        return _open_end(cursor, at)
    led = _led_bound(cursor, at)
    if led is not None:
        return led
    row = _row(cursor, at)
    if not row:
        return None
    wrong = next((one.wrong for one, _ in row if one.wrong), None)
    after = row[-1][0].after
    if wrong is not None:
        return [Hazard("hard", wrong)], after
    return _bounded(cursor, _paired(_with_years(_with_months(row))), after)


def _open_end(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "-31.5.": until then. A dash that begins a line is a bullet."""
    found = (
        read_mention(cursor, at + 1)
        if cursor.glued(at + 1) and cursor[at - 1].kind not in {"line", "end"}
        else None
    )
    if found is None or found.point is None or cursor[at + 1].kind != "num":
        return None
    return [Bound("end", Dated(found.point, found.claim, found.sure))], found.after


def _led_bound(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "alkaen 8.1.", "päättyy 31.5.", "ensimmäinen kerta ti 12.1."."""
    led = _lead(cursor, at)
    if led is None:
        return None
    edge, place = led
    if cursor[place - 1].text.startswith(_MEETINGS):
        place = _past_words(cursor, place)
    while cursor.mark(place, ".:") or cursor[place].text in _BESIDE:
        place += 1
    row = _row(cursor, place)
    if not row or row[0][1] == "-" or any(one.wrong for one, _ in row):
        return None
    first = row[0][0]
    if first.point is None:
        return None
    loose = edge == "start" and cursor[at].text not in {
        "alkaen",
        "alk",
        "lähtien",
        "from",
        "från",
        "since",
        "starting",
    }
    again = edge == "start" and cursor[at].text.startswith(_AGAIN)
    bound = Bound(
        "start" if edge == "start" else "end", Dated(first.point, first.claim, first.sure), loose, again
    )
    return [bound], first.after


def _past_words(cursor: Cursor, at: int) -> int:
    """As in "viimeinen kerta ennen joulua 15.12."."""
    for place in range(at, at + 4):
        if read_mention(cursor, place) is not None:
            return place
        if cursor[place].kind != "word":
            break
    return at


def _lead(cursor: Cursor, at: int) -> tuple[str, int] | None:
    sense, text = cursor.sense(at), cursor[at].text
    if sense in {"start", "end"}:
        return sense, at + 1
    if sense == "till" and text in {"till", "until", "t.o.m"}:
        return "end", at + 1
    numbered = cursor.number(at) == 1 and cursor.mark(at + 1, ".")
    first = numbered or text in _FIRST
    place = at + 1 + numbered
    if (first or text in _LAST) and cursor[place].text.startswith(_MEETINGS):
        return "start" if first else "end", place + 1
    if text in _EDGES and _dotted_day(cursor, at + 1):
        return "start" if first else "end", at + 1
    if (
        first
        and cursor[place].kind == "word"
        and _dotted_day(cursor, place + 1)
        and _last_ahead(cursor, place)
    ):
        return "start", place + 1
    return None


def _last_ahead(cursor: Cursor, at: int) -> bool:
    """As in "ensimmäinen tori 1.7. ja viimeinen 29.7.": the last is told soon after the first."""
    return any(cursor[place].text in _LAST for place in range(at + 1, at + 14))


def _dotted_day(cursor: Cursor, at: int) -> bool:
    """As in "28.4.": a day told by its numbers."""
    mention = read_mention(cursor, at)
    return cursor[at].kind == "num" and mention is not None and mention.point is not None


def _row(cursor: Cursor, at: int) -> list[tuple[Mention, str]]:
    """Mentions with the join after each ("," or "-" or ""); those that never get a month are left out."""
    found: list[tuple[Mention, str]] = []
    place = at
    waiting = 0
    while len(found) < _MOST and waiting < _MOST_WAITING:
        mention = read_mention(cursor, place)
        if mention is None:
            break
        waiting = 0 if mention.point else waiting + 1
        dash = cursor.mark(mention.after, "-")
        step = 1 if dash else cursor.joins(mention.after)
        if dash and _is_separator(cursor, mention.after):
            step = 0
        found.append((mention, ("-" if dash else ",") if step else ""))
        if not step:
            break
        place = mention.after + step
    led = bool(found) and found[0][0].leads
    while found and found[-1][0].point is None and not found[-1][0].wrong and not led:
        found.pop()
    if found:
        found[-1] = (found[-1][0], "")
    return found


def _is_separator(cursor: Cursor, at: int) -> bool:
    """A dash with spaces around it before something that is no day."""
    return read_mention(cursor, at + 1) is None


def _with_months(row: list[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """As in "6." gets the month and year of the next day that has them."""
    filled: list[tuple[Mention, str]] = []
    source: Point | None = None
    for mention, join in reversed(row):
        if mention.point is not None:
            source = mention.point
            filled.append((mention, join))
        else:
            source = source or row[0][0].point or almanac.fixed(1, 1)
            filled.append((replace(mention, point=_same_month(mention.day, source)), join))
    return filled[::-1]


def _same_month(day: int, source: Point) -> Point:
    known = source.within(source.year or 2024)
    return almanac.fixed(day, known.month if known else 1, source.year)


def _with_years(row: list[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """In a row, a year written once holds for the rest, New Year between them counted."""
    points = [mention.point for mention, _ in row if mention.point is not None]
    for at in range(len(points) - 2, -1, -1):
        points[at] = _beside(points[at], points[at + 1], almanac.last_by)
    for at in range(1, len(points)):
        points[at] = _beside(points[at], points[at - 1], almanac.first_from)
    return [(replace(mention, point=point), join) for (mention, join), point in zip(row, points, strict=True)]


def _beside(point: Point, known: Point, near: almanac.Near) -> Point:
    if point.year is not None or known.year is None:
        return point
    anchor = known.within(known.year)
    day = None if anchor is None else near(point, anchor)
    return point if day is None else almanac.on(day)


def _paired(row: list[tuple[Mention, str]]) -> list[Item]:
    items: list[Item] = []
    at = 0
    while at < len(row):
        mention, join = row[at]
        dated = _dated(mention)
        if join == "-":
            last = _dated(row[at + 1][0])
            claims = (dated.claim, last.claim)
            sure = dated.sure and last.sure
            items.append(Span(dated.point, last.point, claims, sure, joined=at > 0))
        else:
            items.append(replace(dated, joined=at > 0))
        at += 2 if join == "-" else 1
    return items


def _dated(mention: Mention) -> Dated:
    if mention.point is None:
        raise AssertionError("a day without its month")
    return Dated(mention.point, mention.claim, mention.sure)


def _bounded(cursor: Cursor, items: list[Item], after: int) -> tuple[list[Item], int]:
    """As in "8.1. alkaen", "31.5. asti", "8.1.-" with nothing behind the dash."""
    last = items[-1]
    if not isinstance(last, Dated):
        return items, after + (cursor.sense(after) == "till")
    sense = cursor.sense(after)
    if sense == "start" and cursor[after].text in {"alkaen", "alk", "lähtien", "alkava"}:
        return [*items[:-1], Bound("start", last)], after + 1
    if sense == "till" and cursor[after].text in {"asti", "saakka"}:
        return [*items[:-1], Bound("end", last)], after + 1
    open_dash = (
        cursor.mark(after, "-") and cursor.glued(after) and cursor[after + 1].kind not in {"num", "iso"}
    )
    return ([*items[:-1], Bound("start", last)], after + 1) if open_dash else (items, after)

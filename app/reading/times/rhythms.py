"""How often: even and odd weeks, every nth week, how many times in all, how long one time lasts."""

from app.reading.times.cursor import Cursor
from app.reading.times.items import Count, Days, Duration, Hazard, Item, Rhythm
from app.reading.times.words import ordinal, weekday

_NUMERALS = {"kahden": 2, "kolmen": 3, "neljän": 4, "two": 2, "three": 3, "four": 4, "toisen": 2}
_SPOKEN_HOURS = {
    "puoli": 30,
    "puolitoista": 90,
    "kaksi": 120,
    "kolme": 180,
    "kahden": 120,
    "kolmen": 180,
    "puolentoista": 90,
}
_COUNTS = dict(
    zip("kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen".split(), range(3, 11), strict=True)
)
_LASTING = ("kesto", "kestä", "lasts", "lasting", "duration", "varar", "pituus", "längd")
_BESIDE = {"on", "yhteensä", "is", "är", "pituus"}
_HOURS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "en": 1,
    "yhden": 1,
    "two": 2,
    "två": 2,
    "kaksi": 2,
    "kahden": 2,
    "three": 3,
    "tre": 3,
    "kolme": 3,
    "kolmen": 3,
    "four": 4,
    "fyra": 4,
    "neljä": 4,
    "neljän": 4,
}
_LONGEST = 360  # minutes of one time; more is the length of a course
_TIMES = {"kerran": 1, "kahdesti": 2, "kolmesti": 3, "once": 1, "twice": 2}
NO_PHASE = "It is not told in which weeks of the month: write the dates or, for example, the second Tuesday."
_NO_RULE = "This rhythm can't be kept as weeks: write the dates."


def read_rhythm(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """The rhythm that begins here, with the place after it."""
    return _parity(cursor, at) or _interval(cursor, at) or _times(cursor, at) or _duration(cursor, at)


def _parity(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    sense = cursor.sense(at)
    if sense not in {"even", "odd"}:
        return None
    after = at + 1
    after += cursor.mark(after, ".") and cursor.glued(after)
    if cursor.sense(after) in {"day", "month"} or cursor.sense(at - 1) == "month":
        return [Hazard("hard", _NO_RULE)], after + 1
    if cursor.sense(after) == "week":
        after += 1 + (cursor.mark(after + 1, ".") and cursor.glued(after + 1))
    return [Rhythm(weeks="even" if sense == "even" else "odd")], after


def _interval(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    sense = cursor.sense(at)
    if sense in {"alternate", "weekly"}:
        return [Rhythm(2, alternate=True) if sense == "alternate" else Rhythm()], at + 1
    if sense == "other":
        return _applied(cursor, at + 1, 2)
    if sense == "every" or cursor[at].text == "var":
        return _every(cursor, at)
    return _between_weeks(cursor, at)


def _every(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "joka viikko", "joka toinen viikko", "every two weeks", "joka toinen ti"."""
    if cursor.sense(at + 1) == "week":
        return [Rhythm(1)], at + 2
    nth, after = _nth(cursor, at + 1)
    if nth is None:
        return None
    if cursor.sense(after) == "week" and cursor.number(at + 1) > 1 and cursor[at].text == "every":
        return [Rhythm(nth)], after + 1
    return _applied(cursor, after, nth)


def _nth(cursor: Cursor, at: int) -> tuple[int | None, int]:
    number = cursor.number(at)
    if 1 < number < 9:
        return number, at + 1 + (cursor.mark(at + 1, ".") or cursor[at + 1].text in {"nd", "rd", "th"})
    if cursor[at].text == "other":
        return 2, at + 1
    nth = _NUMERALS.get(cursor[at].text) or ordinal(cursor[at].text)
    return (nth, at + 1) if nth is not None and nth > 1 else (None, at)


def _applied(cursor: Cursor, at: int, nth: int) -> tuple[list[Item], int] | None:
    """As in "joka toinen" with what it counts."""
    sense = cursor.sense(at)
    if sense == "week":
        return [Rhythm(nth)], at + 1
    if sense == "weekend":
        return [Rhythm(nth), Days((5, 6), "repeated")], at + 1
    word = weekday(cursor[at].text)
    if word is not None:
        return [Rhythm(nth, sure=nth == 2), Days((word.day,), "repeated", word.part)], at + 1
    return [Hazard("hard", _NO_RULE)], at


def _between_weeks(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "kahden viikon välein", "2 vk välein"."""
    count = _NUMERALS.get(cursor[at].text) or cursor.number(at)
    if not cursor[at + 2].text.startswith("väle"):
        return None
    if cursor.sense(at + 1) == "week" and 1 <= count < 9:
        return [Rhythm(count)], at + 3
    return ([Hazard("hard", _NO_RULE)], at + 3) if cursor.sense(at + 1) in {"day", "month"} else None


def _times(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "10 kertaa", "2 x viikossa", "kerran kuussa"."""
    count, after = _TIMES.get(cursor[at].text, 0), at + 1
    if not count:
        spoken = 2 if cursor[at].text == "kaksi" else _COUNTS.get(cursor[at].text, 0)
        count, worded = (spoken, True) if spoken else (cursor.number(at), False)
        unit = cursor[at + 1].text
        counted = unit in {"x", "krt", "krtaa", "times", "gånger"} or unit.startswith(
            ("kert", "kerr", "kokoont", "tapaam")
        )
        if count < 1 or not counted or (worded and not unit.startswith("kert")):
            return None
        after = at + 2
    while cursor.mark(after, "/.") or cursor[after].text in {"a", "per"}:
        after += 1
    if cursor.sense(after) == "month":
        return [Hazard("phase", NO_PHASE)], after + 1
    if cursor.sense(after) == "week" or cursor[after].text == "viikossa":
        return [], after + 1
    if cursor[after].text in {"vuodessa", "lukukaudessa", "kaudessa"}:
        return [Hazard("hard", NO_PHASE)], after + 1
    return ([Count(count)], after) if count < 400 and cursor[at].text not in _TIMES else None


def _duration(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "45 min", "1,5 h", "kesto noin tunti", "lasts an hour and a half"; a whole course's is none."""
    place, about = at + 1, False
    if not cursor[at].text.startswith(_LASTING):
        return _length(cursor, at)
    while cursor.sense(place) == "about" or cursor.mark(place, ".:") or cursor[place].text in _BESIDE:
        about = about or cursor.sense(place) == "about"
        place += 1
    found = _length(cursor, place) or _whole_hours(cursor, place)
    if found is None or not isinstance(found[0][0], Duration):
        return None
    minutes = found[0][0].minutes
    if minutes > _LONGEST:
        return [Hazard("doubt", "It lasts long for one time.")], found[1]
    interval = any(cursor[found[1] + more].text.startswith("väliai") for more in range(3))
    return [Duration(minutes, named=True, about=about or interval)], found[1]


def _whole_hours(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "tunnin", "an hour and a half", "en timme"."""
    hours, place = _HOURS.get(cursor[at].text, 1), at + (cursor[at].text in _HOURS)
    if not cursor[place].text.startswith(("tunti", "tunni", "hour", "timm")):
        return None
    half = [cursor[place + more].text for more in range(1, 4)]
    if half == ["and", "a", "half"]:
        return [Duration(hours * 60 + 30)], place + 4
    return [Duration(hours * 60)], place + 1


def _length(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    """As in "45 min", "1,5 h", "2 tuntia", "kaksi tuntia"."""
    if cursor[at].kind == "word":
        return _spoken_duration(cursor, at)
    whole, after = cursor.number(at), at + 1
    if whole < 0 or len(cursor[at].text) > 3 or (cursor.mark(at - 1, ".:-") and cursor.glued(at)):
        return None
    part = 0.0
    if (
        cursor.mark(after, ",.")
        and cursor.glued(after)
        and cursor[after + 1].kind == "num"
        and cursor.glued(after + 1)
    ):
        part = float("0." + cursor[after + 1].text[:4])
        after += 2
    unit = cursor[after].text
    if unit.startswith("minuut") or unit in {"min", "mins", "minutes"}:
        return [Duration(whole)], after + 1 + cursor.mark(after + 1, ".")
    if unit == "h" and cursor.number(after + 1) > 0 and cursor[after + 2].text == "min":
        return [Duration(whole * 60 + cursor.number(after + 1))], after + 3
    if unit.startswith(("tunti", "tunni")) or unit in {"h", "t", "tim", "hours", "hour"}:
        return [Duration(round((whole + part) * 60))], after + 1
    return None


def _spoken_duration(cursor: Cursor, at: int) -> tuple[list[Item], int] | None:
    spoken = _SPOKEN_HOURS.get(cursor[at].text)
    length = cursor[at + 1].text.startswith("tun") and cursor[at + 2].text not in {"välein", "ennen"}
    if spoken is not None and length:
        return [Duration(spoken)], at + 2
    return None

"""Times: from what was typed to schedules."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.catalogue.schedule import DateRange, Schedule
from app.catalogue.times.recurrence import starts
from app.catalogue.times.recurrence_rule import read_rule
from app.core.clock import LOCAL_ZONE
from app.submissions.form.dates import minutes_between, read_clock, read_day, read_hours, read_pause
from app.submissions.form.fields import NTHS, OPEN_FIELDS, WEEKDAYS, Typed
from app.web.words import N_

NO_DAY = N_("Emme ymmärtäneet päivää. Kirjoita se näin: 3.12.2026")
NO_CLOCK = N_("Emme ymmärtäneet kellonaikaa. Kirjoita se näin: 17.30")
NO_HOURS = N_("Emme ymmärtäneet aukioloa. Kirjoita se näin: 10–16")
NO_LINE = N_("Kirjoita jokainen päivä omalle rivilleen, näin: 3.12. klo 17–19")
NO_WEEKDAY = N_("Valitse ainakin yksi viikonpäivä.")
NO_NTH = N_("Valitse, monesko kuussa tämä on.")
NO_PAUSE = N_("Kirjoita jokainen tauko omalle rivilleen, näin: 24.12.–6.1.")
NO_FIRST = N_("Kirjoita, milloin on ensimmäinen kerta.")
NO_OPEN = N_("Kirjoita aukiolo ainakin yhdelle päivälle.")
ENDS_FIRST = N_("Viimeinen päivä on ennen ensimmäistä. Tarkista päivät.")
TOO_LONG_AGO = N_("Tämä päivä on jo mennyt. Tarkista päivä.")
MOST_LINES = 60
A_WEEK = 7
A_YEAR = timedelta(days=366)
ALL_DAY = 1440
CODES = tuple(WEEKDAYS.values())


class TimesError(ValueError):
    """A field that does not tell a time; `field` names it. The message is for `gettext`."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, on which day, and in which language its texts are."""

    typed: Typed
    today: date
    lang: str

    def text(self, name: str) -> str:
        """What is in a field."""
        return self.typed.get(name, "").strip()

    def day(self, name: str) -> date | None:
        """The day in a field; None: it is empty. Raises TimesError."""
        if not self.text(name):
            return None
        day = read_day(self.text(name), self.today)
        if day is None:
            raise TimesError(name, NO_DAY)
        return day

    def clock(self, name: str) -> time | None:
        """The hour in a field; None: it is empty. Raises TimesError."""
        if not self.text(name):
            return None
        clock = read_clock(self.text(name))
        if clock is None:
            raise TimesError(name, NO_CLOCK)
        return clock

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a field that say something."""
        return tuple(line.strip() for line in self.text(name).splitlines() if line.strip())

    @property
    def pauses(self) -> tuple[DateRange, ...]:
        """The days without a meeting. Raises TimesError."""
        found = [read_pause(line, self.today) for line in self.lines("tauot")]
        if None in found or len(found) > MOST_LINES:
            raise TimesError("tauot", NO_PAUSE)
        return tuple(DateRange(start=one[0], end=one[1]) for one in found if one)

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The weekdays that were ticked, as rules name them."""
        return tuple(code for name, code in WEEKDAYS.items() if self.text(name))


def read_schedules(asked: Asked) -> tuple[Schedule, ...]:
    """Read the times that were typed. Raises TimesError."""
    read = READERS.get(asked.text("aika"))
    return tuple(read(asked)) if read else ()


def _once(asked: Asked) -> Iterator[Schedule]:
    day = asked.day("paiva")
    if day is None:
        raise TimesError("paiva", NO_DAY)
    yield _at(day, asked.clock("alkaa"), asked.clock("paattyy"))


def _weekly(asked: Asked) -> Iterator[Schedule]:
    if not asked.weekdays:
        raise TimesError("ma", NO_WEEKDAY)
    yield _series(asked, f"FREQ=WEEKLY;BYDAY={','.join(asked.weekdays)}", asked.weekdays)


def _every_other(asked: Asked) -> Iterator[Schedule]:
    first = asked.day("alkaen")
    if first is None:
        raise TimesError("alkaen", NO_FIRST)
    weekdays = asked.weekdays or (CODES[first.weekday()],)
    yield _series(asked, f"FREQ=WEEKLY;INTERVAL=2;BYDAY={','.join(weekdays)}", weekdays)


def _monthly(asked: Asked) -> Iterator[Schedule]:
    nths = [nth for name, nth in NTHS.items() if asked.text(name)]
    if not nths:
        raise TimesError(next(iter(NTHS)), NO_NTH)
    if not asked.weekdays:
        raise TimesError("ma", NO_WEEKDAY)
    days = sorted((nth, CODES.index(day)) for nth in nths for day in asked.weekdays)
    rule = f"FREQ=MONTHLY;BYDAY={','.join(f'{nth}{CODES[day]}' for nth, day in days)}"
    series = _series(asked, rule, asked.weekdays)
    assert series.start is not None
    begin = datetime.combine(series.valid_from or asked.today, series.start.time())
    first = next(starts(read_rule(rule), begin, begin, begin + A_YEAR, LOCAL_ZONE))
    yield series.model_copy(update={"start": first})


def _series(asked: Asked, rule: str, weekdays: tuple[str, ...]) -> Schedule:
    start, end = asked.clock("alkaa"), asked.clock("paattyy")
    if start is None:
        raise TimesError("alkaa", NO_CLOCK)
    first, last = asked.day("alkaen"), asked.day("asti")
    if last and last < (first or asked.today):
        raise TimesError("asti", ENDS_FIRST if first else TOO_LONG_AGO)
    day = _next(first or asked.today, weekdays)
    told = {"rrule": rule, "valid_from": first, "valid_until": last, "breaks": asked.pauses}
    return _at(day, start, end).model_copy(update=told)


def _dates(asked: Asked) -> Iterator[Schedule]:
    lines = asked.lines("paivat")
    if not lines or len(lines) > MOST_LINES:
        raise TimesError("paivat", NO_LINE)
    for line in lines:
        yield _line(line, asked.today)


def _line(line: str, today: date) -> Schedule:
    """Read a day, and hours where there are some: the day is as much of the start as makes a day."""
    words = line.replace(",", " ").split()
    for count in range(len(words), 0, -1):
        day = read_day(" ".join(words[:count]), today)
        hours = _rest(" ".join(words[count:]))
        if day is not None and hours is not None:
            return _at(day, *hours)
    raise TimesError("paivat", NO_LINE)


def _rest(text: str) -> tuple[time | None, time | None] | None:
    return read_hours(text) if text else (None, None)


def _open(asked: Asked) -> Iterator[Schedule]:
    days: dict[tuple[time, time | None], list[str]] = {}
    for name, code in OPEN_FIELDS.items():
        for part in filter(None, map(str.strip, asked.text(name).split(","))):
            hours = read_hours(part)
            if hours is None or hours[1] is None:
                raise TimesError(name, NO_HOURS)
            days.setdefault(hours, []).append(code)
    if not days:
        raise TimesError(next(iter(OPEN_FIELDS)), NO_OPEN)
    for (start, end), codes in days.items():
        rule = f"FREQ=WEEKLY;BYDAY={','.join(codes)}"
        once = _at(_next(asked.today, tuple(codes)), start, end)
        yield once.model_copy(update={"kind": "opening_hours", "rrule": rule, "breaks": asked.pauses})


def _no_fixed(asked: Asked) -> Iterator[Schedule]:
    if note := asked.text("aika_sanoin"):
        yield Schedule(note={asked.lang: note})


READERS: Mapping[str, Callable[[Asked], Iterator[Schedule]]] = {
    "kerran": _once,
    "viikoittain": _weekly,
    "joka_toinen": _every_other,
    "kuukausittain": _monthly,
    "paivat": _dates,
    "auki": _open,
    "ei_aikaa": _no_fixed,
}


def _at(day: date, start: time | None, end: time | None) -> Schedule:
    if start is None:
        return Schedule(start=datetime.combine(day, time()), duration_minutes=ALL_DAY, all_day=True)
    return Schedule(start=datetime.combine(day, start), duration_minutes=minutes_between(start, end))


def _next(day: date, weekdays: tuple[str, ...]) -> date:
    ahead = (day + timedelta(days=n) for n in range(A_WEEK))
    return next(one for one in ahead if CODES[one.weekday()] in weekdays)

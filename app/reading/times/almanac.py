"""Days of the year: dates without a year, ISO weeks, Finnish holidays, and which one comes next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.easter import easter

FIRST_YEAR, LAST_YEAR = 1900, 2150  # years outside are slips
YEARS_AHEAD = 9  # the longest gap between two 29ths of February (1896-1904, 2096-2104)
FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
WEEK = 7


@dataclass(frozen=True, slots=True)
class Point:
    """A day that can be found in any year; `year` is set when the text told it."""

    find: Callable[[int], date | None]
    year: int | None = None

    def within(self, year: int) -> date | None:
        """The day in that year; None when the year has no such day."""
        return self.find(year) if FIRST_YEAR <= year <= LAST_YEAR + YEARS_AHEAD else None


Near = Callable[[Point, date], date | None]


def fixed(day: int, month: int, year: int | None = None) -> Point:
    """A day and a month, as in "5.12."."""

    def find(in_year: int) -> date | None:
        try:
            return date(in_year, month, day)
        except ValueError:
            return None

    return Point(find, year)


def month_end(month: int, year: int | None = None) -> Point:
    """The last day of a month."""
    return Point(lambda in_year: date(in_year + month // 12, month % 12 + 1, 1) - timedelta(days=1), year)


def nth_weekday(month: int, nth: int, weekday: int, year: int | None = None) -> Point:
    """The nth weekday of a month; nth -1 is the last."""

    def find(in_year: int) -> date | None:
        if nth < 0:
            last = month_end(month).find(in_year)
            return None if last is None else last - timedelta(days=(last.weekday() - weekday) % WEEK)
        first = date(in_year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % WEEK + (nth - 1) * WEEK)
        return day if day.month == month else None

    return Point(find, year)


def shifted(point: Point, days: int) -> Point:
    """The day so many days after (or before) another."""

    def find(in_year: int) -> date | None:
        day = point.within(in_year)
        return None if day is None else day + timedelta(days=days)

    return Point(find, point.year)


def days_between(first: Point, last: Point) -> int:
    """The days from the one to the next time of the other, whatever the year; 0 when a year lacks one."""
    start = first.within(first.year or 2025)
    end = first_from(replace(last, year=None), start) if start else None
    return (end - start).days if start and end else 0


def in_week(week: int, weekday: int, year: int | None = None) -> Point:
    """A weekday of an ISO week."""

    def find(in_year: int) -> date | None:
        try:
            return date.fromisocalendar(in_year, week, weekday + 1)
        except ValueError:
            return None

    return Point(find, year)


def on(day: date) -> Point:
    """A day that is fully known."""
    return fixed(day.day, day.month, day.year)


def following(point: Point, weekday: int) -> Point:
    """The weekday on or next after a day."""

    def find(in_year: int) -> date | None:
        day = point.within(in_year)
        return None if day is None else day + timedelta(days=(weekday - day.weekday()) % WEEK)

    return Point(find, point.year)


def first_from(point: Point, day: date) -> date | None:
    """The first such day on or after the day; a told year is kept as it is."""
    if point.year is not None:
        return point.within(point.year)
    found = (point.within(year) for year in range(day.year - 1, day.year + YEARS_AHEAD))
    return next((one for one in found if one is not None and one >= day), None)


def last_by(point: Point, day: date) -> date | None:
    """The last such day on or before the day; a told year is kept as it is."""
    if point.year is not None:
        return point.within(point.year)
    found = (point.within(year) for year in range(day.year + 1, day.year - YEARS_AHEAD, -1))
    return next((one for one in found if one is not None and one <= day), None)


def period(first: Point, last: Point, today: date) -> tuple[date, date] | None:
    """The period that holds today, or else the next one; told years are kept. None when there is none."""
    if last.year is not None:
        end = last.within(last.year)
        start = None if end is None else last_by(first, end)
    elif first.year is not None:
        start = first.within(first.year)
        end = None if start is None else first_from(last, start)
    else:
        end = first_from(last, today)
        start = None if end is None else last_by(first, end)
    return (start, end) if start and end and start <= end else None


def _after_easter(days: int) -> Callable[[int], date | None]:
    return lambda year: easter(year) + timedelta(days=days)


def _weekday_from(month: int, day: int, weekday: int) -> Callable[[int], date | None]:
    def find(year: int) -> date | None:
        first = date(year, month, day)
        return first + timedelta(days=(weekday - first.weekday()) % WEEK)

    return find


def _advent(nth: int) -> Callable[[int], date | None]:
    first = _weekday_from(11, 27, SUNDAY)

    def find(year: int) -> date | None:
        day = first(year)
        return None if day is None else day + timedelta(days=WEEK * (nth - 1))

    return find


HOLIDAYS: dict[str, Callable[[int], date | None]] = {
    "new_year": fixed(1, 1).find,
    "epiphany_eve": fixed(5, 1).find,
    "epiphany": fixed(6, 1).find,
    "knut": fixed(13, 1).find,
    "runeberg": fixed(5, 2).find,
    "valentine": fixed(14, 2).find,
    "kalevala": fixed(28, 2).find,
    "womens_day": fixed(8, 3).find,
    "canth": fixed(19, 3).find,
    "shrove_sunday": _after_easter(-49),
    "shrove_tuesday": _after_easter(-47),
    "palm_sunday": _after_easter(-7),
    "maundy_thursday": _after_easter(-3),
    "good_friday": _after_easter(-2),
    "easter_saturday": _after_easter(-1),
    "easter": _after_easter(0),
    "easter_monday": _after_easter(1),
    "may_eve": fixed(30, 4).find,
    "may_day": fixed(1, 5).find,
    "mothers_day": nth_weekday(5, 2, SUNDAY).find,
    "ascension": _after_easter(39),
    "whit_sunday": _after_easter(49),
    "midsummer_eve": _weekday_from(6, 19, FRIDAY),
    "midsummer": _weekday_from(6, 20, SATURDAY),
    "kivi": fixed(10, 10).find,
    "halloween": fixed(31, 10).find,
    "all_saints": _weekday_from(10, 31, SATURDAY),
    "swedish_day": fixed(6, 11).find,
    "fathers_day": nth_weekday(11, 2, SUNDAY).find,
    "advent_1": _advent(1),
    "advent_2": _advent(2),
    "advent_3": _advent(3),
    "advent_4": _advent(4),
    "independence": fixed(6, 12).find,
    "lucia": fixed(13, 12).find,
    "christmas_eve": fixed(24, 12).find,
    "christmas": fixed(25, 12).find,
    "boxing_day": fixed(26, 12).find,
    "new_year_eve": fixed(31, 12).find,
}

PUBLIC = (
    "new_year epiphany good_friday easter easter_monday may_day ascension whit_sunday midsummer all_saints "
    "independence christmas boxing_day"
).split()


def holiday(name: str, year: int | None = None) -> Point:
    """A holiday by its name in HOLIDAYS."""
    return Point(HOLIDAYS[name], year)


def public_holidays(first: date, last: date) -> list[date]:
    """The public holidays of Finland within the two days, in order."""
    years = range(first.year, last.year + 1)
    days = (holiday(name).within(year) for year in years for name in PUBLIC)
    return sorted(day for day in days if day is not None and first <= day <= last)

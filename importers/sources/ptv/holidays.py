"""Finnish holidays by the names that PTV gives them, and their days in a year."""

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

_FIXED = {
    "NewYearDay": (1, 1),
    "Epiphany": (1, 6),
    "MayDayEve": (4, 30),
    "MayDay": (5, 1),
    "IndependenceDay": (12, 6),
    "ChristmasEve": (12, 24),
    "ChristmasDay": (12, 25),
    "SecondDayOfChristmas": (12, 26),
    "NewYearEve": (12, 31),
}
_FROM_EASTER = {
    "MaundyThursday": -3,
    "GoodFriday": -2,
    "EasterSunday": 0,
    "EasterMonday": 1,
    "AscensionDay": 39,
    "WhitSunday": 49,
}
_SATURDAY = 5
_SATURDAYS: dict[str, Callable[[int], date]] = {
    "MidsummerEve": lambda year: _saturday(date(year, 6, 20)) - timedelta(days=1),
    "MidsummerDay": lambda year: _saturday(date(year, 6, 20)),
    "AllSaintsDay": lambda year: _saturday(date(year, 10, 31)),
}


def holiday_date(name: str, year: int) -> date | None:
    """The day of a holiday in a year; None for a name that PTV does not use."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    return _SATURDAYS[name](year) if name in _SATURDAYS else None


def _saturday(first: date) -> date:
    """The first Saturday on or after a day."""
    return first + timedelta(days=(_SATURDAY - first.weekday()) % 7)

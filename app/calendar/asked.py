"""What is asked of the calendar, and the address that asks it: `/kalenteri?paiva=2026-12-01&price=free`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from app.catalogue.rules import HORIZON_DAYS
from app.catalogue.taxonomy import taxonomy
from app.search.query import KINDS, PRICES
from app.web.own_list import CARRIED

DAY, WEEK, PAGE = "paiva", "viikko", "sivu"
FILTERS = ("kind", "category", "price")
"""Filters have the names that they have in the search."""
MOST_PAGES = 100
_YEARS = range(1900, 3000)
_A_DAY, _A_WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Asked:
    """A day, or the week of a day. `kind`, `category` and `price` are empty when all are shown."""

    day: date
    is_week: bool = False
    kind: str = ""
    category: str = ""
    price: str = ""
    page: int = 1

    @property
    def first(self) -> date:
        """The first day."""
        return self.day - timedelta(days=self.day.weekday()) if self.is_week else self.day

    @property
    def last(self) -> date:
        """The last day."""
        return self.first + timedelta(days=6) if self.is_week else self.day

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """The filters that are set, as pairs of name and value."""
        return tuple((name, value) for name in FILTERS if (value := getattr(self, name)))

    def is_past(self, today: date) -> bool:
        """Whether all of it has gone by."""
        return self.last < today

    def is_far(self, today: date) -> bool:
        """Whether all of it is further than times are known."""
        return self.first > last_day_known(today)

    def previous(self, today: date) -> "Asked | None":
        """The day or week before; None in front of today."""
        before = self.on(self.first - (_A_WEEK if self.is_week else _A_DAY))
        return None if before.is_past(today) else before

    def following(self, today: date) -> "Asked | None":
        """The day or week after; None past what is known."""
        after = self.on(self.first + (_A_WEEK if self.is_week else _A_DAY))
        return None if after.is_far(today) else after

    def on(self, day: date) -> "Asked":
        """The same of another day or its week, from the first page."""
        return replace(self, day=day, page=1)

    def on_day(self, day: date) -> "Asked":
        """The same of a single day."""
        return replace(self, day=day, is_week=False, page=1)

    def week_of(self, day: date) -> "Asked":
        """The same of the week of a day."""
        return replace(self, day=day, is_week=True, page=1)

    def filtered(self, name: str, value: str) -> "Asked":
        """The same with a filter set to a value, or to nothing."""
        changes: dict[str, Any] = {name: value, "page": 1}
        return replace(self, **changes)

    def unfiltered(self) -> "Asked":
        """The same with no filter."""
        return replace(self, kind="", category="", price="", page=1)

    def query_string(self) -> str:
        """It as a query string."""
        year, week, _ = self.day.isocalendar()
        when = (WEEK, f"{year}-W{week:02}") if self.is_week else (DAY, self.day.isoformat())
        page = [(PAGE, str(self.page))] if self.page > 1 else []
        return urlencode([when, *self.filters, *page])


def last_day_known(today: date) -> date:
    """The last day whose times the catalogue keeps for certain."""
    return today + timedelta(days=HORIZON_DAYS - 1)


def read_asked(given: Mapping[str, Sequence[str]], today: date) -> tuple[Asked, tuple[str, ...]]:
    """Read the parameters; also the names of those that say nothing we know. A week wins over a day."""
    values: dict[str, Any] = {"day": today}
    ignored = []
    for name in sorted(given.keys() - {CARRIED}):  # so that the week comes after the day
        reader = _READERS.get(name)
        texts = [text for text in given[name] if text]
        read = reader(texts[0]) if reader and texts else None
        if read is not None:
            values |= read
        elif texts or reader is None:
            ignored.append(name[:40])
    return Asked(**values), tuple(ignored)


def _day(text: str) -> dict[str, Any] | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return {"day": day} if day.year in _YEARS else None


def _week(text: str) -> dict[str, Any] | None:
    year, _, week = text.partition("-W")
    if not (year.isascii() and year.isdigit() and week.isascii() and week.isdigit()):
        return None
    try:
        day = date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        return None
    return {"day": day, "is_week": True} if day.year in _YEARS else None


def _page(text: str) -> dict[str, Any] | None:
    is_number = text.isascii() and text.isdigit() and len(text) < 4
    return {"page": int(text)} if is_number and 1 <= int(text) <= MOST_PAGES else None


def _one_of(name: str, known: Callable[[], Sequence[str]]) -> Callable[[str], dict[str, Any] | None]:
    return lambda text: {name: text} if text in known() else None


def _roots() -> Sequence[str]:
    return tuple(term.code for term in taxonomy().categories.roots)


_READERS: Mapping[str, Callable[[str], dict[str, Any] | None]] = {
    DAY: _day,
    WEEK: _week,
    PAGE: _page,
    "kind": _one_of("kind", lambda: KINDS),
    "category": _one_of("category", _roots),
    "price": _one_of("price", lambda: PRICES),
}

"""The query string, parsed once into a value that turns back into a query string: links are built from it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

MAX_QUERY = 300
MAX_LIMIT = 100
MAX_PAGE = 100
MAX_DEPTH = MAX_LIMIT * MAX_PAGE
MAX_RADIUS = 200_000
DEFAULT_LIMIT = 20
KINDS = ("event", "activity", "volunteering", "service")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAYPARTS = ("morning", "day", "evening")
PRICES = ("free", "paid", "donation", "unknown")
SORTS = ("relevance", "time", "distance")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is asked. Empty tuples and None ask for nothing in particular.

    `when`: see `app.search.asking.when`. `near` is (latitude, longitude); `radius` is in metres.
    `exact`: words are looked for as typed, with no slip mended.
    Values of one filter widen it (this or that), filters narrow one another.
    """

    q: str = ""
    lang: str = "fi"
    limit: int = DEFAULT_LIMIT
    page: int = 1
    kind: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    when: str | None = None
    weekday: tuple[str, ...] = ()
    daypart: tuple[str, ...] = ()
    price: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    accessible: tuple[str, ...] = ()
    companion: bool = False
    near: tuple[float, float] | None = None
    radius: int | None = None
    sort: str | None = None
    exact: bool = False

    @property
    def offset(self) -> int:
        """How many results come before this page."""
        return (self.page - 1) * self.limit

    @property
    def order(self) -> str:
        """The order asked for, or the natural one: by fit for words, by time for browsing."""
        return self.sort or ("relevance" if self.q else "time")

    def params(self) -> list[tuple[str, str]]:
        """The query as parameters; what equals its default is left out."""
        default = SearchQuery()
        return [
            (field.name, text)
            for field in fields(self)
            if field.name != "lang" and getattr(self, field.name) != getattr(default, field.name)
            for text in _texts(field.name, getattr(self, field.name))
        ]

    def query_string(self, **changes: Any) -> str:
        """The query string with some values changed; another filter starts from the first page."""
        changed = replace(self, **({"page": 1} | changes))
        return urlencode(changed.params())

    @property
    def filters(self) -> tuple[tuple[str, str], ...]:
        """The filters that are set: (name, value) pairs."""
        not_filters = {"q", "limit", "page", "sort", "exact"}
        return tuple((name, value) for name, value in self.params() if name not in not_filters)

    def without(self, name: str, value: str) -> str:
        """The query string with one value of a filter removed, and what makes no sense without it."""
        if name == "near":
            sort = None if self.sort == "distance" else self.sort
            return self.query_string(near=None, radius=None, sort=sort)
        present = getattr(self, name)
        if isinstance(present, tuple):
            return self.query_string(**{name: tuple(v for v in present if v != value)})
        return self.query_string(**{name: getattr(SearchQuery(), name)})


def _texts(name: str, value: Any) -> Sequence[str]:
    if name == "near":
        return (f"{value[0]},{value[1]}",)
    if isinstance(value, bool):
        return ("1",)
    if isinstance(value, tuple):
        return tuple(str(v) for v in value)
    return (str(value),)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A parameter that could not be used: its name and, in plain words, why."""

    name: str
    message: str

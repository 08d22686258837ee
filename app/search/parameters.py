"""From HTTP parameters to a `SearchQuery`. Nothing here raises: what cannot be used is named."""

import math
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.catalogue.taxonomy import taxonomy
from app.search.asking.when import days_of
from app.search.query import (
    DAYPARTS,
    KINDS,
    MAX_LIMIT,
    MAX_PAGE,
    MAX_QUERY,
    MAX_RADIUS,
    PRICES,
    SORTS,
    WEEKDAYS,
    Ignored,
    SearchQuery,
)
from app.web.own_list import CARRIED

Parameters = Mapping[str, Sequence[str]]
MAX_VALUES = 20
MAX_NAME = 40


class _Unusable(ValueError):  # noqa: N818 - it never leaves this file
    """A value that says nothing; its text says what would."""


def parse_query(given: Parameters, lang: str, today: date) -> tuple[SearchQuery, tuple[Ignored, ...]]:
    """Read the parameters of `/haku` and `/api/v1/search`.

    Returns the query and the parameters that were ignored, each with a reason in English.
    """
    values: dict[str, Any] = {"lang": lang}
    ignored = []
    for name, texts in given.items():
        if name in {"lang", CARRIED}:  # what is asked in, and what goes along
            continue
        reader = _READERS.get(name)
        if reader is None:
            shown = name[:MAX_NAME]
            ignored.append(Ignored(shown, f"'{shown}' is not a parameter of the search."))
            continue
        try:
            values[name] = reader([t for t in texts if t.strip()][:MAX_VALUES], today)
        except _Unusable as error:
            ignored.append(Ignored(name, str(error)))
    query = SearchQuery(**{k: v for k, v in values.items() if v is not None})
    return _fitting(query), tuple(ignored)


def _fitting(query: SearchQuery) -> SearchQuery:
    """The query without what needs a place when there is none."""
    if query.near is not None:
        return query
    return replace(query, radius=None, sort=None if query.sort == "distance" else query.sort)


def _words(texts: list[str], _: date) -> str | None:
    if not texts:
        return None
    clean = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in texts[0])
    return " ".join(clean.split())[:MAX_QUERY]


def _number(low: int, high: int) -> Callable[[list[str], date], int | None]:
    def read(texts: list[str], _: date) -> int | None:
        if not texts:
            return None
        if not (
            texts[0].isascii() and texts[0].isdigit() and len(texts[0]) < 10 and low <= int(texts[0]) <= high
        ):
            raise _Unusable(f"It must be a whole number from {low} to {high}.")
        return int(texts[0])

    return read


def _one_of(allowed: Sequence[str]) -> Callable[[list[str], date], str | None]:
    def read(texts: list[str], _: date) -> str | None:
        if texts and texts[0] not in allowed:
            raise _Unusable(f"It must be one of: {', '.join(allowed)}.")
        return texts[0] if texts else None

    return read


def _some_of(allowed: Callable[[], Sequence[str]]) -> Callable[[list[str], date], tuple[str, ...] | None]:
    def read(texts: list[str], _: date) -> tuple[str, ...] | None:
        wanted = [part.strip() for text in texts for part in text.split(",") if part.strip()][:MAX_VALUES]
        known = allowed()
        if any(value not in known for value in wanted):
            raise _Unusable(f"Each must be one of: {', '.join(known[:30])}.")
        return tuple(dict.fromkeys(wanted)) or None

    return read


def _when(texts: list[str], today: date) -> str | None:
    if texts and days_of(texts[0], today) is None:
        raise _Unusable(
            "It must be today, tomorrow, weekend, week, month, 2026-12-24 or 2026-12-24..2026-12-31."
        )
    return texts[0] if texts else None


def _near(texts: list[str], _: date) -> tuple[float, float] | None:
    if not texts:
        return None
    try:
        lat, lon = (float(part) for part in texts[0].split(","))
    except ValueError:
        raise _Unusable("It must be latitude,longitude, such as 61.688,27.272.") from None
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        raise _Unusable("It must be latitude,longitude, such as 61.688,27.272.")
    return lat, lon


def _flag(texts: list[str], _: date) -> bool | None:
    if texts and texts[0] not in {"1", "true", "0", "false"}:
        raise _Unusable("It must be 1 or 0.")
    return texts[0] in {"1", "true"} if texts else None


_READERS: dict[str, Callable[[list[str], date], Any]] = {
    "q": _words,
    "limit": _number(1, MAX_LIMIT),
    "page": _number(1, MAX_PAGE),
    "kind": _some_of(lambda: KINDS),
    "category": _some_of(lambda: taxonomy().categories.codes),
    "when": _when,
    "weekday": _some_of(lambda: WEEKDAYS),
    "daypart": _some_of(lambda: DAYPARTS),
    "price": _some_of(lambda: PRICES),
    "audience": _some_of(lambda: tuple(t.code for t in taxonomy().audiences.public)),
    "language": _some_of(lambda: taxonomy().languages.codes),
    "accessible": _some_of(lambda: taxonomy().accessibility.codes),
    "companion": _flag,
    "near": _near,
    "radius": _number(1, MAX_RADIUS),
    "sort": _one_of(SORTS),
    "exact": _flag,
}

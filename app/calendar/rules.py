"""Where in a day something is shown, and what passes the filters. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Literal, NamedTuple
from uuid import UUID

from app.calendar.asked import FILTERS, Asked
from app.catalogue.content import ListingContent, from_json
from app.catalogue.taxonomy import taxonomy
from app.catalogue.words.date_words import LONG, is_one_day, last_day
from app.core.clock import LOCAL_ZONE

Section = Literal["timed", "all_day", "long", "open"]
SECTIONS: tuple[Section, ...] = ("timed", "all_day", "long", "open")
_PLAIN_PRICES = frozenset({"free", "donation", "unknown"})


class TimeRow(NamedTuple):
    """An occurrence as its row tells it."""

    listing_id: UUID
    starts_at: datetime
    ends_at: datetime
    end_told: bool
    all_day: bool
    state: str


@dataclass(frozen=True)
class Thing:
    """A listing as the calendar needs it. `stored` is its content as stored: most are only counted."""

    slug: str
    kind: str
    status: str
    stored: Mapping[str, Any]

    @cached_property
    def content(self) -> ListingContent:
        """All that is told of it."""
        return from_json(dict(self.stored))

    @cached_property
    def values(self) -> Mapping[str, frozenset[str]]:
        """What it is, for each filter."""
        categories = taxonomy().categories
        known = (code for code in self.stored.get("categories", ()) if code in categories)
        types = (price.get("type", "unknown") for price in self.stored.get("prices", ()))
        classes = {one if one in _PLAIN_PRICES else "paid" for one in types}
        return {
            "kind": frozenset({self.kind}),
            "category": frozenset(code.partition(".")[0] for code in known),
            "price": frozenset(classes or {"unknown"}),
        }

    def passes(self, asked: Asked, *, but: str = "") -> bool:
        """Whether it passes the filters, one of which may be left aside."""
        return all(value in self.values[name] for name, value in asked.filters if name != but)


@dataclass(frozen=True)
class Time:
    """One time of a thing. `start` and `length` are by the clock on the wall; `length` of None: not told.

    `state` is that of the occurrence; what is cancelled as a whole is cancelled each time.
    """

    thing: Thing
    start: datetime
    length: timedelta | None
    starts_at: datetime
    over_at: datetime
    all_day: bool
    state: str

    @classmethod
    def of(cls, thing: Thing, row: TimeRow) -> "Time":
        """A time from its row. An end that seems to come first, as clocks are turned back, is not told."""
        start = row.starts_at.astimezone(LOCAL_ZONE).replace(tzinfo=None)
        wall = row.ends_at.astimezone(LOCAL_ZONE).replace(tzinfo=None) - start
        return cls(
            thing=thing,
            start=start,
            length=wall if row.end_told and wall > timedelta() else None,
            starts_at=row.starts_at,
            over_at=row.ends_at,
            all_day=row.all_day,
            state="cancelled" if thing.status == "cancelled" else row.state,
        )

    @cached_property
    def last(self) -> date:
        """The last day that it touches; a night belongs to the day before it."""
        if self.length is None or (not self.all_day and is_one_day(self.start, self.length)):
            return self.start.date()
        return last_day(self.start, self.length)

    def section_on(self, day: date, now: datetime) -> Section | None:
        """Where it stands on a day; None when it is not of that day, or over."""
        first = self.start.date()
        went_on = first < day and self.last < day and self.over_at.astimezone(LOCAL_ZONE).date() >= day
        if not (first <= day <= self.last or (went_on and self._is_under_way(day, now))):
            return None
        if self.over_at <= now:
            return None
        if self.thing.kind == "service":
            return "open"
        if self.last > first and (day > first or self.all_day or (self.length or LONG) >= LONG):
            return "long"
        return "all_day" if self.all_day else "timed"

    def _is_under_way(self, day: date, now: datetime) -> bool:
        """Whether it began the evening before and still goes on in the small hours of this very day."""
        return self.starts_at <= now < self.over_at and now.astimezone(LOCAL_ZONE).date() == day


def sections_of(times: Iterable[Time], day: date, now: datetime) -> dict[Section, list[Time]]:
    """The times of a day by section, each section in the order of time."""
    found: dict[Section, list[Time]] = {name: [] for name in SECTIONS}
    for time in times:
        section = time.section_on(day, now)
        if section is not None:
            found[section].append(time)
    for some in found.values():
        some.sort(key=lambda one: (one.start, one.over_at, one.thing.slug))
    return found


def counts_of(times: Sequence[Time], asked: Asked) -> dict[str, Counter[str]]:
    """For each filter, how many times each of its values would show, the other filters kept."""
    return {
        name: Counter(
            value for time in times if time.thing.passes(asked, but=name) for value in time.thing.values[name]
        )
        for name in FILTERS
    }

"""What the pages of days and weeks have in common: where one is, and where one can go from there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.calendar.addresses import path_of
from app.calendar.asked import Asked, last_day_known
from app.calendar.day_words import day_title, short_day, week_title
from app.calendar.filter_links import Chip, FilterGroup, chips_of, filter_groups
from app.calendar.rules import Time
from app.core.clock import local_day
from app.web.words import Words

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DayLink:
    """A day or week to go to."""

    label: str
    link: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class DayLeaf:
    """A day of the week as a small leaf; its date is the number and the rest."""

    weekday: str
    number: str
    rest: str
    link: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What the pages of days and weeks have in common."""

    title: str
    ways: tuple[DayLink, ...]
    leaves: tuple[DayLeaf, ...]
    previous: DayLink | None
    following: DayLink | None
    weeks: tuple[DayLink, ...]
    chips: tuple[Chip, ...]
    groups: tuple[FilterGroup, ...]
    clear_link: str
    ignored: tuple[str, ...]


def frame_of(
    asked: Asked, times: Sequence[Time], ignored: tuple[str, ...], now: datetime, words: Words
) -> Frame:
    """Make the frame. `times` are what the filters count."""
    today = local_day(now)
    return Frame(
        title=title_of(asked, today, words),
        ways=_ways(asked, today, words),
        leaves=() if asked.is_week else _leaves(asked, today, words),
        previous=_link(asked.previous(today), today, words),
        following=_link(asked.following(today), today, words),
        weeks=_weeks(asked, today, words),
        chips=chips_of(asked, words),
        groups=filter_groups(asked, times, words),
        clear_link=path_of(asked.unfiltered(), words),
        ignored=ignored,
    )


def title_of(asked: Asked, today: date, words: Words) -> str:
    """What the day or week is called."""
    return week_title(asked.first, words, today) if asked.is_week else day_title(asked.day, words, today)


def _ways(asked: Asked, today: date, words: Words) -> tuple[DayLink, ...]:
    saturday = today + timedelta(days=max(0, SATURDAY - today.weekday()))
    ways = (
        (words.gettext("Tänään"), asked.on_day(today)),
        (words.gettext("Huomenna"), asked.on_day(today + timedelta(days=1))),
        (words.gettext("Viikonloppuna"), asked.on_day(saturday)),
        (words.gettext("Koko viikko"), asked.week_of(asked.day)),
    )
    return tuple(DayLink(label, path_of(way, words), _is_same(way, asked)) for label, way in ways)


def _weeks(asked: Asked, today: date, words: Words) -> tuple[DayLink, ...]:
    """Every week of which anything is known."""
    first = today - timedelta(days=today.weekday())
    mondays = (first + timedelta(weeks=n) for n in range((last_day_known(today) - first).days // 7 + 1))
    weeks = (asked.week_of(monday) for monday in mondays)
    return tuple(
        DayLink(title_of(week, today, words), path_of(week, words), _is_same(week, asked)) for week in weeks
    )


def _is_same(way: Asked, asked: Asked) -> bool:
    return (way.is_week, way.first) == (asked.is_week, asked.first)


def _link(asked: Asked | None, today: date, words: Words) -> DayLink | None:
    return DayLink(title_of(asked, today, words), path_of(asked, words), is_present=False) if asked else None


def _leaves(asked: Asked, today: date, words: Words) -> tuple[DayLeaf, ...]:
    """The days of the week that the day is in, as far as they lie ahead and are known."""
    monday = asked.day - timedelta(days=asked.day.weekday())
    days = (monday + timedelta(days=n) for n in range(7))
    return tuple(
        DayLeaf(*short_day(day, words, today), path_of(asked.on(day), words), day == asked.day)
        for day in days
        if today <= day <= last_day_known(today)
    )

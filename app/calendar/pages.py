"""What the calendar's templates get."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.calendar.addresses import path_of
from app.calendar.asked import Asked, last_day_known
from app.calendar.day_words import day_title
from app.calendar.entries import Entry, entry_of
from app.calendar.frame import Frame, frame_of, title_of
from app.calendar.rules import SECTIONS, Section, Time, sections_of
from app.core.clock import local_day
from app.web.words import N_, Words

PER_PAGE = 80
FIRST_OF_DAY = 5
LONG_OF_WEEK = 12
HEADINGS: dict[Section, str] = {
    "timed": N_("Kellonajan mukaan"),
    "all_day": N_("Koko päivän"),
    "long": N_("Koko ajan"),
    "open": N_("Avoinna"),
}


@dataclass(frozen=True, slots=True)
class DaySection:
    """Things of a day that stand together."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of a week: its first things, how many more there are, and how many places are open."""

    title: str
    link: str
    entries: tuple[Entry, ...]
    more: int
    open: int


@dataclass(frozen=True, slots=True)
class DayPage:
    """`/kalenteri?paiva=…`."""

    frame: Frame
    total: int
    sections: tuple[DaySection, ...]
    previous_page: str
    next_page: str
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class WeekPage:
    """`/kalenteri?viikko=…`."""

    frame: Frame
    days: tuple[WeekDay, ...]
    long: tuple[Entry, ...]
    long_more: int


@dataclass(frozen=True, slots=True)
class NoDayPage:
    """A day that has gone by, or is further than anything is known."""

    title: str
    is_past: bool
    today_link: str
    known_days: int


def day_page(
    asked: Asked, times: Sequence[Time], ignored: tuple[str, ...], now: datetime, words: Words
) -> DayPage:
    """Make the page of a day."""
    found = sections_of((one for one in times if one.thing.passes(asked)), asked.day, now)
    in_order = [(section, one) for section in SECTIONS for one in found[section]]
    count = max(1, -(-len(in_order) // PER_PAGE))
    number = min(asked.page, count)
    shown = in_order[(number - 1) * PER_PAGE : number * PER_PAGE]
    of_day = [one for one in times if one.section_on(asked.day, now)]
    return DayPage(
        frame=frame_of(asked, of_day, ignored, now, words),
        total=len(in_order),
        sections=tuple(
            DaySection(words.gettext(HEADINGS[section]), entries)
            for section in SECTIONS
            if (entries := tuple(entry_of(t, asked.day, now, words) for s, t in shown if s == section))
        ),
        previous_page=path_of(replace(asked, page=number - 1), words) if number > 1 else "",
        next_page=path_of(replace(asked, page=number + 1), words) if number < count else "",
        number=number,
        count=count,
    )


def week_page(
    asked: Asked, times: Sequence[Time], ignored: tuple[str, ...], now: datetime, words: Words
) -> WeekPage:
    """Make the page of a week. Days that have gone by are left out."""
    passing = [one for one in times if one.thing.passes(asked)]
    today = local_day(now)
    week = [asked.first + timedelta(days=n) for n in range(7)]
    days = [day for day in week if today <= day <= last_day_known(today)]
    long = {id(t): (t, day) for day in reversed(days) for t in sections_of(passing, day, now)["long"]}
    lasting = sorted(long.values(), key=lambda pair: (pair[0].start, pair[0].thing.slug))
    return WeekPage(
        frame=frame_of(asked, times, ignored, now, words),
        days=tuple(_week_day(asked, passing, day, now, words) for day in days),
        long=tuple(entry_of(time, day, now, words) for time, day in lasting[:LONG_OF_WEEK]),
        long_more=max(0, len(lasting) - LONG_OF_WEEK),
    )


def no_day_page(asked: Asked, now: datetime, words: Words) -> NoDayPage:
    """Make the page of what cannot be shown."""
    today = local_day(now)
    return NoDayPage(
        title=title_of(asked, today, words),
        is_past=asked.is_past(today),
        today_link=path_of(asked.on_day(today), words),
        known_days=(last_day_known(today) - today).days + 1,
    )


def _week_day(asked: Asked, times: Sequence[Time], day: date, now: datetime, words: Words) -> WeekDay:
    found = sections_of(times, day, now)
    own = [*found["timed"], *found["all_day"]]
    return WeekDay(
        title=day_title(day, words, local_day(now)),
        link=path_of(asked.on_day(day), words),
        entries=tuple(entry_of(one, day, now, words) for one in own[:FIRST_OF_DAY]),
        more=max(0, len(own) - FIRST_OF_DAY),
        open=len(found["open"]),
    )

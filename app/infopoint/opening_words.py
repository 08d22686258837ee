"""Opening hours in words: "Auki nyt klo 16 asti", "ma–pe klo 9–16", "to 24.12. suljettu"."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.catalogue.schedule import Schedule
from app.catalogue.texts import text_in
from app.catalogue.words.date_words import (
    bare_hours,
    clock_words,
    day_words,
    hours_words,
    listed,
    range_words,
)
from app.catalogue.words.sentence_words import Words as TimeWords
from app.catalogue.words.sentence_words import words_for
from app.catalogue.words.sentences import sentences
from app.core.clock import LOCAL_ZONE, local_day
from app.infopoint.opening import Point, Span, holidays, is_open, next_turn, spans_on
from app.web.phones import dial, unbroken
from app.web.words import N_, Words

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
TOLD_AHEAD = timedelta(days=60)
HOLIDAYS_AHEAD = timedelta(days=14)
A_WEEK = timedelta(days=7)
CLOSED = N_("suljettu")
_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """A place where one can come or call, in the words of one reader. Any text but the name may be empty.

    `lang` is the language of the name. `state` is true until `state_until`, in ISO 8601.
    """

    name: str
    lang: str
    address: str
    phone: str
    phone_link: str
    is_open: bool
    state: str
    state_until: str
    hours: tuple[str, ...]


def shown_point(point: Point, now: datetime, words: Words) -> ShownPoint:
    """Tell of a place."""
    name, lang = text_in(point.name, words.lang)
    turn = next_turn(point, now)
    return ShownPoint(
        name=name,
        lang=lang,
        address=point.address,
        phone=unbroken(point.phone),
        phone_link=dial(point.phone) if point.phone else "",
        is_open=is_open(point, now),
        state=state_words(point, now, words),
        state_until=turn.isoformat() if turn else "",
        hours=(*week_words(point, now, words), *other_words(point, now, words)),
    )


def state_words(point: Point, now: datetime, words: Words) -> str:
    """Whether it is open now, and until when; nothing for a place that told no hours."""
    turn, told = next_turn(point, now), words_for(words.lang)
    if turn is None:
        return ""
    local = turn.astimezone(LOCAL_ZONE).replace(tzinfo=None)
    if is_open(point, now):
        if turn - now > A_WEEK:
            return words.gettext("Auki nyt")
        return words.gettext("Auki nyt %(time)s asti", time=clock_words(local, told))
    return words.gettext("Kiinni nyt. Avataan %(when)s.", when=_when(local, local_day(now), told))


def week_words(point: Point, now: datetime, words: Words) -> tuple[str, ...]:
    """The hours of the week: "ma–pe klo 9–16, la klo 10–14"."""
    by_hours: defaultdict[Span, list[int]] = defaultdict(list)
    for weekday, spans in enumerate(point.week):
        for span in spans:
            by_hours[span].append(weekday)
    schedules = [_schedule(span, weekdays) for span, weekdays in by_hours.items()]
    return tuple(sentences(schedules, words.lang, local_day(now))) if schedules else ()


def other_words(point: Point, now: datetime, words: Words) -> Iterator[str]:
    """Days with other hours that are near, in their order."""
    today, told = local_day(now), words_for(words.lang)
    lines = [
        (max(one.first, today), one.last, one.spans)
        for one in point.other_days
        if one.last >= today and one.first <= today + TOLD_AHEAD
    ]
    days = (today + timedelta(days=ahead) for ahead in range(HOLIDAYS_AHEAD.days + 1))
    lines += [(day, day, ()) for day in days if _is_missed(point, day)]
    for first, last, spans in sorted(lines, key=lambda line: line[:2]):
        day = (
            day_words(first, told, today, weekday=True)
            if first == last
            else range_words(first, last, told, today)
        )
        yield f"{day} {_spans_words(spans, told) or words.gettext(CLOSED)}"


def _is_missed(point: Point, day: date) -> bool:
    """Whether a holiday closes what would be open on its weekday."""
    told = any(one.first <= day <= one.last for one in point.other_days)
    is_closed = point.closed_on_holidays and day in holidays(day.year)
    return is_closed and not told and bool(point.week[day.weekday()]) and not spans_on(point, day)


def _schedule(span: Span, weekdays: list[int]) -> Schedule:
    start, length = _start_and_length(span)
    start += timedelta(days=weekdays[0])
    minutes = int(length.total_seconds() // 60)
    days = ",".join(DAY_CODES[weekday] for weekday in weekdays)
    return Schedule(
        kind="opening_hours", start=start, duration_minutes=minutes, rrule=f"FREQ=WEEKLY;BYDAY={days}"
    )


def _start_and_length(span: Span) -> tuple[datetime, timedelta]:
    opens, closes = (moment.replace(tzinfo=None) for moment in span.moments(_MONDAY))
    return opens, closes - opens


def _spans_words(spans: tuple[Span, ...], told: TimeWords) -> str:
    bare = [bare_hours(*_start_and_length(span), told) for span in spans]
    return told.at.format(hours=listed(bare, told)) if bare else ""


def _when(at: datetime, today: date, told: TimeWords) -> str:
    hour = hours_words(at, None, told)
    if at.date() == today:
        return hour
    tomorrow = at.date() - today == timedelta(days=1)
    return f"{told.tomorrow if tomorrow else day_words(at.date(), told, today, weekday=True)} {hour}"

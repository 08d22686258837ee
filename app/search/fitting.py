"""Which of a listing's times answers the question: who asks for Saturday is shown Saturday's time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from app.core.clock import LOCAL_ZONE, local_day
from app.search.asking.when import days_of
from app.search.facts.time_tokens import LONG, dayparts
from app.search.query import WEEKDAYS, SearchQuery

MAX_FITTED = 500
"""As far as anyone pages: so many results are put into the order of the times that fit."""


@dataclass(frozen=True, slots=True)
class CardTime:
    """One time of a card. `end` of None: it was not told. `over_at` is when it is over in any case."""

    start: datetime
    end: datetime | None
    over_at: datetime
    all_day: bool

    @property
    def is_long(self) -> bool:
        """An exhibition or a campaign rather than a meeting."""
        return self.over_at - self.start > LONG


def times_of(card: Mapping[str, Any]) -> list[CardTime]:
    """The times that a card keeps, in their order."""
    return [
        CardTime(
            start=datetime.fromtimestamp(start, UTC),
            end=datetime.fromtimestamp(end, UTC) if end_told else None,
            over_at=datetime.fromtimestamp(end, UTC),
            all_day=bool(all_day),
        )
        for start, end, all_day, end_told in card["times"]
    ]


def asks_for_times(query: SearchQuery) -> bool:
    """Whether certain days or parts of the day are asked for."""
    return bool(query.when or query.weekday or query.daypart)


def fitting_time(card: Mapping[str, Any], query: SearchQuery | None, now: datetime) -> CardTime | None:
    """The first time ahead that fits the days and parts of the day that were asked; else the next time."""
    ahead = next((t for t in times_of(card) if t.over_at >= now), None)
    return next(fitting_times(card, query or SearchQuery(), now), ahead)


def fitting_times(card: Mapping[str, Any], query: SearchQuery, now: datetime) -> Iterator[CardTime]:
    """The times ahead that fit the days and parts of the day that were asked, in their order."""
    ahead = (t for t in times_of(card) if t.over_at >= now)
    if not asks_for_times(query):
        return ahead
    return (t for t in ahead if _fits(t, query, local_day(now), is_open=card["kind"] == "service"))


def _fits(time_: CardTime, query: SearchQuery, today: date, *, is_open: bool) -> bool:
    start, end = time_.start.astimezone(LOCAL_ZONE), time_.over_at.astimezone(LOCAL_ZONE)
    span = days_of(query.when, today) if query.when else None
    if span is not None and not (start.date() <= span[1] and end.date() >= span[0]):
        return False
    if time_.is_long:
        return True
    if query.weekday and WEEKDAYS[start.weekday()] not in query.weekday:
        return False
    return not query.daypart or not set(query.daypart).isdisjoint(dayparts(start, end, open_hours=is_open))


def time_order(kind: str, time_: CardTime | None, since: datetime) -> float:
    """Its place in the order of time from `since` on, in unix seconds.

    Opening hours and long things that are under way come last in their day.
    """
    if time_ is None:
        return float("inf")
    if kind != "service" and not (time_.is_long and time_.start < since):
        return time_.start.timestamp()
    day = local_day(max(time_.start, since))
    return datetime.combine(day + timedelta(days=1), time(), LOCAL_ZONE).timestamp() - 1


def in_time_order(
    cards: Sequence[Mapping[str, Any]], query: SearchQuery, now: datetime
) -> list[Mapping[str, Any]]:
    """Cards by the time that fits the question, the earliest first."""
    span = days_of(query.when, local_day(now)) if query.when else None
    since = max(now, datetime.combine(span[0], time(), LOCAL_ZONE)) if span else now
    return sorted(cards, key=lambda c: (time_order(c["kind"], fitting_time(c, query, now), since), c["id"]))

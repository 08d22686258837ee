"""When and where: the sessions of a listing, out of its own span or out of the times of its series."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.catalogue.parts import Place, Session
from app.catalogue.schedule import Schedule
from app.catalogue.words.regular import regular_schedules
from app.reading.texts import one_line
from importers.contract import Problem
from importers.sources.linked_events.envelope import Raw
from importers.sources.linked_events.places import places_of
from importers.sources.linked_events.related import listed
from importers.sources.linked_events.spans import Span, read_span
from importers.sources.linked_events.told_times import Words, schedules_told
from importers.sources.linked_events.words import lookup, texts_of

_PLACE_FIELDS = ("location", "location_extra_info", "is_virtualevent", "virtualevent_url")


@dataclass(frozen=True, slots=True)
class When:
    """The sessions, what was unclear in them, and how many days it lasts (a series: its longest time)."""

    sessions: tuple[Session, ...]
    problems: tuple[Problem, ...]
    longest: int = 0
    is_series: bool = False

    @property
    def meets_by_rule(self) -> bool:
        """Whether it meets by a rule; opening hours are not meetings."""
        schedules = (schedule for session in self.sessions for schedule in session.schedules)
        return any(schedule.rrule and schedule.kind == "sessions" for schedule in schedules)


@dataclass(slots=True)
class _Group:
    """Times of a series at one place, under one name of their own (or where it is, told in words alone)."""

    places: tuple[Place, ...]
    name: dict[str, str]
    times: list[tuple[datetime, int | None]] = field(default_factory=list)
    days: list[tuple[datetime, int | None]] = field(default_factory=list)
    called_off: list[datetime] = field(default_factory=list)


def when_and_where(event: Mapping[str, Any], words: Words) -> When:
    """The sessions of an event. `words`: its texts, in which a long span may be explained as weekly times."""
    times = [
        time for time in listed(event.get("sub_events")) if isinstance(time, dict) and time.get("start_time")
    ]
    return _series(event, times) if times else _single(event, words)


def _single(event: Mapping[str, Any], words: Words) -> When:
    places, problems = places_of(event)
    span, problem = read_span(event)
    schedules = _schedules(span, words) if span else ()
    # Where it is may be told in words alone: "Kotoa käsin".
    note = {} if places else texts_of(event.get("location_extra_info"))
    sessions = tuple(Session(place=place, schedules=schedules) for place in places)
    if not sessions and (schedules or note):
        sessions = (Session(schedules=schedules, note=note),)
    longest = span.days if span else 0
    return When(sessions, (*problems, *([problem] if problem else [])), longest)


def _schedules(span: Span, words: Words) -> tuple[Schedule, ...]:
    return schedules_told(span, words) or (
        Schedule(start=span.start, duration_minutes=span.minutes, all_day=span.all_day),
    )


def _series(event: Mapping[str, Any], times: list[Raw]) -> When:
    """One session for each place and name. A name is only kept where it differs from that of the series."""
    groups: dict[str, _Group] = {}
    problems: dict[Problem, None] = {}
    longest = 0
    for time in times:
        span, problem = read_span(time)
        places, place_problems = places_of({**_places_told(event), **_places_told(time)})
        problems.update(dict.fromkeys((*place_problems, *([problem] if problem else []))))
        if span is None:
            continue
        longest = max(longest, span.days)
        name = texts_of(time.get("name"), one_line)
        if not (name or places):
            name = texts_of(time.get("location_extra_info") or event.get("location_extra_info"))
        group = groups.setdefault(repr((places, name)), _Group(places, name))
        (group.days if span.all_day else group.times).append((span.start, span.minutes))
        if lookup("time_status", str(time.get("event_status", ""))):
            group.called_off.append(span.start)
    sessions = tuple(session for group in groups.values() for session in _sessions(group))
    return When(sessions, tuple(problems), longest, is_series=True)


def _places_told(event: Mapping[str, Any]) -> dict[str, Any]:
    return {name: event[name] for name in _PLACE_FIELDS if event.get(name)}


def _sessions(group: _Group) -> Iterator[Session]:
    off = set(group.called_off)
    schedules: tuple[Schedule, ...] = ()
    for times, all_day in ((group.times, False), (group.days, True)):
        if times:
            cancelled = [moment for moment, _ in times if moment in off]
            schedules += regular_schedules(times, cancelled=cancelled, all_day=all_day)
    for place in group.places or (None,):
        yield Session(place=place, schedules=schedules, note=group.name)

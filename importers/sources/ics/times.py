"""The times of a listing: an event, its rule, its further and left-out dates, and its exceptions → schedules."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from itertools import islice
from typing import Any, Final
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from app.catalogue.content import messages_of
from app.catalogue.regular import regular_schedules
from app.catalogue.schedule import Override, Schedule
from importers.contract import Problem
from importers.sources.ics.exceptions import Exception_, differences, read_exception
from importers.sources.ics.lines import Property
from importers.sources.ics.moments import TOWN, UTC_ZONE, Clock, Moment, Period, TimeError
from importers.sources.ics.rules import (
    ScheduleError,
    has_clock_parts,
    is_repeating,
    keeps_local_time,
    tidy_rule,
    times_made,
)
from importers.sources.ics.spans import Span, read_span
from importers.sources.ics.town import in_town_time
from importers.sources.ics.words import is_called_off, named

MAX_DATES: Final = 5_000
Component = Mapping[str, Any]


@dataclass(slots=True)
class Times:
    """What is known of the times. `repeats`: it is something to join again and again."""

    schedules: tuple[Schedule, ...] = ()
    repeats: bool = False
    problems: list[Problem] = field(default_factory=list)


def properties_of(component: Component) -> list[Property]:
    """The properties of an event as the payload holds them."""
    return [Property(*item) for item in component["properties"]]


def read_times(
    event: Component | None, exceptions: Sequence[Component], fallback_zone: str | None, language: str
) -> Times:
    """Read all times of a listing. Raises TimeError when its start cannot be read."""
    times = Times()
    if event is None:
        times.schedules = _exceptions_alone(exceptions, fallback_zone, times.problems)
    else:
        _Series(event, exceptions, fallback_zone, language, times).read()
    return times


def _exceptions_alone(
    exceptions: Sequence[Component], fallback_zone: str | None, problems: list[Problem]
) -> tuple[Schedule, ...]:
    """Single times of a series that the feed does not have."""
    reason = "The series itself is not in the feed: only its changed times were read"
    problems.append(Problem(reason, None, "RECURRENCE-ID", severity="note"))
    found: dict[bool, list[tuple[datetime, int | None]]] = {False: [], True: []}
    cancelled: dict[bool, list[datetime]] = {False: [], True: []}
    for component in exceptions:
        properties = properties_of(component)
        span = read_span(properties, Clock(component, fallback_zone), problems)
        start = _start_on(span, TOWN)
        found[span.all_day].append((start, span.minutes_on(TOWN)))
        if is_called_off(properties):
            cancelled[span.all_day].append(start)
    return tuple(
        schedule
        for all_day, times in found.items()
        if times
        for schedule in regular_schedules(times, cancelled=cancelled[all_day], all_day=all_day)
    )


def _start_on(span: Span, zone: tzinfo) -> datetime:
    return _on(span.start, zone, all_day=span.all_day)


def _on(moment: Moment, zone: tzinfo, *, all_day: bool) -> datetime:
    return datetime.combine(moment.day, datetime.min.time()) if all_day else moment.on_clocks_of(zone)


class _Series:
    """One event with its rule, dates and exceptions."""

    def __init__(
        self,
        event: Component,
        exceptions: Sequence[Component],
        fallback_zone: str | None,
        language: str,
        times: Times,
    ) -> None:
        self._properties = properties_of(event)
        self._exceptions = exceptions
        self._fallback = fallback_zone
        self._clock = Clock(event, fallback_zone)
        self._language = language
        self._times = times
        self._problems = times.problems

    def read(self) -> None:
        """Fill in the times. Raises TimeError when the start cannot be read."""
        span = read_span(self._properties, self._clock, self._problems)
        if named(self._properties, "EXRULE"):
            reason = "A rule that leaves times out (EXRULE) is not followed: some times may be wrong"
            self._problems.append(Problem(reason, None, "EXRULE"))
        rules = self._rules(span)
        zone = self._zone(span, rules)
        base = self._base(span, zone)
        schedules = [base]
        if rules:
            schedules = [base.model_copy(update={"rrule": rule, "rdates": ()}) for rule in rules]
            schedules[0] = schedules[0].model_copy(update={"rdates": base.rdates})
            self._times.repeats = any(is_repeating(rule, _start(base)) for rule in rules)
            self._tell_of_start(schedules)
        done = self._with_exceptions(schedules, zone)
        if not all(isinstance(s.start, datetime) for s in done):
            return
        self._times.schedules = tuple(
            moved for schedule in done for moved in in_town_time(schedule, zone, self._problems)
        )

    def _rules(self, span: Span) -> list[str]:
        """The rules that can be followed; the others are told, and the first time stays."""
        zone = TOWN if span.all_day else span.start.zone or TOWN
        start = _start_on(span, zone)
        found: list[str] = []
        for item in named(self._properties, "RRULE"):
            try:
                rule = tidy_rule(item.value, start, zone, all_day=span.all_day)
                Schedule(start=start, rrule=rule)
            except (ScheduleError, ValidationError) as error:
                said = messages_of(error)[0].message if isinstance(error, ValidationError) else str(error)
                reason = f"Its repeating was left out: {said}"
                self._problems.append(Problem(reason, None, "RRULE", item.value))
            else:
                found.append(rule)
        return list(dict.fromkeys(found))

    def _zone(self, span: Span, rules: Sequence[str]) -> tzinfo:
        """The zone whose clocks the series follows. Single times are simply the town's."""
        told, local = span.start.zone, self._clock.calendar_zone
        if span.all_day or not rules or told is None:
            return TOWN
        if told == UTC_ZONE and local is not None and local != UTC_ZONE:
            start = _start_on(span, UTC_ZONE)
            single = self._single_moments()
            if all(keeps_local_time(start, rule, local, single) for rule in rules):
                return local
        return told

    def _single_moments(self) -> list[Moment]:
        """The times that the series names one by one: they tell what its clock is."""
        found: list[Moment] = []
        for item in self._properties:
            if item.name in {"EXDATE", "RDATE"}:
                found.extend(m for m in self._moments(item, UTC_ZONE, tell=False) if isinstance(m, Moment))
        for component in self._exceptions:
            clock = Clock(component, self._fallback)
            for item in named(properties_of(component), "RECURRENCE-ID"):
                try:
                    found.append(clock.moment(item, UTC_ZONE))
                except TimeError:
                    continue
        return found

    def _base(self, span: Span, zone: tzinfo) -> Schedule:
        start = _start_on(span, zone)
        minutes = span.minutes_on(zone)
        rdates, periods = self._dates(span, zone)
        exdates = self._left_out(span, zone, start)
        overrides = tuple(
            Override(original=at, duration_minutes=length) for at, length in periods.items() if length != minutes
        )
        return Schedule(
            start=start,
            duration_minutes=minutes,
            all_day=span.all_day,
            rdates=tuple(dict.fromkeys(rdates)),
            exdates=tuple(dict.fromkeys(exdates)),
            overrides=overrides,
        )

    def _dates(self, span: Span, zone: tzinfo) -> tuple[list[datetime], dict[datetime, int]]:
        """Further dates, and the lengths of those that tell their own."""
        found: list[datetime] = []
        lengths: dict[datetime, int] = {}
        for told in self._listed("RDATE", zone):
            moment = told.start if isinstance(told, Period) else told
            if moment.wall is None and not span.all_day:
                reason = "A further date has no hour, though the event has one"
                self._problems.append(Problem(reason, None, "RDATE", str(moment.day)))
                continue
            at = _on(moment, zone, all_day=span.all_day)
            found.append(at)
            if isinstance(told, Period) and not span.all_day:
                minutes = Span(told.start, told.end, told.length).minutes_on(zone)
                if minutes is not None and 0 < minutes <= 1440 * 366:
                    lengths[at] = minutes
        return found, lengths

    def _left_out(self, span: Span, zone: tzinfo, start: datetime) -> list[datetime]:
        found = []
        for told in self._listed("EXDATE", zone):
            moment = told.start if isinstance(told, Period) else told
            if moment.wall is None and not span.all_day:
                found.append(datetime.combine(moment.day, start.time()))
            else:
                found.append(_on(moment, zone, all_day=span.all_day))
        return found

    def _listed(self, name: str, zone: tzinfo) -> list[Moment | Period]:
        all_told = (
            moment for item in named(self._properties, name) for moment in self._moments(item, zone, tell=True)
        )
        found = list(islice(all_told, MAX_DATES + 1))
        if len(found) > MAX_DATES:
            reason = f"There are over {MAX_DATES} dates: only the first were read"
            self._problems.append(Problem(reason, None, name))
        return found[:MAX_DATES]

    def _moments(self, item: Property, zone: tzinfo, *, tell: bool) -> Iterable[Moment | Period]:
        try:
            yield from self._clock.moments(item, zone)
        except TimeError as error:
            if tell:
                self._problems.append(Problem(str(error), None, item.name, error.value, error.lookup))

    def _tell_of_start(self, schedules: Sequence[Schedule]) -> None:
        start = _start(schedules[0])
        if not any(times_made(schedule.rrule or "", start, UTC_ZONE, [start]) for schedule in schedules):
            reason = "The first time is not one that the rule makes; the rule was followed"
            self._problems.append(Problem(reason, None, "RRULE", schedules[0].rrule, severity="note"))

    def _with_exceptions(self, schedules: list[Schedule], zone: tzinfo) -> list[Schedule]:
        """Lay the exceptions over the first of the schedules that makes their time, or else the first of all."""
        if not self._exceptions:
            return schedules
        read = [item for component in self._exceptions if (item := self._exception(component, schedules[0], zone))]
        done: list[Schedule] = []
        apart: list[Schedule] = []
        left = [item for item in read if item.original not in set(schedules[0].exdates)]
        for at, schedule in enumerate(schedules):
            made = _made(schedule, [item.original for item in left], zone)
            own = [item for item in left if item.original in made]
            left = [item for item in left if item.original not in made]
            if at == len(schedules) - 1:
                own += left
            found = differences(schedule, zone, own, made)
            known = {override.original: override for override in schedule.overrides} | found.overrides
            exdates = (*schedule.exdates, *found.left_out)
            done.append(schedule.model_copy(update={"overrides": tuple(known.values()), "exdates": exdates}))
            apart.extend(found.apart)
        self._times.schedules = tuple(apart)
        return [*done, *apart] if zone == TOWN else done

    def _exception(self, component: Component, schedule: Schedule, zone: tzinfo) -> Exception_ | None:
        clock = Clock(component, self._fallback)
        series = (self._properties, schedule, zone)
        try:
            return read_exception(properties_of(component), clock, series, self._problems, self._language)
        except TimeError as error:
            reason = f"A changed time of the series was left out: {error}"
            self._problems.append(Problem(reason, None, "RECURRENCE-ID", error.value, error.lookup))
            return None


def _start(schedule: Schedule) -> datetime:
    assert schedule.start is not None
    return schedule.start


def _made(schedule: Schedule, wanted: Sequence[datetime], zone: tzinfo) -> frozenset[datetime]:
    start = _start(schedule)
    known = {*schedule.rdates, *(() if schedule.rrule else (start,))}
    made = frozenset(moment for moment in wanted if moment in known)
    if schedule.rrule:
        made |= times_made(schedule.rrule, start, zone if isinstance(zone, ZoneInfo) else UTC_ZONE, wanted)
    return made

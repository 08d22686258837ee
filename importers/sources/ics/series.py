"""One event with its rule, dates and exceptions → schedules by the town's clocks."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from app.catalogue.content import messages_of
from app.catalogue.schedule import Override, Schedule
from importers.contract import Problem
from importers.sources.ics.dates import moments_told, read_dates
from importers.sources.ics.exceptions import OneTime, differences, read_one_time
from importers.sources.ics.lines import Property
from importers.sources.ics.moments import TOWN, UTC_ZONE, Clock, Moment, TimeError
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
from importers.sources.ics.words import named

Told = tuple[list[Property], Clock]


class Series:
    """An event and its exceptions. After `schedules`, `repeats` and `problems` tell the rest."""

    def __init__(
        self, properties: list[Property], clock: Clock, exceptions: Sequence[Told], language: str
    ) -> None:
        self._properties = properties
        self._clock = clock
        self._exceptions = exceptions
        self._language = language
        self.problems: list[Problem] = []
        self.repeats = False

    def schedules(self) -> tuple[Schedule, ...]:
        """The schedules: one for most, more for a series of two rules. Raises TimeError without a start."""
        span = read_span(self._properties, self._clock, self.problems)
        if named(self._properties, "EXRULE"):
            reason = "A rule that leaves times out (EXRULE) is not followed: some times may be wrong"
            self.problems.append(Problem(reason, None, "EXRULE"))
        rules = self._rules(span)
        zone = self._zone(span, rules)
        base = self._base(span, zone)
        found = [base]
        if rules:
            found = [base.model_copy(update={"rrule": rule, "rdates": ()}) for rule in rules]
            found[0] = found[0].model_copy(update={"rdates": base.rdates})
            self.repeats = any(is_repeating(rule, span.start_on(zone)) for rule in rules)
            self._tell_of_start(span.start_on(zone), rules)
            self._tell_of_left_out(base, rules)
        if self._exceptions:
            found = self._with_exceptions(found, zone)
        return tuple(moved for each in found for moved in in_town_time(each, zone, self.problems))

    def _rules(self, span: Span) -> list[str]:
        """The rules that can be followed; the others are told, and the first time stays."""
        zone = TOWN if span.all_day else span.start.zone or TOWN
        start = span.start_on(zone)
        found: list[str] = []
        for item in named(self._properties, "RRULE"):
            try:
                rule = tidy_rule(item.value, start, zone, all_day=span.all_day)
                Schedule(start=start, rrule=rule)
            except (ScheduleError, ValidationError) as error:
                said = messages_of(error)[0].message if isinstance(error, ValidationError) else str(error)
                reason = f"Only its first time was read: {said}"
                self.problems.append(Problem(reason, None, "RRULE", item.value))
            else:
                found.append(rule)
        return list(dict.fromkeys(found))

    def _zone(self, span: Span, rules: Sequence[str]) -> tzinfo:
        """The zone whose clocks the series follows. Single times are simply the town's."""
        told, local = span.start.zone, self._clock.calendar_zone
        if span.all_day or not rules or told is None:
            return TOWN
        if told == UTC_ZONE and local is not None and local != UTC_ZONE:
            start, single = span.start_on(UTC_ZONE), self._single_moments()
            if all(keeps_local_time(start, rule, local, single) for rule in rules):
                return local
        return told

    def _single_moments(self) -> list[Moment]:
        """The times that are told one by one: they say what the clock of the series is."""
        found = moments_told(self._properties, self._clock, UTC_ZONE)
        for properties, clock in self._exceptions:
            for item in named(properties, "RECURRENCE-ID"):
                try:
                    found.append(clock.moment(item, UTC_ZONE))
                except TimeError:
                    continue  # told when the exception itself is read
        return found

    def _base(self, span: Span, zone: tzinfo) -> Schedule:
        minutes = span.minutes_on(zone)
        dates = read_dates(self._properties, self._clock, span, zone, self.problems)
        lengths = (
            Override(original=at, duration_minutes=length)
            for at, length in dates.lengths.items()
            if length != minutes
        )
        return Schedule(
            start=span.start_on(zone),
            duration_minutes=minutes,
            all_day=span.all_day,
            rdates=tuple(dates.further),
            exdates=tuple(dates.left_out),
            overrides=tuple(lengths),
        )

    def _tell_of_start(self, start: datetime, rules: Sequence[str]) -> None:
        if not any(times_made(rule, start, UTC_ZONE, [start]) for rule in rules):
            reason = "The first time is not one that the rule makes; the rule was followed"
            self.problems.append(Problem(reason, None, "RRULE", rules[0], severity="note"))

    def _tell_of_left_out(self, base: Schedule, rules: Sequence[str]) -> None:
        """A date that is left out at another hour than the series has leaves nothing out."""
        if base.all_day or base.start is None or any(map(has_clock_parts, rules)):
            return
        hours = {base.start.time(), *(moment.time() for moment in base.rdates)}
        wrong = [moment for moment in base.exdates if moment.time() not in hours]
        if wrong:
            reason = "A left-out time is at another hour than the series, so nothing was left out"
            self.problems.append(Problem(reason, None, "EXDATE", f"{wrong[0]:%Y-%m-%d %H:%M}"))

    def _with_exceptions(self, schedules: list[Schedule], zone: tzinfo) -> list[Schedule]:
        """Lay each exception over the schedule that makes its time, or else over the last one."""
        read = (self._one_time(told, schedules[0], zone) for told in self._exceptions)
        left_out = frozenset(schedules[0].exdates)
        left = [item for item in read if item is not None and item.original not in left_out]
        done: list[Schedule] = []
        apart: list[Schedule] = []
        for schedule in schedules:
            made = _made(schedule, [item.original for item in left], zone)
            own = left if schedule is schedules[-1] else [item for item in left if item.original in made]
            left = [item for item in left if item.original not in made]
            found = differences(schedule, zone, own, made)
            known = {override.original: override for override in schedule.overrides} | found.overrides
            exdates = (*schedule.exdates, *found.left_out)
            overrides = tuple(known[original] for original in sorted(known))
            done.append(schedule.model_copy(update={"overrides": overrides, "exdates": exdates}))
            apart.extend(found.apart)
        return [*done, *apart]

    def _one_time(self, told: Told, schedule: Schedule, zone: tzinfo) -> OneTime | None:
        properties, clock = told
        try:
            return read_one_time(
                properties, clock, (self._properties, schedule, zone), self.problems, self._language
            )
        except TimeError as error:
            reason = f"A changed time of the series was left out: {error}"
            self.problems.append(Problem(reason, None, "RECURRENCE-ID", error.value, error.lookup))
            return None


def _made(schedule: Schedule, wanted: Sequence[datetime], zone: tzinfo) -> frozenset[datetime]:
    """Which of the wanted times the schedule makes without its exceptions."""
    assert schedule.start is not None
    known = {*schedule.rdates, *(() if schedule.rrule else (schedule.start,))}
    made = frozenset(moment for moment in wanted if moment in known)
    if not schedule.rrule:
        return made
    by_rule = zone if isinstance(zone, ZoneInfo) else UTC_ZONE
    return made | times_made(schedule.rrule, schedule.start, by_rule, wanted)

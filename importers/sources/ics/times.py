"""The times of a listing: those of its event with the exceptions, or of exceptions that came alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.catalogue.schedule import Schedule
from app.catalogue.words.regular import regular_schedules
from importers.contract import Problem
from importers.sources.ics.lines import Property
from importers.sources.ics.moments import TOWN, Clock
from importers.sources.ics.series import Series
from importers.sources.ics.spans import read_span
from importers.sources.ics.words import is_called_off

Component = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Times:
    """What is known of the times. `repeats`: it is something to join again and again."""

    schedules: tuple[Schedule, ...]
    repeats: bool = False
    problems: list[Problem] = field(default_factory=list)


def properties_of(component: Component) -> list[Property]:
    """The properties of an event as the payload holds them."""
    return [Property(*item) for item in component["properties"]]


def read_times(
    event: Component | None, exceptions: Sequence[Component], zone: str | None, language: str
) -> Times:
    """Read all times of a listing; `zone` is for times told without one. Raises TimeError without a start."""
    told = [(properties_of(component), Clock(component, zone)) for component in exceptions]
    if event is None:
        return _exceptions_alone(told)
    series = Series(properties_of(event), Clock(event, zone), told, language)
    schedules = series.schedules()
    return Times(schedules, series.repeats, series.problems)


def _exceptions_alone(exceptions: Sequence[tuple[list[Property], Clock]]) -> Times:
    """Single times of a series that the feed does not have."""
    reason = "The series itself is not in the feed: only its changed times were read"
    problems = [Problem(reason, None, "RECURRENCE-ID", severity="note")]
    times: dict[bool, list[tuple[datetime, int | None]]] = {False: [], True: []}
    cancelled: dict[bool, list[datetime]] = {False: [], True: []}
    for properties, clock in exceptions:
        span = read_span(properties, clock, problems)
        times[span.all_day].append((span.start_on(TOWN), span.minutes_on(TOWN)))
        if is_called_off(properties):
            cancelled[span.all_day].append(span.start_on(TOWN))
    schedules = (
        regular_schedules(found, cancelled=cancelled[all_day], all_day=all_day)
        for all_day, found in times.items()
        if found
    )
    return Times(tuple(schedule for group in schedules for schedule in group), problems=problems)

"""Further dates of a series (RDATE) and those left out (EXDATE)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from itertools import islice
from typing import Final

from importers.contract import Problem
from importers.sources.ics.lines import Property
from importers.sources.ics.moments import Clock, Moment, Period, TimeError
from importers.sources.ics.spans import Span
from importers.sources.ics.words import named

MAX_DATES: Final = 5_000


@dataclass(slots=True)
class Dates:
    """Wall times of the series' zone; `lengths` holds those further dates that tell their own, in minutes."""

    further: dict[datetime, None] = field(default_factory=dict)
    left_out: dict[datetime, None] = field(default_factory=dict)
    lengths: dict[datetime, int] = field(default_factory=dict)


def read_dates(
    properties: Sequence[Property], clock: Clock, span: Span, zone: tzinfo, problems: list[Problem]
) -> Dates:
    """Read both lists; what cannot be read is told and left out."""
    dates = Dates()
    for told in _listed("RDATE", properties, clock, zone, problems):
        _add_further(told, span, zone, dates, problems)
    start = span.start_on(zone)
    for told in _listed("EXDATE", properties, clock, zone, problems):
        moment = told.start if isinstance(told, Period) else told
        if moment.wall is None and not span.all_day:
            dates.left_out[datetime.combine(moment.day, start.time())] = None
        else:
            dates.left_out[moment.start_on(zone, all_day=span.all_day)] = None
    return dates


def moments_told(properties: Sequence[Property], clock: Clock, zone: tzinfo) -> list[Moment]:
    """The single times that a series names, whatever for."""
    listed = (told for name in ("EXDATE", "RDATE") for told in _listed(name, properties, clock, zone, []))
    return [told for told in listed if isinstance(told, Moment)]


def _add_further(
    told: Moment | Period, span: Span, zone: tzinfo, dates: Dates, problems: list[Problem]
) -> None:
    moment = told.start if isinstance(told, Period) else told
    if moment.wall is None and not span.all_day:
        reason = "A further date has no hour, though the event has one"
        problems.append(Problem(reason, None, "RDATE", str(moment.day)))
        return
    at = moment.start_on(zone, all_day=span.all_day)
    dates.further[at] = None
    if isinstance(told, Period) and not span.all_day:
        own = Span(told.start, told.end, told.length)
        minutes = own.minutes_on(zone) if own.is_sane() else None
        if minutes is not None:
            dates.lengths[at] = minutes


def _listed(
    name: str, properties: Sequence[Property], clock: Clock, zone: tzinfo, problems: list[Problem]
) -> list[Moment | Period]:
    told = (found for item in named(properties, name) for found in _moments(item, clock, zone, problems))
    found = list(islice(told, MAX_DATES + 1))
    if len(found) > MAX_DATES:
        problems.append(Problem(f"There are over {MAX_DATES} dates: only the first were read", None, name))
    return found[:MAX_DATES]


def _moments(
    item: Property, clock: Clock, zone: tzinfo, problems: list[Problem]
) -> Iterator[Moment | Period]:
    try:
        yield from clock.moments(item, zone)
    except TimeError as error:
        problems.append(Problem(str(error), None, item.name, error.value, error.lookup))

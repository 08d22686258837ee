"""Opening hours of a place → schedules.

Normal hours become weekly rules. What is told of single days or weeks replaces them there: the days are
`breaks` of the rules, and hours of their own, if any, are schedules of their own. A week that holds for some
time only (a summer) replaces one without dates that bears the same heading.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.catalogue.schedule import MAX_DURATION_MINUTES, DateRange, Schedule, ScheduleKind
from app.catalogue.texts import Texts
from app.reading.texts import drop_fake_translations, one_line
from importers.contract import Problem
from importers.sources.ptv.hours_parts import (
    ANCHOR,
    DAYS,
    UnclearHoursError,
    clock,
    days_between,
    minutes_between,
    span_of,
)
from importers.sources.ptv.lookups import LOOKUPS
from importers.sources.ptv.records import Hours, Opening

_FIELD = "serviceHours"
_WHOLE_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class HoursReading:
    """What the blocks say: schedules, a note when all is closed for now, and what could not be read."""

    schedules: tuple[Schedule, ...] = ()
    note: Texts | None = None
    problems: tuple[Problem, ...] = ()


def read_hours(blocks: Sequence[Hours], *, years: Iterable[int]) -> HoursReading:
    """Schedules of a place. `years` are those for which days of holidays are worked out."""
    years = tuple(years)
    exceptions, problems = _exceptions(blocks, years)
    schedules: list[Schedule] = []
    normal = [block for block in blocks if block.kind != "exceptional"]
    for block in normal:
        try:
            breaks = (*exceptions.days, *_seasons_instead(block, normal))
            schedules.extend(kept for s in _normal(block) if (kept := _with_breaks(s, breaks)))
        except UnclearHoursError as error:
            problems.append(Problem(error.reason, field=_FIELD, value=error.value, lookup=error.lookup))
    closed = any(
        block.status == "closed" and not block.valid_from and not block.valid_until for block in normal
    )
    note = dict(LOOKUPS["closed_words"]) if closed and not schedules else None
    return HoursReading((*schedules, *exceptions.schedules), note, tuple(problems))


@dataclass(frozen=True, slots=True)
class _Exceptions:
    days: tuple[DateRange, ...]
    schedules: tuple[Schedule, ...]


def _exceptions(blocks: Sequence[Hours], years: tuple[int, ...]) -> tuple[_Exceptions, list[Problem]]:
    days: list[DateRange] = []
    schedules: list[Schedule] = []
    problems: list[Problem] = []
    for block in blocks:
        if block.kind != "exceptional" and not (
            block.status == "closed" and (block.valid_from or block.valid_until)
        ):
            continue
        try:
            spans = _spans(block, years)
            days.extend(spans)
            for span in spans:
                schedules.extend(_exceptional(block, span))
        except UnclearHoursError as error:
            problems.append(Problem(error.reason, field=_FIELD, value=error.value, lookup=error.lookup))
    return _Exceptions(tuple(sorted(days, key=lambda d: (d.start, d.end))), tuple(schedules)), problems


def _spans(block: Hours, years: tuple[int, ...]) -> list[DateRange]:
    spans = span_of(block, years)
    if not spans:
        raise UnclearHoursError("Exceptional hours without a date: ask the publisher to add one", block.kind)
    if block.status != "closed" and spans[-1].end == date.max:
        raise UnclearHoursError("Exceptional hours without an end", block.valid_from)
    if block.status != "closed" and not block.always and not block.openings:
        raise UnclearHoursError(
            "Exceptional hours tell neither times nor that it is closed", block.valid_from
        )
    return spans


def _exceptional(block: Hours, span: DateRange) -> list[Schedule]:
    """Schedules that hold on the days of the exception; none when it is closed."""
    if block.status == "closed":
        return []
    if block.always:
        minutes = ((span.end - span.start).days + 1) * _WHOLE_DAY
        if minutes > MAX_DURATION_MINUTES:
            raise UnclearHoursError("Exceptional hours of more than three years", f"{span.start}/{span.end}")
        start = datetime.combine(span.start, time())
        return [
            Schedule(
                kind="opening_hours", start=start, duration_minutes=minutes, all_day=True, note=_note(block)
            )
        ]
    if span.start == span.end:
        open_at = [opening for opening in block.openings if opening.status != "closed"]
        return [_single(opening, span.start, _note(block)) for opening in open_at]
    if any(opening.last_day not in ("", opening.day) for opening in block.openings):
        raise UnclearHoursError(
            "Exceptional hours from one day to another: daily or without a pause? The days count as closed",
            f"{span.start}/{span.end}",
        )
    return _weekly(block, span.start, span.end)


def _single(opening: Opening, day: date, note: Texts) -> Schedule:
    if opening.day in DAYS and DAYS[day.weekday()] != opening.day:
        raise UnclearHoursError(
            "Exceptional hours are of another weekday than their date", f"{day} {opening.day}"
        )
    start, end = clock(opening.start), clock(opening.end)
    return Schedule(
        kind=_kind(opening.status),
        start=datetime.combine(day, start),
        duration_minutes=minutes_between(start, end, opening),
        note=note,
    )


def _normal(block: Hours) -> list[Schedule]:
    """Weekly rules of a block; dates are those that the feed told."""
    if block.status == "closed":
        return []
    if block.kind not in ("weekly", "over_midnight"):
        raise UnclearHoursError("A kind of opening hours that is not known", block.kind, lookup="hour_types")
    spans = span_of(block, ())
    start = spans[0].start if spans and spans[0].start != date.min else None
    until = spans[0].end if spans and spans[0].end != date.max else None
    note = _note(block)
    if block.always:
        return [Schedule(kind="always", valid_from=start, valid_until=until, note=note)]
    if block.openings:
        return _weekly(block, start, until)
    if block.status == "reservation":
        return [Schedule(kind="by_appointment", valid_from=start, valid_until=until, note=note)]
    return [Schedule(kind="opening_hours", valid_from=start, valid_until=until, note=note)] if note else []


def _weekly(block: Hours, start: date | None, until: date | None) -> list[Schedule]:
    """One rule for each time of day: days with the same hours stand together."""
    days: defaultdict[tuple[time, int, str], set[int]] = defaultdict(set)
    for opening in block.openings:
        if opening.status == "closed":
            continue
        begins, ends = clock(opening.start), clock(opening.end)
        if block.kind == "over_midnight":
            minutes = minutes_between(begins, ends, opening, continuous=True)
            days[begins, minutes, opening.status].update(days_between(opening)[:1])
        else:
            minutes = minutes_between(begins, ends, opening)
            days[begins, minutes, opening.status].update(days_between(opening))
    note = _note(block)
    return [
        Schedule(
            kind=_kind(status),
            start=datetime.combine(_first(weekdays, start or ANCHOR), begins),
            duration_minutes=minutes,
            rrule=f"FREQ=WEEKLY;BYDAY={','.join(DAYS[day] for day in sorted(weekdays))}",
            valid_from=start,
            valid_until=until,
            note=note,
        )
        for (begins, minutes, status), weekdays in days.items()
    ]


def _first(weekdays: set[int], day: date) -> date:
    """The first of the weekdays on or after a day."""
    return next(d for n in range(7) if (d := day + timedelta(days=n)).weekday() in weekdays)


def _seasons_instead(block: Hours, blocks: Sequence[Hours]) -> list[DateRange]:
    """Days for which another block of the same heading tells its own hours."""
    if block.valid_from or block.valid_until:
        return []
    seasons = [
        other for other in blocks if other.valid_from and other.valid_until and other.note == block.note
    ]
    return [span for season in seasons if season.status != "closed" for span in span_of(season, ())]


def _with_breaks(schedule: Schedule, breaks: Sequence[DateRange]) -> Schedule | None:
    """The schedule without those days that it would have covered; None when nothing is left of it."""
    low, high = schedule.valid_from or date.min, schedule.valid_until or date.max
    for_good = min((b.start for b in breaks if b.end == date.max), default=date.max)
    if for_good <= low:
        return None
    if for_good <= high and for_good != date.max:
        high = for_good - timedelta(days=1)
        schedule = schedule.model_copy(update={"valid_until": high})
    own = {(b.start, b.end): b for b in breaks if b.start <= high and b.end >= low and _touches(b, schedule)}
    return schedule.model_copy(update={"breaks": tuple(own[key] for key in sorted(own))}) if own else schedule


def _touches(span: DateRange, schedule: Schedule) -> bool:
    """Whether a weekly rule has a day in the span; what has no rule is touched by every span."""
    if schedule.rrule is None:
        return True
    days = schedule.rrule.partition("BYDAY=")[2].split(",")
    length = min((span.end - span.start).days + 1, 7)
    return any(DAYS[(span.start + timedelta(days=n)).weekday()] in days for n in range(length))


def _kind(status: str) -> ScheduleKind:
    if status not in ("open", "reservation"):
        raise UnclearHoursError(
            "Open, closed or by appointment? This word is not known", status, "opening_statuses"
        )
    return "by_appointment" if status == "reservation" else "opening_hours"


def _note(block: Hours) -> Texts:
    return drop_fake_translations(block.note, read=one_line)

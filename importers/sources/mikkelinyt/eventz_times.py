"""The times of a page of Eventz: its dates, its timetable of a week, or the span from first to last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from app.catalogue.schedule import Override, Schedule
from app.catalogue.times.occurrences import occurrences
from app.catalogue.words.regular import regular_schedules
from app.core.clock import LOCAL_ZONE
from app.reading.links import safe_url
from importers.contract import Problem
from importers.fields import Fields
from importers.sources.mikkelinyt.spans import Span, local_time, read_span
from importers.sources.mikkelinyt.weekly import SHORTEST, schedules_told
from importers.sources.mikkelinyt.words import lookup

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVERYWHERE = ""
_MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Times:
    """Schedules by the `location_id` that they are told for ("": for all locations), and what was wrong.

    `sign_up` and `tickets` are the first addresses that a date tells.
    """

    schedules: dict[str, tuple[Schedule, ...]] = field(default_factory=dict)
    sign_up: str | None = None
    tickets: str | None = None
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _Dates:
    """The dates at one location."""

    times: list[tuple[datetime, int | None]] = field(default_factory=list)
    days: list[tuple[datetime, int | None]] = field(default_factory=list)
    cancelled: set[datetime] = field(default_factory=set)
    full: set[datetime] = field(default_factory=set)


def times_of(page: Fields, event: Fields, texts: Sequence[str], *, is_show: bool) -> Times:
    """The times of a page. `is_show`: a timetable of a week is opening hours, not meetings."""
    times = Times()
    dates = [item for name in ("dates", "events") for item in (*event.take_list(name), *page.take_list(name))]
    timetable = Fields(page.take_map("schedule"))
    entries = timetable.take_list("entries") or event.take_list("entries")
    start = timetable.take("start") or page.take("defaultStartDate") or event.take("start")
    end = timetable.take("end") or page.take("defaultEndDate") or event.take("end")
    for fields, name in (
        (page, "defaultStartDate"),
        (page, "defaultEndDate"),
        (event, "start"),
        (event, "end"),
    ):
        fields.take(name)  # the same once more
    if dates:
        _read_dates(dates, times)
    if not times.schedules:
        span, problem = read_span(start, end, ("defaultStartDate", "defaultEndDate"))
        times.problems += [problem] if problem else []
        if span is not None and entries:
            _read_timetable(entries, span, times, is_show=is_show)
        elif span is not None:
            _read_whole(span, texts, times)
    if not times.schedules and not times.problems:
        times.problems.append(Problem("No time is told", field="defaultStartDate"))
    return times


def _read_whole(span: Span, texts: Sequence[str], times: Times) -> None:
    told = schedules_told(span, texts)
    times.schedules[EVERYWHERE] = told or (span.schedule(),)
    if not told and span.days >= SHORTEST and not span.all_day:
        reason = "It goes on for days, and its text tells no days of the week: it was kept as one long time"
        times.problems.append(
            Problem(reason, field="defaultEndDate", value=f"{span.start} – {span.end}", severity="note")
        )


def _read_dates(dates: Sequence[Any], times: Times) -> None:
    groups: dict[str, _Dates] = {}
    for item in dates:
        told = item if isinstance(item, Mapping) else {"start": item}
        span, problem = read_span(
            told.get("start"), told.get("end"), ("event.dates.start", "event.dates.end")
        )
        times.problems += [problem] if problem else []
        times.sign_up = times.sign_up or safe_url(told.get("urlSignUp"))
        times.tickets = times.tickets or safe_url(told.get("urlPurchaseTicket"))
        if span is None:
            continue
        group = groups.setdefault(str(told.get("location_id") or EVERYWHERE), _Dates())
        (group.days if span.all_day else group.times).append((span.start, span.minutes))
        if told.get("isCancelled") is True:
            group.cancelled.add(span.start)
        elif told.get("isSoldOut") is True:
            group.full.add(span.start)
    for location, group in groups.items():
        times.schedules[location] = tuple(_schedules(group))


def _schedules(group: _Dates) -> Iterator[Schedule]:
    for found, all_day in ((group.times, False), (group.days, True)):
        if found:
            cancelled = [moment for moment, _ in found if moment in group.cancelled]
            for schedule in regular_schedules(found, cancelled=cancelled, all_day=all_day):
                yield _with_full(schedule, group.full)


def _with_full(schedule: Schedule, full: set[datetime]) -> Schedule:
    """The schedule with its sold-out times marked."""
    known = {override.original for override in schedule.overrides}
    mine = [moment for moment in sorted(full - known) if _has(schedule, moment)]
    marks = tuple(Override(original=moment, state="full") for moment in mine)
    return schedule.model_copy(update={"overrides": schedule.overrides + marks}) if marks else schedule


def _has(schedule: Schedule, moment: datetime) -> bool:
    aware = moment.replace(tzinfo=LOCAL_ZONE)
    return any(found.start == aware for found in occurrences(schedule, aware, aware + _MINUTE))


def _read_timetable(entries: Sequence[Any], span: Span, times: Times, *, is_show: bool) -> None:
    """Days of the week with their hours. The hours come as moments of 1 January 1970, in UTC."""
    slots: dict[tuple[str, time, int | None], list[str]] = {}
    for entry in entries:
        told = entry if isinstance(entry, Mapping) else {}
        day = lookup("days", str(told.get("dayOfWeek", "")))
        opens, closes = (local_time(told.get(name)) for name in ("startTime", "endTime"))
        if day is None or opens is None:
            reason = "A line of the week's timetable cannot be read"
            times.problems.append(Problem(reason, field="schedule.entries", value=str(entry), lookup="days"))
            continue
        key = (str(told.get("location_id") or EVERYWHERE), opens.time(), _minutes(opens, closes))
        slots.setdefault(key, []).append(day)
    for (location, at, minutes), days in slots.items():
        schedule = _weekly(span, days, at, minutes, is_show=is_show)
        if schedule is not None:
            times.schedules[location] = (*times.schedules.get(location, ()), schedule)


def _minutes(opens: datetime, closes: datetime | None) -> int | None:
    if closes is None or closes == opens:
        return None
    minutes = int((closes - opens).total_seconds()) // 60 % (24 * 60)
    return minutes or None


def _weekly(
    span: Span, days: Sequence[str], at: time, minutes: int | None, *, is_show: bool
) -> Schedule | None:
    listed = [day for day in WEEKDAYS if day in days]
    ahead = (span.start.date() + timedelta(days=number) for number in range(7))
    first = next(day for day in ahead if WEEKDAYS[day.weekday()] in listed)
    last = _last_day(span)
    if last is not None and last < first:
        return None
    return Schedule(
        kind="opening_hours" if is_show else "sessions",
        start=datetime.combine(first, at),
        duration_minutes=minutes,
        rrule=f"FREQ=WEEKLY;BYDAY={','.join(listed)}",
        valid_from=span.start.date(),
        valid_until=last,
    )


def _last_day(span: Span) -> date | None:
    """A midnight at the end is that of the day before."""
    if span.end is None:
        return None
    return (span.end - _MINUTE).date() if span.end.time() == time() else span.end.date()

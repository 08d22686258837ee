"""Schedules and opening hours in schema.org's words."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.catalogue.calendar.series import Series, series_of
from app.catalogue.parts import Session
from app.catalogue.schedule import Schedule
from app.catalogue.times.recurrence_rule import RecurrenceRule, read_rule

Data = dict[str, Any]
CONTEXT = "https://schema.org"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PERIODS = {"DAILY": "P{}D", "WEEKLY": "P{}W", "MONTHLY": "P{}M", "YEARLY": "P{}Y"}
A_DAY = timedelta(days=1)


def schedules_of(sessions: Sequence[Session], today: date) -> list[Data]:
    """The rules that schema.org can say; times that fall away from today on are exceptions."""
    found = (_schedule(one, today) for session in sessions for one in session.schedules)
    return [data for data in found if data]


def opening_hours(schedules: Sequence[Schedule]) -> Iterator[Data]:
    """Weekly hours that are told from when to when."""
    for schedule in schedules:
        if not schedule.rrule or not schedule.start or not schedule.duration_minutes:
            continue
        rule = read_rule(schedule.rrule).anchored(schedule.start)
        length = timedelta(minutes=schedule.duration_minutes)
        if rule.frequency == "WEEKLY" and rule.interval == 1 and length <= A_DAY:
            yield _hours(schedule, rule, length)


def _hours(schedule: Schedule, rule: RecurrenceRule, length: timedelta) -> Data:
    opens = datetime.combine(date(2000, 1, 3), rule.times()[0])
    data: Data = {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"{CONTEXT}/{DAYS[day]}" for day in sorted(rule.weekdays)],
        "opens": f"{opens:%H:%M}",
        "closes": f"{opens + length:%H:%M}",
    }
    if schedule.valid_from:
        data["validFrom"] = schedule.valid_from.isoformat()
    if schedule.valid_until:
        data["validThrough"] = schedule.valid_until.isoformat()
    return data


def _schedule(schedule: Schedule, today: date) -> Data | None:
    series = series_of(schedule)
    if series is None or not series.rule or schedule.rrule is None or schedule.start is None:
        return None
    rule = read_rule(series.rule).anchored(series.start)
    if rule.positions or rule.year_days or rule.week_numbers:
        return None  # not in schema.org's words
    data: Data = {
        "@type": "Schedule",
        "repeatFrequency": PERIODS[rule.frequency].format(rule.interval),
        "startDate": series.start.date().isoformat(),
        "scheduleTimezone": schedule.timezone,
    }
    data |= _days(rule) | _clock(series, rule)
    last = rule.last_moment(ZoneInfo(schedule.timezone))
    if last is not None:
        data["endDate"] = last.date().isoformat()
    if away := [_away(series, moment) for moment in series.left_out if moment.date() >= today]:
        data["exceptDate"] = away
    return data


def _days(rule: RecurrenceRule) -> Data:
    data: Data = {}
    if rule.weekdays:
        data["byDay"] = [f"{CONTEXT}/{DAYS[day]}" for day in sorted(rule.weekdays)]
    elif rule.nth_weekdays:
        data["byDay"] = [f"{number}{CODES[day]}" for number, day in sorted(rule.nth_weekdays)]
    if rule.month_days:
        data["byMonthDay"] = sorted(rule.month_days)
    if rule.months:
        data["byMonth"] = sorted(rule.months)
    return data


def _clock(series: Series, rule: RecurrenceRule) -> Data:
    if series.schedule.all_day:
        return {}
    start = datetime.combine(date(2000, 1, 3), rule.times()[0])
    data: Data = {"startTime": f"{start:%H:%M:%S}"}
    minutes = series.schedule.duration_minutes
    if minutes:
        data["endTime"] = f"{start + timedelta(minutes=minutes):%H:%M:%S}"
        data["duration"] = f"PT{minutes}M"
    return data


def _away(series: Series, moment: datetime) -> str:
    return moment.date().isoformat() if series.schedule.all_day else moment.isoformat()

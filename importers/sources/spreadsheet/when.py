"""When: a text of times, or columns for days, hours and the season, made into schedules.

The columns are put together as a person would say them ("ti klo 18–19.30") and read by the reader of times.
What it cannot read for certain is shown as it was written, and gives no times.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from app.catalogue.schedule import Schedule
from app.reading.schedules import schedules_of
from app.reading.texts import one_line
from app.reading.times import TimeRule, TimesReading, read_times
from importers.sources.spreadsheet.dates import DateCell, as_typed, read_date_cell
from importers.sources.spreadsheet.lookups import key_of, wordings
from importers.sources.spreadsheet.row import Cell, ListedRow

_read = lru_cache(maxsize=4096)(read_times)  # a list has few different times
_CLOCK_WORD: Final = re.compile(r"^(?:klo|kello|kl)\b[ .]*", re.IGNORECASE)
_LONG: Final = timedelta(days=31)
_LONGEST: Final = timedelta(days=3 * 365)
_CAMP: Final = timedelta(days=14)
_UNCERTAIN: Final = "the times can be understood in more than one way"
_NO_DAY: Final = "the day of the week is missing, so the times are not known"


@dataclass(frozen=True, slots=True)
class When:
    """Schedules, and what they are like.

    `recurs`: by days of the week or month. `dated`: by the calendar. `opening`: told as opening hours.
    """

    schedules: tuple[Schedule, ...] = ()
    recurs: bool = False
    dated: bool = False
    opening: bool = False


@dataclass(frozen=True, slots=True)
class _Edge:
    """The cell of a first or last day, and what it holds."""

    cell: Cell
    told: DateCell


@dataclass(frozen=True, slots=True)
class _Season:
    first: date | None = None
    last: date | None = None

    @property
    def length(self) -> timedelta:
        return self.last - self.first if self.first and self.last else timedelta()

    @property
    def is_short(self) -> bool:
        """Whether it is some days in a row."""
        return timedelta() < self.length <= _CAMP

    @property
    def bounds(self) -> dict[str, date]:
        """As a schedule has them."""
        told = {"valid_from": self.first, "valid_until": self.last}
        return {name: day for name, day in told.items() if day}


def when_of(row: ListedRow, now: datetime, *, is_event: bool) -> When:
    """The times of a row. `is_event`: a long stretch of days is one event (an exhibition), not a season."""
    hours, told = row.take("hours"), row.take("time")
    day, clock = row.take("day"), row.take("clock")
    starts, ends = _edge(row, "starts", now), _edge(row, "ends", now)
    reading = _Reading(row, now, _season(row, starts, ends, now), is_event)
    clock_text = _clock_text(row, clock, starts, ends)
    cells = [cell for cell in (day, told or hours) if cell]
    if cells:
        words = [as_typed(cell.text) for cell in cells] + ([f"klo {clock_text}"] if clock_text else [])
        when = reading.read(cells[-1], " ".join(words))
        return replace(when, opening=hours is not None and told is None)
    anchor = clock or next((edge.cell for edge in (starts, ends) if edge), None)
    if anchor is None:
        return When()
    if starts and ends and starts.told.clock and ends.told.clock and reading.season.is_short:
        return reading.one_long(starts.told.clock, ends.told.clock)
    return reading.by_dates(anchor, clock_text)


def _edge(row: ListedRow, field: str, now: datetime) -> _Edge | None:
    cell = row.take(field)
    if cell is None:
        return None
    found = read_date_cell(cell.text, now)
    if found is None:
        row.report(cell, "this is no date that can be read for certain: write it so: 1.9.2026")
        return None
    return _Edge(cell, found)


def _season(row: ListedRow, starts: _Edge | None, ends: _Edge | None, now: datetime) -> _Season:
    first, last = (edge.told.day if edge else None for edge in (starts, ends))
    if starts and ends and first and last and not (starts.told.year_told and ends.told.year_told):
        # Each alone would be the next one from now: together they are the season under way or the next.
        rules = read_times(f"{as_typed(starts.cell.text)}–{as_typed(ends.cell.text)}", now=now).times or ()
        if len(rules) == 1 and rules[0].from_ and rules[0].until:
            first, last = date.fromisoformat(rules[0].from_), date.fromisoformat(rules[0].until)
    if ends and first and last and last < first:
        row.report(ends.cell, "it ends before it starts")
        return _Season(first)
    return _Season(first, last)


def _clock_text(row: ListedRow, clock: Cell | None, starts: _Edge | None, ends: _Edge | None) -> str:
    """The hours: of their own column, of columns for the first and last hour, or those beside the dates."""
    begin, end = row.take("clock_starts"), row.take("clock_ends")
    if clock:
        return _CLOCK_WORD.sub("", clock.text.strip())
    if begin:
        return f"{begin.text}–{end.text}" if end else begin.text
    first, last = (edge.told.clock if edge else None for edge in (starts, ends))
    if first is None:
        return ""
    return f"{first:%H:%M}–{last:%H:%M}" if last else f"{first:%H:%M}"


@dataclass(frozen=True, slots=True)
class _Reading:
    """The reading of one row's times within its season."""

    row: ListedRow
    now: datetime
    season: _Season
    is_event: bool

    def read(self, cell: Cell, text: str) -> When:
        """Times in words, or the words themselves when the times are not certain."""
        reading = _read(text, now=self.now)
        if not reading.times and _is_by_appointment(text):
            note = {cell.lang: one_line(text)}
            return When((Schedule(kind="by_appointment", note=note, **self.season.bounds),))
        if not reading.times:
            return self._unread(cell, text, _reason(reading.problem))
        if reading.guesses:
            return self._unread(cell, text, _UNCERTAIN)
        if any(self._is_too_long(rule) for rule in reading.times):
            return self._unread(cell, text, _NO_DAY)
        rules = tuple(_in_season(rule, self.season) for rule in reading.times)
        schedules = schedules_of(TimesReading(rules, None), now=self.now)
        if len(schedules) < len(rules):
            return self._unread(cell, text, "the times do not fit into the season")
        recurs = any(map(_goes_on, rules))
        return When(schedules, recurs=recurs, dated=not recurs)

    def _is_too_long(self, rule: TimeRule) -> bool:
        """Whether it is all the days of a season: a club that does not tell its day, or no time at all."""
        if not (rule.from_ and rule.until) or rule.weekly or rule.monthly:
            return False
        length = date.fromisoformat(rule.until) - date.fromisoformat(rule.from_)
        return length > (_LONGEST if self.is_event else _LONG)

    def _unread(self, cell: Cell, text: str, reason: str) -> When:
        """No times: people read what was written, and the office reads why."""
        self.row.report(cell, reason)
        note = {cell.lang: one_line(text, max_length=300)} if text else {}
        bounds = self.season.bounds
        return When((Schedule(note=note, **bounds),) if note or bounds else ())

    def by_dates(self, cell: Cell, clock: str) -> When:
        """Only dates were told: one time, some days in a row, or a season of which no more is known."""
        first, last = self.season.first, self.season.last
        hours = f"klo {clock}" if clock else ""
        most = _CAMP if clock else _LONGEST if self.is_event else _LONG
        if first is None or self.season.length > most:
            return self._unread(cell, hours, _NO_DAY)
        days = _written(first) if last in {None, first} else f"{_written(first)}–{_written(last or first)}"
        return replace(self, season=_Season()).read(cell, f"{days} {hours}".strip())

    def one_long(self, opens: time, closes: time) -> When:
        """From an hour of one day to an hour of another: a night, a camp."""
        first = self.season.first or self.now.date()
        start = datetime.combine(first, opens)
        minutes = (datetime.combine(self.season.last or first, closes) - start) // timedelta(minutes=1)
        return When((Schedule(start=start, duration_minutes=minutes),), dated=True)


def _written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _is_by_appointment(text: str) -> bool:
    plain = key_of(text)
    return any(key_of(phrase) in plain for phrase in wordings("by_appointment"))


def _reason(problem: str | None) -> str:
    text = problem or "the times cannot be read"
    return text[0].lower() + text[1:].rstrip(".")


def _goes_on(rule: TimeRule) -> bool:
    """Whether it recurs by the week or month, for longer than a camp or a festival lasts."""
    if not (rule.weekly or rule.monthly):
        return False
    if not (rule.from_ and rule.until):
        return True
    return date.fromisoformat(rule.until) - date.fromisoformat(rule.from_) > _CAMP


def _in_season(rule: TimeRule, season: _Season) -> TimeRule:
    """A weekly or monthly rule within the season of the columns; what its own text tells goes first."""
    if not (rule.weekly or rule.monthly):
        return rule
    first = rule.from_ or (season.first.isoformat() if season.first and not rule.start else None)
    last = rule.until or (season.last.isoformat() if season.last else None)
    return replace(rule, from_=first, until=last)

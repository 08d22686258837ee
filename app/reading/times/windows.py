"""From when to when an entry holds, and which days within it are off."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.reading.times import almanac
from app.reading.times.entries import Entry
from app.reading.times.items import Dated, Monthly, Span

HORIZON = timedelta(days=400)  # how far open-ended rules are looked at when single days must be listed


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day; None is open. `off` are the days ruled out within it, as first and last days."""

    first: date | None = None
    last: date | None = None
    off: tuple[tuple[date, date], ...] = ()

    @property
    def length(self) -> int:
        """Days in it; 0 when it is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0

    def holds(self, day: date) -> bool:
        """Within it, and not ruled out."""
        if (self.first and day < self.first) or (self.last and day > self.last):
            return False
        return not any(first <= day <= last for first, last in self.off)


@dataclass(slots=True)
class Doubts:
    """Gathers what turns up while days are looked up in the calendar."""

    doubtful: bool = False
    impossible: str | None = None

    def check(self, day: date, claim: int | None) -> None:
        """A weekday that contradicts its date is doubtful."""
        if claim is not None and day.weekday() != claim:
            self.doubtful = True


@dataclass(frozen=True, slots=True)
class Calendar:
    """Finds the days that the items mean, seen from today."""

    today: date
    doubts: Doubts = field(default_factory=Doubts)

    def day(self, dated: Dated, since: date | None = None) -> date | None:
        """The day, its weekday checked; None when the told year has no such day."""
        found = almanac.first_from(dated.point, since or self.today)
        if found is None:
            self.doubts.impossible = "There is no such day in the calendar."
            return None
        self.doubts.check(found, dated.claim)
        self.doubts.doubtful = self.doubts.doubtful or not dated.sure
        return found

    def period(self, span: Span, since: date | None = None) -> tuple[date, date] | None:
        """First and last day of a period."""
        found = almanac.period(span.first, span.last, since or self.today)
        if found is None:
            self.doubts.impossible = "The period ends before it starts."
            return None
        self.doubts.check(found[0], span.claims[0])
        self.doubts.check(found[1], span.claims[1])
        told = span.first.year is not None and span.last.year is not None
        around = found[0].year != found[1].year and (found[1] - found[0]).days > 330
        if not span.sure or (around and not told):
            self.doubts.doubtful = True
        return found

    def windows(self, entry: Entry) -> list[Window]:
        """The seasons of an entry; one open window when it has none."""
        found = [Window(*days) for span in entry.spans if (days := self.period(span)) is not None]
        if entry.start is None and entry.end is None:
            return found or [Window()]
        bounds = Window()
        if entry.end is not None:
            bounds = replace(bounds, last=self.day(entry.end.date))
        if entry.start is not None:
            bounds = replace(bounds, first=self._start(entry.start.date, bounds.last, entry))
            if entry.end is not None and entry.end.date.point.year is None and bounds.first is not None:
                bounds = replace(bounds, last=self.day(entry.end.date, bounds.first))
        return [_cut(window, bounds) for window in found] if found else [bounds]

    def _start(self, dated: Dated, last: date | None, entry: Entry) -> date | None:
        """A start without a year: with an end told, the season may be under way."""
        if last is None or dated.point.year is not None or entry.end is None:
            return self.day(dated)
        day = almanac.last_by(dated.point, last)
        if day is not None:
            self.doubts.check(day, dated.claim)
        return day

    def off(self, exceptions: list[Dated | Span | Monthly], window: Window) -> Window:
        """The window with the exceptions that fall within it."""
        since = window.first or self.today
        found: list[tuple[date, date]] = []
        for item in exceptions:
            match item:
                case Dated():
                    day = self.day(item, since)
                    found += [(day, day)] if day else []
                case Span():
                    days = self.period(item, since)
                    found += [days] if days else []
                case Monthly():
                    found += [(day, day) for day in self._nth_days(item, window)]
        kept = {days for days in found if _meets(days, window)}
        return replace(window, off=tuple(sorted(kept)))

    def _nth_days(self, monthly: Monthly, window: Window) -> list[date]:
        days = self.span(window)
        if window.last is None:
            self.doubts.doubtful = True
        return [day for day in days if any(is_nth(day, pick) for pick in monthly.picks)]

    def span(self, window: Window) -> list[date]:
        """Every day from the start (or today) to the end (or the horizon)."""
        first = window.first or self.today
        last = min(window.last or first + HORIZON, first + HORIZON * 2)
        return [first + timedelta(days=more) for more in range((last - first).days + 1)]


def is_nth(day: date, pick: tuple[int, int]) -> bool:
    """The day is that nth weekday of its month."""
    nth, weekday = pick
    if day.weekday() != weekday:
        return False
    if nth < 0:
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 == nth


def _cut(window: Window, bounds: Window) -> Window:
    firsts = [day for day in (window.first, bounds.first) if day is not None]
    lasts = [day for day in (window.last, bounds.last) if day is not None]
    return Window(max(firsts, default=None), min(lasts, default=None))


def _meets(days: tuple[date, date], window: Window) -> bool:
    return not (window.last and days[0] > window.last) and not (window.first and days[1] < window.first)

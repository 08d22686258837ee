"""What a timetable text was read into: rules in local time (Europe/Helsinki), plus what stayed unclear."""

from dataclasses import dataclass
from typing import Any, Literal

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

WeekParity = Literal["even", "odd"]


@dataclass(frozen=True, slots=True)
class MonthlyDay:
    """The nth weekday of a month: nth 1 to 5, or -1 for the last; day is MO to SU."""

    nth: int
    day: str


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One rule. A one-off has `start`; a repeating one has `weekly` or `monthly` and its hour in `at`.

    No hour told: `start` and `at` stay None and the day (or the period) stands in `from_` and `until`.
    Past midnight: `end` is earlier than the hour of the start; around the clock: both are 00:00.
    """

    start: str | None = None
    """YYYY-MM-DDTHH:MM"""
    end: str | None = None
    """HH:MM"""
    weekly: tuple[str, ...] = ()
    """MO to SU"""
    interval: int = 1
    from_: str | None = None
    """YYYY-MM-DD"""
    until: str | None = None
    """YYYY-MM-DD, that day included"""
    at: str | None = None
    """HH:MM"""
    except_: tuple[str, ...] = ()
    """YYYY-MM-DD/YYYY-MM-DD, both days included"""
    weeks: WeekParity | None = None
    """Parity of the ISO week number."""
    monthly: tuple[MonthlyDay, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Every key of the rule, defaults included."""
        return {
            "start": self.start,
            "end": self.end,
            "weekly": list(self.weekly),
            "interval": self.interval,
            "from": self.from_,
            "until": self.until,
            "at": self.at,
            "except": list(self.except_),
            "weeks": self.weeks,
            "monthly": [{"nth": pick.nth, "day": pick.day} for pick in self.monthly],
        }


@dataclass(frozen=True, slots=True)
class TimesReading:
    """`times` is None when nothing may be proposed; then `problem` says why in plain words."""

    times: tuple[TimeRule, ...] | None
    problem: str | None = None
    guesses: tuple[str, ...] = ()
    """("times",) when a person should look at the proposal."""

    def as_json(self) -> dict[str, Any]:
        """The shape that `opastamo read-times` prints."""
        times = None if self.times is None else [rule.as_json() for rule in self.times]
        return {"times": times, "problem": self.problem, "guesses": list(self.guesses)}

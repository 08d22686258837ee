"""What rules are made of: hours as text, a single day, a season."""

from datetime import date, time

from app.reading.times.items import Clock
from app.reading.times.model import TimeRule
from app.reading.times.windows import Window


def _text(clock: time | None) -> str | None:
    return None if clock is None else clock.strftime("%H:%M")


def hours_of(clock: Clock | None) -> tuple[str | None, str | None]:
    """Start and end as HH:MM; an end that is the start again tells nothing."""
    if clock is None or clock.start is None:
        return None, None
    same = clock.start == clock.end and clock.start != time(0)
    return _text(clock.start), None if same else _text(clock.end)


def one_off(day: date, clock: Clock | None) -> TimeRule:
    """The rule for one day."""
    at, end = hours_of(clock)
    if at is None:
        return TimeRule(from_=day.isoformat(), until=day.isoformat())
    return TimeRule(start=f"{day.isoformat()}T{at}", end=end)


def season_of(window: Window) -> TimeRule:
    """The rule that has only the season and what is off in it."""
    return TimeRule(
        from_=window.first.isoformat() if window.first else None,
        until=window.last.isoformat() if window.last else None,
        except_=tuple(f"{first.isoformat()}/{last.isoformat()}" for first, last in window.off),
    )

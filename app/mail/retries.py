"""When a letter is tried again, and when no more."""

from datetime import datetime, timedelta

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
    timedelta(hours=24),
)
"""After the first try, the second …: nearly three days altogether."""


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after so many tries that failed. None: it is given up."""
    return now + WAITS[tries - 1] if tries <= len(WAITS) else None

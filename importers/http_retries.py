"""When a failed request is tried again, and how long we wait before it."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from importers.http_errors import BadStatus, TimedOut, Unreachable

_TRIED_AGAIN = frozenset({429, 502, 503, 504})
_LONGEST_WAIT = 60.0
_SHORTEST_WAIT = 0.1


def wait_before_retry(error: Exception, *, seconds_left: float) -> bool | float:
    """Tell stamina whether to try again: no, yes with its own growing wait, or after these seconds.

    A server that wants us to wait for more than a minute, or longer than the fetch may last, is left alone.
    """
    if seconds_left <= 0:
        return False
    if isinstance(error, BadStatus):
        return error.status in _TRIED_AGAIN and _asked_wait(error.retry_after, seconds_left)
    return isinstance(error, TimedOut | Unreachable)


def _asked_wait(asked: float | None, seconds_left: float) -> bool | float:
    if asked is None:
        return True
    return max(_SHORTEST_WAIT, asked) if asked <= min(_LONGEST_WAIT, seconds_left) else False


def retry_after(header: str | None, now: datetime) -> float | None:
    """Read a Retry-After header, a number of seconds or a date, in seconds from `now` (None: no wish)."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return float(text)
    try:
        wanted = parsedate_to_datetime(text) if text else None
        return None if wanted is None else max(0.0, (wanted - now) / timedelta(seconds=1))
    except (TypeError, ValueError, OverflowError):
        return None  # neither form, or a date without a zone

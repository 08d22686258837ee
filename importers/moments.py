"""A moment that somebody typed."""

from datetime import datetime

from app.core.clock import LOCAL_ZONE


def read_moment(text: str) -> datetime:
    """Read an ISO 8601 moment; without an offset it is local time. Raises ValueError in plain words."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        message = f"'{text}' is not a moment. Write it so: 2026-11-24T09:00:00+02:00"
        raise ValueError(message) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL_ZONE)

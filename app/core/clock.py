"""The one clock: aware instants, and the local day of the town."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Europe/Helsinki")


def utc_now() -> datetime:
    """Now, aware, in UTC. The only place that asks the machine's clock."""
    return datetime.now(UTC)


def read_moment(text: str) -> datetime:
    """Read an ISO 8601 moment that somebody typed; without an offset it is local time.

    Raises ValueError in plain words.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        message = f"'{text}' is not a moment. Write it so: 2026-11-24T09:00:00+02:00"
        raise ValueError(message) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=LOCAL_ZONE)


def local_day(moment: datetime) -> date:
    """The local calendar day of an aware instant."""
    return moment.astimezone(LOCAL_ZONE).date()

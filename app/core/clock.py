"""The one clock: aware instants, and the local day of the town."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Europe/Helsinki")


def utc_now() -> datetime:
    """Now, aware, in UTC. The only place that asks the machine's clock."""
    return datetime.now(UTC)


def local_day(moment: datetime) -> date:
    """The local calendar day of an aware instant."""
    return moment.astimezone(LOCAL_ZONE).date()

"""The one clock."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from app.core.clock import local_day, utc_now


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-11-24T21:59:59", date(2026, 11, 24)),
        ("2026-11-24T22:00:00", date(2026, 11, 25)),
        ("2026-06-24T20:59:59", date(2026, 6, 24)),
        ("2026-06-24T21:00:00", date(2026, 6, 25)),
    ],
)
def test_local_day_begins_at_the_towns_midnight(instant: str, day: date) -> None:
    assert local_day(datetime.fromisoformat(instant).replace(tzinfo=UTC)) == day


def test_now_is_aware() -> None:
    moment = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        assert (utc_now(), utc_now().utcoffset()) == (moment, timedelta())

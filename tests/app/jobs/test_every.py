"""How often something is due, also when the clocks change."""

from datetime import datetime, timedelta

import pytest

from app.core.clock import LOCAL_ZONE
from app.jobs.every import read_every
from tests.app.town import local


def due(rhythm: str, last: str) -> str:
    at = read_every(rhythm).next_after(local(last)).astimezone(LOCAL_ZONE)
    return f"{at:%Y-%m-%d %H:%M %z}"


@pytest.mark.parametrize(
    ("rhythm", "last", "expected"),
    [
        ("30 min", "2026-11-24 09:00", "2026-11-24 09:30 +0200"),
        ("6 h", "2026-11-24 21:00", "2026-11-25 03:00 +0200"),
        ("1 day at 05:30", "2026-11-24 05:29", "2026-11-24 05:30 +0200"),
        ("1 day at 05:30", "2026-11-24 05:30", "2026-11-25 05:30 +0200"),
        ("1 day at 05:30", "2026-11-24 23:59", "2026-11-25 05:30 +0200"),
        ("2 days at 05:30", "2026-11-24 09:00", "2026-11-26 05:30 +0200"),
        ("7 days at 00:00", "2026-12-28 12:00", "2027-01-04 00:00 +0200"),
        # the clocks go forward on 29 March 2026 at 3:00 and back on 25 October 2026 at 4:00
        ("1 day at 05:30", "2026-03-28 05:30", "2026-03-29 05:30 +0300"),
        ("1 day at 05:30", "2026-10-24 05:30", "2026-10-25 05:30 +0200"),
        ("1 day at 03:30", "2026-03-28 03:30", "2026-03-29 04:30 +0300"),
        ("1 day at 03:30", "2026-03-29 04:30", "2026-03-30 03:30 +0300"),
        ("1 day at 03:30", "2026-10-24 03:30", "2026-10-25 03:30 +0300"),
        ("1 day at 03:30", "2026-10-25 04:10", "2026-10-26 03:30 +0200"),
        ("6 h", "2026-03-28 23:00", "2026-03-29 06:00 +0300"),
        ("6 h", "2026-10-25 00:00", "2026-10-25 05:00 +0200"),
    ],
)
def test_it_is_due_at_its_time(rhythm: str, last: str, expected: str) -> None:
    assert due(rhythm, last) == expected


@pytest.mark.parametrize("rhythm", ["5 min", "6 h", "1 day at 03:30", "3 days at 02:15"])
def test_over_a_year_it_is_never_due_twice_at_once_and_never_left_out(rhythm: str) -> None:
    every, moment = read_every(rhythm), local("2026-01-01 00:00")
    gaps: set[timedelta] = set()
    while moment < local("2026-12-31 00:00") and len(gaps) < 10:
        later = every.next_after(moment)
        gaps.add(later - moment)
        moment = later if every.at else moment + timedelta(days=1)
    assert min(gaps) > timedelta(0)
    assert max(gaps) <= every.apart + timedelta(hours=1)


def test_of_a_time_that_comes_twice_the_first_counts_and_the_second_does_not_repeat_it() -> None:
    every = read_every("1 day at 03:30")
    first = every.next_after(local("2026-10-24 12:00"))
    assert first == datetime.fromisoformat("2026-10-25T03:30+03:00")
    assert every.next_after(first + timedelta(minutes=45)) == datetime.fromisoformat("2026-10-26T03:30+02:00")


@pytest.mark.parametrize("text", ["30 min", "6 h", "1 day at 05:30", "14 days at 23:05"])
def test_a_rhythm_is_written_as_it_was_read(text: str) -> None:
    assert str(read_every(text)) == text


@pytest.mark.parametrize(
    "text", ["", "often", "0 h", "4 min", "1 day", "1 day at 24:00", "32 days at 05:00", "6h at 05:00"]
)
def test_what_is_no_rhythm_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="1 day at 05:30"):
        read_every(text)

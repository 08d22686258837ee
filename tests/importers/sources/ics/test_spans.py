"""Starts and ends: whole days, lengths, and ends that cannot be right."""

import pytest

from tests.importers.sources.ics.calendar_text import event, mapped, reasons, schedules

DAY = "DTSTART;VALUE=DATE:20261003"
EVENING = "DTSTART;TZID=Europe/Helsinki:20261003T180000"


@pytest.mark.parametrize(
    ("lines", "minutes", "all_day"),
    [
        (f"{DAY}\nDTEND;VALUE=DATE:20261004", 1440, True),
        (f"{DAY}\nDTEND;VALUE=DATE:20261006", 3 * 1440, True),
        (f"{DAY}\nDTEND;VALUE=DATE:20261003", 1440, True),
        (DAY, 1440, True),
        (f"{DAY}\nDURATION:P2D", 2 * 1440, True),
        ("DTSTART:20261003", 1440, True),
        (EVENING, None, False),
        (f"{EVENING}\nDTEND;TZID=Europe/Helsinki:20261003T180000", None, False),
        (f"{EVENING}\nDTEND:20261003T163000Z", 90, False),
        (f"{EVENING}\nDTEND:20261003T193000", 90, False),
        (f"{EVENING}\nDURATION:PT1H30M", 90, False),
        (f"{EVENING}\nDTEND;TZID=Europe/Helsinki:20261003T235959", 360, False),
        (
            "DTSTART:20261003T000000\nDTEND:20261005T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
            2 * 1440,
            True,
        ),
        # The clocks are turned back in this night: they show an hour less than passes.
        ("DTSTART:20261024T200000Z\nDTEND:20261025T060000Z", 540, False),
    ],
)
def test_length_of_an_event(lines: str, minutes: int | None, all_day: bool) -> None:
    found = mapped(event(lines))
    assert found.content is not None
    (schedule,) = found.content.sessions[0].schedules
    assert (schedule.duration_minutes, schedule.all_day, found.problems) == (minutes, all_day, ())


@pytest.mark.parametrize(
    ("lines", "field", "reason"),
    [
        (f"{EVENING}\nDTEND;TZID=Europe/Helsinki:20261003T170000", "DTEND", "It ends before it starts"),
        (f"{DAY}\nDTEND;VALUE=DATE:20261001", "DTEND", "It ends before it starts"),
        (f"{EVENING}\nDURATION:-PT1H", "DURATION", "It ends before it starts"),
        (
            f"{EVENING}\nDTEND;VALUE=DATE:20261004",
            "DTEND",
            "The start is a time and the end a day, or the other way round",
        ),
        (f"{EVENING}\nDTEND:20301003T170000Z", "DTEND", "It lasts for over three years"),
        (f"{EVENING}\nDURATION:P9999999999999W", "DURATION", "This is not a length of time"),
        (f"{EVENING}\nDTEND:iltaan", "DTEND", "This is not a day or a time"),
        (f"{EVENING}\nDTEND:20263003T170000Z", "DTEND", "This is not a day or a time"),
        (f"{EVENING}\nDTEND:99991003T170000Z", "DTEND", "The year 9999 cannot be right"),
    ],
)
def test_end_that_cannot_be_right_is_told_and_left_out(lines: str, field: str, reason: str) -> None:
    found = mapped(event(lines))
    assert reasons(found) == [(field, reason)]
    assert found.content is not None


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("LOCATION:Talo", "It has no start (DTSTART)"),
        ("DTSTART:", "It has no start (DTSTART)"),
        ("DTSTART:huomenna", "This is not a day or a time"),
        ("DTSTART:PT1H", "This is not a day or a time"),
        ("DTSTART:20260230T180000", "This is not a day or a time"),
        ("DTSTART:16010101T000000", "The year 1601 cannot be right"),
        ("DTSTART;VALUE=DATE:99990101", "The year 9999 cannot be right"),
    ],
)
def test_event_without_a_start_cannot_be_a_listing(lines: str, reason: str) -> None:
    found = mapped(event(lines))
    assert (found.content, reasons(found)) == (None, [("DTSTART", reason)])
    assert found.problems[0].severity == "skipped"


def test_whole_day_is_the_same_day_whatever_the_calendars_zone() -> None:
    (found,) = schedules(event(f"{DAY}\nRRULE:FREQ=WEEKLY"), head="X-WR-TIMEZONE:America/New_York\n")
    assert (f"{found.start:%Y-%m-%d}", found.timezone) == ("2026-10-03", "Europe/Helsinki")

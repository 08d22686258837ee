"""Times of a series that were cancelled, moved or made longer."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.catalogue.schedule import Override, Schedule
from app.catalogue.times.occurrences import occurrences

at = datetime.fromisoformat
START, END = at("2026-11-24T00:00+02:00"), at("2027-06-01T00:00+03:00")
TUESDAYS = Schedule(start=at("2024-01-02T17:00"), duration_minutes=120, rrule="FREQ=WEEKLY;BYDAY=TU")


def local(schedule: Schedule, start: datetime = START, end: datetime = END) -> list[str]:
    """The times as "2026-12-01T17:00/19:00", with the state when it is not the usual one."""
    zone = ZoneInfo(schedule.timezone)
    texts = []
    for found in occurrences(schedule, start, end):
        last = f"/{found.end.astimezone(zone):%H:%M}" if found.end else ""
        state = "" if found.state == "scheduled" else f" {found.state}"
        texts.append(f"{found.start.astimezone(zone):%Y-%m-%dT%H:%M}{last}{state}")
    return texts


def in_december(schedule: Schedule) -> list[str]:
    return local(schedule, at("2026-12-01T00:00+02:00"), at("2027-01-01T00:00+02:00"))


def test_overrides_change_single_times() -> None:
    schedule = TUESDAYS.model_copy(
        update={
            "overrides": (
                Override(original=at("2026-12-01T17:00"), state="cancelled", note={"fi": "Peruttu"}),
                Override(original=at("2026-12-08T17:00"), state="moved", start=at("2026-12-09T18:00")),
                Override(original=at("2026-12-15T17:00"), duration_minutes=60),
                Override(original=at("2026-12-22T17:00"), state="full"),
            )
        }
    )

    assert in_december(schedule) == [
        "2026-12-01T17:00/19:00 cancelled",
        "2026-12-09T18:00/20:00 moved",
        "2026-12-15T17:00/18:00",
        "2026-12-22T17:00/19:00 full",
        "2026-12-29T17:00/19:00",
    ]
    assert occurrences(schedule, START, END)[1].note == {"fi": "Peruttu"}


def test_moved_time_is_where_it_was_moved_to() -> None:
    """Into the window and out of it, whatever the window had at first."""
    override = Override(original=at("2026-11-10T17:00"), state="moved", start=at("2026-12-03T17:00"))
    away = Override(original=at("2026-12-08T17:00"), state="moved", start=at("2027-02-03T17:00"))
    schedule = TUESDAYS.model_copy(update={"overrides": (override, away)})

    assert in_december(schedule) == [
        "2026-12-01T17:00/19:00",
        "2026-12-03T17:00/19:00 moved",
        "2026-12-15T17:00/19:00",
        "2026-12-22T17:00/19:00",
        "2026-12-29T17:00/19:00",
    ]


def test_override_of_a_time_that_the_rule_lacks() -> None:
    """Told with a start of its own it is shown; else there is nothing to show."""
    told = Override(original=at("2026-12-03T17:00"), start=at("2026-12-03T17:00"))
    stale = Override(original=at("2026-12-04T17:00"), state="full")
    off = Override(original=at("2026-12-05T17:00"), start=at("2026-12-05T17:00"), state="cancelled")
    once = Schedule(start=at("2026-12-01T17:00"), overrides=(told, stale, off))

    assert local(once) == ["2026-12-01T17:00", "2026-12-03T17:00"]


def test_longer_override_reaches_the_window() -> None:
    longer = Override(original=at("2026-11-24T17:00"), duration_minutes=60 * 24 * 10)
    schedule = TUESDAYS.model_copy(update={"overrides": (longer,)})

    assert in_december(schedule)[0] == "2026-11-24T17:00/17:00"

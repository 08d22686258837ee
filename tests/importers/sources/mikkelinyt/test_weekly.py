"""Days of the week in the text of a long span: read when they cannot be taken otherwise, and else not."""

from datetime import date, datetime

import pytest

from app.catalogue.schedule import DateRange, Schedule
from importers.sources.mikkelinyt.spans import Span
from importers.sources.mikkelinyt.weekly import schedules_told

at = datetime.fromisoformat
SPAN = Span(at("2027-01-12T18:00"), at("2027-05-25T20:00"))  # both are Tuesdays
DAYS = Span(at("2027-01-12T00:00"), at("2027-05-26T00:00"), all_day=True)
SEASON = {"valid_from": date(2027, 1, 12), "valid_until": date(2027, 5, 25)}


def _told(span: Span, text: str) -> list[tuple[str | None, str, int | None]]:
    told = schedules_told(span, (text,))
    assert all((one.valid_from, one.valid_until) == tuple(SEASON.values()) for one in told)
    return [(one.rrule, f"{one.start:%d.%m. %H:%M}", one.duration_minutes) for one in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiistaisin.", [("FREQ=WEEKLY;BYDAY=TU", "12.01. 18:00", 120)]),
        ("Kokoonnumme joka tiistai. Tervetuloa!", [("FREQ=WEEKLY;BYDAY=TU", "12.01. 18:00", 120)]),
        ("Tiistaisin klo 18–19.30", [("FREQ=WEEKLY;BYDAY=TU", "12.01. 18:00", 90)]),
        ("Tiistaisin ja torstaisin klo 18", [("FREQ=WEEKLY;BYDAY=TU,TH", "12.01. 18:00", 120)]),
        ("Keskiviikkoisin klo 18", [("FREQ=WEEKLY;BYDAY=WE", "13.01. 18:00", 120)]),
        (
            "Ti klo 18–20\nTo klo 10–12",
            [("FREQ=WEEKLY;BYDAY=TU", "12.01. 18:00", 120), ("FREQ=WEEKLY;BYDAY=TH", "14.01. 10:00", 120)],
        ),
        ("Joka toinen tiistai klo 18", [("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "12.01. 18:00", 120)]),
        ("Kuukauden toinen tiistai klo 18–20", [("FREQ=MONTHLY;BYDAY=2TU", "12.01. 18:00", 120)]),
        (
            "Tiistaisin klo 18. Bussi lähtee torilta maanantaisin klo 7.",
            [("FREQ=WEEKLY;BYDAY=TU", "12.01. 18:00", 120)],
        ),
    ],
)
def test_weekly_times_within_the_span_are_read(
    text: str, expected: list[tuple[str | None, str, int | None]]
) -> None:
    assert _told(SPAN, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tervetuloa mukaan!",
        "Avajaiset tiistaina klo 18.",
        "Bussi lähtee torilta maanantaisin klo 17.15.",
        "Suljettu maanantaisin.",
        "Emme ole auki sunnuntaisin.",
        "Joka toinen torstai klo 18",  # the first of them is not told
        "Aikuiset tiistaisin klo 18. Lapset torstaisin klo 18.",
    ],
)
def test_text_that_leaves_a_doubt_tells_nothing(text: str) -> None:
    assert _told(SPAN, text) == []


def test_hours_of_opening_are_schedules_of_that_kind() -> None:
    text = "Näyttely on auki ti–pe klo 11–17 ja la 11–15, maanantaisin suljettu."
    assert schedules_told(DAYS, (text,)) == (
        Schedule(
            kind="opening_hours",
            start=at("2027-01-12T11:00"),
            duration_minutes=360,
            rrule="FREQ=WEEKLY;BYDAY=TU,WE,TH,FR",
            **SEASON,
        ),
        Schedule(
            kind="opening_hours",
            start=at("2027-01-16T11:00"),
            duration_minutes=240,
            rrule="FREQ=WEEKLY;BYDAY=SA",
            **SEASON,
        ),
    )


def test_whole_days_have_no_hours_to_lend_and_other_hours_may_be_somebody_elses() -> None:
    assert _told(DAYS, "Auki tiistaisin") == []
    assert _told(DAYS, "Opastus tiistaisin klo 12–13") == []


def test_span_of_less_than_a_week_is_not_read() -> None:
    short = Span(at("2027-01-12T18:00"), at("2027-01-14T20:00"))
    assert schedules_told(short, ("Tiistaisin klo 18",)) == ()


def test_night_has_no_hours_of_a_day_to_lend() -> None:
    nights = Span(at("2027-01-12T22:00"), at("2027-05-26T02:00"))
    assert schedules_told(nights, ("Tiistaisin.",)) == ()


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("Tiistaisin klo 18, ei viikolla 9.", [(date(2027, 3, 1), date(2027, 3, 7))]),
        ("Tiistaisin klo 18. Ei viikolla 9.", [(date(2027, 3, 1), date(2027, 3, 7))]),
        ("Tiistaisin klo 18. Kerho ei kokoonnu 30.3.", [(date(2027, 3, 30), date(2027, 3, 30))]),
        ("Tiistaisin klo 18. Ei alle 7-vuotiaille.", []),
    ],
)
def test_breaks_are_kept(text: str, breaks: list[tuple[date, date]]) -> None:
    (schedule,) = schedules_told(SPAN, (text,))
    assert schedule.breaks == tuple(DateRange(start=first, end=last) for first, last in breaks)

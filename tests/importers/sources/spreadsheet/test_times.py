from typing import Any

import pytest

from tests.importers.sources.spreadsheet.spreadsheet_feed import content, problems

SEASON = {"valid_from": "2026-09-01", "valid_until": "2027-05-31"}


def _schedules(header: str, row: str) -> list[dict[str, Any]]:
    return [
        dict(schedule)
        for session in content(f"Nimi|Järjestäjä|{header}", f"Kuoro|Laulu ry|{row}").get("sessions", ())
        for schedule in session["schedules"]
    ]


def _problems(header: str, row: str) -> list[tuple[str, str]]:
    return problems(f"Nimi|Järjestäjä|{header}", f"Kuoro|Laulu ry|{row}")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Aika|Alkaa|Päättyy", "ti klo 18-19.30|1.9.2026|31.5.2027"),
        ("Päivä|Klo|Alkaa|Päättyy", "ti|18-19.30|1.9.2026|31.5.2027"),
        ("Päivä|Klo|Alkaa|Päättyy", "tiistaisin|klo 18.00–19.30|2026-09-01|2027-05-31"),
        (
            "Viikonpäivä|Alkaa klo|Päättyy klo|Kausi alkaa|Kausi päättyy",
            "tiistai|18:00|19:30|1.9.2026|31.5.2027",
        ),
        ("Aika|Kellonaika|Alkaa|Päättyy", "Tiistai|18:00-19:30|1.9.|31.5."),
        ("Päivä|Alkaa|Päättyy", "ti|1.9.2026 klo 18.00|31.5.2027 klo 19.30"),
    ],
)
def test_weekly_time_of_several_columns_is_one_rule(header: str, row: str) -> None:
    assert _schedules(header, row) == [
        {"start": "2026-09-01T18:00:00", "duration_minutes": 90, "rrule": "FREQ=WEEKLY;BYDAY=TU", **SEASON}
    ]
    assert _problems(header, row) == []


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Aika", "5.12.2026 klo 18–19.30"),
        ("Pvm|Klo", "5.12.2026|18–19.30"),
        ("Pvm|Klo", "2026-12-05|18:00–19:30"),
        ("Pvm|Alkaa|Päättyy", "5.12.2026|18:00|19:30"),
        ("Alkaa|Päättyy", "5.12.2026 18:00|5.12.2026 19:30"),
        ("Alkaa|Päättyy", "2026-12-05 18:00|2026-12-05 19:30"),
    ],
)
def test_date_of_several_columns_is_one_time(header: str, row: str) -> None:
    assert _schedules(header, row) == [{"start": "2026-12-05T18:00:00", "duration_minutes": 90}]


def test_night_over_midnight_goes_from_hour_to_hour() -> None:
    assert _schedules("Alkaa|Päättyy", "5.12.2026 18:00|6.12.2026 9:00") == [
        {"start": "2026-12-05T18:00:00", "duration_minutes": 900}
    ]


def test_season_of_the_text_goes_before_that_of_the_columns() -> None:
    (schedule,) = _schedules("Aika|Alkaa|Päättyy", "ti klo 18–19, 1.2.2027–31.3.2027|1.9.2026|31.5.2027")

    assert (schedule["valid_from"], schedule["valid_until"]) == ("2027-02-01", "2027-03-31")


def test_every_other_week_has_its_phase_from_the_first_day() -> None:
    (schedule,) = _schedules("Aika|Alkaa", "joka toinen viikko ti klo 18|8.9.2026")

    assert (schedule["start"], schedule["rrule"]) == (
        "2026-09-08T18:00:00",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    )


def test_long_season_without_a_weekday_gives_no_times() -> None:
    assert _schedules("Alkaa|Päättyy|Klo", "1.9.2026|31.5.2027|18–19") == [
        {**SEASON, "note": {"fi": "klo 18–19"}}
    ]
    assert _problems("Alkaa|Päättyy|Klo", "1.9.2026|31.5.2027|18–19") == [
        ("Klo", "Row 2: the day of the week is missing, so the times are not known")
    ]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Aika", "1.9.2026–31.5.2027"),
        ("Alkaa|Päättyy", "1.9.2026|31.5.2027"),
        ("Alkaa|Päättyy", "1.9.2026 18:00|31.5.2027 19:30"),
    ],
)
def test_season_alone_is_no_time_of_nine_months(header: str, row: str) -> None:
    assert [schedule.get("start") for schedule in _schedules(header, row)] == [None]


def test_exhibition_is_open_all_the_days_between() -> None:
    found = content("Nimi|Tyyppi|Alkaa|Päättyy", "Villit värit|näyttely|1.2.2027|31.3.2027")

    assert found["kind"] == "event"
    assert found["sessions"][0]["schedules"] == [
        {"start": "2027-02-01T00:00:00", "duration_minutes": 59 * 1440, "all_day": True}
    ]


def test_agreed_times_are_by_appointment_and_no_problem() -> None:
    assert _schedules("Aika", "sopimuksen mukaan") == [
        {"kind": "by_appointment", "note": {"fi": "sopimuksen mukaan"}}
    ]
    assert _problems("Aika", "sopimuksen mukaan") == []


@pytest.mark.parametrize(
    ("header", "row", "field", "reason"),
    [
        ("Alkaa", "12.10", "Alkaa", "this is no date that can be read for certain: write it so: 1.9.2026"),
        (
            "Alkaa",
            "31.2.2027",
            "Alkaa",
            "this is no date that can be read for certain: write it so: 1.9.2026",
        ),
        ("Aika|Alkaa|Päättyy", "ti klo 18|1.9.2026|1.8.2026", "Päättyy", "it ends before it starts"),
        ("Klo", "18–19", "Klo", "the day of the week is missing, so the times are not known"),
        ("Aika", "ma 5.12.2026 klo 18", "Aika", "the times can be understood in more than one way"),
    ],
)
def test_doubtful_time_is_a_problem_of_its_cell(header: str, row: str, field: str, reason: str) -> None:
    assert (field, f"Row 2: {reason}") in _problems(header, row)


def test_doubtful_time_is_shown_as_written() -> None:
    assert _schedules("Aika", "ma 5.12.2026 klo 18") == [{"note": {"fi": "ma 5.12.2026 klo 18"}}]

"""The schedules of one place said together. "~" stands for the space that does not break."""

from datetime import date, datetime

import pytest

from app.catalogue.schedule import Schedule
from app.catalogue.words.sentences import sentences

at = datetime.fromisoformat
TODAY = date(2026, 11, 24)  # a Tuesday


def series(rrule: str, start: str = "2024-01-01T17:00", minutes: int | None = 120) -> Schedule:
    return Schedule(start=at(start), duration_minutes=minutes, rrule=rrule)


def once(start: str, minutes: int | None = None, *others: str) -> Schedule:
    return Schedule(start=at(start), duration_minutes=minutes, rdates=tuple(map(at, others)))


def changed(schedule: Schedule, **changes: object) -> Schedule:
    return schedule.model_copy(update=changes)


TUESDAYS = series("FREQ=WEEKLY;BYDAY=TU")


def grouped(lang: str, *schedules: Schedule) -> list[str]:
    return [text.replace("\u00a0", "~") for text in sentences(schedules, lang, TODAY)]


def opening(rrule: str, start: str, minutes: int) -> Schedule:
    return changed(series(rrule, start, minutes), kind="opening_hours")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("fi", ["ma–pe klo~9–12 ja 13–15, la klo~10–14"]),
        ("sv", ["må–fr kl.~9–12 och 13–15, lö kl.~10–14"]),
        ("en", ["Mon–Fri 9:00–12:00 and 13:00–15:00, Sat 10:00–14:00"]),
    ],
)
def test_opening_hours_are_one_sentence(lang: str, expected: list[str]) -> None:
    week = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"

    assert (
        grouped(
            lang,
            opening("FREQ=WEEKLY;BYDAY=SA", "2024-01-06T10:00", 240),
            opening(week, "2024-01-01T13:00", 120),
            opening(week, "2024-01-01T09:00", 180),
        )
        == expected
    )


def test_days_told_one_by_one_are_joined() -> None:
    days = [
        opening(f"FREQ=WEEKLY;BYDAY={day}", "2024-01-01T09:00", 360) for day in ("FR", "MO", "WE", "TU", "TH")
    ]

    assert grouped("fi", *days) == ["ma–pe klo~9–15"]


def test_days_in_a_row_make_the_rest_short_too() -> None:
    week = series("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2024-01-01T08:00", 480)

    assert grouped("fi", week, series("FREQ=WEEKLY;BYDAY=SA", "2024-01-06T10:00", 240)) == [
        "ma–pe klo~8–16, la klo~10–14"
    ]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("fi", ["tiistaisin klo~17–19 ja torstaisin klo~18–19", "6.12. ja 8.12. klo~18–19"]),
        ("sv", ["tisdagar kl.~17–19 och torsdagar kl.~18–19", "6.12 och 8.12 kl.~18–19"]),
        ("en", ["Tuesdays 17:00–19:00 and Thursdays 18:00–19:00", "6 December and 8 December 18:00–19:00"]),
    ],
)
def test_sessions_and_dates_of_a_place(lang: str, expected: list[str]) -> None:
    dates = [once("2026-12-08T18:00", 60), once("2026-12-06T18:00", 60), once("2026-11-03T18:00", 60)]

    assert grouped(lang, *dates, TUESDAYS, series("FREQ=WEEKLY;BYDAY=TH", "2024-01-04T18:00", 60)) == expected


def test_seasons_are_sentences_of_their_own() -> None:
    summer = {"valid_from": date(2027, 6, 1), "valid_until": date(2027, 8, 15)}
    winter = {"valid_until": date(2027, 5, 31)}
    past = {"valid_until": date(2026, 5, 31)}

    assert grouped("fi", *(changed(TUESDAYS, **season) for season in (winter, summer, past))) == [
        "tiistaisin klo~17–19, 31.5. asti",
        "1.6.–15.8. tiistaisin klo~17–19",
    ]


def test_only_what_is_over_is_still_told() -> None:
    assert grouped("fi", once("2026-11-03T18:00", 60)) == ["ti 3.11. klo~18–19"]


def test_equal_sentences_are_said_once() -> None:
    assert grouped("fi", Schedule(kind="always"), Schedule(kind="always")) == ["avoinna aina"]

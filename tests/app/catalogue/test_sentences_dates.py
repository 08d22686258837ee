"""Dates in words, in three languages. "~" stands for the space that does not break."""

from datetime import date, datetime, timedelta

import pytest

from app.catalogue.schedule import Override, Schedule
from app.catalogue.words.sentences import sentence

at = datetime.fromisoformat
TODAY = date(2026, 11, 24)  # a Tuesday


def series(rrule: str, start: str = "2024-01-01T17:00", minutes: int | None = 120) -> Schedule:
    return Schedule(start=at(start), duration_minutes=minutes, rrule=rrule)


def once(start: str, minutes: int | None = None, *others: str) -> Schedule:
    return Schedule(start=at(start), duration_minutes=minutes, rdates=tuple(map(at, others)))


def changed(schedule: Schedule, **changes: object) -> Schedule:
    return schedule.model_copy(update=changes)


def said(schedule: Schedule, lang: str, today: date | None = TODAY) -> str:
    return sentence(schedule, lang, today=today).replace("\u00a0", "~")


def in_three(schedule: Schedule, today: date | None = TODAY) -> tuple[str, str, str]:
    return said(schedule, "fi", today), said(schedule, "sv", today), said(schedule, "en", today)


@pytest.mark.parametrize(
    ("schedule", "fi", "sv", "en"),
    [
        (
            once("2026-11-28T10:00", 300),
            "la 28.11. klo~10–15",
            "lö 28.11 kl.~10–15",
            "Sat 28 November 10:00–15:00",
        ),
        (once("2026-11-28T17:30"), "la 28.11. klo~17.30", "lö 28.11 kl.~17.30", "Sat 28 November at~17:30"),
        (
            once("2026-11-28T22:00", 240),
            "la 28.11. klo~22–02",
            "lö 28.11 kl.~22–02",
            "Sat 28 November 22:00–02:00",
        ),
        (
            once("2026-11-28T22:00", 120),
            "la 28.11. klo~22–24",
            "lö 28.11 kl.~22–24",
            "Sat 28 November 22:00–24:00",
        ),
        (
            once("2026-11-28T18:00", 18 * 60),
            "la 28.11. klo~18 – su 29.11. klo~12",
            "lö 28.11 kl.~18 – sö 29.11 kl.~12",
            "Sat 28 November at~18:00 – Sun 29 November at~12:00",
        ),
        (
            changed(once("2026-12-05T00:00", 3 * 1440), all_day=True),
            "5.–7.12.",
            "5–7.12",
            "5–7 December",
        ),
        (
            changed(once("2027-12-05T00:00"), all_day=True),
            "su 5.12.2027",
            "sö 5.12.2027",
            "Sun 5 December 2027",
        ),
        (once("2026-12-05T10:00", 40 * 1440), "5.12.–14.1.", "5.12–14.1", "5 December – 14 January"),
        (
            once("2026-12-06T18:00", None, "2026-12-13T18:00", "2026-12-20T18:00"),
            "6.12., 13.12. ja 20.12. klo~18",
            "6.12, 13.12 och 20.12 kl.~18",
            "6 December, 13 December and 20 December at~18:00",
        ),
        (
            once("2026-12-06T18:00", None, "2026-12-13T12:00"),
            "su 6.12. klo~18 ja su 13.12. klo~12",
            "sö 6.12 kl.~18 och sö 13.12 kl.~12",
            "Sun 6 December at~18:00 and Sun 13 December at~12:00",
        ),
        (
            once("2026-11-06T18:00", None, "2026-12-06T18:00"),
            "su 6.12. klo~18",
            "sö 6.12 kl.~18",
            "Sun 6 December at~18:00",
        ),
        (
            changed(
                once("2026-12-06T18:00"),
                overrides=(Override(original=at("2026-12-06T18:00"), state="cancelled"),),
            ),
            "su 6.12. klo~18, peruttu",
            "sö 6.12 kl.~18, inställt",
            "Sun 6 December at~18:00, cancelled",
        ),
        (
            changed(
                once("2026-12-06T18:00", None, "2026-12-13T18:00", "2026-12-20T18:00"),
                overrides=(Override(original=at("2026-12-13T18:00"), state="cancelled"),),
            ),
            "6.12. ja 20.12. klo~18, peruttu 13.12.",
            "6.12 och 20.12 kl.~18, inställt 13.12",
            "6 December and 20 December at~18:00, cancelled on 13 December",
        ),
    ],
)
def test_dates(schedule: Schedule, fi: str, sv: str, en: str) -> None:
    assert in_three(schedule) == (fi, sv, en)


def test_long_list_of_dates_is_cut() -> None:
    days = [at("2026-12-01T18:00") + timedelta(days=3 * number) for number in range(12)]
    schedule = Schedule(start=days[0], rdates=tuple(days[1:]))

    assert in_three(schedule) == (
        "1.12., 4.12., 7.12., 10.12. ja 13.12. klo~18 ja vielä 7 kertaa",
        "1.12, 4.12, 7.12, 10.12 och 13.12 kl.~18 och 7 gånger till",
        "1 December, 4 December, 7 December, 10 December and 13 December at~18:00 and 7 more times",
    )


def test_daily_times_of_a_few_days() -> None:
    days = {"valid_from": date(2026, 12, 4), "valid_until": date(2026, 12, 6)}

    assert in_three(changed(series("FREQ=DAILY", "2026-12-04T17:00", 60), **days)) == (
        "4.–6.12. klo~17–18",
        "4–6.12 kl.~17–18",
        "4–6 December 17:00–18:00",
    )

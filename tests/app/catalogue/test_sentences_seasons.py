"""Seasons and exceptions in words. "~" stands for the space that does not break."""

from datetime import date, datetime, timedelta

import pytest

from app.catalogue.schedule import DateRange, Override, Schedule
from app.catalogue.words.sentences import sentence

at = datetime.fromisoformat
TODAY = date(2026, 11, 24)  # a Tuesday


def series(rrule: str, start: str = "2024-01-01T17:00", minutes: int | None = 120) -> Schedule:
    return Schedule(start=at(start), duration_minutes=minutes, rrule=rrule)


def changed(schedule: Schedule, **changes: object) -> Schedule:
    return schedule.model_copy(update=changes)


def said(schedule: Schedule, lang: str, today: date | None = TODAY) -> str:
    return sentence(schedule, lang, today=today).replace("\u00a0", "~")


def in_three(schedule: Schedule, today: date | None = TODAY) -> tuple[str, str, str]:
    return said(schedule, "fi", today), said(schedule, "sv", today), said(schedule, "en", today)


TUESDAYS = series("FREQ=WEEKLY;BYDAY=TU")


@pytest.mark.parametrize(
    ("first", "last", "fi", "sv", "en"),
    [
        (
            "2027-01-12",
            "2027-05-11",
            "12.1.–11.5. tiistaisin klo~17–19",
            "tisdagar kl.~17–19, 12.1–11.5",
            "Tuesdays 17:00–19:00, 12 January – 11 May",
        ),
        (
            "2026-01-13",
            "2027-05-11",
            "tiistaisin klo~17–19, 11.5. asti",
            "tisdagar kl.~17–19, till 11.5",
            "Tuesdays 17:00–19:00, until 11 May",
        ),
        (
            "2027-01-12",
            None,
            "tiistaisin klo~17–19, 12.1. alkaen",
            "tisdagar kl.~17–19, från 12.1",
            "Tuesdays 17:00–19:00, from 12 January",
        ),
        (
            "2025-01-14",
            "2025-05-13",
            "14.1.–13.5.2025 tiistaisin klo~17–19",
            "tisdagar kl.~17–19, 14.1–13.5.2025",
            "Tuesdays 17:00–19:00, 14 January – 13 May 2025",
        ),
        (
            None,
            "2028-05-30",
            "tiistaisin klo~17–19, 30.5.2028 asti",
            "tisdagar kl.~17–19, till 30.5.2028",
            "Tuesdays 17:00–19:00, until 30 May 2028",
        ),
    ],
)
def test_season(first: str | None, last: str | None, fi: str, sv: str, en: str) -> None:
    season = {
        "valid_from": date.fromisoformat(first) if first else None,
        "valid_until": date.fromisoformat(last) if last else None,
    }

    assert in_three(changed(TUESDAYS, **season)) == (fi, sv, en)


@pytest.mark.parametrize(
    ("rrule", "fi"),
    [
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270511", "tiistaisin klo~17–19, 11.5. asti"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270511T220000Z", "tiistaisin klo~17–19, 12.5. asti"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=160", "tiistaisin klo~17–19, 19.1. asti"),
    ],
)
def test_end_of_the_rule_is_the_end_of_the_season(rrule: str, fi: str) -> None:
    assert said(series(rrule), "fi") == fi


def test_start_to_come_is_told() -> None:
    schedule = series("FREQ=WEEKLY;BYDAY=TU", "2027-01-12T17:00")

    assert said(schedule, "fi") == "tiistaisin klo~17–19, 12.1. alkaen"
    assert said(schedule, "fi", None) == "tiistaisin klo~17–19"


CHRISTMAS = DateRange(start=date(2026, 12, 24), end=date(2027, 1, 6))


@pytest.mark.parametrize(
    ("changes", "fi", "sv", "en"),
    [
        (
            {"breaks": (CHRISTMAS, DateRange(start=date(2026, 2, 1), end=date(2026, 2, 7)))},
            "tiistaisin klo~17–19, ei 24.12.–6.1.",
            "tisdagar kl.~17–19, inte 24.12–6.1",
            "Tuesdays 17:00–19:00, not on 24 December – 6 January",
        ),
        (
            {
                "exdates": (at("2026-12-01T17:00"), at("2026-11-17T17:00"), at("2026-12-29T17:00")),
                "breaks": (CHRISTMAS,),
            },
            "tiistaisin klo~17–19, ei 1.12. ja 24.12.–6.1.",
            "tisdagar kl.~17–19, inte 1.12 och 24.12–6.1",
            "Tuesdays 17:00–19:00, not on 1 December and 24 December – 6 January",
        ),
        (
            {"overrides": (Override(original=at("2026-12-08T17:00"), state="cancelled"),)},
            "tiistaisin klo~17–19, ei 8.12.",
            "tisdagar kl.~17–19, inte 8.12",
            "Tuesdays 17:00–19:00, not on 8 December",
        ),
        (
            {
                "overrides": (
                    Override(original=at("2026-12-08T17:00"), state="moved", start=at("2026-12-09T18:00")),
                )
            },
            "tiistaisin klo~17–19, 8.12. sijaan 9.12. klo~18",
            "tisdagar kl.~17–19, 9.12 kl.~18 i stället för 8.12",
            "Tuesdays 17:00–19:00, 9 December at~18:00 instead of 8 December",
        ),
        (
            {"rdates": (at("2026-12-12T17:00"),)},
            "tiistaisin klo~17–19, lisäksi 12.12.",
            "tisdagar kl.~17–19, dessutom 12.12",
            "Tuesdays 17:00–19:00, also on 12 December",
        ),
        (
            {"exdates": tuple(at("2026-12-01T17:00") + timedelta(weeks=2 * number) for number in range(5))},
            "tiistaisin klo~17–19, muutama poikkeus",
            "tisdagar kl.~17–19, några undantag",
            "Tuesdays 17:00–19:00, some exceptions",
        ),
        (
            {"valid_until": date(2026, 12, 15), "breaks": (CHRISTMAS,)},
            "tiistaisin klo~17–19, 15.12. asti",
            "tisdagar kl.~17–19, till 15.12",
            "Tuesdays 17:00–19:00, until 15 December",
        ),
    ],
)
def test_exceptions(changes: dict[str, object], fi: str, sv: str, en: str) -> None:
    assert in_three(changed(TUESDAYS, **changes)) == (fi, sv, en)

"""Schedules in words, in three languages. "~" stands for the space that does not break."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from app.catalogue.schedule import DateRange, Override, Schedule
from app.catalogue.sentences import sentence, sentences

at = datetime.fromisoformat
TODAY = date(2026, 11, 24)  # a Tuesday
EVEN = ",".join(map(str, range(2, 53, 2)))
ODD = ",".join(map(str, range(1, 54, 2)))


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


TUESDAYS = series("FREQ=WEEKLY;BYDAY=TU")


@pytest.mark.parametrize(
    ("schedule", "fi", "sv", "en"),
    [
        (TUESDAYS, "tiistaisin klo~17–19", "tisdagar kl.~17–19", "Tuesdays 17:00–19:00"),
        (
            series("FREQ=WEEKLY;BYDAY=MO,WE", minutes=150),
            "maanantaisin ja keskiviikkoisin klo~17–19.30",
            "måndagar och onsdagar kl.~17–19.30",
            "Mondays and Wednesdays 17:00–19:30",
        ),
        (
            series("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2024-01-01T09:00", 360),
            "ma–pe klo~9–15",
            "må–fr kl.~9–15",
            "Mon–Fri 9:00–15:00",
        ),
        (
            series("FREQ=DAILY;BYDAY=MO,TU,WE,TH,SA", minutes=None),
            "ma–to ja la klo~17",
            "må–to och lö kl.~17",
            "Mon–Thu and Sat at~17:00",
        ),
        (series("FREQ=DAILY", minutes=None), "joka päivä klo~17", "varje dag kl.~17", "every day at~17:00"),
        (
            series(f"FREQ=YEARLY;BYWEEKNO={EVEN};BYDAY=MO", minutes=None),
            "parillisten viikkojen maanantaisin klo~17",
            "måndagar jämna veckor kl.~17",
            "Mondays in even weeks at~17:00",
        ),
        (
            series(f"FREQ=YEARLY;BYWEEKNO={ODD};BYDAY=SU", minutes=None),
            "parittomien viikkojen sunnuntaisin klo~17",
            "söndagar udda veckor kl.~17",
            "Sundays in odd weeks at~17:00",
        ),
        (
            series("FREQ=MONTHLY;BYDAY=2WE", minutes=None),
            "joka kuun toinen keskiviikko klo~17",
            "andra onsdagen i månaden kl.~17",
            "second Wednesday of the month at~17:00",
        ),
        (
            series("FREQ=MONTHLY;BYDAY=SU;BYSETPOS=-1", minutes=None),
            "joka kuun viimeinen sunnuntai klo~17",
            "sista söndagen i månaden kl.~17",
            "last Sunday of the month at~17:00",
        ),
        (
            series("FREQ=MONTHLY;BYDAY=1TU,3TU", minutes=None),
            "joka kuun ensimmäinen ja kolmas tiistai klo~17",
            "första och tredje tisdagen i månaden kl.~17",
            "first and third Tuesday of the month at~17:00",
        ),
        (
            series("FREQ=MONTHLY;BYMONTHDAY=15", minutes=None),
            "joka kuun 15. päivä klo~17",
            "den 15 varje månad kl.~17",
            "day 15 of every month at~17:00",
        ),
        (
            series("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=6", minutes=None),
            "joka vuosi 6.12. klo~17",
            "varje år 6.12 kl.~17",
            "every year on 6 December at~17:00",
        ),
        (
            series("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-12-01T18:00", None),
            "joka toinen tiistai klo~18, seuraavan kerran 1.12.",
            "varannan tisdag kl.~18, nästa gång 1.12",
            "every other Tuesday at~18:00, next on 1 December",
        ),
        (
            series("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2026-11-17T18:00", None),
            "joka toinen viikko tiistaisin ja torstaisin klo~18, seuraavan kerran 1.12.",
            "varannan vecka tisdagar och torsdagar kl.~18, nästa gång 1.12",
            "every other week on Tuesdays and Thursdays at~18:00, next on 1 December",
        ),
        (
            series("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU", "2026-12-01T18:00", None),
            "3 viikon välein tiistaisin klo~18, seuraavan kerran 1.12.",
            "med 3 veckors mellanrum tisdagar kl.~18, nästa gång 1.12",
            "every 3 weeks on Tuesdays at~18:00, next on 1 December",
        ),
        (
            changed(TUESDAYS, all_day=True, duration_minutes=None),
            "tiistaisin",
            "tisdagar",
            "Tuesdays",
        ),
        (
            series("FREQ=DAILY", "2024-01-01T00:00", 1440),
            "joka päivä ympäri vuorokauden",
            "varje dag dygnet runt",
            "every day around the clock",
        ),
        (
            series("FREQ=WEEKLY;BYDAY=FR", "2024-01-05T22:00", 240),
            "perjantaisin klo~22–02",
            "fredagar kl.~22–02",
            "Fridays 22:00–02:00",
        ),
        (
            series("FREQ=WEEKLY;BYDAY=FR", "2024-01-05T18:00", 45 * 60),
            "perjantaisin klo~18, kestää 3 päivää",
            "fredagar kl.~18, varar 3 dagar",
            "Fridays at~18:00, lasts 3 days",
        ),
        (
            series("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU", minutes=None),
            "seuraavat kerrat 12.1., 9.3. ja 11.5. klo~17",
            "närmast 12.1, 9.3 och 11.5 kl.~17",
            "next on 12 January, 9 March and 11 May at~17:00",
        ),
    ],
)
def test_series(schedule: Schedule, fi: str, sv: str, en: str) -> None:
    assert in_three(schedule) == (fi, sv, en)


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


@pytest.mark.parametrize(
    ("schedule", "fi", "sv", "en"),
    [
        (Schedule(kind="always"), "avoinna aina", "alltid öppet", "always open"),
        (Schedule(kind="by_appointment"), "sopimuksen mukaan", "enligt överenskommelse", "by appointment"),
        (
            Schedule(note={"fi": "joka toinen tiistai", "sv": "varannan tisdag"}),
            "joka toinen tiistai",
            "varannan tisdag",
            "joka toinen tiistai",
        ),
        (Schedule(), "ajat eivät ole vielä tiedossa", "tiderna är inte klara ännu", "times not known yet"),
    ],
)
def test_times_without_a_clock(schedule: Schedule, fi: str, sv: str, en: str) -> None:
    assert in_three(schedule) == (fi, sv, en)


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


def test_daily_times_of_a_few_days() -> None:
    days = {"valid_from": date(2026, 12, 4), "valid_until": date(2026, 12, 6)}

    assert in_three(changed(series("FREQ=DAILY", "2026-12-04T17:00", 60), **days)) == (
        "4.–6.12. klo~17–18",
        "4–6.12 kl.~17–18",
        "4–6 December 17:00–18:00",
    )


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


@pytest.mark.parametrize(
    ("schedule", "fi"),
    [
        (changed(TUESDAYS, breaks=(CHRISTMAS,)), "tiistaisin klo~17–19, ei 24.12.2026–6.1.2027"),
        (once("2026-11-28T10:00", 300), "la 28.11.2026 klo~10–15"),
        (series("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), "joka toinen tiistai klo~17–19"),
        (series("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU"), "vaihtelevina päivinä klo~17–19"),
    ],
)
def test_years_are_told_when_today_is_not_known(schedule: Schedule, fi: str) -> None:
    assert said(schedule, "fi", None) == fi


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


@pytest.mark.parametrize("lang", ["fi", "sv", "en", "de"])
@pytest.mark.parametrize("start", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_ends_of_the_calendar_are_no_trap(lang: str, start: str) -> None:
    makers: list[Callable[[], Schedule]] = [
        lambda: once(start),
        lambda: once(start, 60, "2026-12-01T10:00"),
        lambda: series("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", start),
        lambda: series("FREQ=WEEKLY;COUNT=2", start),
    ]

    assert all(sentence(make(), lang, today=today) for make in makers for today in (None, TODAY))
    assert all(sentences([make()], lang, TODAY) for make in makers)

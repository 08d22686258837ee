"""Series in words, in three languages. "~" stands for the space that does not break."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from app.catalogue.schedule import DateRange, Schedule
from app.catalogue.words.sentences import sentence, sentences

at = datetime.fromisoformat
TODAY = date(2026, 11, 24)  # a Tuesday
EVEN = ",".join(map(str, range(2, 53, 2)))
CHRISTMAS = DateRange(start=date(2026, 12, 24), end=date(2027, 1, 6))
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
    ("schedule", "fi"),
    [
        (
            changed(TUESDAYS, breaks=(DateRange(start=date(2026, 12, 24), end=date(2027, 1, 6)),)),
            "tiistaisin klo~17–19, ei 24.12.2026–6.1.2027",
        ),
        (once("2026-11-28T10:00", 300), "la 28.11.2026 klo~10–15"),
        (series("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), "joka toinen tiistai klo~17–19"),
        (series("FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU"), "vaihtelevina päivinä klo~17–19"),
    ],
)
def test_years_are_told_when_today_is_not_known(schedule: Schedule, fi: str) -> None:
    assert said(schedule, "fi", None) == fi


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

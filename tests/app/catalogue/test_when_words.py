"""One time as seen from now."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from app.catalogue.times.occurrences import Occurrence
from app.catalogue.words.sentences import when_words

HELSINKI = ZoneInfo("Europe/Helsinki")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI)


NOW = moment("2026-11-24T09:00")


@pytest.mark.parametrize(
    ("start", "end", "fi", "sv", "en"),
    [
        ("2026-11-24T18:00", "2026-11-24T20:00", "tänään klo~18–20", "i dag kl.~18–20", "today 18:00–20:00"),
        ("2026-11-24T22:00", "2026-11-25T02:00", "tänään klo~22–02", "i dag kl.~22–02", "today 22:00–02:00"),
        ("2026-11-25T09:00", None, "huomenna klo~9", "i morgon kl.~9", "tomorrow at~9:00"),
        (
            "2026-12-01T17:00",
            "2026-12-01T19:00",
            "ti 1.12. klo~17–19",
            "ti 1.12 kl.~17–19",
            "Tue 1 December 17:00–19:00",
        ),
        (
            "2027-12-01T17:00",
            None,
            "ke 1.12.2027 klo~17",
            "on 1.12.2027 kl.~17",
            "Wed 1 December 2027 at~17:00",
        ),
        (
            "2026-11-24T08:00",
            "2026-11-24T10:00",
            "käynnissä klo~10 asti",
            "pågår till kl.~10",
            "on now until 10:00",
        ),
        (
            "2026-11-24T08:00",
            "2026-11-25T00:00",
            "käynnissä klo~24 asti",
            "pågår till kl.~24",
            "on now until 24:00",
        ),
        (
            "2026-11-01T10:00",
            "2027-05-31T18:00",
            "käynnissä 31.5. asti",
            "pågår till 31.5",
            "on now until 31 May",
        ),
        ("2026-11-24T08:00", None, "tänään klo~8", "i dag kl.~8", "today at~8:00"),
        (
            "2026-11-17T17:00",
            "2026-11-17T19:00",
            "ti 17.11. klo~17–19",
            "ti 17.11 kl.~17–19",
            "Tue 17 November 17:00–19:00",
        ),
    ],
)
def test_times_with_hours(start: str, end: str | None, fi: str, sv: str, en: str) -> None:
    found = occurrence(start, end, all_day=False)

    assert tuple(when_words(found, NOW, lang).replace("\u00a0", "~") for lang in ("fi", "sv", "en")) == (
        fi,
        sv,
        en,
    )


@pytest.mark.parametrize(
    ("start", "end", "fi"),
    [
        ("2026-11-24", "2026-11-25", "tänään"),
        ("2026-11-25", "2026-11-26", "huomenna"),
        ("2026-11-28", "2026-11-29", "la 28.11."),
        ("2026-11-23", "2026-11-27", "käynnissä 26.11. asti"),
        ("2026-11-22", "2026-11-25", "tänään"),
        ("2026-12-05", "2026-12-08", "5.–7.12."),
        ("2026-11-25", "2026-11-28", "25.–27.11."),
    ],
)
def test_whole_days(start: str, end: str, fi: str) -> None:
    assert when_words(occurrence(start, end, all_day=True), NOW, "fi") == fi


def test_today_is_the_day_of_the_place() -> None:
    late = datetime.fromisoformat("2026-11-23T22:30:00+00:00")

    assert when_words(occurrence("2026-11-24T18:00", None, all_day=False), late, "fi") == "tänään klo\u00a018"


def occurrence(start: str, end: str | None, *, all_day: bool) -> Occurrence:
    first = moment(start)
    return Occurrence(first, moment(end) if end else None, all_day, first.date(), "scheduled", {})

"""Rarer rules in words, and rules that have no plain words: their days vary."""

from datetime import date, datetime

import pytest

from app.catalogue.schedule import Schedule
from app.catalogue.words.sentences import sentence, sentences

TODAY = date(2026, 11, 24)
EVEN = ",".join(map(str, range(2, 53, 2)))


def series(rrule: str, hour: str = "17:00", minutes: int | None = None) -> Schedule:
    start = datetime.fromisoformat(f"2024-01-02T{hour}")
    return Schedule(start=start, duration_minutes=minutes, rrule=rrule)


@pytest.mark.parametrize(
    ("rrule", "fi"),
    [
        ("FREQ=DAILY;INTERVAL=2", "joka toinen päivä klo~17"),
        ("FREQ=DAILY;INTERVAL=5", "5 päivän välein klo~17"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "joka kuun viimeinen päivä klo~17"),
        (
            "FREQ=MONTHLY;BYDAY=1MO,-1MO,2TU",
            "joka kuun ensimmäinen ja viimeinen maanantai ja toinen tiistai klo~17",
        ),
        ("FREQ=YEARLY", "joka vuosi 2.1. klo~17"),
        (f"FREQ=YEARLY;BYWEEKNO={EVEN};BYDAY=MO,TU,WE", "parillisten viikkojen ma–ke klo~17"),
        ("FREQ=DAILY;BYMONTH=7", "vaihtelevina päivinä klo~17"),
        ("FREQ=DAILY;BYHOUR=9,17", "vaihtelevina päivinä klo~9"),
        ("FREQ=WEEKLY;BYMONTH=7", "vaihtelevina päivinä klo~17"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "vaihtelevina päivinä klo~17"),
        ("FREQ=MONTHLY;BYMONTHDAY=-2", "vaihtelevina päivinä klo~17"),
        ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=1FR", "vaihtelevina päivinä klo~17"),
        ("FREQ=YEARLY;INTERVAL=2", "vaihtelevina päivinä klo~17"),
        ("FREQ=YEARLY;BYWEEKNO=20", "vaihtelevina päivinä klo~17"),
        ("FREQ=YEARLY;BYMONTH=1,7", "vaihtelevina päivinä klo~17"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "vaihtelevina päivinä klo~17"),
    ],
)
def test_rule(rrule: str, fi: str) -> None:
    assert sentence(series(rrule), "fi").replace("\u00a0", "~") == fi


@pytest.mark.parametrize(
    ("schedules", "fi"),
    [
        ([series("FREQ=WEEKLY", "09:00"), series("FREQ=WEEKLY", "13:30")], "tiistaisin klo~9 ja 13.30"),
        (
            [series("FREQ=WEEKLY").model_copy(update={"all_day": True}), series("FREQ=WEEKLY")],
            "tiistaisin klo~17",
        ),
        ([series("FREQ=WEEKLY").model_copy(update={"all_day": True})], "tiistaisin"),
        ([series("FREQ=WEEKLY", "00:00", 1440)], "tiistaisin ympäri vuorokauden"),
        ([series("FREQ=WEEKLY", "18:00", 2000)], "tiistaisin klo~18, kestää 3 päivää"),
        (
            [
                series("FREQ=DAILY").model_copy(
                    update={"valid_from": date(2026, 12, 4), "valid_until": date(2026, 12, 6)}
                )
            ],
            "4.–6.12. klo~17",
        ),
    ],
)
def test_week(schedules: list[Schedule], fi: str) -> None:
    assert [text.replace("\u00a0", "~") for text in sentences(schedules, "fi", TODAY)] == [fi]

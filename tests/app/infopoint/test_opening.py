"""Opening hours on the town's wall clock, over holidays and changes of the clock."""

from datetime import date, time

import pytest
from pydantic import ValidationError

from app.desk.infopoint.hours_form import HoursFaultError, fields_of, read_point, read_spans
from app.infopoint.opening import OtherDays, Point, Span, is_open, next_turn, spans_on
from app.infopoint.opening_words import other_words, state_words, week_words
from app.web.languages import LANGUAGES
from app.web.words import Words
from tests.app.town import local

TODAY = date(2026, 11, 24)
TYPED = {
    "nimi-fi": "Neuvontapiste",
    "osoite": "Torikatu 1",
    "puhelin": "015 194 4000",
    "paiva-0": "9–16",
    "paiva-1": "9-16",
    "paiva-2": "klo 9–12, 13–18",
    "paiva-3": "9–16",
    "paiva-4": "9–15.30",
    "paiva-5": "suljettu",
    "muut": "23.12. 9–12\n24.12.–6.1. suljettu",
    "pyhat": "1",
}
POINT = read_point(TYPED, TODAY)
FI, SV = Words(), Words(LANGUAGES["sv"])


def span(since: str, until: str) -> Span:
    return Span(since=time.fromisoformat(since), until=time.fromisoformat(until))


@pytest.mark.parametrize(
    ("now", "open_now", "words"),
    [
        ("2026-11-24 08:59", False, "Kiinni nyt. Avataan klo\u00a09."),
        ("2026-11-24 09:00", True, "Auki nyt klo\u00a016 asti"),
        ("2026-11-24 15:59", True, "Auki nyt klo\u00a016 asti"),
        ("2026-11-24 16:00", False, "Kiinni nyt. Avataan huomenna klo\u00a09."),
        ("2026-11-25 12:00", False, "Kiinni nyt. Avataan klo\u00a013."),
        ("2026-11-27 15:30", False, "Kiinni nyt. Avataan ma 30.11. klo\u00a09."),
        ("2026-12-23 12:00", False, "Kiinni nyt. Avataan to 7.1. klo\u00a09."),
        ("2027-03-25 17:00", False, "Kiinni nyt. Avataan ti 30.3. klo\u00a09."),  # Easter, and summer time
        ("2027-06-24 17:00", False, "Kiinni nyt. Avataan ma 28.6. klo\u00a09."),  # Midsummer Eve is a Friday
    ],
)
def test_it_is_told_whether_it_is_open_and_when_next(now: str, open_now: bool, words: str) -> None:
    assert is_open(POINT, local(now)) is open_now
    assert state_words(POINT, local(now), FI) == words


def test_it_is_told_in_swedish_too() -> None:
    assert state_words(POINT, local("2026-11-24 16:00"), SV) == "Stängt nu. Öppnar i morgon kl.\u00a09."


def test_the_week_and_the_other_days_are_told_in_words() -> None:
    now = local("2026-11-24 09:00")
    assert [one.replace("\u00a0", " ") for one in week_words(POINT, now, FI)] == [
        "ma, ti ja to klo 9–16, ke klo 9–12 ja 13–18, pe klo 9–15.30"
    ]
    assert [one.replace("\u00a0", " ") for one in other_words(POINT, now, FI)] == [
        "ke 23.12. klo 9–12",
        "24.12.–6.1. suljettu",
    ]


def test_a_holiday_that_closes_a_weekday_is_told_in_good_time() -> None:
    plain = read_point(TYPED | {"muut": ""}, TODAY)
    assert list(other_words(plain, local("2026-12-20 12:00"), FI)) == [
        "to 24.12. suljettu",
        "pe 25.12. suljettu",
        "pe 1.1. suljettu",
    ]
    everyday = read_point(TYPED | {"muut": "", "pyhat": ""}, TODAY)
    assert list(other_words(everyday, local("2026-12-20 12:00"), FI)) == []
    assert spans_on(everyday, date(2026, 12, 25)) == (span("09:00", "15:30"),)


def test_hours_that_follow_over_midnight_are_one() -> None:
    week = ((span("18:00", "00:00"),), (span("00:00", "02:00"),), (), (), (), (), ())
    night = Point(name={"fi": "Yöpiste"}, phone="1", week=week)
    assert next_turn(night, local("2026-11-23 20:00")) == local("2026-11-24 02:00")
    assert is_open(night, local("2026-11-24 01:59"))
    assert not is_open(night, local("2026-11-24 02:00"))


def test_a_place_that_is_always_open_or_never_told_has_plain_words() -> None:
    always = Point(name={"fi": "Päivystys"}, week=((span("00:00", "00:00"),),) * 7, closed_on_holidays=False)
    assert state_words(always, local("2026-11-24 03:00"), FI) == "Auki nyt"
    assert state_words(Point(name={"fi": "Piste"}), local("2026-11-24 03:00"), FI) == ""


def test_what_was_typed_comes_back_so_that_it_reads_the_same() -> None:
    again = fields_of(POINT)
    assert again["muut"] == "23.12.2026 9–12\n24.12.2026–6.1.2027 suljettu"
    assert (again["paiva-2"], again["paiva-4"], again["paiva-5"]) == ("9–12, 13–18", "9–15.30", "")
    assert read_point(again, TODAY) == POINT


@pytest.mark.parametrize("text", ["9", "16–9", "9–16, 15–18", "joskus", "9–25", "1–2,3–4,5–6,7–8,9–10"])
def test_hours_that_make_no_sense_are_refused(text: str) -> None:
    assert read_spans(text) is None


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"nimi-fi": ""}, "nimi-fi"),
        ({"nimi-sv": "x" * 121}, "nimi-sv"),
        ({"puhelin": "soita"}, "puhelin"),
        ({"osoite": "", "puhelin": ""}, "osoite"),
        ({"paiva-3": "aamulla"}, "paiva-3"),
        ({"muut": "joulu suljettu"}, "muut"),
        ({"muut": "24.12. ehkä"}, "muut"),
        ({"muut": "24.12. suljettu\n" * 41}, "muut"),
    ],
)
def test_what_cannot_be_used_is_named(typed: dict[str, str], field: str) -> None:
    with pytest.raises(HoursFaultError) as raised:
        read_point(TYPED | typed, TODAY)
    assert raised.value.field == field


def test_the_last_line_about_a_day_counts() -> None:
    both = read_point(TYPED | {"muut": "1.12.–5.12. suljettu\n3.12. 10–12"}, TODAY)
    assert spans_on(both, date(2026, 12, 2)) == ()
    assert spans_on(both, date(2026, 12, 3)) == (span("10:00", "12:00"),)


def test_days_that_end_before_they_begin_are_no_days() -> None:
    with pytest.raises(ValidationError):
        OtherDays(first=date(2026, 12, 2), last=date(2026, 12, 1))

"""Ages in titles and "for whom" texts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.ages import AgeReading, read_ages
from tests.patience import soon_answered

NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5-6-vuotiaat", 5, 6),
        ("Temppukoulu 5–6 -vuotiaat", 5, 6),
        ("TEMPPUKOULU 10 - 16 -VUOTIAAT", 10, 16),
        ("4–8-vuotiaille", 4, 8),
        ("4–8-vuotiaille, 60 €/kausi", 4, 8),
        ("4–8-vuotiaille 60 €", 4, 8),
        ("0-6 v.", 0, 6),
        ("7-12v", 7, 12),
        ("Tanssi, 12-17v.", 12, 17),
        ("7 v. - 12 v.", 7, 12),
        ("Puutyöt 10-11-v", 10, 11),
        ("2–100 -vuotiaat", 2, None),
        ("3–5- ja 6–8-vuotiaat", 3, 8),
        ("5- ja 6-vuotiaille", 5, 6),
        ("0–3-vuotiaat ja vanhemmat", 0, 3),
        ("Ikä: 7–12", 7, 12),
        ("yli 7 -vuotiaat", 7, None),
        ("SUKELLUS YLI 8 -VUOTIAAT (25m uimataito)", 8, None),
        ("Yli 17-vuotiaille", 17, None),
        ("vähintään 15-vuotiaat", 15, None),
        ("65+", 65, None),
        ("Allasjumppa +75 ja puolisot", 75, None),
        ("Voimaryhmä + 75 vuotiaat N", 75, None),
        ("K-18", 18, None),
        ("Konsertti (K18)", 18, None),
        ("18 v. täyttäneille", 18, None),
        ("60 vuotta täyttäneet", 60, None),
        ("7-vuotiaista alkaen", 7, None),
        ("16 v alkaen", 16, None),
        ("5-vuotiaat ja vanhemmat", 5, None),
        ("ikäraja 18", 18, None),
        ("täysi-ikäisille", 18, None),
        ("alle 3-vuotiaat", None, 2),
        ("enintään 12-vuotiaille", None, 12),
        ("12-vuotiaille asti", None, 12),
        ("yli 7-vuotiaat, alle 13-vuotiaat", 7, 12),
        ("15-vuotiaille", 15, 15),
        ("Simskola 5-6 år", 5, 6),
        ("från 7 år", 7, None),
        ("65 år och äldre", 65, None),
        ("ages 7-12", 7, 12),
        ("7-12 years old", 7, 12),
        ("under 18s", None, 17),
    ],
)
def test_read_ages_of_text(text: str, low: int | None, high: int | None) -> None:
    assert read_ages(text) == AgeReading(low, high)


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        7,
        "Allasjumppa M + N",
        "Aikuisten perustunti",
        "1.-2. lk",
        "Pallokoulu 4-6 lk.",
        "P10 ja T12",
        "20-vuotias yhdistys",
        "60-vuotisjuhla",
        "toiminut 10-15 vuotta",
        "klo 10-12",
        "10–12.1.2026",
        "kevät 7.1. - 27.4.2020",
        "10+ kertaa",
        "+358 50 123 4567",
        "C1+",
        "2+1 tarjous",
        "yli 100 osallistujaa",
        "25 m uimataito",
        "12–5 v",
        "200–300 v",
        "2019 syntyneet",
    ],
)
def test_read_ages_of_other_numbers_is_empty(text: object) -> None:
    assert read_ages(text) == AgeReading()


@pytest.mark.parametrize(
    "text",
    [
        "Hinta 5 €, alle 12 v. 3 €",
        "6 €, alle 16 v. 0 €",
        "alle 7-vuotiaat maksutta",
        "Ilmainen alle 7-vuotiaille",
        "lapset (4–12 v) 5 €",
        "5 € (4–12 v)",
        "Alle 7-vuotiaat huoltajan seurassa",
    ],
)
def test_read_ages_tied_to_prices_are_passed_over(text: str) -> None:
    assert read_ages(text) == AgeReading()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5-6v, 7-9v", 5, 9),
        ("alakouluikäiset", 7, 13),
        ("Puutyöt yläkoululaisille", 13, 16),
        ("eskarilaiset", 6, 6),
        ("alle kouluikäisille", None, 6),
        ("vauvat", 0, 1),
        ("2019 synt.", 7, 7),
        ("2013-14 syntyneet", 12, 13),
        ("syntyneet 2015–2017", 9, 11),
    ],
)
def test_read_ages_worked_out_is_a_guess(text: str, low: int | None, high: int | None) -> None:
    assert read_ages(text, now=NOW) == AgeReading(low, high, guess=True)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("Luistelu 1. - 3. lk.", 7, 10), ("Luistelu 4-6 lk.", 10, 13), ("3. luokka", 9, 10)],
)
def test_read_ages_of_grades_when_asked(text: str, low: int, high: int) -> None:
    assert read_ages(text, grades=True) == AgeReading(low, high, guess=True)


@pytest.mark.parametrize(
    "text", ["1-" * 2500, "1- ja " * 1000, "+5" * 2500, "7-vuotiaat " * 400, "5- ," * 1200]
)
def test_read_ages_of_hostile_text_is_quick(text: str) -> None:
    with soon_answered():
        read_ages(text)


@given(
    st.text() | st.text(alphabet="0123456789 -v.+lkalyivuotsnt"),
    st.none() | st.datetimes(timezones=st.just(UTC)),
    st.booleans(),
)
def test_read_ages_never_raises(text: str, now: datetime | None, grades: bool) -> None:
    reading = read_ages(text, now=now, grades=grades)
    if reading.min_age is not None and reading.max_age is not None:
        assert 0 <= reading.min_age <= reading.max_age

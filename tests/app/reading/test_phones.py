"""Telephone numbers in free text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.phones import PhoneReading, read_phones

MAIJA = PhoneReading("+358501234567", "050 1234567", "Maija")
NOBODY = PhoneReading("+358501234567", "050 1234567")


@pytest.mark.parametrize(
    "text",
    [
        "050 123 4567",
        "0501234567",
        "050-1234567",
        "050-123 45 67",
        "+358 50 123 4567",
        "+358 (0)50 123 4567",
        "00358501234567",
        "358 50 1234567",
        "p. 050 123 4567",
        "Puh: 050 1234567.",
        "Ilmoittautumiset 050 1234567",
        "050 1234567, Tiedustelut iltaisin",
        "klo 18.00, p. 050 1234567 (ma-pe)",
        "050 1234567 tai 050 123 4567",
        "Maksu 5 €. Kysy 050 1234567",
        "<a href='tel:0501234567'>050 123 4567</a>",
    ],
)
def test_read_phones_of_one_number(text: str) -> None:
    assert read_phones(text) == (NOBODY,)


@pytest.mark.parametrize(
    "text", ["050 123 4567 / Maija", "050 123 4567 (Maija)", "050 123 4567, Maija", "050 123 4567 – Maija"]
)
def test_read_phones_with_a_name_set_off(text: str) -> None:
    assert read_phones(text) == (MAIJA,)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("p. 015 194 2345", (PhoneReading("+358151942345", "015 1942345"),)),
        ("0800 123 456", (PhoneReading("+358800123456", "0800 123456"),)),
        ("+46 8 123 456 78", (PhoneReading("+46812345678", "+46 8 123 456 78"),)),
        ("050 1234567, 044 765 4321", (NOBODY, PhoneReading("+358447654321", "044 7654321"))),
        (
            "050 123 4567/Maija, 0447654321/Liisa",
            (MAIJA, PhoneReading("+358447654321", "044 7654321", "Liisa")),
        ),
        ("050 1234567 Maija", (NOBODY,)),
        (
            "Maija Meikäläinen, p. 050 123 4567, Matti Virtanen p. 044 765 4321",
            (
                PhoneReading("+358501234567", "050 1234567", "Maija Meikäläinen"),
                PhoneReading("+358447654321", "044 7654321", "Matti Virtanen"),
            ),
        ),
        (
            "Anna-Liisa Virtanen: 050 123 4567",
            (PhoneReading("+358501234567", "050 1234567", "Anna-Liisa Virtanen"),),
        ),
    ],
)
def test_read_phones_of_several(text: str, readings: tuple[PhoneReading, ...]) -> None:
    assert read_phones(text) == readings


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        5012345,
        "Ei puhelinta",
        "Y-tunnus 0123456-7",
        "FI01234567",
        "FI21 1234 5600 0007 85",
        "1.9.2026",
        "01.09.2026 klo 18",
        "1.9.–30.11.",
        "2026-09-01",
        "09.00-10.30",
        "klo 09:00–20:30",
        "00100 Helsinki",
        "0500 €",
        "5 € / 10 kertaa",
        "1234567",
    ],
)
def test_read_phones_of_other_numbers_is_empty(text: object) -> None:
    assert read_phones(text) == ()


@given(st.text() | st.text(alphabet="0123456789 +-()./pM"))
def test_read_phones_never_raises(text: str) -> None:
    assert all(reading.number_e164.startswith("+") for reading in read_phones(text))

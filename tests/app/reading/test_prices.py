"""Prices: what taking part costs, in people's own words."""

from decimal import Decimal

import pytest

from app.reading.prices import PriceReading, read_price


def price(
    kind: str, low: str | None = None, high: str | None = None
) -> tuple[str, Decimal | None, Decimal | None]:
    return kind, None if low is None else Decimal(low), None if high is None else Decimal(high)


def told(text: object) -> tuple[str, Decimal | None, Decimal | None]:
    reading = read_price(text)
    return reading.type, reading.amount_min, reading.amount_max


@pytest.mark.parametrize(
    "text",
    [
        "Maksuton",
        "MAKSUTON!",
        "ilmainen",
        "Ilmaiseksi kaikille",
        "vapaa pääsy",
        "Pääsy vapaa",
        "Osallistuminen on maksutonta.",
        "Osallistuminen on ilmaista.",
        "Ei osallistumismaksua",
        "0 €",
        "0€ Ilmainen",
        "0,00 euroa",
        "<p>Vapaa pääsy</p>",
        "Vapaa pääsy, kahviraha",
        "Vapaa pääsy. Kahviraha 2 €.",
        "Vapaa pääsy, vapaaehtoinen kahvimaksu",
        "Kahvi ja pulla 3 €, muuten ilmainen",
        "Luistinvuokra 5 €. Luistelu maksutonta.",
        "Maksuton, narikka 3 €",
        "Fri entré",
        "Gratis",
        "Free of charge",
    ],
)
def test_read_price_of_free_things(text: str) -> None:
    assert read_price(text) == PriceReading("free", Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 e", price("fixed", "5", "5")),
        ("5€", price("fixed", "5", "5")),
        ("5 euroa", price("fixed", "5", "5")),
        ("2,50 €", price("fixed", "2.50", "2.50")),
        ("2.50€", price("fixed", "2.50", "2.50")),
        ("5,- €", price("fixed", "5", "5")),
        ("€10", price("fixed", "10", "10")),
        ("10 EUR", price("fixed", "10", "10")),
        ("20 euron osallistumismaksu", price("fixed", "20", "20")),
        ("1 500 €", price("fixed", "1500", "1500")),
        ("1.500 €", price("fixed", "1500", "1500")),
        ("1 500,50 €", price("fixed", "1500.50", "1500.50")),
        ("<p>Liput <b>10&nbsp;&euro;</b></p>", price("fixed", "10", "10")),
        ("140 €, sis. poltot", price("fixed", "140", "140")),
        ("10 € sisältää kahvin", price("fixed", "10", "10")),
        ("12 €/pari", price("fixed", "12", "12")),
        ("90€ leiriläinen", price("fixed", "90", "90")),
        ("klo 18-20, 5 €", price("fixed", "5", "5")),
        ("Ilmaise itseäsi 20 €", price("fixed", "20", "20")),
        ("alk. 10 €", price("range", "10")),
        ("Kaikukortilla ilmainen", price("unknown")),
        ("10 € alkaen", price("range", "10")),
        ("enintään 10 €", price("range", None, "10")),
        ("5-10 €", price("range", "5", "10")),
        ("5 € – 10 €", price("range", "5", "10")),
        ("Liput 10/5 €", price("range", "5", "10")),
        ("6/4/3 €", price("range", "3", "6")),
        ("jäsenille 0 €, muille 3 €", price("range", "0", "3")),
        ("6 €, alle 16 v. 0 €", price("range", "0", "6")),
        ("Lapset ilmaiseksi, aikuiset 5 €", price("range", "0", "5")),
        ("Maksu 5€ alle 18v, 8€ muut", price("range", "5", "8")),
        ("3 € (aikuiset) / 1 € (lapset)", price("range", "1", "3")),
        ("120€ Yksi lapsi perheestä230€ Kaksi lasta", price("range", "120", "230")),
        ("alk. 10 €, jäsenet 5 €", price("range", "5", "10")),
    ],
)
def test_read_price_of_fees(text: str, expected: tuple[str, Decimal | None, Decimal | None]) -> None:
    assert told(text) == expected
    assert read_price(text).guess is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Liput 10 € kahvi 2 €", price("fixed", "10", "10")),
        ("Narikka 3 €, liput 15 €", price("fixed", "15", "15")),
        ("Pääpalkinto 1000 €, osallistuminen 20 €", price("fixed", "20", "20")),
        ("Lippu 10 €, avustaja 0 €", price("fixed", "10", "10")),
        ("170€ lukukausi. Sisarusalennus 10 € / lapsi.", price("fixed", "170", "170")),
        ("Osallistuminen 5 €, luistinvuokra 4 €", price("fixed", "5", "5")),
        ("Kahvi 2 €", price("unknown")),
        ("2 € kahvi", price("unknown")),
        ("10 % alennus jäsenille", price("unknown")),
    ],
)
def test_read_price_leaves_out_what_is_not_taking_part(
    text: str, expected: tuple[str, Decimal | None, Decimal | None]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jäsenmaksu 25 €/v", price("membership", "25", "25")),
        ("Jäsenille maksuton. Jäsenmaksu 20 €.", price("membership", "20", "20")),
        ("Jäsenmaksu", price("membership")),
        ("Medlemsavgift 10 €", price("membership", "10", "10")),
        ("materiaalimaksu 10 €", price("material", "10", "10")),
        ("30€ Materiaalimaksu", price("material", "30", "30")),
        ("Maksuton, materiaalimaksu 5–10 €", price("material", "5", "10")),
        ("0€ Materiaalimaksu käytön mukaan", price("material")),
        ("Materiaalimaksu käytön mukaan.", price("material")),
        ("vapaaehtoinen maksu", price("donation")),
        ("Vapaaehtoinen maksu 5 €", price("donation", "5", "5")),
        ("kolehti", price("donation")),
        ("Vapaa pääsy, kolehti", price("free", "0", "0")),
        ("Maksa mitä haluat", price("donation")),
        ("Hinta sovitaan", price("unknown")),
        ("Ei ole maksuton", price("unknown")),
        ("Uimahallin sisäänpääsymaksu", price("unknown")),
        ("10 %", price("unknown")),
        ("", price("unknown")),
        (None, price("unknown")),
        (5, price("unknown")),
    ],
)
def test_read_price_of_other_types(
    text: object, expected: tuple[str, Decimal | None, Decimal | None]
) -> None:
    assert told(text) == expected
    assert read_price(text).guess is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 €/kausi tai 5 €/kerta", price("range", "5", "50")),
        ("kertamaksu 6 €, 10 kerran kortti 50 €", price("range", "6", "50")),
        ("75 €/10 kertaa + halliin pääsy", price("range", "75")),
        ("Sisäänpääsymaksu + ohjausmaksu 2,50 €", price("range", "2.50")),
        ("sisäänpääsy 5 € + ohjaus 2,50 €", price("fixed", "7.50", "7.50")),
        ("Kurssimaksu 60 € + materiaalit 10 €", price("fixed", "60", "60")),
        ("Maksuton tapahtuma. Työpajat 10 €", price("range", "0", "10")),
        ("Vapaa pääsy, ohjelma 10 €", price("free", "0", "0")),
        ("Vapaa pääsy, käsiohjelma 5 €", price("free", "0", "0")),
        ("Bändihuoneen vuokra 40 €", price("fixed", "40", "40")),
        ("noin 10 €", price("fixed", "10", "10")),
        ("5", price("fixed", "5", "5")),
        ("Hinta: 5-10", price("range", "5", "10")),
        ("0", price("free", "0", "0")),
    ],
)
def test_read_price_marks_doubtful_readings(
    text: str, expected: tuple[str, Decimal | None, Decimal | None]
) -> None:
    assert told(text) == expected
    assert read_price(text).guess is True


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("5€/kerta", "visit"),
        ("5 e/krt", "visit"),
        ("kertamaksu 6 €", "visit"),
        ("40 €/kk/bändi", "month"),
        ("10 e kuukaudessa", "month"),
        ("60 €/kausi", "season"),
        ("160€ Kevätkausi", "season"),
        ("lukukausimaksu 170 €", "season"),
        ("60 €/kausi, jäsenille 50 €", "season"),
        ("Kurssimaksu 45,00 €", "course"),
        ("60 €/kurssi", "course"),
        ("jäsenmaksu 25 €/v", "year"),
        ("Jäsenmaksu 25 € vuodessa", "year"),
        ("5 € per gång", "visit"),
        ("5 €", None),
        ("75 €/10 kertaa", None),
        ("50 €/kausi tai 5 €/kerta", None),
    ],
)
def test_read_price_tells_how_often_it_is_paid(text: str, per: str | None) -> None:
    assert read_price(text).per == per


def test_read_price_first_time_free() -> None:
    assert read_price("Ensimmäinen kerta ilmainen, sitten 5 €") == PriceReading(
        "fixed", Decimal(5), Decimal(5), first_time_free=True
    )
    assert read_price("Kokeilukerta ilmainen") == PriceReading(first_time_free=True)
    assert read_price("Maksuton").first_time_free is False


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("Kaikukortti käy", ("kaikukortti",)),
        ("Kaikukortilla maksutta", ("kaikukortti",)),
        ("Yhteisökaikukortti", ("yhteiso_kaikukortti",)),
        ("Liput 12 €, opiskelijat ja eläkeläiset 8 €", ("student_card", "pensioner_card")),
        ("10 €, Liikuntakortti käy", ("sports_card",)),
        ("10 €, Kaikukortti ei käy", ()),
        ("10 €", ()),
    ],
)
def test_read_price_of_cards(text: str, cards: tuple[str, ...]) -> None:
    assert read_price(text).cards == cards


def test_read_price_gear_loan() -> None:
    assert read_price("Välineitä voi lainata, 5 €/kerta") == PriceReading(
        "fixed", Decimal(5), Decimal(5), "visit", gear_loan=True
    )
    assert read_price("Luistinvuokra 5 €").gear_loan is False


def test_read_price_english_thousands() -> None:
    assert read_price("Admission €1,500", lang="en").amount_min == Decimal(1500)

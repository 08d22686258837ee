"""What belongs to what in a notice: the rules of the reader, one by one."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from app.reading.poster import Audience, Contact, Poster, PosterPlace, PosterPrice, read_poster
from app.reading.times import TimeRule

NOW = datetime.fromisoformat("2026-11-24T09:00:00+02:00")


def _read(text: str) -> Poster:
    return read_poster(text, now=NOW)


def test_a_whole_notice_is_read() -> None:
    text = """
    KÄSITYÖILTA
    Aika: to 3.12. klo 18–20
    Paikka: Kylätalo Kanerva, Rantatie 4
    Hinta: 4 € (kahvi 1 €)
    Ikäraja: 12
    Ilmoittaudu 1.12. mennessä: kasityo@esimerkki.fi, p. 050 123 4567, www.kanerva.fi
    """

    assert _read(text) == Poster(
        kind="event",
        title="Käsityöilta",
        times=(TimeRule(start="2026-12-03T18:00", end="20:00"),),
        place=PosterPlace("Kylätalo Kanerva", "Rantatie 4"),
        price=PosterPrice("fixed", Decimal(4), Decimal(4)),
        contact=Contact("050 1234567", "kasityo@esimerkki.fi", "https://www.kanerva.fi"),
        registration_by=date(2026, 12, 1),
        audience=Audience(12, None),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Lauluilta ti 1.12. klo 18. Lisätiedot p. 050 123 4567 arkisin klo 9–12.",
        "Lauluilta ti 1.12. klo 18. Toimisto on avoinna ma–pe klo 9–15.",
        "Lauluilta ti 1.12. klo 18. Ilmoittaudu viimeistään 30.11. klo 12.",
        "Lauluilta ti 1.12. klo 18. Kahvit klo 17.30.",
        "Lauluilta ti 1.12. klo 18, Kuoropolku 14, 2. kerros.",
        "Lauluilta ti 1.12. klo 18. Kimppakyydit torilta klo 17.",
        "Lauluilta siirtyy! Alun perin 30.11. ollut ilta on ti 1.12. klo 18.",
    ],
)
def test_other_hours_and_days_are_no_times_of_the_event(text: str) -> None:
    assert _read(text).times == (TimeRule(start="2026-12-01T18:00"),)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("Vapaa pääsy, kahviraha 2 €.", PosterPrice("free", Decimal(0), Decimal(0))),
        ("Liput 10 €, narikka 3 €.", PosterPrice("fixed", Decimal(10), Decimal(10))),
        ("Osallistuminen 5 €. Palkintona 50 € lahjakortti.", PosterPrice("fixed", Decimal(5), Decimal(5))),
        ("Keitto 8 €, lapset 4 €.", PosterPrice()),
        ("Ei maksa mitään!", PosterPrice("free", Decimal(0), Decimal(0))),
        ("Liput 12/8 €, alle 7-vuotiaat ilmaiseksi.", PosterPrice("range", Decimal(0), Decimal(12))),
    ],
)
def test_only_taking_part_is_the_price(text: str, price: PosterPrice) -> None:
    assert _read(f"Lauluilta ti 1.12. klo 18. {text}").price == price


def test_ages_beside_a_price_are_no_audience() -> None:
    assert _read("Lauluilta ti 1.12. klo 18. Liput 12 €, alle 7-vuotiaat ilmaiseksi.").audience == Audience()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peli-ilta ti 1.12. klo 18 Otavan koululla", "Otavan koulu"),
        ("Peli-ilta ti 1.12. klo 18 pääkirjastolla", "pääkirjasto"),
        ("Peli-ilta ti 1.12. klo 18 Ravintola Siltavahdissa", "Ravintola Siltavahti"),
        ("Peli-ilta ti 1.12. klo 18 koulun kotitalousluokassa", "koulun kotitalousluokka"),
        ("Peli-ilta ti 1.12. klo 18, Galleria Ruuti", "Galleria Ruuti"),
        ("Peli-ilta ti 1.12. klo 18. Lähtö Harjukosken parkkipaikalta.", "Harjukosken parkkipaikka"),
    ],
)
def test_a_place_is_named_in_its_base_form(text: str, name: str) -> None:
    poster = _read(text)
    assert (poster.place.name, "place.name" in poster.guesses) == (name, False)


def test_the_callers_analyser_gives_base_forms_that_the_rules_do_not_know() -> None:
    poster = read_poster(
        "Peli-ilta ti 1.12. klo 18 Ihantolassa", now=NOW, base_form={"Ihantolassa": "Ihantola"}.__getitem__
    )
    assert (poster.place.name, "place.name" in poster.guesses) == ("Ihantola", True)


def test_an_inflected_street_is_put_into_base_form() -> None:
    assert _read("Peli-ilta ti 1.12. klo 18 Maaherrankadulla 12.").place.address == "Maaherrankatu 12"


@pytest.mark.parametrize(
    ("text", "day", "guess"),
    [
        ("Ilmoittaudu viimeistään 3.12.", date(2026, 12, 3), False),
        ("Ilm. 3.12. mennessä", date(2026, 12, 3), False),
        ("Ilmoittautuminen 27.11.–3.12.", date(2026, 12, 3), False),
        ("Ilmoittautuminen alkaa 27.11. ja päättyy 3.12.", date(2026, 12, 3), False),
        ("Ilmoittaudu torstaihin mennessä", date(2026, 11, 26), True),
        ("Anmälan senast 3.12", date(2026, 12, 3), False),
        ("Sign up by 3 December", date(2026, 12, 3), False),
        ("Ilmoittautuminen alkaa 27.11.", None, False),
        ("Ei ennakkoilmoittautumista.", None, False),
    ],
)
def test_the_last_day_to_sign_up_is_no_time(text: str, day: date | None, *, guess: bool) -> None:
    poster = _read(f"Leivontakurssi la 12.12. klo 10. {text}")
    assert (poster.registration_by, "registration_by" in poster.guesses) == (day, guess)
    assert poster.times == (TimeRule(start="2026-12-12T10:00"),)


def test_called_off_altogether_is_cancelled() -> None:
    poster = _read("PERUTTU: Lauluilta ti 1.12. klo 18")
    assert (poster.cancelled, poster.title, poster.times) == (
        True,
        "Lauluilta",
        (TimeRule(start="2026-12-01T18:00"),),
    )


def test_one_time_called_off_is_an_exception() -> None:
    poster = _read("Kuoro tiistaisin klo 18. Ti 1.12. harjoitus on peruttu.")
    expected = TimeRule(weekly=("TU",), at="18:00", except_=("2026-12-01/2026-12-01",))
    assert (poster.cancelled, poster.times) == (False, (expected,))


@pytest.mark.parametrize(
    "text",
    ["Kuoro ti klo 18. Jos ohjaaja sairastuu, kerta perutaan.", "Kuoro ti klo 18. Perutut paikat myydään."],
)
def test_what_may_be_called_off_is_not_cancelled(text: str) -> None:
    assert _read(text).cancelled is False


def test_a_weekday_that_contradicts_its_date_is_marked() -> None:
    poster = _read("Lauluilta ma 1.12. klo 18")
    assert (poster.times, poster.guesses) == ((TimeRule(start="2026-12-01T18:00"),), ("title", "times"))


def test_a_day_most_of_a_year_ahead_without_its_year_is_marked() -> None:
    assert "times" in _read("Lauluilta 10.10. klo 18").guesses


@pytest.mark.parametrize(
    "text",
    ["", "asdf", "Myydään pulkka, 15 €, p. 050 123 4567", "Kiitos kaikille 10.10. talkoissa käyneille!"],
)
def test_no_notice_proposes_nothing(text: str) -> None:
    problem = "This does not read as a notice of something to join, use or help with."
    assert _read(text) == Poster(problem=problem)


def test_times_that_cannot_be_known_are_a_named_problem() -> None:
    poster = _read("Digituki kotiin: ajat sopimuksen mukaan, soita 015 123 456.")
    expected = ("service", (), "The times are not told yet, or are agreed case by case.")
    assert (poster.kind, poster.times, poster.problem) == expected


def test_a_programme_of_hours_leaves_the_days_own_hours() -> None:
    poster = _read("Avoimet ovet la 5.12. klo 10–14\n10.30 parkour\n12.00 koripallo")
    assert poster.times == (TimeRule(start="2026-12-05T10:00", end="14:00"),)


def test_a_programme_without_the_days_hours_starts_with_its_first_and_is_marked() -> None:
    poster = _read("Joulutapahtuma\nLa 5.12.\nklo 10 avajaiset\nklo 11 joulupukki")
    assert (poster.times, "times" in poster.guesses) == ((TimeRule(start="2026-12-05T10:00"),), True)


def test_a_text_too_long_is_a_problem() -> None:
    poster = _read("Lauluilta ti klo 18. " * 500)
    assert poster == Poster(problem="The text is too long for a notice: 8000 characters at most.")

import pytest

from importers.sources.spreadsheet.headers import Meaning, find_header, meaning_of, names_of
from importers.sources.spreadsheet.tables import Row


@pytest.mark.parametrize(
    ("name", "field", "lang"),
    [
        ("NIMI", "title", "fi"),
        ("Nimi *", "title", "fi"),
        ("Nimi (pakollinen)", "title", "fi"),
        ("Nimi ruotsiksi", "title", "sv"),
        ("Nimi (sv)", "title", "sv"),
        ("Suomeksi: nimi", "title", "fi"),
        ("Kuvaus på svenska", "description", "sv"),
        ("Description in English", "description", "en"),
        ("Arrangör", "organiser", "sv"),
        ("Yhdistys / seura", "organiser", "fi"),
        ("Hinta (€)", "price", "fi"),
        ("hinta/maksu", "price", "fi"),
        ("Päivä ja klo", "time", "fi"),
        ("pvm/klo", "time", "fi"),
        ("alkaa klo", "clock_starts", "fi"),
        ("E-mail", "email", "fi"),
        ("www-sivut", "url", "fi"),
        ("Ensimmäinen  kerta", "first_visit", "fi"),
        ("Nro.", "number", "fi"),
        ("Yhteyshenkilö (ei julkinen)", "private", "fi"),
        ("Sisäinen huomautus", "private", "fi"),
        ("Syntymäaika", "private", "fi"),
    ],
)
def test_name_of_a_column_is_known_in_any_writing(name: str, field: str, lang: str) -> None:
    assert meaning_of(name) == Meaning(field, lang)


@pytest.mark.parametrize("name", ["", "Jäsenmäärä", "Hinta / väri", "Nimi " + "a" * 100, "🎈"])
def test_other_names_are_not_known(name: str) -> None:
    assert meaning_of(name) is None


def _rows(*rows: str) -> list[Row]:
    return [Row(number, tuple(row.split("|"))) for number, row in enumerate(rows, start=1)]


def test_header_below_titles_and_empty_rows_is_found() -> None:
    header = find_header(_rows("Toiminta", "", "Syksyn ryhmät||", "Nimi|Aika|Hinta", "Kuoro|ti klo 18|5"))

    assert header is not None
    assert (header.names, header.first_row) == (("Nimi", "Aika", "Hinta"), 4)


def test_header_on_two_rows_is_read_from_both() -> None:
    header = find_header(
        _rows("Nimi|Ajankohta||Ilmoittautuminen|", "|Päivä|Klo|alkaa|päättyy", "Kuoro|ti|18||")
    )

    assert header is not None
    assert header.names == ("Nimi", "Päivä", "Klo", "alkaa", "päättyy")
    assert header.first_row == 2


def test_first_row_of_data_is_not_taken_into_the_header() -> None:
    header = find_header(_rows("Nimi|Tyyppi", "Kuoro|kerho"))

    assert header is not None
    assert (header.names, header.first_row) == (("Nimi", "Tyyppi"), 1)


def test_rows_without_a_known_name_have_no_header() -> None:
    assert find_header(_rows("Kuoro|ti|18", "Shakki|ke|19")) is None


def test_columns_without_a_name_of_their_own_are_told_apart() -> None:
    assert names_of(("Hinta", "", "Hinta", "Hinta", *[""] * 23, "x")) == (
        *("Hinta", "column B", "Hinta 2", "Hinta 3"),
        *(f"column {letter}" for letter in "EFGHIJKLMNOPQRSTUVWXYZ"),
        *("column AA", "x"),
    )

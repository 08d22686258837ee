"""Coordinates of Finland and addresses as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.municipalities import is_town
from app.reading.places import AddressReading, from_tm35fin, lat_lon, read_address

MIKKELI = (61.687777, 27.27293)


@pytest.mark.parametrize(
    ("northing", "easting"),
    [
        (6839425.0, 514435.0),
        ("6839425.000", "514435.000"),
        ("6 839 425,0", "514 435,0"),
        (514435, 6839425),
    ],
)
def test_from_tm35fin_in_finland(northing: object, easting: object) -> None:
    assert from_tm35fin(northing, easting) == (61.687739, 27.272809)


@pytest.mark.parametrize(
    ("northing", "easting"),
    [
        (0, 0),
        (None, None),
        ("", ""),
        ("pohjoinen", "itä"),
        (61.68, 27.27),
        (6839425, None),
        (float("nan"), 514435),
        (float("inf"), 514435),
        (True, 514435),
        (10**400, 514435),
        (7_790_000, 60_000),
    ],
)
def test_from_tm35fin_elsewhere_is_none(northing: object, easting: object) -> None:
    assert from_tm35fin(northing, easting) is None


@pytest.mark.parametrize(
    ("a", "b", "pair"),
    [
        (61.687777, 27.27293, MIKKELI),
        (27.27293, 61.687777, MIKKELI),
        ("61.687777", "27.27293", MIKKELI),
        ("61,687777", " 27,27293", MIKKELI),
        (61.68777712345, 27.27293012345, MIKKELI),
        (60, 25, (60.0, 25.0)),
        (0, 0, None),
        (0, 27.27, None),
        (52.52, 13.4, None),
        (-61.68, 27.27, None),
        (61.68, 127.27, None),
        (None, 27.27, None),
        ("", "", None),
        ([], {}, None),
        (float("nan"), 27.0, None),
        (True, False, None),
    ],
)
def test_lat_lon_in_finland_or_none(a: object, b: object, pair: tuple[float, float] | None) -> None:
    assert lat_lon(a, b) == pair


@given(st.floats() | st.text() | st.integers() | st.none(), st.floats() | st.text() | st.integers())
def test_coordinates_never_raise(a: object, b: object) -> None:
    for pair in (lat_lon(a, b), from_tm35fin(a, b)):
        assert pair is None or (59 < pair[0] < 71 and 19 <= pair[1] < 32)


@pytest.mark.parametrize(
    ("text", "street", "postal_code", "city"),
    [
        ("Maaherrankatu 9-11, 50100 Mikkeli", "Maaherrankatu 9-11", "50100", "Mikkeli"),
        ("Aninkaistenkatu 12, Turku / Keskusta, Uimahalli\n", "Aninkaistenkatu 12", None, "Turku"),
        ("Paikka, Katu 1, 50100, MIKKELI", "Katu 1", "50100", "Mikkeli"),
        ("Pääkirjasto, Raatihuoneenkatu 6, 50100 mikkeli", "Raatihuoneenkatu 6", "50100", "Mikkeli"),
        ("Maaherrankatu 9-11 50100 Mikkeli", "Maaherrankatu 9-11", "50100", "Mikkeli"),
        ("Raatihuoneenkatu 6 Mikkeli", "Raatihuoneenkatu 6", None, "Mikkeli"),
        ("Porrassalmenkatu 23 A 4, FI-50100 Mikkeli, Suomi", "Porrassalmenkatu 23 A 4", "50100", "Mikkeli"),
        ("Rouhialankatu 7–9 a, Mikkeli", "Rouhialankatu 7–9 a", None, "Mikkeli"),
        ("Savilahdenkatu 1A, 50100 MIKKELI", "Savilahdenkatu 1A", "50100", "Mikkeli"),
        ("Otto Mannisen katu 10\n50100 Mikkeli", "Otto Mannisen katu 10", "50100", "Mikkeli"),
        ("Otto Mannisen katu, 3, 50100, Mikkeli", "Otto Mannisen katu 3", "50100", "Mikkeli"),
        ("Liikuntahalli, sali 2, Raviradantie 1 B Mikkeli", "Raviradantie 1 B", None, "Mikkeli"),
        ("Kenkäverontie, Mikkeli", "Kenkäverontie", None, "Mikkeli"),
        ("Sali 2, Mikkeli", None, None, "Mikkeli"),
        ("PL 33, 50101 Mikkeli", "PL 33", "50101", "Mikkeli"),
        ("<span class='paikka'>Talo</span><span>Katu 1</span><span>50100</span><span>MIKKELI</span>",
         "Katu 1", "50100", "Mikkeli"),
        ("Kirkkokatu 16, Kansalaistoiminnankeskus", "Kirkkokatu 16", None, None),
        ("Katu 1, 50100", "Katu 1", "50100", None),
        ("50600 MIKKELI", None, "50600", "Mikkeli"),
        ("MIKKELI", None, None, "Mikkeli"),
        ("Mikkeli, Maaherrankatu 9", "Maaherrankatu 9", None, "Mikkeli"),
        ("Brahegatan 2, 65100 Vasa", "Brahegatan 2", "65100", "Vasa"),
        ("Ristiinantie 20, 52300 Ristiina", "Ristiinantie 20", "52300", "Ristiina"),
        ("Keskuskatu 5, 38200 MÄNTTÄ-VILPPULA", "Keskuskatu 5", "38200", "Mänttä-Vilppula"),
    ],
)  # fmt: skip
def test_read_address_of_text(
    text: str, street: str | None, postal_code: str | None, city: str | None
) -> None:
    assert read_address(text) == AddressReading(street, postal_code, city)


@pytest.mark.parametrize(
    "text", ["", "  ", ",,,", "Kerhotila", "2. kerros", "Zoom", None, 50100, "050 123 4567"]
)
def test_read_address_of_no_address_is_none(text: object) -> None:
    assert read_address(text) is None


@given(st.text() | st.text(alphabet="Katu 1,50\n<>MikelA-"))
def test_read_address_never_raises(text: str) -> None:
    reading = read_address(text)
    assert reading is None or any((reading.street, reading.postal_code, reading.city))


def test_is_town_in_any_case() -> None:
    assert [is_town(name) for name in ("Mikkeli", "MIKKELI", " otava ", "Åbo", "Kerhotalo", "")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip

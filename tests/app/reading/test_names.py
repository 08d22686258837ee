"""Names of organisations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.names import organisation_kind, same_name_key


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lammen Pallo ry", "association"),
        ("Lammen Pallo r.y.", "association"),
        ("LAMMEN PALLO RY", "association"),
        ("Norra Simmare rf", "association"),
        ("Mikkelin kaupungin henkilöstö ry", "association"),
        ("Lammen diabetesyhdistys", "association"),
        ("Lammen seudun martat", "association"),
        ("Neuvolan tuki Oy", "company"),
        ("Kahvila Virta Oyj", "company"),
        ("Ab Båtarna", "company"),
        ("Tmi Maija Meikäläinen", "company"),
        ("Osuuskunta Käsityö", "company"),
        ("Seurakuntaopisto Oy", "company"),
        ("Kulttuurirahasto sr", "foundation"),
        ("Kotiseutusäätiö", "foundation"),
        ("Etelä-Savon hyvinvointialue", "welfare_area"),
        ("Eloisa", "welfare_area"),
        ("Mikkelin tuomiokirkkoseurakunta", "parish"),
        ("Lammen seurakunta / nuoret", "parish"),
        ("Mikkelin kaupunki", "public"),
        ("Juvan kunta", "public"),
        ("Mikkeli", "public"),
        ("Mikkelin kansalaisopisto", "public"),
        ("Mikkelin pääkirjasto", "public"),
        ("Kävelyhanke", "project"),
        ("Avoin neuleryhmä", "informal_group"),
        ("Anttolan kyläläiset", "informal_group"),
        ("Neulojat", None),
        ("Terry", None),
        ("Ryhmäliikunta Virta", None),
        ("", None),
        (None, None),
    ],
)
def test_organisation_kind_of_name(name: object, kind: str | None) -> None:
    assert organisation_kind(name) == kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lammen Pallo ry", "LAMMEN PALLO R.Y."),
        ("Lammen Pallo ry", "Lammen  Pallo"),
        ("Lammen-Pallo, ry", "Lammen Pallo"),
        ("Kahvila Virta Oy", "kahvila virta"),
        ("Café &amp; Bar", "Café & Bar"),
    ],
)
def test_same_name_key_of_two_writings_is_equal(one: str, other: str) -> None:
    assert same_name_key(one) == same_name_key(other)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Lammen Pallo ry", "lammen pallo"),
        ("Oy Virta Ab", "virta"),
        ("Terry", "terry"),
        ("ry", "ry"),
        ("!!!", ""),
        (None, ""),
    ],
)
def test_same_name_key_of_name(name: object, key: str) -> None:
    assert same_name_key(name) == key


@given(st.text())
def test_names_never_raise(name: str) -> None:
    organisation_kind(name)
    assert same_name_key(name) == same_name_key(name).strip()

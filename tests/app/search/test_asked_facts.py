"""What only the words of listings tell: yes comes first, silence after, and the opposite never."""

from typing import Any

import pytest

from tests.app.town import Town


@pytest.fixture
def town(town_of_each_engine: Town) -> Town:
    """Everything here is true of every engine."""
    return town_of_each_engine


def choir(text: str) -> dict[str, Any]:
    return {"kind": "activity", "title": {"fi": "Kuoro"}, "description": {"fi": text}}


@pytest.mark.parametrize(
    ("q", "yes", "no"),
    [
        ("kuoro ilman koelaulua", "Uudet laulajat otetaan ilman koelaulua.", "Koelaulut ovat elokuussa."),
        ("kuoro ei tarvii ilmottautua", "Ilmoittautumista ei tarvita.", "Ilmoittautuminen vaaditaan."),
        ("kuoroon ilman paria", "Paria ei tarvita.", "Ilmoittaudu parisi kanssa."),
        ("kuoro ilman omia soittimia", "Soittimia saa lainaksi.", "Ota oma soitin mukaan."),
        (
            "kuoro ilman pitkää sitoutumista",
            "Voit tulla kerran tai useammin.",
            "Toivomme sitoutumista vuodeksi.",
        ),
        ("ekaa kertaa kuoroon", "Sopii aloittelijoille.", "Jatkoryhmä kokeneille laulajille."),
        ("kuoro sisätiloissa", "Laulamme sisätiloissa.", "Laulamme ulkona nurmikolla."),
        ("kuoro aikuisille", "Ikäraja 18 vuotta.", "Tarkoitettu vain alakouluikäisille."),
    ],
)
def test_what_tells_yes_comes_first_and_what_tells_no_is_not_found(
    town: Town, q: str, yes: str, no: str
) -> None:
    town.add_all(
        {
            "silent": choir("Laulamme yhdessä."),
            "no": choir(no),
            "yes": choir(yes),
        }
    )
    town.index()

    assert town.found_keys(q=q) == ["yes", "silent"]


def test_wishes_beside_a_filter_rank_all_that_it_leaves(town: Town) -> None:
    free = {"kind": "activity", "prices": [{"type": "free", "amount_min": "0", "amount_max": "0"}]}
    paid = {"kind": "activity", "prices": [{"type": "fixed", "amount_min": "5", "amount_max": "5"}]}
    town.add_all(
        {
            "anyone": free | {"title": {"fi": "Kuoro"}},
            "seniors": free | {"title": {"fi": "Jumppa"}, "audience": {"groups": ["seniors"]}},
            "children": free | {"title": {"fi": "Leikki"}, "audience": {"groups": ["children"]}},
            "paid": paid | {"title": {"fi": "Bingo"}},
        }
    )
    town.index()

    assert town.found_keys(q="jotain ilmaista eläkeläisille") == ["seniors", "anyone"]

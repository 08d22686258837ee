"""What it costs, in words."""

from typing import Any

import pytest

from app.catalogue.parts import Price
from app.catalogue.taxonomy import taxonomy
from app.catalogue.words.price_words import price_words


def words(lang: str, *prices: dict[str, Any]) -> str:
    return price_words([Price(**price) for price in prices], lang).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("price", "told"),
    [
        ({"type": "fixed", "amount_min": 5}, "5 €"),
        ({"type": "fixed", "amount_max": "7.50"}, "7,50 €"),
        ({"type": "fixed", "amount_min": "7.5", "amount_max": "7.50"}, "7,50 €"),
        ({"type": "range", "amount_min": 0, "amount_max": 6}, "0–6 €"),
        ({"type": "unknown", "amount_min": 5}, ""),
    ],
)
def test_amount_is_written_the_finnish_way(price: dict[str, Any], told: str) -> None:
    assert words("fi", price) == told


def test_amount_is_written_the_english_way() -> None:
    assert words("en", {"type": "fixed", "amount_min": "7.50"}) == "7.50 €"


def test_unit_and_kind_come_from_the_taxonomy() -> None:
    kinds, units = taxonomy().price_types, taxonomy().price_units
    visit, member = units.label("visit", "fi")[0], kinds.label("membership", "fi")[0]

    assert words("fi", {"type": "fixed", "amount_min": 5, "per": "visit"}) == f"5 €/{visit}"
    assert words("fi", {"type": "membership", "amount_min": 5}) == f"{member} 5 €"
    assert words("fi", {"type": "membership"}) == member


def test_free_is_a_word_and_is_told_once() -> None:
    free = taxonomy().price_types.label("free", "fi")[0]

    assert words("fi", {"type": "free"}, {"type": "free", "amount_min": 0}) == free
    assert words("fi") == ""


def test_several_prices_stand_in_one_line() -> None:
    assert words("fi", {"type": "fixed", "amount_min": 8}, {"type": "fixed", "amount_min": 4}) == "8 €, 4 €"

"""Sums in words."""

import pytest

from app.reading.number_words import with_digits


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("liput kymmenen euroa", "liput 10 euroa"),
        ("viidentoista euron kurssi", "15 euron kurssi"),
        ("inträde tjugo euro", "inträde 20 euro"),
        ("five euros at the door", "5 euros at the door"),
        ("kymmenen kertaa", "kymmenen kertaa"),
        ("sataneljä euroa", "sataneljä euroa"),
    ],
)
def test_only_sums_of_euros_get_digits(text: str, plain: str) -> None:
    assert with_digits(text) == plain

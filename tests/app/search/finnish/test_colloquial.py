"""Spoken and eastern forms."""

import pytest

from app.search.finnish.analyser import FinnishAnalyser
from app.search.finnish.colloquial import MAX_VARIANTS, variants


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("mennää", "menna"),
        ("tekemist", "tekeminen"),
        ("voinks", "voida"),
        ("pääseeks", "paasta"),
        ("futista", "futis"),
        ("jottain", "jotain"),
        ("ihmisii", "ihminen"),
        ("haluun", "haluta"),
        ("kiinnostas", "kiinnostaa"),
        ("punanen", "punainen"),
        ("yhen", "yksi"),
        ("tehä", "tehda"),
        ("kolome", "kolme"),
        ("mikkelis", "mikkeli"),
        ("immeisille", "ihminen"),
    ],
)
def test_spoken_form_meets_the_written_one(analyser: FinnishAnalyser, word: str, lemma: str) -> None:
    assert lemma in analyser.analyse(word).lemmas


def test_variants_are_few() -> None:
    assert len(variants("ttaahhaattookkiisseennen" * 2)) == MAX_VARIANTS

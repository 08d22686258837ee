"""Inflected forms meet their base forms, and compounds are found by their parts."""

import pytest

from app.search.finnish.analyser import FinnishAnalyser
from tests.app.search.finnish.word_pairs import missed_forms, missed_parts, rows


def test_every_form_of_the_list_meets_its_base_form(analyser: FinnishAnalyser) -> None:
    assert len(rows("forms.tsv")) == 406
    assert missed_forms(analyser, "forms.tsv") == []


def test_parts_of_the_list_are_found_but_one(analyser: FinnishAnalyser) -> None:
    # "Yhteislauluilta" is a sing-along evening, and "from the sing-alongs": the second is what the list says.
    assert missed_parts(analyser, "forms.tsv") == [("yhteislauluilta", "ilta")]


def test_held_out_forms_are_missed_in_three(analyser: FinnishAnalyser) -> None:
    assert len(rows("held_out.tsv")) == 99
    assert missed_forms(analyser, "held_out.tsv") == ["standuppia", "lähettiin", "halavalla"]
    assert missed_parts(analyser, "held_out.tsv") == [
        ("suppilautoja", "lauta"),
        ("liikuntavälinelainaamosta", "liikuntaväline"),
    ]


@pytest.mark.parametrize(("one", "other"), rows("collisions.tsv"))
def test_other_words_share_no_lemma(analyser: FinnishAnalyser, one: str, other: str) -> None:
    shared = set(analyser.analyse(one).lemmas) & set(analyser.analyse(other).lemmas)
    assert shared == set()


@pytest.mark.parametrize(("one", "other"), [("ranta", "räntä"), ("hame", "Häme".lower()), ("tahti", "tähti")])
def test_words_that_differ_by_dots_alone_share_their_key(
    analyser: FinnishAnalyser, one: str, other: str
) -> None:
    """Known, and the price of finding "hameenlinna": both engines fold alike."""
    assert set(analyser.analyse(one).lemmas) & set(analyser.analyse(other).lemmas) != set()

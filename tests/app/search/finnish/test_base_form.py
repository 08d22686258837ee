"""Nouns in local cases are taken to their base form as written; other words stay as they are."""

import pytest

from app.core.settings import settings
from app.search.finnish.base_form import base_form_with
from app.search.finnish.location import lexicon_path
from app.search.finnish.reader import Lexicon


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("pääkirjastolla", "pääkirjasto"),
        ("Kampuksella", "Kampus"),
        ("neulekahvilaan", "neulekahvila"),
        ("koulun", "koulun"),
        ("Zzyzxissa", "Zzyzxissa"),
        ("", ""),
    ],
)
def test_a_noun_in_a_local_case_is_taken_to_its_base_form(word: str, base: str) -> None:
    base_form = base_form_with(Lexicon.open(lexicon_path(settings().lexicon)))
    assert base_form(word) == base

"""The language of a sentence: what the page is in counts less than the words themselves."""

import pytest

from app.search.understanding.language import language_of
from app.search.understanding.tables import tables
from app.search.understanding.tokens import bare_tokens


@pytest.mark.parametrize(
    ("text", "page", "lang"),
    [
        ("något gratis på kvällen", "fi", "sv"),
        ("free things to do with kids", "fi", "en"),
        ("jotain ilmaista lapsille", "sv", "fi"),
        ("jotain ilmaista lapsille", "en", "fi"),
        ("kurs", "sv", "sv"),
        ("yoga", "en", "en"),
        ("yoga", "fi", "fi"),
        ("спорт для детей", "fi", "ru"),
        ("безкоштовні курси", "fi", "uk"),
        ("مجاني", "fi", "ar"),
        ("", "fi", "fi"),
    ],
)
def test_language_of_a_sentence(text: str, page: str, lang: str) -> None:
    assert language_of(text, bare_tokens(text), page, tables()) == lang

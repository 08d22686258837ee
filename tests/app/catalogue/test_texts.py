"""Texts fall back to another language, and say so."""

import pytest

from app.catalogue.texts import text_in


@pytest.mark.parametrize(
    ("texts", "lang", "found"),
    [
        ({"fi": "Ilta", "sv": "Kväll"}, "sv", ("Kväll", "sv")),
        ({"fi": "Ilta", "sv": "Kväll"}, "en", ("Ilta", "fi")),
        ({"en": "Evening", "sv": "Kväll"}, "fi", ("Evening", "en")),
        ({"sv": "Kväll", "ru": "Вечер"}, "fi", ("Kväll", "sv")),
        ({"uk": "Вечір", "ru": "Вечер"}, "fi", ("Вечер", "ru")),
        ({"fi": "", "ru": "Вечер"}, "fi", ("Вечер", "ru")),
        ({}, "sv", ("", "sv")),
    ],
)
def test_text_is_given_with_the_language_it_really_is_in(
    texts: dict[str, str], lang: str, found: tuple[str, str]
) -> None:
    assert text_in(texts, lang) == found

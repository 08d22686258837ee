"""Texts fall back to another language, and say so."""

import pytest

from app.catalogue.texts import plain, text_in


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


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ilta", "Ilta"),
        ("Jyväskylän\u00a0ilta 🎶\nja yö", "Jyväskylän\u00a0ilta 🎶\nja yö"),
        ("I\x00l\x0bt\r\na\x85\ud800\uffff", "Ilt\na"),
    ],
)
def test_a_plain_text_has_no_characters_that_files_cannot_hold(text: str, left: str) -> None:
    assert plain(text) == left

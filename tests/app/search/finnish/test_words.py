"""Text to words, and folding."""

import pytest

from app.search.finnish.words import fold, stem, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Käsi\u00adtyö­kerho (7–12-v.)", ["käsityökerho", "7", "12-v"]),
        ("a\u0308iti", ["äiti"]),
        ("SPR:n MLL:lle klo 17:00", ["spr", "mll", "klo", "17", "00"]),
        ("la-su 10-12, lasten- ja", ["la-su", "10", "12", "lasten", "ja"]),
        ("alla_viiva/kautta", ["alla", "viiva", "kautta"]),
        ("x" * 70, ["x" * 60]),
        ("-".join(["pitkä"] * 20), ["pitkä"] * 20),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_fold_drops_marks() -> None:
    assert fold("öylätti-åbo-é") == "oylatti-abo-e"


def test_stem_of_an_unstemmed_language_is_the_word() -> None:
    assert (stem("väsyneet", "fi"), stem("väsyneet", "et")) == ("vasyn", "vasyneet")

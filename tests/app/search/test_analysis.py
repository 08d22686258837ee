"""Words to keys, the same for the index and for the question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.analysis import fold, index_keys, query_keys, stem, surface_keys, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Äiti-lapsi -kerho, klo 17.30!", ["äiti", "lapsi", "kerho", "klo", "17", "30"]),
        ("snake_case_word", ["snake", "case", "word"]),
        ("(a|b)* [x]+ \\w ^$", ["a", "b", "x", "w"]),
        ("A\u0308iti", ["äiti"]),
        ("«Кофе» ☕ кава", ["кофе", "кава"]),
        ("", []),
        ("?!… —", []),
        ("x" * 300, ["x" * 60]),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("word", "plain"), [("väsynyt", "vasynyt"), ("åland", "aland"), ("øl", "øl"), ("élan", "elan")]
)
def test_dots_are_dropped(word: str, plain: str) -> None:
    assert fold(word) == plain


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ({"fi": "Neulontaa"}, "neulonta"),
        ({"fi": "kuoroon"}, "kuoro"),
        ({"fi": "Käsityöt"}, "käsityö"),
        ({"fi": "käsityöt"}, "kasityo"),
        ({"sv": "simningen"}, "simning"),
        ({"en": "swimmers"}, "swimmer"),
        ({"uk": "кафе"}, "Кафе"),
    ],
)
def test_a_word_is_found_by_another_form_of_it(written: dict[str, str], asked: str) -> None:
    (word,) = words_of(asked)
    assert set(index_keys(written)) & set(query_keys(word))


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert stem("кафеє", "uk") == fold("кафеє")


def test_surface_keys_are_words_as_written() -> None:
    assert surface_keys({"fi": "Äidit ja lapset"}) == ["aidit", "ja", "lapset"]


@given(st.text(max_size=200))
def test_no_key_has_a_space_that_would_split_it(text: str) -> None:
    keys = [*index_keys({"fi": text}), *surface_keys({"": text})]
    assert [key for key in keys if key.split() != [key]] == []

"""Words that nobody expects: none can break the search, or be read as something else than words."""

from typing import Any

import pytest

from tests.app.town import Town


@pytest.fixture
def town(town_of_each_engine: Town) -> Town:
    """Everything here is true of every engine."""
    return town_of_each_engine


def fill(town: Town, **listings: dict[str, Any]) -> Town:
    """Take in listings, titled by their keys unless told otherwise, and index them."""
    town.add_all({key: {"title": {"fi": key}, "kind": "event", **f} for key, f in listings.items()})
    town.index()
    return town


@pytest.mark.parametrize(
    "words",
    [
        ".*",
        "kuoro.*",
        "(((",
        "a|b",
        "[",
        "\\",
        "^$",
        "+-!{}()[]^~*?:/",
        '"kuoro',
        "title:kuoro AND NOT",
        "x" * 300,
        "(a+)+$ " * 40,
        "ja tai on",
        "⑴⒈½ﷺ①",
        "😀🏳️‍🌈",
        "kuoro\u0000",
        "١٢٣",
        "\u202eabc",
        "I" + "\u0307" * 250,
        " ".join("abcdefghijklmnopqrstuvwxyzåäö" * 10),
    ],
)
def test_no_words_can_break_the_search(town: Town, words: str) -> None:
    fill(town, a={"title": {"fi": "Kuoro"}})
    assert town.ask(q=words).total in {0, 1}
    assert town.ask(q=f"{words[:280]} kuoro").total in {0, 1}


def test_regular_expressions_are_not_read_as_such(town: Town) -> None:
    fill(town, a={"title": {"fi": "Kuoro"}})
    for words in ("k.oro", "k⑴", "kuor⒈"):
        assert town.found_keys(q=words) == []


def test_signs_and_the_question_itself_ask_for_everything_and_a_small_word_alone_is_a_word(
    town: Town,
) -> None:
    fill(town, a={"title": {"fi": "Olla ja möllöttää"}}, b={"title": {"fi": "Kuoro"}})
    assert sorted(town.found_keys(q="?!")) == ["a", "b"]
    assert town.found_keys(q="olla") == ["a"]
    assert sorted(town.found_keys(q="mitä voisin tehdä")) == ["a", "b"]
    assert town.found_keys(q="haluan kuoroon") == ["b"]

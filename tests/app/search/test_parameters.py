"""HTTP parameters become a query; what cannot be used is named and never raises."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.parameters import parse_query
from app.search.query import MAX_DEPTH, Ignored, SearchQuery

TODAY = date(2026, 11, 24)


def parse(**given_parameters: str) -> tuple[SearchQuery, tuple[Ignored, ...]]:
    return parse_query({name: [text] for name, text in given_parameters.items()}, "fi", TODAY)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("limit", "0"),
        ("limit", "101"),
        ("limit", "kymmenen"),
        ("limit", "-1"),
        ("limit", "1.5"),
        ("limit", "٣"),
        ("limit", "9" * 5000),
        ("page", "0"),
        ("page", "101"),
        ("kind", "party"),
        ("category", "nonexistent"),
        ("when", "eilen"),
        ("when", "2026-13-01"),
        ("when", "2026-12-02.."),
        ("weekday", "MAANANTAI"),
        ("daypart", "night"),
        ("price", "cheap"),
        ("audience", "martians"),
        ("language", "xx"),
        ("accessible", "elevator"),
        ("companion", "yes please"),
        ("near", "Mikkeli"),
        ("near", "61.7"),
        ("near", "61.7,27.3,5"),
        ("near", "91,0"),
        ("near", "0,181"),
        ("near", "nan,nan"),
        ("near", "inf,0"),
        ("radius", "0"),
        ("radius", "200001"),
        ("sort", "price"),
    ],
)
def test_an_impossible_value_is_named_and_the_rest_is_used(name: str, text: str) -> None:
    query, ignored = parse(q="kuoro", **{name: text})
    assert query == SearchQuery(q="kuoro")
    assert [one.name for one in ignored] == [name]
    assert ignored[0].message.startswith(("It must be", "Each must be"))


def test_an_unknown_parameter_is_named() -> None:
    query, ignored = parse(fbclid="x")
    assert query == SearchQuery()
    assert ignored == (Ignored("fbclid", "'fbclid' is not a parameter of the search."),)


def test_the_name_of_an_unknown_parameter_is_cut() -> None:
    _, ignored = parse(**{"x" * 9000: "1"})
    assert ignored == (Ignored("x" * 40, f"'{'x' * 40}' is not a parameter of the search."),)


def test_needs_of_people_are_no_audiences_to_ask_for() -> None:
    _, ignored = parse(audience="lonely")
    assert [one.name for one in ignored] == ["audience"]
    assert "lonely" not in ignored[0].message


def test_several_values_come_repeated_or_with_commas() -> None:
    given_parameters = {"kind": ["event,activity", "event"], "price": ["free", "donation"]}
    query, ignored = parse_query(given_parameters, "fi", TODAY)
    assert (query.kind, query.price, ignored) == (("event", "activity"), ("free", "donation"), ())


def test_empty_values_ask_for_nothing() -> None:
    empty = {name: ["", " "] for name in ("q", "limit", "kind", "when", "near", "sort", "companion")}
    assert parse_query(empty, "fi", TODAY) == (SearchQuery(), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  kuoroon   ilman \t koelaulua\n", "kuoroon ilman koelaulua"),
        ("ku\x00oro\x1b[31m", "ku oro [31m"),
        ("uinti\u202e\u200b", "uinti"),
        ("\x07\x00", ""),
        ("a" * 10_000, "a" * 300),
    ],
)
def test_words_are_cleaned_and_cut(text: str, words: str) -> None:
    assert parse(q=text) == (SearchQuery(q=words), ())


@pytest.mark.parametrize(("text", "is_wanted"), [("1", True), ("true", True), ("0", False), ("false", False)])
def test_a_companion_is_asked_with_one(text: str, is_wanted: bool) -> None:
    assert parse(companion=text) == (SearchQuery(companion=is_wanted), ())


@pytest.mark.parametrize(("name", "text"), [("sort", "distance"), ("radius", "500")])
def test_what_needs_a_place_says_nothing_without_one(name: str, text: str) -> None:
    assert parse(**{name: text}) == (SearchQuery(), ())
    query, ignored = parse(near="61.7,27.3", **{name: text})
    assert (str(getattr(query, name)), ignored) == (text, ())


def test_a_chosen_order_stays_without_a_place() -> None:
    assert parse(sort="time") == (SearchQuery(sort="time"), ())


names = st.sampled_from(
    ["q", "limit", "page", "kind", "category", "when", "weekday", "near", "radius", "sort", "companion", "?"]
)


@given(st.dictionaries(names, st.lists(st.text(max_size=40), max_size=3)))
def test_nothing_raises(parameters: dict[str, list[str]]) -> None:
    query, ignored = parse_query(parameters, "fi", TODAY)
    assert query.offset + query.limit <= MAX_DEPTH
    assert {one.name for one in ignored} <= parameters.keys()

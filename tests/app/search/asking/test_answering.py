"""Slips in a whole question: what was mended is told, what may have been meant is asked."""

import pytest

from app.search.asking.plan import Corrected, DidYouMean
from tests.app.town import Town


@pytest.fixture
def town(town_of_each_engine: Town) -> Town:
    """Everything here is true of every engine."""
    town = town_of_each_engine
    contents = {f"k{i}": {"title": {"fi": f"Kuoro {i}"}, "kind": "event"} for i in range(6)}
    contents["bark"] = {"title": {"fi": "Kuori ja oksat"}, "kind": "event"}
    contents["water"] = {"title": {"fi": "Vesijumppa"}, "kind": "event"}
    contents["both"] = {
        "title": {"fi": "Jumppa rannalla"},
        "description": {"fi": "Vesi on lähellä."},
        "kind": "event",
    }
    contents["game"] = {"title": {"fi": "Lautapeli-ilta"}, "kind": "event"}
    contents["yoga"] = {"title": {"fi": "Jooga"}, "kind": "event"}
    contents["free"] = {"title": {"fi": "Konsertti"}, "description": {"fi": "Ilmainen."}, "kind": "event"}
    town.add_all(contents)
    town.index()
    return town


def test_a_far_commoner_word_is_asked_about_and_nothing_is_changed(town: Town) -> None:
    found = town.ask(q="kuori")
    assert [hit.card["source_id"] for hit in found.hits] == ["bark"]
    assert (found.plan.corrected, found.did_you_mean) == (None, DidYouMean("kuori", "kuoro", "kuoro"))


def test_the_question_asked_back_is_the_whole_one(town: Town) -> None:
    meant = town.ask(q="kuori ja oksat").did_you_mean
    assert meant == DidYouMean("kuori", "kuoro", "kuoro ja oksat")


def test_exact_words_are_neither_mended_nor_asked_about(town: Town) -> None:
    found = town.ask(q="kuorto", exact="1")
    assert (found.total, found.plan.corrected, found.did_you_mean) == (0, None, None)
    assert town.ask(q="kuorto").plan.corrected == Corrected("kuorto", "kuoro")


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("vesi jumppa", "water"),
        ("vesi jumpassa", "water"),
        ("lauta pelejä", "game"),
        ("ощщпф", "yoga"),
        ("qjuf", "yoga"),
        ("JOOGA", "yoga"),
        ("ilmaiskonsertti", "free"),
    ],
)
def test_split_joined_and_wrongly_laid_out_words_are_found(town: Town, q: str, first: str) -> None:
    assert town.found_keys(q=q)[:1] == [first]


def test_a_split_compound_still_finds_what_has_its_words_apart(town: Town) -> None:
    assert town.found_keys(q="vesi jumppa") == ["water", "both"]


def test_wishes_are_read_out_of_words_that_ran_together(town: Town) -> None:
    town.add("tales", title="Satuja lapsille")
    town.index()
    plan = town.ask(q="lapsillekuoro").plan
    assert plan.corrected == Corrected("lapsillekuoro", "lapsille kuoro")
    assert [(slot.name, slot.value, slot.words) for slot in plan.slots] == [
        ("audience", "children", "lapsille")
    ]

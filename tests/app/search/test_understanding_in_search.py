"""Whole sentences, from the question to the results: wishes filter or rank, slips are mended."""

import pytest

from app.search.engine import SearchResults
from tests.app.town import Town


@pytest.fixture
def town(town_of_each_engine: Town) -> Town:
    """Everything here is true of every engine."""
    return town_of_each_engine


def fill(town: Town) -> Town:
    free = [{"type": "free", "amount_min": "0", "amount_max": "0"}]
    paid = [{"type": "fixed", "amount_min": "8", "amount_max": "8"}]
    town.add_all(
        {
            "yoga": {"title": {"fi": "Joogaa puistossa"}, "prices": free, "kind": "activity"},
            "gym": {"title": {"fi": "Vesijumppa"}, "prices": paid, "kind": "activity"},
            "help": {"title": {"fi": "Lukumummiksi koululle"}, "prices": free, "kind": "volunteering"},
            "show": {"title": {"fi": "Näyttely kirjastossa"}, "prices": free, "kind": "event"},
        }
    )
    town.index()
    return town


def keys_of(found: SearchResults) -> list[str]:
    return [str(hit.card["source_id"]) for hit in found.hits]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("joogaamaan", ["yoga"]),
        ("jumppaa vedessä", ["gym"]),
        ("vesijumpassa", ["gym"]),
        ("nayttelyissa", ["show"]),
        ("näytely", ["show"]),
        ("haluaisin auttaa vapaaehtoisena", ["help"]),
        ("kielikahvila", []),
    ],
)
def test_words_are_found_in_any_form_and_with_slips(town: Town, q: str, found: list[str]) -> None:
    assert fill(town).found_keys(q=q) == found


def test_a_wish_for_what_is_free_filters_and_is_told(town: Town) -> None:
    found = fill(town).ask(q="ilmaista joogaa")

    assert keys_of(found) == ["yoga"]
    assert [(s.name, s.value, s.words) for s in found.plan.slots] == [("price", "free", "ilmaista")]


def test_a_wish_that_leaves_nothing_is_kept_and_what_is_near_is_told_to_be_near(town: Town) -> None:
    found = fill(town).ask(q="ilmainen vesijumppa")

    assert (found.total, keys_of(found)) == (0, [])
    assert [(a.hit.card["source_id"], a.reason.text("fi")) for a in found.alternatives] == [
        ("gym", "Sama aihe, mutta hinta on toinen")
    ]


def test_a_mended_slip_is_told(town: Town) -> None:
    corrected = fill(town).ask(q="vesijupma").plan.corrected

    assert corrected is not None
    assert (corrected.typed, corrected.used) == ("vesijupma", "vesijumppa")


def test_a_filter_of_the_address_wins_over_the_sentence(town: Town) -> None:
    found = fill(town).ask(q="maksuton jumppa", price="paid")

    assert found.plan.query.price == ("paid",)

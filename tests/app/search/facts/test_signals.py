"""Facts of a listing that only sentences ask for: from its fields, else from its words."""

from typing import Any

import pytest

from app.search.facts.signals import ages_of, signals_of
from tests.builders import listing


def signals(title: str = "Kerho", /, **changes: Any) -> set[str]:
    content = listing(title, **changes)
    return set(signals_of(content, ages_of(content)))


def test_a_field_wins_over_what_the_text_tells() -> None:
    told = {"fi": "Tule mukaan ilman ilmoittautumista."}

    assert signals(description=told) == {"registration:none"}
    assert signals(description=told, registration={"required": True}) == {"registration:required"}


def test_a_listing_that_tells_nothing_has_no_facts() -> None:
    assert signals("Lukupiiri", description={"fi": "Luemme yhden kirjan kuussa."}) == set()


@pytest.mark.parametrize(
    ("groups", "signal"),
    [
        (["children"], "only:children"),
        (["families.babies"], "only:children"),
        (["young"], "only:young"),
        (["children", "young"], "only:minors"),
        (["seniors"], "only:seniors"),
        (["adults", "seniors"], "only:adults"),
    ],
)
def test_groups_tell_whom_alone_it_is_for(groups: list[str], signal: str) -> None:
    assert signals(audience={"groups": groups}) == {signal}


def test_groups_of_all_ages_leave_it_open() -> None:
    assert signals(audience={"groups": ["children", "adults"]}) == set()


@pytest.mark.parametrize(
    ("title", "signal"),
    [
        ("Sirkusleikki 5–8-vuotiaille", "only:children"),
        ("Pajaryhmä 13–17-vuotiaille", "only:young"),
        ("Koodausta 9–15-vuotiaille", "only:minors"),
        ("Lavatanssit yli 18-vuotiaille", "only:adults"),
    ],
)
def test_ages_in_words_tell_whom_alone_it_is_for(title: str, signal: str) -> None:
    assert signals(title) == {signal}


def test_ages_of_fields_win_over_ages_in_words() -> None:
    told = listing("Sirkusta 6–10-vuotiaille")

    assert ages_of(told) == (6, 10)
    assert ages_of(listing("Sirkusta 6–10-vuotiaille", audience={"min_age": 5, "max_age": 12})) == (5, 12)
    assert ages_of(listing("Sirkusta")) == (0, 150)


def test_one_gender_is_told_beside_the_groups() -> None:
    assert signals("Miesten verstas", audience={"groups": ["adults"]}) == {"only:adults", "only:men"}


def test_fields_of_prices_company_and_level_tell_facts() -> None:
    price = {"type": "unknown", "gear_loan": True, "first_time_free": True, "cards": ["kaikukortti"]}

    assert signals(
        prices=[price], companion={"offered": "always"}, audience={"level": "advanced"}, finnish_needed="easy"
    ) == {
        "card:kaikukortti",
        "gear:lent",
        "trial:free",
        "companion:offered",
        "level:experienced",
        "finnish:easy",
    }

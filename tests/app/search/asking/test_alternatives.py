"""When nothing fits: what is near is shown as that, with the reason, and nonsense gets nothing."""

from typing import Any

import pytest

from app.search.engine import SearchResults
from tests.app.town import Town, at, once, weekly

FREE = [{"type": "free", "amount_min": "0", "amount_max": "0"}]
PAID = [{"type": "fixed", "amount_min": "8", "amount_max": "8"}]
CENTRE: dict[str, Any] = {"name": {"fi": "Kaupungintalo"}, "lat": 61.6886, "lon": 27.2723}


@pytest.fixture
def town(town_of_each_engine: Town) -> Town:
    """Everything here is true of every engine."""
    town = town_of_each_engine
    monday = weekly("2026-11-30T18:00", "MO")
    contents = {
        "choir": {"title": {"fi": "Kuoro Sointu"}, "prices": PAID, "sessions": at(monday, **CENTRE)},
        "mention": {
            "title": {"fi": "Kahvihetki"},
            "description": {"fi": "Välillä kuoro käy laulamassa."},
            "sessions": at(monday, **CENTRE),
        },
        "guitar": {
            "title": {"fi": "Kitarakurssi"},
            "categories": ["laula_ja_soita.soittaminen"],
            "prices": FREE,
            "sessions": at(once("2026-12-02T18:00"), **CENTRE),
        },
        "market": {"title": {"fi": "Tori"}, "sessions": at(once("2026-12-06T10:00"), **CENTRE)},
    }
    town.add_all({key: {"kind": "event", **fields} for key, fields in contents.items()})
    town.index()
    return town


def near(found: SearchResults) -> list[tuple[str, str]]:
    return [(str(one.hit.card["source_id"]), one.reason.text("fi")) for one in found.alternatives]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"q": "kuoro Anttolassa"}, "Sama aihe toisessa paikassa"),
        ({"q": "kuoro sunnuntaisin"}, "Sama aihe toiseen aikaan"),
        ({"q": "ilmainen kuoro"}, "Sama aihe, mutta hinta on toinen"),
        ({"q": "kuoro", "weekday": "SU"}, "Sama aihe toiseen aikaan"),
        ({"q": "kuoro", "price": "free"}, "Sama aihe, mutta hinta on toinen"),
        ({"q": "kuoro", "kind": "service"}, "Sama aihe toisella tavalla"),
        ({"q": "ilmainen kuoro sunnuntaisin"}, "Sama aihe, muuten erilainen"),
    ],
)
def test_the_same_subject_is_near_with_one_wish_less(town: Town, asked: dict[str, str], reason: str) -> None:
    found = town.ask(**asked)
    assert (found.total, found.hits) == (0, ())
    assert near(found)[0] == ("choir", reason)


def test_that_a_text_mentions_the_subject_is_not_enough_to_be_near(town: Town) -> None:
    assert "mention" not in [key for key, _ in near(town.ask(q="kuoro Anttolassa"))]


def test_what_is_alike_is_near(town: Town) -> None:
    found = town.ask(q="saksofoni")
    assert (found.total, near(found)) == (0, [("guitar", "Samantapaista: soittaa")])


def test_filters_without_a_word_are_widened_one_by_one(town: Town) -> None:
    found = town.ask(price="free", weekday="SU")
    assert (found.total, near(found)) == (
        0,
        [("guitar", "Toiseen aikaan"), ("market", "Hinta on toinen")],
    )


@pytest.mark.parametrize(
    "q", ["asdfgh", "zxqwvk", "avaruusalus", "junaliput Tukholmaan", "avaruusalus Marsiin"]
)
def test_nonsense_and_what_nobody_has_get_nothing(town: Town, q: str) -> None:
    found = town.ask(q=q)
    assert (found.total, found.alternatives) == (0, ())


def test_what_was_found_has_no_alternatives(town: Town) -> None:
    found = town.ask(q="kuoro")
    assert found.total > 0
    assert found.alternatives == ()


def test_at_most_five_are_near(town: Town) -> None:
    town.add_all({f"k{i}": {"title": {"fi": f"Kuoro {i}"}, "kind": "event"} for i in range(9)})
    town.index()
    assert len(town.ask(q="kuoro Anttolassa").alternatives) == 5


def test_one_word_of_two_does_not_answer_when_the_subject_is_nowhere(town: Town) -> None:
    assert town.found_keys(q="keihäänheitto tori") == []
    assert town.found_keys(q="kuoro zzzzzz")[:1] == ["choir"]


def test_a_name_with_a_wish_in_it_is_found_as_a_name(town: Town) -> None:
    town.add("singers", title="Säilöntä", organiser={"name": {"fi": "Sunnuntain Laulajat"}})
    town.index()
    assert town.found_keys(q="Sunnuntain Laulajat") == ["singers"]


def test_a_reason_is_told_in_the_reader_s_language(town: Town) -> None:
    (one, *_) = town.ask(q="kuoro Anttolassa").alternatives
    assert (one.reason.text("sv"), one.reason.text("en"), one.reason.text("uk")) == (
        "Samma ämne på en annan plats",
        "The same thing in another place",
        "Sama aihe toisessa paikassa",
    )

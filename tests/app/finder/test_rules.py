"""How suggestions are made different, and what is let go."""

from typing import Any

from app.catalogue.content import ListingContent
from app.finder.answers import Answers
from app.finder.facts import facts_of, is_for_the_young
from app.finder.rules import Candidate, bounds, looser, query_of, spread
from app.search.engine import Hit


def content(title: str, **fields: Any) -> ListingContent:
    return ListingContent.model_validate({"title": {"fi": title}, "kind": "activity", **fields})


def order(*contents: ListingContent, with_young: bool = False) -> str:
    candidates = [Candidate(Hit({}), one) for one in contents]
    return "".join(one.content.title["fi"] for one in spread(candidates, with_young=with_young))


def of(title: str, category: str, organiser: str = "") -> ListingContent:
    fields: dict[str, Any] = {"organiser": {"name": {"fi": organiser}}} if organiser else {}
    return content(title, categories=[category], **fields)


def test_sorts_take_turns() -> None:
    assert order(of("a", "liiku"), of("b", "liiku"), of("c", "pelaa"), of("d", "pelaa")) == "acbd"


def test_kinds_of_one_group_give_way_to_another_group() -> None:
    assert order(of("a", "liiku.uinti"), of("b", "liiku.tanssi"), of("c", "pelaa.shakki")) == "acb"


def test_organisers_take_turns() -> None:
    assert order(of("a", "liiku", "X"), of("b", "pelaa", "X"), of("c", "vaikuta", "Y")) == "acb"


def test_without_sorts_the_order_stays() -> None:
    assert order(content("a"), content("b"), content("c")) == "abc"


def test_what_is_for_children_comes_last_unless_it_is_asked_for() -> None:
    child = content("a", audience={"groups": ["children", "families"]})
    assert order(child, content("b")) == "ba"
    assert order(child, content("b"), with_young=True) == "ab"


def test_families_and_adults_together_are_not_for_the_young_alone() -> None:
    assert not is_for_the_young(content("a", audience={"groups": ["families", "adults"]}))
    assert is_for_the_young(content("a", audience={"min_age": 7, "max_age": 12}))


def test_free_is_only_what_costs_nothing_to_anybody() -> None:
    assert facts_of(content("a", prices=[{"type": "free"}])) == ("free",)
    mixed = [{"type": "free"}, {"type": "fixed", "amount_min": 5}]
    assert facts_of(content("a", prices=mixed)) == ()


def test_answers_are_let_go_in_the_order_that_the_table_tells() -> None:
    given = {"tunne": "liikkua", "seura": "muut", "milloin": "ohita", "helpottaa": "maksuton"}
    assert [let_go for _, let_go in looser(Answers(given))] == [
        (),
        ("seura",),
        ("seura", "tunne"),
        ("seura", "tunne", "helpottaa"),
    ]


def test_near_asks_within_the_part_of_town() -> None:
    query = query_of(Answers({"helpottaa": "lahella"}, area="keskusta"))
    assert (query.near, query.radius) == ((61.688, 27.272), 1500)


def test_the_first_round_holds_what_fits_when_that_is_a_choice() -> None:
    assert (bounds(5, 1), bounds(5, 2), bounds(5, 3)) == ((0, 5), (5, 14), (14, 23))


def test_the_first_round_is_filled_when_too_little_fits() -> None:
    assert (bounds(2, 1), bounds(2, 2)) == ((0, 9), (9, 18))


def test_rounds_are_of_nine() -> None:
    assert (bounds(9, 1), bounds(9, 2)) == ((0, 9), (9, 18))

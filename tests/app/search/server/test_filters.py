"""Plans as filter expressions: short, and closed to whatever is typed."""

from dataclasses import replace

import pytest

from app.search.asking.plan import Asked, Circle, Limits, QueryPlan, Way
from app.search.asking.steps import Reach
from app.search.query import SearchQuery
from app.search.server.filters import asked_filter, plan_filter, ways_filter
from tests.app.town import local

NOW = local("2026-11-24 09:00")
AHEAD = f"last_end >= {int(NOW.timestamp())}"
CHOIR = Asked("kuoro", (Way("title", ("kuoro",), 6.0), Way("tags", ("kuoro",), 4.0)))
CHESS = Asked("shakki", (Way("title", ("shakki",), 6.0),), loose=(Way("parts", ("shakki", "kerho"), 1.0),))
YARN = Asked("lanka", (Way("title", ("lanka",), 6.0),))


@pytest.mark.parametrize(
    ("ways", "expression"),
    [
        ((), "id IN []"),
        ((Way("title", ("a",), 1.0), Way("title", ("b",), 1.0)), 'title IN ["a", "b"]'),
        ((Way("title", ("a",), 1.0), Way("body", ("a",), 1.0)), '(title IN ["a"]) OR (body IN ["a"])'),
        ((Way("title", ("a", "b"), 1.0),), '(title IN ["a"]) AND (title IN ["b"])'),
        ((Way("surface", ("ku",), 1.0, is_beginning=True),), 'surface STARTS WITH "ku"'),
        ((Way("title", ('a" OR id EXISTS OR x = "',), 1.0),), 'title IN ["a\\" OR id EXISTS OR x = \\""]'),
        ((Way("title", ("a\\",), 1.0),), 'title IN ["a"]'),
    ],
)
def test_ways(ways: tuple[Way, ...], expression: str) -> None:
    assert ways_filter(ways) == expression


def test_loose_ways_count_only_when_they_may() -> None:
    assert asked_filter(CHESS) == 'title IN ["shakki"]'
    loose = asked_filter(CHESS, loose=True)
    assert loose == '(title IN ["shakki"]) OR ((parts IN ["shakki"]) AND (parts IN ["kerho"]))'


def test_most_of_the_words_are_each_choice_of_so_many() -> None:
    plan = QueryPlan(SearchQuery(), asked=(replace(CHESS, loose=()), YARN, Asked("x", ())))
    chess, yarn, nothing = 'title IN ["shakki"]', 'title IN ["lanka"]', "id IN []"
    choices = [f"(({chess}) AND ({yarn}))", f"(({chess}) AND ({nothing}))", f"(({yarn}) AND ({nothing}))"]
    assert plan_filter(plan, NOW, Reach(2, loose=True)) == f"({AHEAD}) AND ({' OR '.join(choices)})"


def test_what_is_required_excluded_and_limited_all_holds() -> None:
    plan = QueryPlan(
        SearchQuery(kind=("event",), companion=True),
        asked=(replace(CHOIR, required=True),),
        limits=Limits(price_max=5, ages=(7, 9), signals=("card:kaiku",), ids=("a", "b")),
        excluded=("kirkko",),
        unwanted=(Way("audience", ("children",), 1.0),),
    )
    assert plan_filter(plan, NOW, Reach(0, loose=False)).split(" AND ") == [
        f"({AHEAD})",
        '(kind IN ["event"])',
        '(companion IN ["yes"])',
        '(signals IN ["card:kaiku"])',
        "(price_from <= 5)",
        "(age_min <= 9)",
        "(age_max >= 7)",
        '(id IN ["a", "b"])',
        '((title IN ["kuoro"]) OR (tags IN ["kuoro"]))',
        '(NOT (title IN ["kirkko"]))',
        '(NOT (tags IN ["kirkko"]))',
        '(NOT (audience IN ["children"]))',
    ]


def test_a_circle_is_its_box() -> None:
    asked = Asked("keskusta", (), circle=Circle(0.0, 0.0, 111_000))
    assert asked_filter(asked) == (
        "(id IN []) OR (lat >= -1.0000000 AND lat <= 1.0000000 AND lon >= -1.0001523 AND lon <= 1.0001523)"
    )

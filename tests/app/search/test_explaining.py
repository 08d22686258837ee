"""An explanation adds up: what the parts gave is what the result got."""

import pytest

from app.search.query import SearchQuery
from app.search.terminal import lines_of
from tests.app.town import Town


@pytest.fixture
def town(embedded_town: Town) -> Town:
    embedded_town.add("choir", title="Kuoro laulaa", keywords=[{"label": {"fi": "Kuorolaulu"}}])
    embedded_town.add("yoga", title="Joogaa puistossa", summary={"fi": "Kuoro laulaa vieressä."})
    embedded_town.index()
    return embedded_town


@pytest.mark.parametrize("q", ["kuoro", "kuoro laulaa", "joogaa kuorossa", "vesijooga puistossa"])
def test_the_parts_add_up_to_the_fit(town: Town, q: str) -> None:
    found = town.ask(q=q)
    for one in town.engine.explain(found, town.now):
        gave = sum(part.score for part in one.asked) + sum(gave.score for gave in one.soft)
        assert one.fit == pytest.approx(gave, rel=1e-4)
        for part in one.asked:
            best, *others = [gave.score for gave in part.ways]
            assert part.score == pytest.approx(best + 0.25 * sum(others), rel=1e-4)


def test_each_way_that_matched_is_told_and_no_other(town: Town) -> None:
    found = town.ask(q="kuorossa")
    (choir, yoga) = town.engine.explain(found, town.now)
    fields = [{gave.way.field for part in one.asked for gave in part.ways} for one in (choir, yoga)]
    assert "title" in fields[0]
    assert fields[1] == {"body", "stems"}


def test_the_terminal_tells_how_the_question_was_read_and_why(town: Town) -> None:
    query = SearchQuery(q="ilmaista kuorro", limit=1)
    found = town.ask(q="kuoro", limit=1)
    lines = list(lines_of(query, found, town.engine.explain(found, town.now), town.now))
    assert lines[0] == "2 results for “ilmaista kuorro”"
    assert lines[1].startswith("    looked for “kuoro”, main: kuoro")
    assert lines[2] == " 1. Kuoro laulaa"
    assert any(line.startswith("      “kuoro” ") and "title=kuoro" in line for line in lines)

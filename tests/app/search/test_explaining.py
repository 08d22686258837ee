"""An explanation adds up: what the parts gave is what the result got."""

from datetime import timedelta

import pytest

from app.search.explaining import Explained
from app.search.query import SearchQuery
from app.search.terminal import lines_of
from tests.app.town import Town, at, once


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
        assert one.weighed.fit == pytest.approx(gave, rel=1e-4)
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


def shifts(one: Explained) -> dict[str, float]:
    return {shift.by: round(shift.part, 6) for shift in one.weighed.shifts}


def test_every_reason_for_a_place_in_the_order_is_told_and_leads_from_the_fit_to_it(town: Town) -> None:
    town.add(
        "far_ahead",
        title="Sauna",
        sessions=at(once("2027-01-08T18:00"), lat=61.70, lon=27.272),
        registration={"required": False},
    )
    town.index()
    town.now += timedelta(days=5)
    found = town.ask(q="sauna", near="61.688,27.272")
    (one,) = town.engine.explain(found, town.now)
    assert found.hits[0].distance_m == 1334
    assert shifts(one) == {
        "time": round(-0.10 * 40 / 90, 6),
        "checked": round(-0.06 * 5 / 365, 6),
        "ease": 0.01,
        "nearness": pytest.approx(-0.20 * 1334 / 10_000, abs=1e-5),
    }
    assert one.weighed.worth == one.weighed.fit * one.weighed.factor
    assert one.weighed.factor == pytest.approx(1 + sum(shifts(one).values()), abs=1e-5)


def test_the_terminal_tells_the_arithmetic_of_a_place(town: Town) -> None:
    town.add("soon", title="Sauna", sessions=at(once("2026-11-24T18:00")))
    town.add(
        "later",
        title="Sauna",
        sessions=at(once("2026-12-24T18:00")),
        registration={"required": False},
    )
    town.index()
    found = town.ask(q="sauna")
    reasons = town.engine.explain(found, town.now)
    fit = reasons[0].weighed.fit
    assert reasons[1].weighed.fit == fit
    lines = (line.strip() for line in lines_of(SearchQuery(q="sauna"), found, reasons, town.now))
    assert [line for line in lines if line.startswith(("fit by words", "0.", "1.0"))] == [
        f"fit by words {fit:.4f} × 1.0000 = {fit:.4f}",
        f"fit by words {fit:.4f} × 0.9767 = {fit * (1 - 0.10 * 30 / 90 + 0.01):.4f}",
        "0.9767 = 1 -0.0333 (how soon it is) +0.0100 (how easy it is to go to)",
    ]


def test_an_order_by_time_has_no_other_reasons(town: Town) -> None:
    found = town.ask(q="kuoro", sort="time")
    assert [shifts(one) for one in town.engine.explain(found, town.now)] == [{}, {}]


def test_beyond_the_first_two_hundred_the_fit_alone_is_told(town: Town) -> None:
    town.add_all({f"s{n}": {"title": {"fi": "Sauna"}, "kind": "event"} for n in range(230)})
    town.index()
    last, beyond = (
        town.engine.explain(town.ask(q="sauna", limit=100, page=page), town.now) for page in (2, 3)
    )
    assert [len(shifts(one)) for one in (*last, *beyond)] == [3] * 100 + [0] * 30


def test_each_engine_orders_its_results_by_what_is_told_of_them(town_of_each_engine: Town) -> None:
    town = town_of_each_engine
    town.add_all(
        {
            f"k{n}": {
                "title": {"fi": ("Kuoro", "Kuoro laulaa", "Iltakuoro ja kahvit")[n % 3]},
                "kind": "event",
                "sessions": at(once(f"2027-0{n % 5 + 1}-{n + 1:02}T18:00")),
                "registration": {"required": bool(n % 2)},
            }
            for n in range(28)
        }
    )
    town.index()
    found = town.ask(q="kuoro", limit=30)
    worths = [one.weighed.worth for one in town.engine.explain(found, town.now)]
    assert len(worths) == 28
    assert worths == sorted(worths, reverse=True)
    assert len(set(worths)) == 16

"""What is alike in meaning is offered apart from the answer, and never against what was asked."""

from pathlib import Path
from typing import Any

import pytest
import time_machine
from fastapi.testclient import TestClient

from app.search.indexer import Indexer
from app.search.semantic.nearest import Nearest
from app.search.semantic.stage import Stage
from tests.app.both_engines import BothEngines
from tests.app.search.semantic.conftest import fill
from tests.app.search.semantic.word_vectors import WordVectors
from tests.app.town import Town, at, local, once, search_url, weekly


@pytest.fixture
def town(town_of_each_engine: Town) -> Town:
    """Everything here is true of every engine."""
    return town_of_each_engine


@pytest.fixture
def alike(town: Town, indexer: Indexer, path: Path, encoder: WordVectors) -> Town:
    """A town with four listings of black things. To the encoder "zorbit" and "ruudut" mean black too."""
    free, paid = [{"type": "free"}], [{"type": "fixed", "amount_min": "12"}]
    evening = at(weekly("2026-12-01T18:00", "TU"))
    morning = at(weekly("2026-12-02T09:00", "WE"))
    soon_over = at(once("2026-11-24T10:00"))
    town.add_all(
        {
            "chess": {"title": {"fi": "Mustat ruudut"}, "kind": "event", "prices": free, "sessions": evening},
            "dice": {
                "title": {"fi": "Mustat nopat"},
                "kind": "activity",
                "prices": paid,
                "sessions": evening,
            },
            "cards": {"title": {"fi": "Mustat kortit"}, "kind": "event", "prices": free, "sessions": morning},
            "over": {"title": {"fi": "Mustat laivat"}, "kind": "event", "sessions": soon_over},
            **{f"o{n}": {"title": {"fi": f"Kuoro {n}"}, "kind": "event"} for n in range(6)},
        }
    )
    fill(indexer)
    stage = Stage(Nearest(path, encoder))
    town.engine._stage = stage
    if isinstance(town, BothEngines):
        town.primary._stage = stage
    return town


def similar(town: Town, **parameters: Any) -> list[str]:
    return [str(hit.card["source_id"]) for hit in town.ask(**parameters).similar]


def test_what_is_alike_stands_apart_from_the_results(alike: Town) -> None:
    found = alike.ask(q="ruudut")
    assert ([hit.card["source_id"] for hit in found.hits], found.total) == (["chess"], 1)
    assert sorted(similar(alike, q="ruudut")) == ["cards", "dice", "over"]


def test_what_is_alike_is_offered_when_nothing_is_found(alike: Town) -> None:
    assert alike.ask(q="zorbit").total == 0
    assert sorted(similar(alike, q="zorbit")) == ["cards", "chess", "dice", "over"]


def test_the_nearest_comes_first_and_only_five_are_offered(alike: Town) -> None:
    alike.add("far", title="Mustat pitkien iltojen kahvit keskustan torilla")
    alike.add("near", title="Mustat")
    fill(alike.indexer)
    found = similar(alike, q="zorbit")
    assert (sorted(found[:2]), sorted(found[2:])) == (["chess", "near"], ["cards", "dice", "over"])


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"q": "ilmaiset zorbit"}, ["cards", "chess"]),
        ({"q": "zorbit tiistai-iltana"}, ["chess", "dice"]),
        ({"q": "zorbit", "price": "free"}, ["cards", "chess"]),
        ({"q": "zorbit", "kind": "activity"}, ["dice"]),
        ({"q": "zorbit", "daypart": "morning", "price": "free"}, ["cards"]),
        ({"q": "zorbit, ei noppia"}, ["cards", "chess", "over"]),
    ],
)
def test_filters_hard_wishes_and_excluded_words_hold(
    alike: Town, asked: dict[str, Any], kept: list[str]
) -> None:
    assert sorted(similar(alike, **asked)) == kept


def test_what_is_over_is_not_offered(alike: Town) -> None:
    alike.now = local("2026-11-24 15:00")
    assert sorted(similar(alike, q="zorbit")) == ["cards", "chess", "dice"]


def test_what_was_withdrawn_is_not_offered_whatever_the_vectors_say(alike: Town) -> None:
    alike.take_away("dice")
    engine = alike.indexer._engine
    Indexer(alike.database, engine, alike.var / "index", lambda: alike.now).drain()  # it knows no vectors
    assert sorted(similar(alike, q="zorbit")) == ["cards", "chess", "over"]


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "ruudut", "exact": "1"},
        {"q": "zorbit", "page": "2"},
        {"q": "mustat", "limit": "1"},
        {"q": "ilmaista tiistaina"},
        {"q": ""},
        {"q": "kuoro"},
    ],
)
def test_nothing_alike_is_offered_when_it_was_not_asked_or_there_is_enough(
    alike: Town, asked: dict[str, Any]
) -> None:
    assert similar(alike, **asked) == []


def test_alternatives_are_not_repeated(alike: Town) -> None:
    found = alike.ask(q="ruudut", price="paid")
    assert [one.hit.card["source_id"] for one in found.alternatives] == ["chess"]
    assert similar(alike, q="ruudut", price="paid") == ["dice"]


def test_the_api_tells_what_is_alike_apart_from_the_items(alike: Town) -> None:
    app = alike.app()
    app.state.search = alike.engine
    with time_machine.travel(alike.now, tick=False):
        found = TestClient(app).get(search_url(q="ruudut")).json()
    assert [item["source_id"] for item in found["items"]] == ["chess"]
    assert sorted(item["source_id"] for item in found["similar"]) == ["cards", "dice", "over"]


def test_the_page_shows_what_is_alike_under_its_own_heading(alike: Town) -> None:
    app = alike.app()
    app.state.search = alike.engine
    with time_machine.travel(alike.now, tick=False):
        page = TestClient(app).get("/haku", params={"q": "ruudut"}).text
    results, apart, similar_ones = page.partition('<h2 id="similar">Samankaltaisia</h2>')
    assert apart
    assert "Mustat ruudut" in results
    assert "Mustat ruudut" not in similar_ones
    assert all(title in similar_ones for title in ("Mustat nopat", "Mustat kortit", "Mustat laivat"))

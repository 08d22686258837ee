"""What is alike in meaning is offered apart from the answer, and never against what was asked."""

from pathlib import Path
from typing import Any

import pytest

from app.search.indexer import Indexer
from app.search.semantic.nearest import Nearest
from app.search.semantic.stage import Stage
from tests.app.both_engines import BothEngines
from tests.app.search.semantic.conftest import fill
from tests.app.search.semantic.word_vectors import WordVectors
from tests.app.town import Town, at, once, weekly


@pytest.fixture
def town(town_of_each_engine: Town) -> Town:
    """Everything here is true of every engine."""
    return town_of_each_engine


@pytest.fixture
def alike(town: Town, indexer: Indexer, path: Path, encoder: WordVectors) -> Town:
    """A town where many listings share the words "tule mukaan" and only few are found by them all."""
    free, evening = [{"type": "free"}], at(weekly("2026-12-01T18:00", "TU"))
    morning = at(weekly("2026-12-02T09:00", "WE"))
    town.add_all(
        {
            "chess": {"title": {"fi": "Mustat ruudut"}, "kind": "event", "prices": free, "sessions": evening},
            "dice": {
                "title": {"fi": "Mustat nopat"},
                "kind": "activity",
                "prices": [{"type": "fixed", "amount_min": "12"}],
            },
            "cards": {"title": {"fi": "Mustat kortit"}, "kind": "event", "prices": free, "sessions": morning},
            "over": {
                "title": {"fi": "Mustat laivat"},
                "kind": "event",
                "sessions": at(once("2026-11-24T10:00")),
            },
            **{
                f"chess{n}": {
                    "title": {"fi": "Mustat ruudut"},
                    "kind": "event",
                    "prices": free,
                    "sessions": evening,
                }
                for n in (2, 3)
            },
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
    found = alike.ask(q="mustat ruudut")
    assert sorted(hit.card["source_id"] for hit in found.hits) == ["chess", "chess2", "chess3"]
    assert found.total == 3
    assert sorted(similar(alike, q="mustat ruudut")) == ["cards", "dice", "over"]


def test_the_nearest_comes_first(alike: Town) -> None:
    assert similar(alike, q="zzyy mustat nopat xxqq")[:1] == ["dice"]

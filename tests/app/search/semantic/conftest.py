"""Vectors of a town, kept by its indexer."""

from pathlib import Path

import pytest

from app.search.indexer import Indexer
from app.search.semantic.choose import vectors_file
from app.search.semantic.keeper import VectorKeeper
from tests.app.search.semantic.word_vectors import WordVectors
from tests.app.town import Town


@pytest.fixture
def encoder() -> WordVectors:
    return WordVectors()


@pytest.fixture
def path(town: Town) -> Path:
    return vectors_file(town.var / "index")


@pytest.fixture
def keeper(path: Path, encoder: WordVectors) -> VectorKeeper:
    return VectorKeeper(path, encoder)


@pytest.fixture
def indexer(town: Town, keeper: VectorKeeper) -> Indexer:
    """The town's indexer, which keeps the vectors too."""
    kept = town.indexer
    town.indexer = Indexer(town.database, kept._engine, town.var / "index", lambda: town.now, keeper)
    return town.indexer


def fill(indexer: Indexer) -> None:
    """Compute all that is owed."""
    indexer.catch_up()
    while indexer.fill_vectors():
        pass

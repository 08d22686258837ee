"""The analyser over the real lexicon."""

import pytest

from app.search.finnish.analyser import FinnishAnalyser
from app.search.finnish.location import lexicon_path


@pytest.fixture(scope="session")
def analyser() -> FinnishAnalyser:
    """As the app opens it; `make setup` has made the lexicon."""
    return FinnishAnalyser.open(lexicon_path())

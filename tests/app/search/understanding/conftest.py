"""The Finnish analyser that the sentences are read with, and the day on which they are said."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from app.core.clock import LOCAL_ZONE
from app.search.finnish.analyser import FinnishAnalyser
from app.search.finnish.location import lexicon_path
from app.search.understanding import Understanding, understand

TODAY = date(2026, 11, 24)  # a Tuesday
NOW = datetime(2026, 11, 24, 14, 0, tzinfo=LOCAL_ZONE)
Understand = Callable[..., Understanding]


@pytest.fixture(scope="session")
def read() -> Understand:
    """Reads a sentence on TODAY, or on another day."""
    analyser = FinnishAnalyser.open(lexicon_path())

    def lemmas_of(word: str) -> tuple[str, ...]:
        keys = analyser.analyse(word)
        return keys.lemmas if keys.known else ()

    def reading(text: str, lang: str = "fi", *, today: date = TODAY, now: datetime = NOW) -> Understanding:
        return understand(text, lang, today, now, lemmas_of)

    return reading

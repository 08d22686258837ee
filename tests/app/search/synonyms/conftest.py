"""The everyday words over the real lexicon, and a way to ask them."""

from collections.abc import Callable

import pytest

from app.search.finnish.analyser import FinnishAnalyser
from app.search.finnish.location import lexicon_path
from app.search.finnish.words import words_of
from app.search.synonyms import FOLDER, Concepts, load_concepts

Ask = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def analyser() -> FinnishAnalyser:
    return FinnishAnalyser.open(lexicon_path())


@pytest.fixture(scope="session")
def concepts(analyser: FinnishAnalyser) -> Concepts:
    return load_concepts(FOLDER, lambda word, lang: analyser.keys_for(word, lang).lemmas)


@pytest.fixture(scope="session")
def ask(analyser: FinnishAnalyser, concepts: Concepts) -> Ask:
    """Returns (words, code) for each concept that a text names; read as Finnish unless told otherwise."""

    def asking(text: str, *langs: str) -> list[tuple[str, str]]:
        words = words_of(text)
        keys = [[k for lang in langs or ("fi",) for k in analyser.keys_for(w, lang).lemmas] for w in words]
        return [(" ".join(words[m.start : m.start + m.length]), m.code) for m in concepts.find(keys)]

    return asking

"""Everyday words: what a resident may call a thing, and what else that word finds.

The words live in `data/synonyms/*.toml`. They are for matching only and are never shown.
"""

from app.search.synonyms.concept import LANGUAGES, Concept, Expansion, Match, SynonymError, Word
from app.search.synonyms.concepts import FOLDER, Concepts, load_concepts
from app.search.synonyms.matching import KeysOf
from app.search.synonyms.reading import read_concepts

__all__ = [
    "FOLDER",
    "LANGUAGES",
    "Concept",
    "Concepts",
    "Expansion",
    "KeysOf",
    "Match",
    "SynonymError",
    "Word",
    "load_concepts",
    "read_concepts",
]

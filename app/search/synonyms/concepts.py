"""The everyday words, ready to be asked: what a question names, and what else to look for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.search.synonyms.concept import Concept, Expansion, Match
from app.search.synonyms.expanding import expansions_of
from app.search.synonyms.matching import KeysOf, Matcher
from app.search.synonyms.reading import read_concepts

FOLDER = Path(__file__).parents[3] / "data" / "synonyms"


class Concepts:
    """Concepts with their look-ups; never changes, so it may be shared between threads.

    Look-ups by a code that is not here raise KeyError.
    """

    def __init__(self, concepts: Sequence[Concept], keys_of: KeysOf) -> None:
        """`keys_of` gives the keys of a word as the questions for `find` have them."""
        self._by_code: Mapping[str, Concept] = {concept.code: concept for concept in concepts}
        self._expansions = expansions_of(concepts)
        self._matcher = Matcher(concepts, keys_of)
        self.kept: dict[str, Any] = {}
        """What was worked out of a concept, by its code: it lasts as long as these concepts do."""

    def __len__(self) -> int:
        return len(self._by_code)

    def __iter__(self) -> Iterator[Concept]:
        return iter(self._by_code.values())

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Concept:
        return self._by_code[code]

    def find(self, keys_by_word: Sequence[Collection[str]]) -> tuple[Match, ...]:
        """The concepts that a question names, from left to right.

        `keys_by_word`: the folded lemma keys of each word, the likeliest first. Of overlapping names the
        longest counts ("suomen kielikahvila"); a name that belongs to two concepts gives two matches.
        """
        return self._matcher.find(keys_by_word)

    def expansion(self, code: str) -> Expansion:
        """What else to look for when a concept is asked for; at most `expanding.MAX_WORDS` words."""
        return self._expansions[code]


@lru_cache(maxsize=4)
def load_concepts(folder: Path, keys_of: KeysOf) -> Concepts:
    """The concepts of a folder, kept for the same `keys_of`. Raises SynonymError."""
    return Concepts(read_concepts(folder), keys_of)

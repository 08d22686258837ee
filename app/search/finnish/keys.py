"""What a word is found by."""

from dataclasses import dataclass

from app.search.finnish.words import fold


@dataclass(frozen=True, slots=True)
class WordKeys:
    """Keys of one word: lower case, without dots (ä→a, ö→o, å→a).

    - `lemmas`: base forms, the likeliest first, never empty: "laulamista" → laulaminen, laulaa
    - `parts`: base forms of a compound's parts; first, last, then the ones between
    - `roots`: words that it is made of: "uinti" → uida
    - `stem`: what light stemming leaves, the safety net
    - `known`: False if the lemmas are guesses from the ending
    """

    lemmas: tuple[str, ...]
    parts: tuple[str, ...]
    roots: tuple[str, ...]
    stem: str
    known: bool


def folded(words: list[str]) -> tuple[str, ...]:
    """The words as keys, each once, in their order."""
    return tuple(dict.fromkeys(fold(word) for word in words))

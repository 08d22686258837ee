"""The base form of one Finnish word as it is written, for names of places in people's own texts."""

from collections.abc import Callable

from app.search.finnish.reader import Lexicon
from app.search.finnish.reading import known_readings

_NOUNS = ("noun", "proper")
_LOCAL = frozenset({"+ine", "+ela", "+ill", "+ade", "+abl", "+all"})


def base_form_with(lexicon: Lexicon) -> Callable[[str], str]:
    """A function that gives the base form of a noun in a local case; any other word comes back as it is."""

    def base_form(word: str) -> str:
        for reading in known_readings(lexicon, word.lower()):
            if reading.pos in _NOUNS and "+sg" in reading.tags and _LOCAL & set(reading.tags):
                return reading.lemma.capitalize() if word[:1].isupper() else reading.lemma
        return word

    return base_form

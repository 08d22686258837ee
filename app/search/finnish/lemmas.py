"""Base forms of a form, the likeliest first, from its readings."""

from collections.abc import Mapping, Sequence

from app.search.finnish.analysis import Analysis
from app.search.finnish.word_lists import common_words

# Where what equals the form is not what residents mean by it.
_PREFERRED = {"ilmaista": "ilmainen", "uusia": "uusi", "voi": "voida"}


def lemmas_of(word: str, readings: Sequence[Analysis], frequency: Mapping[str, int]) -> list[str]:
    """The lemmas of readings that are about as likely: equal to the form, frequent, common, likely.

    A verb in its -minen form gives the noun as well: "laulamista" → laulaminen, laulaa.
    """
    found = dict.fromkeys(reading.lemma for reading in readings)
    places = {lemma: place for place, lemma in enumerate(found)}
    wanted, common = _PREFERRED.get(word), common_words()

    def order(lemma: str) -> tuple[bool, bool, int, bool, int]:
        return lemma != wanted, lemma != word, -frequency.get(lemma, 0), lemma not in common, places[lemma]

    ordered = sorted(found, key=order)
    noun = _action_noun(word, readings)
    return list(dict.fromkeys([noun, *ordered] if noun else ordered))


def _action_noun(word: str, readings: Sequence[Analysis]) -> str | None:
    if not any("+inf4" in reading.tags for reading in readings) or "mi" not in word:
        return None
    return f"{word[: word.rindex('mi')]}minen"

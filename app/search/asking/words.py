"""Words of a question to ways of finding them: own forms, compound parts, roots, and everyday words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.search.asking.plan import Asked, Way
from app.search.asking.wish_table import generic_parts
from app.search.finnish.keys import WordKeys
from app.search.finnish.words import fold, stem, words_of
from app.search.language import MAX_LEMMAS, analyser, concepts
from app.search.mistakes.neighbours import compounds_in
from app.search.synonyms import Expansion, Match, Word

LEMMA_FIELDS = (
    ("title", 6.0),
    ("tags", 4.0),
    ("names", 3.0),
    ("body", 1.2),
    ("parts", 1.5),
    ("roots", 1.0),
    ("loose", 0.4),
)
ROOT_FIELDS = (("title", 1.5), ("tags", 1.2), ("roots", 1.0), ("body", 0.5))
FOREIGN_FIELDS = (("title", 5.0), ("tags", 3.5), ("names", 3.0), ("body", 1.0))
PART_FIELDS = (("title", 1.5), ("tags", 1.2), ("parts", 0.8), ("body", 0.6), ("loose", 0.3))
ROOT_PAIR_FIELDS = (("title", 1.0), ("body", 0.4), ("loose", 0.3))
SAME_BEGINNING = 4
"""So many letters in common, and the root is of the first part itself: "laulu" and "laulaa"."""
CONCEPT_FIELDS = (("title", 4.0), ("tags", 3.5), ("parts", 1.2), ("body", 0.8))
LATER_LEMMA = 0.5
SAME, NARROWER, RELATED, CATEGORY_WEIGHT = 0.9, 0.6, 0.25, 3.0
BEGINNING_WEIGHT, ONLY_WORD_WEIGHT, LAST_WORD_WEIGHT, MIN_BEGINNING = 14.0, 5.0, 0.8, 2
GUESS = 0.5
"""What a guessed base form is worth beside a known one."""
MAX_ASKED = 10


@dataclass(frozen=True, slots=True)
class AskedWord:
    """A word of the question: as typed, and its keys as Finnish."""

    typed: str
    keys: WordKeys


def asked_of(text: str, lang: str, *, whole: str = "", unfinished: bool = True) -> tuple[Asked, ...]:
    """What the words of a text ask for, in their order. `unfinished`: the last word may be a beginning.

    `whole` is the question that the text is left of: words that stood side by side may be a compound.
    """
    words = [AskedWord(word, analyser().analyse(word)) for word in words_of(text)][:MAX_ASKED]
    compounds = compounds_in(whole, text) if lang == "fi" else {}
    matches = concepts().find([_all_keys(word, lang) for word in words])
    asked: list[Asked] = []
    position = 0
    while position < len(words):
        here = [m for m in matches if m.start == position]
        length = max((m.length for m in here), default=1)
        group = words[position : position + length]
        last = unfinished and position + length == len(words)
        beginning = 0.0 if not last else ONLY_WORD_WEIGHT if len(words) == 1 else LAST_WORD_WEIGHT
        asked.append(_asked(group, here, lang, beginning))
        position += length
    return tuple(_with_compound(one, compounds) for one in asked)


def _with_compound(asked: Asked, compounds: Mapping[str, str]) -> Asked:
    """What was asked, found too by the compound that it is a part of."""
    compound = compounds.get(asked.words)
    if compound is None:
        return asked
    word = AskedWord(compound, analyser().analyse(compound))
    ways = [way for match in concepts().find([word.keys.lemmas]) for way in concept_ways(match.code)]
    ways += [Way(field, word.keys.lemmas[:1], weight) for field, weight in LEMMA_FIELDS]
    return replace(asked, ways=tuple(_best((*asked.ways, *ways))))


def concepts_named(text: str, lang: str) -> tuple[str, ...]:
    """Codes of the concepts that the words of a text name."""
    words = [AskedWord(word, analyser().analyse(word)) for word in words_of(text)]
    return tuple(match.code for match in concepts().find([_all_keys(word, lang) for word in words]))


def _all_keys(word: AskedWord, lang: str) -> tuple[str, ...]:
    own = word.keys.lemmas if word.keys.known or lang == "fi" else ()
    foreign = () if word.keys.known and lang == "fi" else (stem(word.typed, "sv"), stem(word.typed, "en"))
    return tuple(dict.fromkeys((*own, *foreign, fold(word.typed))))


def _asked(group: Sequence[AskedWord], matches: Sequence[Match], lang: str, beginning: float) -> Asked:
    ways = [way for match in matches for way in concept_ways(match.code)]
    if len(group) == 1:
        ways += _own_ways(group[0], lang, beginning)
    else:  # a phrase: all its words in one field, or what the phrase means
        keys = tuple(word.keys.lemmas[0] for word in group)
        ways += [Way(field, keys, weight) for field, weight in LEMMA_FIELDS]
    loose = [way for word in group for way in _loose_ways(word)]
    return Asked(" ".join(word.typed for word in group), tuple(_best(ways)), tuple(loose))


def _own_ways(word: AskedWord, lang: str, beginning: float) -> Iterator[Way]:
    keys = word.keys
    for place, lemma in enumerate(keys.lemmas[:MAX_LEMMAS]):
        factor = (1.0 if place == 0 else LATER_LEMMA) * (1.0 if keys.known else GUESS)
        yield from (Way(field, (lemma,), weight * factor) for field, weight in LEMMA_FIELDS)
    fields = ROOT_FIELDS if len(keys.parts) <= 1 else ROOT_FIELDS[:-1]
    for root in keys.roots[:MAX_LEMMAS]:
        yield from (Way(field, (root,), weight) for field, weight in fields)
    if not keys.known or lang != "fi":
        for foreign in dict.fromkeys((stem(word.typed, "sv"), stem(word.typed, "en"))):
            yield from (Way(field, (foreign,), weight) for field, weight in FOREIGN_FIELDS)
    yield Way("stems", (keys.stem,), 0.3)
    if len(keys.parts) > 1 and keys.parts[1] in generic_parts():
        yield from (Way(field, keys.parts[:1], weight) for field, weight in PART_FIELDS)
    if beginning and len(word.typed) >= MIN_BEGINNING:
        weight = beginning if keys.known else BEGINNING_WEIGHT
        yield Way("surface", (fold(word.typed.replace("-", "")),), weight, is_beginning=True)


def _loose_ways(word: AskedWord) -> Iterator[Way]:
    """A compound by both its parts: "tuolijumppa" is content with a jumppa on a tuoli, or jumpataan there.

    The root of one part alone says too little: a "mäkihyppy" is not wherever somebody jumps.
    """
    parts = word.keys.parts
    if len(parts) > 1:
        yield from (Way(field, parts[:2], weight) for field, weight in PART_FIELDS)
        for root in word.keys.roots[:MAX_LEMMAS]:
            if root[:SAME_BEGINNING] != parts[0][:SAME_BEGINNING]:
                yield from (Way(field, (parts[0], root), weight) for field, weight in ROOT_PAIR_FIELDS)


def concept_ways(code: str) -> tuple[Way, ...]:
    """Ways to find what a concept stands for: its names, those of its kinds, and what is near it."""
    present = concepts()
    ways: tuple[Way, ...] | None = present.kept.get(code)
    if ways is None:
        ways = present.kept[code] = _ways_of(present.expansion(code))
    return ways


def _ways_of(expansion: Expansion) -> tuple[Way, ...]:
    groups = ((expansion.same, SAME), (expansion.narrower, NARROWER), (expansion.related, RELATED))
    named = [way for words, factor in groups for word in words for way in named_ways(word, factor)]
    return (*named, *(Way("category", (category,), CATEGORY_WEIGHT) for category in expansion.categories))


def named_ways(word: Word, factor: float) -> Iterator[Way]:
    """Ways to find one name of a concept; `factor` is what it is worth beside the concept's own."""
    lang, text = word
    if text.endswith("*"):
        yield Way("surface", (fold(text[:-1]),), 2.0 * factor, is_beginning=True)
        return
    keys = tuple(analyser().keys_for(one, lang).lemmas[0] for one in words_of(text))
    fields = (
        CONCEPT_FIELDS if len(keys) == 1 else CONCEPT_FIELDS[:1] + CONCEPT_FIELDS[1:2] + CONCEPT_FIELDS[3:]
    )
    yield from (Way(field, keys, weight * factor) for field, weight in fields)


def _best(ways: Sequence[Way]) -> list[Way]:
    """Each way once, at its greatest weight."""
    kept: dict[tuple[str, tuple[str, ...], bool], Way] = {}
    for way in ways:
        key = (way.field, way.keys, way.is_beginning)
        if key not in kept or kept[key].weight < way.weight:
            kept[key] = way
    return list(kept.values())

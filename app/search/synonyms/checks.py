"""What a concept must be like, and what it may point to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from app.catalogue.taxonomy import taxonomy
from app.search.synonyms.concept import BEGINNING, BEGINNING_LANGUAGES, Concept, SynonymError

MAX_WORD = 60
MAX_PHRASE = 4
MAX_WORDS = 40
"""Of a concept, in all languages; more of them mean that it is two concepts."""
MIN_BEGINNING = 3
_CODE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def check_words(where: str, concept: Concept) -> None:
    """Check a concept by itself. `where` begins the message. Raises SynonymError."""
    if not _CODE.fullmatch(concept.code):
        raise SynonymError(f"{where}: write the code in small English letters, as in ball_games")
    if not concept.words_in("fi"):
        raise SynonymError(f"{where}: fi needs at least one word")
    for lang, words in concept.words.items():
        if not words:
            raise SynonymError(f"{where}: {lang} is empty; leave it out")
        if twice := _twice(words):
            raise SynonymError(f"{where}: {lang} has {twice} twice")
        for word in words:
            _check_word(where, lang, word)
    if len(concept.all_words) > MAX_WORDS:
        raise SynonymError(f"{where}: more than {MAX_WORDS} words; make it two concepts")


def is_written_well(word: str) -> bool:
    """Whether a word, or a phrase, has small letters, digits, - and ' only, and single spaces."""
    return word == word.lower() and len(word) <= MAX_WORD and all(map(_WORD.fullmatch, word.split(" ")))


def check_links(concepts: Sequence[Concept]) -> None:
    """Check that every code is there, and that no concept is broader than itself. Raises SynonymError."""
    by_code: dict[str, Concept] = {}
    for concept in concepts:
        if other := by_code.get(concept.code):
            raise SynonymError(f"{concept.file}, {concept.code}: the code is already used in {other.file}")
        by_code[concept.code] = concept
    for concept in concepts:
        _check_codes(concept, by_code)
    _check_no_circle(by_code)


def _check_word(where: str, lang: str, word: str) -> None:
    text = word.removesuffix(BEGINNING)
    pieces = text.split(" ")
    if not is_written_well(text) or len(word) > MAX_WORD:
        raise SynonymError(
            f"{where}: {lang}: {word!r}: only small letters, digits, - and ' and single spaces"
        )
    if len(pieces) > MAX_PHRASE:
        raise SynonymError(f"{where}: {lang}: {word!r}: at most {MAX_PHRASE} words")
    if text == word:
        return
    if lang not in BEGINNING_LANGUAGES or len(pieces[-1]) < MIN_BEGINNING:
        raise SynonymError(
            f"{where}: {lang}: {word!r}: only uk, ru and ar mark beginnings, "
            f"of {MIN_BEGINNING} letters or more"
        )


def _check_codes(concept: Concept, by_code: Mapping[str, Concept]) -> None:
    where = f"{concept.file}, {concept.code}"
    for name, codes in (("broader", concept.broader), ("related", concept.related)):
        for code in codes:
            if code not in by_code:
                raise SynonymError(f"{where}: {name}: {code} is not a concept")
            if code == concept.code:
                raise SynonymError(f"{where}: {name}: a concept cannot point to itself")
    for code in concept.categories:
        if code not in taxonomy().categories:
            raise SynonymError(f"{where}: categories: {code} is not a term of the taxonomy")
    if twice := _twice((*concept.broader, *concept.related, *concept.categories)):
        raise SynonymError(f"{where}: {twice} is there twice")


def _check_no_circle(by_code: Mapping[str, Concept]) -> None:
    try:
        TopologicalSorter({code: concept.broader for code, concept in by_code.items()}).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        first = by_code[circle[0]]
        raise SynonymError(
            f"{first.file}, {first.code}: broader goes in a circle: {' → '.join(circle)}"
        ) from None


def _twice(values: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            return value
        seen.add(value)
    return None

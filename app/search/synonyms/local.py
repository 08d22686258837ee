"""What a town changes of the everyday words: pure values, laid over those of the files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.search.synonyms.checks import MAX_PHRASE, MAX_WORD, MAX_WORDS, is_written_well
from app.search.synonyms.concept import Concept

LOCAL_LANGUAGES = ("fi", "sv", "en")
PAIR = "local_"
"""Begins the codes of word pairs; no code of a file begins so."""
Kind = Literal["add", "remove", "both", "one"]
Fault = Literal[
    "empty", "signs", "long", "phrase", "concept", "there", "missing", "last", "many", "same", "lang"
]


@dataclass(frozen=True, slots=True)
class LocalWord:
    """One change.

    `add` and `remove`: `word` is a name of `concept` from now on, or no more. `both`: two words mean the
    same; `one`: whoever asks for `word` is shown what `finds` finds too, and not the other way.
    """

    kind: Kind
    lang: str
    word: str
    concept: str = ""
    finds: str = ""

    @property
    def code(self) -> str:
        """The code of a pair's own concept."""
        return f"{PAIR}{self.lang}_{self.kind}_{self.word}_{self.finds}"


def with_changes(
    concepts: Sequence[Concept], changes: Sequence[LocalWord], gone: Iterable[str] = ()
) -> tuple[Concept, ...]:
    """The concepts as a town wants them.

    What the files no longer know of, or what would leave a concept without Finnish, is passed over: a new
    version of the files must not stop the search. `gone`: codes of pairs that a question under way may still
    name; they mean nothing any more.
    """
    by_code = {concept.code: concept for concept in concepts}
    for change in changes:
        concept = by_code.get(change.concept)
        if concept is not None and change.kind in {"add", "remove"}:
            by_code[concept.code] = _changed(concept, change)
    pairs = {change.code: _pair(change) for change in changes if change.kind in {"both", "one"}}
    past = {code: Concept(code, {}) for code in gone if code not in pairs}
    return (*by_code.values(), *pairs.values(), *past.values())


def tidied(text: str) -> str:
    """A word as the files write it: lower case, single spaces."""
    return " ".join(text.lower().split())


def fault_of(change: LocalWord, concepts: Sequence[Concept], changes: Sequence[LocalWord]) -> Fault | None:
    """What is wrong with a new change by the rules of words alone; `concepts` are those with `changes`."""
    if change.lang not in LOCAL_LANGUAGES:
        return "lang"
    words = (change.word,) if change.kind in {"add", "remove"} else (change.word, change.finds)
    if change.kind != "remove":
        written = next((fault for word in words if (fault := _written(word)) is not None), None)
        if written is not None:
            return written
    if change.kind in {"both", "one"}:
        return "same" if change.word == change.finds else "there" if change in changes else None
    concept = next((one for one in concepts if one.code == change.concept), None)
    if concept is None or concept.code.startswith(PAIR):
        return "concept"
    return _fault_in(concept, change)


def _written(word: str) -> Fault | None:
    if not word:
        return "empty"
    if len(word) > MAX_WORD:
        return "long"
    if not is_written_well(word):
        return "signs"
    return "phrase" if word.count(" ") >= MAX_PHRASE else None


def _fault_in(concept: Concept, change: LocalWord) -> Fault | None:
    there = change.word in concept.words_in(change.lang)
    if change.kind == "add":
        return "there" if there else "many" if len(concept.all_words) >= MAX_WORDS else None
    if not there:
        return "missing"
    return "last" if change.lang == "fi" and len(concept.words_in("fi")) == 1 else None


def _changed(concept: Concept, change: LocalWord) -> Concept:
    words = concept.words_in(change.lang)
    if change.kind == "add":
        new = words if change.word in words else (*words, change.word)
    else:
        new = tuple(word for word in words if word != change.word)
    if not new and change.lang == "fi":
        return concept
    return replace(concept, words={**concept.words, change.lang: new})


def _pair(change: LocalWord) -> Concept:
    if change.kind == "both":
        return Concept(change.code, {change.lang: (change.word, change.finds)})
    return Concept(change.code, {change.lang: (change.word,)}, finds=((change.lang, change.finds),))

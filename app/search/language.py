"""The language of the search: one analyser and one table of everyday words, shared by index and questions."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from app.core.settings import settings
from app.search.finnish.analyser import ANALYSER_VERSION, FinnishAnalyser
from app.search.finnish.keys import WordKeys
from app.search.finnish.location import lexicon_path
from app.search.finnish.words import fold, words_of
from app.search.synonyms import FOLDER, Concepts, load_concepts, read_concepts
from app.search.synonyms.local import PAIR, LocalWord, with_changes

VERSION = ANALYSER_VERSION
MAX_LEMMAS = 3
SHORT, REMEMBERED = 80, 4_096
Texts = Sequence[tuple[str, str]]
"""(language, text) pairs."""


@lru_cache(maxsize=1)
def analyser() -> FinnishAnalyser:
    """The analyser of this process. Raises LexiconUnavailableError, naming what to run."""
    return FinnishAnalyser.open(lexicon_path(settings().lexicon))


@dataclass(slots=True)
class _Present:
    """The everyday words of this process: what the town changed, and the whole once it has been asked for."""

    changes: Sequence[LocalWord] = ()
    concepts: Concepts | None = None


_present = _Present()
_tried: ContextVar[Concepts | None] = ContextVar("tried", default=None)


def concepts() -> Concepts:
    """The everyday words of this process, or those that are being tried."""
    tried = _tried.get()
    if tried is not None:
        return tried
    if _present.concepts is None:
        _present.concepts = concepts_with(_present.changes)
    return _present.concepts


def concepts_with(changes: Sequence[LocalWord], gone: Sequence[str] = ()) -> Concepts:
    """The everyday words with a town's changes; `gone` as in `with_changes`."""
    if not changes and not gone:
        return load_concepts(FOLDER, keys_of)
    return Concepts(with_changes(read_concepts(FOLDER), changes, gone), keys_of)


def use_local_words(changes: Sequence[LocalWord]) -> None:
    """Answer with a town's own words from now on. Questions under way may end with those before."""
    before, _present.changes = _present.concepts, changes
    if before is not None:  # else they are made when the first question needs them
        gone = [concept.code for concept in before if concept.code.startswith(PAIR) and concept.words]
        _present.concepts = concepts_with(changes, gone)


@contextmanager
def trying(changes: Sequence[LocalWord]) -> Iterator[None]:
    """Answer with other words inside of this block, and nowhere else."""
    token = _tried.set(concepts_with(changes))
    try:
        yield
    finally:
        _tried.reset(token)


def keys_of(word: str, lang: str) -> Collection[str]:
    """Keys of a word of a known language, as questions have them."""
    return analyser().keys_for(word, lang).lemmas


def known_lemmas(word: str) -> tuple[str, ...]:
    """Base forms of a word that the lexicon knows; none for a guess, so that slips are told from words."""
    keys = analyser().analyse(word)
    return keys.lemmas if keys.known else ()


@dataclass(frozen=True, slots=True)
class IndexKeys:
    """What a document is found by, as keys; the same for every engine.

    `surface`: words as written, for beginnings and slips; `parts`: of compounds, and `roots`, of title, tags
    and names; `loose`: parts and roots of the text; `stems`: the safety net.
    """

    title: tuple[str, ...]
    tags: tuple[str, ...]
    names: tuple[str, ...]
    body: tuple[str, ...]
    surface: tuple[str, ...]
    parts: tuple[str, ...]
    roots: tuple[str, ...]
    loose: tuple[str, ...]
    stems: tuple[str, ...]


def index_keys(texts: Mapping[str, Texts]) -> IndexKeys:
    """Keys of a document's texts, by field: title, tags, names, body."""
    read = {field: _read(pairs) for field, pairs in texts.items()}
    near = [*read["title"], *read["tags"], *read["names"]]
    return IndexKeys(
        title=_lemmas(read["title"]),
        tags=_lemmas(read["tags"]),
        names=_lemmas(read["names"]),
        body=_lemmas(read["body"]),
        surface=tuple(
            piece
            for field in ("title", "tags", "names")
            for _, text in texts[field]
            for piece in _written(text)
        ),
        parts=tuple(part for keys in near for part in keys.parts),
        roots=tuple(root for keys in near for root in keys.roots),
        loose=tuple(key for keys in read["body"] for key in (*keys.parts, *keys.roots)),
        stems=tuple(keys.stem for keys in (*near, *read["body"])),
    )


def _read(pairs: Texts) -> list[WordKeys]:
    return [keys for lang, text in pairs for keys in (_known if len(text) <= SHORT else _keys)(lang, text)]


def _keys(lang: str, text: str) -> tuple[WordKeys, ...]:
    return tuple(analyser().keys_for(word, lang) for word in words_of(text))


# Categories, keywords, organisers and places are the same in many listings.
_known = lru_cache(maxsize=REMEMBERED)(_keys)


@lru_cache(maxsize=REMEMBERED)
def _written(text: str) -> tuple[str, ...]:
    return tuple(fold(piece) for word in words_of(text) for piece in word.split("-"))


def _lemmas(words: Sequence[WordKeys]) -> tuple[str, ...]:
    return tuple(lemma for keys in words for lemma in keys.lemmas[:MAX_LEMMAS])

"""Which categories begin as typed: by their names, and by the synonyms that people type."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.catalogue.taxonomy import taxonomy
from app.catalogue.terms import LANGUAGES, Term
from app.search.finnish.words import fold, words_of
from app.search.suggestions import evened

MIN_FOREIGN = 3
"""Names in other languages than the reader's must be begun by so many letters."""


@dataclass(frozen=True, slots=True)
class _Named:
    """Texts of a category, ready to be compared, each with what it is worth (0 the most)."""

    code: str
    dotted: tuple[tuple[int, str], ...]
    plain: tuple[tuple[int, str], ...]


def categories_that_begin(typed: str, lang: str) -> tuple[str, ...]:
    """Codes of categories: by name, then by a later word of it, by synonym, by other languages."""
    has_dots = fold(typed) != typed
    begun = f" {typed}"
    found = []
    for place, named in enumerate(_named(lang if lang in LANGUAGES else "fi")):
        texts = named.dotted if has_dots else named.plain
        ranks = [_rank(rank, text, begun) for rank, text in texts if begun in text]
        best = min(ranks, default=4)
        if best < 3 or (best == 3 and len(typed) >= MIN_FOREIGN):
            found.append((best, place, named.code))
    return tuple(code for _, _, code in sorted(found))


def _rank(rank: int, text: str, begun: str) -> int:
    return 1 if rank == 0 and not text.startswith(begun) else rank


@lru_cache(maxsize=len(LANGUAGES))
def _named(lang: str) -> tuple[_Named, ...]:
    return tuple(
        _Named(term.code, tuple(_texts(term, lang)), tuple((r, fold(t)) for r, t in _texts(term, lang)))
        for term in taxonomy().categories.public
    )


def _texts(term: Term, lang: str) -> Iterator[tuple[int, str]]:
    yield from _worth(0, [term.label[lang]])
    yield from _worth(2, term.synonyms.get(lang, ()))
    yield from _worth(3, (text for other, text in term.label.items() if other != lang))
    yield from _worth(3, (text for other, texts in term.synonyms.items() if other != lang for text in texts))


def _worth(rank: int, texts: Iterable[str]) -> Iterator[tuple[int, str]]:
    yield from ((rank, f" {evened(words_of(text))}") for text in texts)

"""A vocabulary: an ordered list of terms with the look-ups that importers, search and pages need."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from app.catalogue.terms import Term, normal_word
from app.catalogue.texts import text_in

Index = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Vocabulary:
    """Terms in the order of the file. Every look-up by a code that is not here raises KeyError."""

    terms: tuple[Term, ...]

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Term:
        return self._by_code[code]

    def get(self, code: str) -> Term | None:
        """Return the term, or None."""
        return self._by_code.get(code)

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, in order."""
        return tuple(self._by_code)

    @property
    def public(self) -> tuple[Term, ...]:
        """Terms that may be shown to residents."""
        return tuple(term for term in self.terms if term.public)

    @property
    def roots(self) -> tuple[Term, ...]:
        """Terms without a parent."""
        return tuple(term for term in self.terms if term.parent is None)

    def children(self, code: str) -> tuple[Term, ...]:
        """Terms right under `code`."""
        parent = self[code].code
        return tuple(term for term in self.terms if term.parent == parent)

    def with_parents(self, codes: Iterable[str]) -> tuple[str, ...]:
        """`codes` and the groups they belong to, each once, a group before its term."""
        found: dict[str, None] = {}
        for code in codes:
            parent = self[code].parent
            found |= dict.fromkeys([parent, code] if parent else [code])
        return tuple(found)

    def label(self, code: str, lang: str) -> tuple[str, str]:
        """Return the name and the language it is in; for staff only when the term is not public."""
        return text_in(self[code].label, lang)

    def phrase(self, code: str, lang: str) -> tuple[str, str] | None:
        """Return what a resident may read: phrase, else name; None for a hidden term without a phrase."""
        term = self[code]
        if term.phrase:
            return text_in(term.phrase, lang)
        return text_in(term.label, lang) if term.public else None

    def codes_for_words(self, words: Iterable[str]) -> tuple[str, ...]:
        """Terms whose `match` or name is exactly one of `words` (case aside); no guessing."""
        return _collect(self._by_word, map(normal_word, words))

    def codes_for_yso(self, uris: Iterable[str]) -> tuple[str, ...]:
        """Terms linked to these YSO URIs."""
        return _collect(self._by_yso, uris)

    def codes_for_ptv(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Terms linked to these PTV service classes or target groups, e.g. `P27.1`."""
        return _collect(self._by_ptv, codes)

    def codes_for_openactive(self, uris: Iterable[str]) -> tuple[str, ...]:
        """Terms linked to these OpenActive activities."""
        return _collect(self._by_openactive, uris)

    @cached_property
    def _by_code(self) -> dict[str, Term]:
        return {term.code: term for term in self.terms}

    @cached_property
    def _by_word(self) -> Index:
        return _index(self.terms, lambda term: term.words)

    @cached_property
    def _by_yso(self) -> Index:
        return _index(self.terms, lambda term: term.yso)

    @cached_property
    def _by_ptv(self) -> Index:
        return _index(self.terms, lambda term: term.ptv)

    @cached_property
    def _by_openactive(self) -> Index:
        return _index(self.terms, lambda term: term.openactive)


def _index(terms: Iterable[Term], keys: Callable[[Term], Iterable[str]]) -> Index:
    index: defaultdict[str, list[str]] = defaultdict(list)
    for term in terms:
        for key in keys(term):
            index[key].append(term.code)
    return {key: tuple(codes) for key, codes in index.items()}


def _collect(index: Index, keys: Iterable[str]) -> tuple[str, ...]:
    """Codes in the order in which their keys came, each once."""
    return tuple(dict.fromkeys(code for key in keys for code in index.get(key, ())))

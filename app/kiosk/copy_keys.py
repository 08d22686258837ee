"""What the copy's listings are found by: the keys of the index, each listing once under each, at its best."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.kiosk.copy_coding import number, rising, sorted_words
from app.search.documents import SearchDocument

FIELDS = ("title", "tags", "names", "parts", "body", "roots", "loose", "stems")
"""Of `IndexKeys`, what weighs most first; `copy/weights.js` has the weights in the same order."""
FACETS = ("kind", "category", "price", "audience", "companion")
MARK = "#"
"""Begins the key of a fact: "#price:free"."""
Postings = dict[str, dict[str, list[int]]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All keys in their order, and where each is; some have no listing: names of everyday words."""

    keys: tuple[str, ...]
    place: dict[str, int]

    @classmethod
    def of(cls, postings: Postings, more: Iterable[str]) -> "Vocabulary":
        """The keys of all fields."""
        keys = tuple(sorted({key for field in postings.values() for key in field} | set(more)))
        return cls(keys, {key: place for place, key in enumerate(keys)})

    def ids(self, keys: Iterable[str]) -> list[int]:
        """Places of those keys that are here."""
        return [self.place[key] for key in keys if key in self.place]


def postings_of(documents: Sequence[SearchDocument]) -> Postings:
    """By field and key: the numbers of the listings, rising."""
    found: Postings = {name: defaultdict(list) for name in (*FIELDS, "facts")}
    for place, document in enumerate(documents):
        met: set[str] = set()
        for name in FIELDS:
            keys = set(getattr(document.keys, name)) - met
            met |= keys
            for key in keys:
                found[name][key].append(place)
        for key in _facts(document):
            found["facts"][key].append(place)
    return found


def _facts(document: SearchDocument) -> set[str]:
    return {f"{MARK}{name}:{value}" for name in FACETS for value in document.facets.get(name, ())}


def told_keys(vocabulary: Vocabulary, postings: Postings) -> dict[str, object]:
    """Keys and postings as JSON values: a field is one text, with the listings of each key in turn.

    Keys that have nothing in a field are skipped: the number before a list tells how many.
    """
    fields = {name: _told(vocabulary.keys, by_key) for name, by_key in postings.items()}
    return {"words": sorted_words(vocabulary.keys), "fields": fields}


def _told(keys: Sequence[str], by_key: dict[str, list[int]]) -> str:
    told, skipped = [], 0
    for key in keys:
        if key in by_key:
            told.append(number(skipped) + rising(by_key[key]))
            skipped = 0
        else:
            skipped += 1
    return "".join(told)

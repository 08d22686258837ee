"""Listings that are like one: of the same categories, the nearest in kind and place first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from app.catalogue.content import ListingContent
from app.catalogue.taxonomy import taxonomy
from app.catalogue.texts import text_in
from app.core.errors import UnavailableError
from app.search.engine import SearchEngine, SearchResults
from app.search.query import MAX_QUERY, SearchQuery

LOOKED_AT = 30
ENOUGH = 8
MOST = 16
MAX_KEYWORDS = 2
ALIKE_IN_WORDS = 3


@dataclass(frozen=True, slots=True)
class SimilarByEngine:
    """Asks the search engine. When it cannot answer, nothing is similar: the page is whole without."""

    engine: SearchEngine

    def like(self, content: ListingContent, now: datetime) -> tuple[UUID, ...]:
        """Ids of listings that are like `content`, the best first, no title twice."""
        try:
            found = self._found(content, now)
        except UnavailableError:
            return ()
        found.sort(key=lambda pair: -pair[0])
        once: dict[str, UUID] = {}
        for _, card in found:
            once.setdefault(text_in(card["title"], "fi")[0].casefold(), UUID(card["id"]))
        return tuple(once.values())[:MOST]

    def _found(self, content: ListingContent, now: datetime) -> list[tuple[int, Mapping[str, Any]]]:
        """Cards and how much each is alike: by its keywords, by its categories, last by their groups."""
        narrow, wide = _categories(content)
        found: dict[str, tuple[int, Mapping[str, Any]]] = {}
        for word in _keywords(content):
            results = self.engine.search(SearchQuery(q=word, exact=True, limit=ENOUGH), now)
            if not results.reach.loose:
                _add(found, results, ALIKE_IN_WORDS, content)
        for codes in (narrow, wide):
            if codes and len(found) < ENOUGH:
                query = SearchQuery(category=codes, sort="time", limit=LOOKED_AT)
                _add(found, self.engine.search(query, now), 0, content)
        return list(found.values())


def _add(
    found: dict[str, tuple[int, Mapping[str, Any]]],
    results: SearchResults,
    bonus: int,
    content: ListingContent,
) -> None:
    for hit in results.hits:
        found.setdefault(str(hit.card["id"]), (bonus + _likeness(hit.card, content), hit.card))


def _keywords(content: ListingContent) -> list[str]:
    """Its first keywords that say more than its categories do."""
    categories = taxonomy().categories
    names = {categories.label(code, "fi")[0].casefold() for code in content.categories if code in categories}
    words = [text_in(keyword.label, "fi")[0][:MAX_QUERY] for keyword in content.keywords]
    return [word for word in dict.fromkeys(words) if word.casefold() not in names][:MAX_KEYWORDS]


def _categories(content: ListingContent) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Its own narrow categories, and the groups that it belongs to."""
    categories = taxonomy().categories
    known = [code for code in content.categories if code in categories]
    narrow = tuple(code for code in known if categories[code].parent)
    return narrow, tuple(dict.fromkeys(categories[code].parent or code for code in known))


def _likeness(card: Mapping[str, Any], content: ListingContent) -> int:
    shared = set(card["categories"]) & set(content.categories)
    narrow = sum(1 for code in shared if "." in code)
    same_kind = int(card["kind"] == content.kind)
    return 4 * narrow + len(shared) + 2 * same_kind + _same_place(card, _names(content))


def _same_place(card: Mapping[str, Any], names: Collection[str]) -> int:
    place = card["place"]
    return int(place is not None and text_in(place["name"], "fi")[0] in names)


def _names(content: ListingContent) -> set[str]:
    places = (session.place for session in content.sessions if session.place)
    return {name for place in places if (name := text_in(place.name, "fi")[0])}

"""The page of a category: what is in it, its parts, and what comes next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.catalogue.taxonomy import taxonomy
from app.search.engine import SearchResults
from app.search.pages import items_of
from app.search.query import SearchQuery
from app.search.shown.items import ResultItem
from app.web.links import category_path, search_path
from app.web.view import View
from app.web.words import Words

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A category in the one that is shown, beside it, or above it. `count`: things in it."""

    label: str
    link: str
    count: int


@dataclass(frozen=True, slots=True)
class CategoryPage:
    """`/aiheet/{code}`. `group` is the category above; None: it is a group itself."""

    address: str
    label: str
    group: Part | None
    parts: tuple[Part, ...]
    items: tuple[ResultItem, ...]
    total: int
    search_link: str


def category_query(code: str) -> SearchQuery:
    """What comes next of a category."""
    return SearchQuery(category=(code,), sort="time", limit=SHOWN)


def category_page(code: str, results: SearchResults, now: datetime, view: View) -> CategoryPage:
    """Make the page of a category from the answer to its query."""
    words, term = view.words, taxonomy().categories[code]
    counts = results.facets.get("category", {})
    return CategoryPage(
        address=view.address(category_path(code)),
        label=taxonomy().categories.label(code, words.lang)[0],
        group=_part(term.parent, 0, words) if term.parent else None,
        parts=tuple(_parts(code, counts, words)),
        items=items_of(results, category_query(code), now, words),
        total=results.total,
        search_link=words.path(search_path(SearchQuery(category=(code,)).query_string())),
    )


def _parts(code: str, counts: Mapping[str, int], words: Words) -> Iterator[Part]:
    """Its parts that have something in them: no way leads to nothing."""
    for term in taxonomy().categories.children(code):
        if count := counts.get(term.code, 0):
            yield _part(term.code, count, words)


def _part(code: str, count: int, words: Words) -> Part:
    label = taxonomy().categories.label(code, words.lang)[0]
    return Part(label, words.path(category_path(code)), count)

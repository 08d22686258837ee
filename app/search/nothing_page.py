"""What the page of results says when nothing was found: what is near, which categories fit, whom to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.catalogue.taxonomy import taxonomy
from app.search.cards import read_card
from app.search.engine import Alternative, SearchResults
from app.search.items import ResultItem, Way, item_of, ways_in
from app.search.language import concepts
from app.search.query import SearchQuery
from app.search.words import concepts_named
from app.web.links import listing_path, search_path

MAX_CATEGORIES = 6


@dataclass(frozen=True, slots=True)
class InfoPoint:
    """Where a person answers: `link` to the info point's own page, a phone number; either may be empty."""

    title: str = ""
    link: str = ""
    phone: str = ""

    @classmethod
    def of(cls, title: str, slug: str, phone: str) -> "InfoPoint":
        """The info point by its page; without one, by its phone alone."""
        return cls(title, listing_path(slug) if slug else "", phone)


@dataclass(frozen=True, slots=True)
class NothingFound:
    """Ways on. `alternatives` come with why each is shown; `fitting` are the categories of the words."""

    alternatives: tuple[tuple[str, ResultItem], ...]
    fitting: tuple[Way, ...]
    ways: tuple[Way, ...]
    info_point: InfoPoint


def nothing_found(
    query: SearchQuery, results: SearchResults, info_point: InfoPoint, now: datetime
) -> NothingFound:
    """Ways on from an answer without results."""
    fitting = tuple(_way(code) for code in _fitting(results))
    return NothingFound(
        alternatives=_items(results.alternatives, query.lang, now),
        fitting=fitting[:MAX_CATEGORIES],
        ways=() if fitting else ways_in(),
        info_point=info_point,
    )


def _items(some: Sequence[Alternative], lang: str, now: datetime) -> tuple[tuple[str, ResultItem], ...]:
    return tuple(
        (one.reason.text(lang), item_of(read_card(one.hit.card, lang, now), now, one.hit.distance_m))
        for one in some
    )


def _fitting(results: SearchResults) -> tuple[str, ...]:
    """Categories of what the words name, or else of what is above it."""
    words = [one.words for one in results.plan.asked if not one.required]
    named = [concepts()[code] for text in words for code in concepts_named(text, results.plan.query.lang)]
    own = [code for concept in named for code in concept.categories]
    above = [code for concept in named for b in concept.broader for code in concepts()[b].categories]
    return tuple(dict.fromkeys(own or above))


def _way(code: str) -> Way:
    label = taxonomy().categories.label(code, "fi")[0]
    return Way(label, search_path(SearchQuery(category=(code,)).query_string()))

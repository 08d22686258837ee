"""What the page of results says when nothing was found: what is near, which categories fit, whom to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.infopoint.opening_words import ShownPoint
from app.search.asking.words import concepts_named
from app.search.engine import Alternative, SearchResults
from app.search.language import concepts
from app.search.query import SearchQuery
from app.search.shown.cards import read_card
from app.search.shown.items import ResultItem, Way, item_of, way_to, ways_in
from app.web.words import Words

MAX_CATEGORIES = 6


@dataclass(frozen=True, slots=True)
class InfoPoint:
    """Where a person answers: its own page, a phone number, when it is open and where. Any may be empty.

    `points`: the places that the desk tells of; there, they stand for all the rest.
    """

    title: str = ""
    link: str = ""
    phone: str = ""
    hours: tuple[str, ...] = ()
    place: str = ""
    points: tuple[ShownPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class NothingFound:
    """Ways on. `alternatives` come with why each is shown; `fitting` are the categories of the words."""

    alternatives: tuple[tuple[str, ResultItem], ...]
    fitting: tuple[Way, ...]
    ways: tuple[Way, ...]
    info_point: InfoPoint


def nothing_found(
    query: SearchQuery, results: SearchResults, info_point: InfoPoint, now: datetime, words: Words
) -> NothingFound:
    """Ways on from an answer without results."""
    fitting = tuple(way_to(code, words) for code in _fitting(results))
    return NothingFound(
        alternatives=_items(results.alternatives, query, now, words),
        fitting=fitting[:MAX_CATEGORIES],
        ways=() if fitting else ways_in(words),
        info_point=info_point,
    )


def _items(
    some: Sequence[Alternative], query: SearchQuery, now: datetime, words: Words
) -> tuple[tuple[str, ResultItem], ...]:
    return tuple(
        (
            one.reason.text(words.lang),
            item_of(read_card(one.hit.card, query.lang, now), now, words, one.hit.distance_m),
        )
        for one in some
    )


def _fitting(results: SearchResults) -> tuple[str, ...]:
    """Categories of what the words name, or else of what is above it."""
    words = [one.words for one in results.plan.asked if not one.required]
    named = [concepts()[code] for text in words for code in concepts_named(text, results.plan.query.lang)]
    own = [code for concept in named for code in concept.categories]
    above = [code for concept in named for b in concept.broader for code in concepts()[b].categories]
    return tuple(dict.fromkeys(own or above))

"""What the search's templates get: one frozen dataclass per template."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.core.clock import local_day
from app.search.asking.plan import Corrected, QueryPlan
from app.search.engine import Hit, SearchResults
from app.search.query import Ignored, SearchQuery
from app.search.shown.cards import read_card
from app.search.shown.examples import examples
from app.search.shown.filters import (
    Chip,
    FilterGroup,
    FilterLink,
    chips_of,
    filter_groups,
    sort_links,
    understood_chips,
)
from app.search.shown.items import ResultItem, Way, item_of, ways_in
from app.search.shown.nothing_page import InfoPoint, NothingFound, nothing_found
from app.web.links import search_path
from app.web.words import N_, Words

HOME_ITEMS = 4
FETCHED = 3 * HOME_ITEMS
"""What stands on a shelf above is left out of the next one: so many are looked at."""
MEETINGS = ("event", "activity", "volunteering")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A shelf of the home page: some things under a heading, and where there are more."""

    name: str
    heading: str
    items: tuple[ResultItem, ...]
    more: str
    more_link: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """`/`: the question, ways in, and what is on."""

    lang: str
    examples: tuple[Way, ...]
    ways: tuple[Way, ...]
    shelves: tuple[Shelf, ...]
    info_point: InfoPoint


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """`/haku`: results, what was asked, and ways to narrow or widen."""

    query: SearchQuery
    title: str
    count: str
    total: int
    items: tuple[ResultItem, ...]
    chips: tuple[Chip, ...]
    understood: tuple[Chip, ...]
    dropped: tuple[str, ...]
    corrected: Corrected | None
    exact_link: str
    meant: Way | None
    help_now: bool
    groups: tuple[FilterGroup, ...]
    sorts: tuple[FilterLink, ...]
    ignored: tuple[str, ...]
    clear_link: str
    previous_link: str | None
    next_link: str | None
    page_number: int
    page_count: int
    nothing: NothingFound | None
    similar: tuple[ResultItem, ...]
    tiles: str
    attribution: str


def next_query(lang: str) -> SearchQuery:
    """What comes next: on a quiet day that is better than an empty spot."""
    return SearchQuery(lang=lang, kind=MEETINGS, sort="time", limit=FETCHED)


def shelf_queries(now: datetime, lang: str) -> Mapping[str, SearchQuery]:
    """What each shelf of the home page holds: what is on now, what is free, where help is wanted.

    Opening hours are no happening.
    """
    today = local_day(now)
    return {
        "soon": SearchQuery(
            lang=lang,
            when=f"{today}..{today + timedelta(days=1)}",
            kind=MEETINGS,
            sort="time",
            limit=FETCHED,
        ),
        "free": SearchQuery(
            lang=lang, price=("free",), kind=("event", "activity"), when="week", sort="time", limit=FETCHED
        ),
        "helping": SearchQuery(lang=lang, kind=("volunteering",), sort="time", limit=FETCHED),
    }


SHELVES = {
    "soon": (N_("Tänään ja huomenna"), N_("Kaikki tänään ja huomenna")),
    "next": (N_("Seuraavaksi"), N_("Kaikki tarjonta")),
    "free": (N_("Ilmaista tällä viikolla"), N_("Kaikki ilmainen")),
    "helping": (N_("Tule mukaan auttamaan"), N_("Kaikki tavat auttaa")),
}


def home_page(
    found: Mapping[str, tuple[SearchQuery, SearchResults]],
    info_point: InfoPoint,
    now: datetime,
    words: Words,
) -> HomePage:
    """Make the home page. An empty shelf is not shown."""
    return HomePage(
        lang=words.lang,
        examples=tuple(_example(text, words) for text in examples(words.lang, now)),
        ways=ways_in(words),
        shelves=shelves_of(found, now, words),
        info_point=info_point,
    )


def shelves_of(
    found: Mapping[str, tuple[SearchQuery, SearchResults]], now: datetime, words: Words
) -> tuple[Shelf, ...]:
    """Shelves in the order of what was found. What stands on one stands on no other; none is empty."""
    shelves: list[Shelf] = []
    seen: set[str] = set()
    for name, (query, results) in found.items():
        heading, more = (words.gettext(text) for text in SHELVES[name])
        fresh = [item for item in items_of(results, query, now, words) if item.link not in seen]
        items = tuple(fresh[:HOME_ITEMS])
        seen |= {item.link for item in items}
        if items:
            link = words.path(search_path(replace(query, limit=SearchQuery().limit).query_string()))
            shelves.append(Shelf(name, heading, items, more, link))
    return tuple(shelves)


def _example(text: str, words: Words) -> Way:
    return Way(text, words.path(search_path(SearchQuery(q=text).query_string())))


def items_of(
    results: SearchResults, query: SearchQuery, now: datetime, words: Words
) -> tuple[ResultItem, ...]:
    """All results of a page, ready for the template."""
    return _items(results.hits, query, now, words)


def _items(hits: Iterable[Hit], query: SearchQuery, now: datetime, words: Words) -> tuple[ResultItem, ...]:
    return tuple(
        item_of(read_card(hit.card, words.lang, now, query), now, words, hit.distance_m) for hit in hits
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked and what came of it. `ignored`: parameters that could not be used."""

    query: SearchQuery
    results: SearchResults
    ignored: Sequence[Ignored] = ()
    when_counts: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is asked: the info point, and the town's map, an address of tiles and whose they are.

    `is_known`: it is where everybody stands who sees this page: no wish of theirs, and in no link.
    """

    info_point: InfoPoint
    tiles: str = ""
    attribution: str = ""
    is_known: bool = False


def results_page(found: Found, place: Place, now: datetime, words: Words) -> ResultsPage:
    """Make the page of results. The info point is offered when there is none."""
    results = found.results
    query = replace(found.query, near=None) if place.is_known else found.query
    pages, plan = max(1, -(-results.total // query.limit)), results.plan
    return ResultsPage(
        query=query,
        title=query.q or words.gettext("Kaikki tarjonta"),
        count=words.ngettext("%(num)s tulos", "%(num)s tulosta", results.total),
        total=results.total,
        items=items_of(results, plan.query, now, words),
        chips=chips_of(query, words),
        understood=understood_chips(_as_read(query, plan), plan.slots, words),
        dropped=tuple(slot.label(words.lang) for slot in plan.dropped),
        corrected=plan.corrected,
        exact_link=_page(words, query.query_string(exact=True)),
        meant=_meant(query, results, words),
        help_now=plan.help_now,
        groups=filter_groups(query, results.facets, found.when_counts or {}, words),
        sorts=sort_links(found.query, words) if results.total > 1 else (),
        ignored=tuple(one.name for one in found.ignored),
        clear_link=_page(words, SearchQuery(q=query.q).query_string()),
        previous_link=_page(words, query.query_string(page=query.page - 1)) if query.page > 1 else None,
        next_link=_page(words, query.query_string(page=query.page + 1)) if query.page < pages else None,
        page_number=query.page,
        page_count=pages,
        nothing=None if results.total else nothing_found(query, results, place.info_point, now, words),
        similar=_items(results.similar, plan.query, now, words),
        tiles=place.tiles,
        attribution=place.attribution,
    )


def _page(words: Words, query_string: str) -> str:
    return words.path(search_path(query_string))


def _as_read(query: SearchQuery, plan: QueryPlan) -> SearchQuery:
    """The question with the words that its wishes were read from."""
    return replace(query, q=plan.query.q or query.q)


def _meant(query: SearchQuery, results: SearchResults, words: Words) -> Way | None:
    meant = results.did_you_mean
    return Way(meant.meant, _page(words, query.query_string(q=meant.question))) if meant else None

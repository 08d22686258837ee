"""What the search's templates get: one frozen dataclass per template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.core.clock import local_day
from app.search.cards import read_card
from app.search.engine import SearchResults
from app.search.filters import Chip, FilterGroup, chips_of, filter_groups, understood_chips
from app.search.items import ResultItem, Way, item_of, ways_in
from app.search.nothing_page import InfoPoint, NothingFound, nothing_found
from app.search.plan import Corrected, QueryPlan
from app.search.query import DEFAULT_LIMIT, Ignored, SearchQuery
from app.web.links import search_path

HOME_ITEMS = 8
EXAMPLES = ("kuoroon ilman koelaulua", "neulontaa", "maksutonta liikuntaa", "apua tietokoneen kanssa")


@dataclass(frozen=True, slots=True)
class HomePage:
    """`/`: the question, ways in, and what is on today and tomorrow."""

    examples: tuple[Way, ...]
    ways: tuple[Way, ...]
    soon: tuple[ResultItem, ...]
    soon_heading: str
    soon_link: str


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """`/haku`: results, what was asked, and ways to narrow or widen."""

    query: SearchQuery
    title: str
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
    ignored: tuple[str, ...]
    clear_link: str
    previous_link: str | None
    next_link: str | None
    page_number: int
    page_count: int
    nothing: NothingFound | None


def home_page(query: SearchQuery, soon: SearchResults, now: datetime) -> HomePage:
    """Make the home page. `soon` answers `query`: what is on today and tomorrow, or else what comes next."""
    return HomePage(
        examples=tuple(Way(text, search_path(SearchQuery(q=text).query_string())) for text in EXAMPLES),
        ways=ways_in(),
        soon=items_of(soon, query, now)[:HOME_ITEMS],
        soon_heading="Tänään ja huomenna" if query.when else "Seuraavaksi",
        soon_link=search_path(query.query_string(limit=DEFAULT_LIMIT, kind=())),
    )


def soon_query(now: datetime) -> SearchQuery:
    """What is on today and tomorrow: meetings and happenings, not opening hours."""
    today = local_day(now)
    return SearchQuery(
        when=f"{today}..{today + timedelta(days=1)}",
        kind=("event", "activity", "volunteering"),
        sort="time",
        limit=HOME_ITEMS,
    )


def items_of(results: SearchResults, query: SearchQuery, now: datetime) -> tuple[ResultItem, ...]:
    """All results of a page, ready for the template."""
    return tuple(item_of(read_card(hit.card, "fi", now, query), now, hit.distance_m) for hit in results.hits)


def results_page(
    query: SearchQuery,
    ignored: Sequence[Ignored],
    results: SearchResults,
    now: datetime,
    info_point: InfoPoint,
) -> ResultsPage:
    """Make the page of results. `info_point` is offered when there is none."""
    pages, plan = max(1, -(-results.total // query.limit)), results.plan
    return ResultsPage(
        query=query,
        title=_title(query, results.total),
        total=results.total,
        items=items_of(results, plan.query, now),
        chips=chips_of(query),
        understood=understood_chips(_as_read(query, plan), plan.slots),
        dropped=tuple(slot.label("fi") for slot in plan.dropped),
        corrected=plan.corrected,
        exact_link=search_path(query.query_string(exact=True)),
        meant=_meant(query, results),
        help_now=plan.help_now,
        groups=filter_groups(query, results.facets),
        ignored=tuple(one.name for one in ignored),
        clear_link=search_path(SearchQuery(q=query.q).query_string()),
        previous_link=search_path(query.query_string(page=query.page - 1)) if query.page > 1 else None,
        next_link=search_path(query.query_string(page=query.page + 1)) if query.page < pages else None,
        page_number=query.page,
        page_count=pages,
        nothing=None if results.total else nothing_found(query, results, info_point, now),
    )


def _as_read(query: SearchQuery, plan: QueryPlan) -> SearchQuery:
    """The question with the words that its wishes were read from."""
    return replace(query, q=plan.query.q or query.q)


def _meant(query: SearchQuery, results: SearchResults) -> Way | None:
    meant = results.did_you_mean
    return Way(meant.meant, search_path(query.query_string(q=meant.question))) if meant else None


def _title(query: SearchQuery, total: int) -> str:
    found = "1 tulos" if total == 1 else f"{total} tulosta"
    return f"{query.q} – {found}" if query.q else f"Kaikki tarjonta – {found}"

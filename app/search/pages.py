"""What the search's templates get: one frozen dataclass per template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.catalogue.sentences import when_words
from app.catalogue.taxonomy import taxonomy
from app.core.clock import local_day
from app.search.cards import Card, read_card
from app.search.engine import SearchResults
from app.search.filters import Chip, FilterGroup, chips_of, filter_groups, understood_chips
from app.search.plan import Corrected
from app.search.query import DEFAULT_LIMIT, Ignored, SearchQuery
from app.web.links import listing_path, search_path

NBSP = "\u00a0"
HOME_ITEMS = 8
EXAMPLES = ("kuoroon ilman koelaulua", "neulontaa", "maksutonta liikuntaa", "apua tietokoneen kanssa")


@dataclass(frozen=True, slots=True)
class ResultItem:
    """One result in the list: a card with its words and its link ready."""

    link: str
    title: str
    lang: str
    teaser: str
    when: str
    recurs: str
    where: str
    organiser: str
    distance: str
    price: str
    is_free: bool
    kind: str
    day: str
    weekday: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way in: a category as a link."""

    label: str
    link: str


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
    help_now: bool
    groups: tuple[FilterGroup, ...]
    ignored: tuple[str, ...]
    clear_link: str
    previous_link: str | None
    next_link: str | None
    page_number: int
    page_count: int
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class _Time:
    start: datetime
    end: datetime | None
    all_day: bool


WEEKDAYS_SHORT = ("ma", "ti", "ke", "to", "pe", "la", "su")


def item_of(card: Card, now: datetime, distance_m: int | None = None) -> ResultItem:
    """A card, made ready for the template."""
    when, day, weekday = "", "", ""
    if card.start is not None:
        when = when_words(_Time(card.start, card.end, card.all_day), now, "fi")
        if not card.goes_on_at(now):  # what lasts for weeks has no day of its own
            shown = local_day(card.start)
            day, weekday = f"{shown.day}.{shown.month}.", WEEKDAYS_SHORT[shown.weekday()]
    where = ", ".join(part for part in _where(card) if part)
    return ResultItem(
        link=listing_path(card.slug),
        title=card.title,
        lang=card.lang,
        teaser=card.summary,
        when=when,
        recurs=card.recurs,
        where=where,
        organiser="" if card.place and card.organiser == card.place.name else card.organiser,
        distance=_distance(distance_m),
        price=card.price,
        is_free=card.price_type == "free",
        kind=taxonomy().kinds.label(card.kind, "fi")[0],
        day=day,
        weekday=weekday,
    )


def _where(card: Card) -> tuple[str, ...]:
    return (card.place.name, card.place.address) if card.place else ()


def _distance(metres: int | None) -> str:
    """Say a distance ("420 m", "1,2 km"), no more exactly than the position that was given."""
    if metres is None:
        return ""
    if metres < 1000:
        return f"{max(10, round(metres, -1))}{NBSP}m"
    return f"{metres / 1000:.1f}{NBSP}km".replace(".", ",")


def ways_in() -> tuple[Way, ...]:
    """The top categories as links."""
    categories = taxonomy().categories
    return tuple(
        Way(
            categories.label(term.code, "fi")[0],
            search_path(SearchQuery(category=(term.code,)).query_string()),
        )
        for term in categories.roots
    )


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
    query: SearchQuery, ignored: Sequence[Ignored], results: SearchResults, now: datetime
) -> ResultsPage:
    """Make the page of results."""
    pages, plan = max(1, -(-results.total // query.limit)), results.plan
    return ResultsPage(
        query=query,
        title=_title(query, results.total),
        total=results.total,
        items=items_of(results, plan.query, now),
        chips=chips_of(query),
        understood=understood_chips(query, plan.slots),
        dropped=tuple(slot.label("fi") for slot in plan.dropped),
        corrected=plan.corrected,
        help_now=plan.help_now,
        groups=filter_groups(query, results.facets),
        ignored=tuple(one.name for one in ignored),
        clear_link=search_path(SearchQuery(q=query.q).query_string()),
        previous_link=search_path(query.query_string(page=query.page - 1)) if query.page > 1 else None,
        next_link=search_path(query.query_string(page=query.page + 1)) if query.page < pages else None,
        page_number=query.page,
        page_count=pages,
        ways=ways_in(),
    )


def _title(query: SearchQuery, total: int) -> str:
    found = "1 tulos" if total == 1 else f"{total} tulosta"
    return f"{query.q} – {found}" if query.q else f"Kaikki tarjonta – {found}"

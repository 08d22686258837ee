"""One result, and one way in, ready for the templates."""

from dataclasses import dataclass
from datetime import datetime

from app.catalogue.sentences import when_words
from app.catalogue.taxonomy import taxonomy
from app.core.clock import local_day
from app.search.cards import Card
from app.search.query import SearchQuery
from app.web.links import listing_path, search_path
from app.web.own_list import code_of

NBSP = "\u00a0"


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

    @property
    def code(self) -> str:
        """What it is called in a reader's own list."""
        return code_of(self.link)


@dataclass(frozen=True, slots=True)
class Way:
    """A way in: a category as a link."""

    label: str
    link: str


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

"""One result, and one way in, ready for the templates."""

from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date, get_day_names

from app.catalogue.taxonomy import taxonomy
from app.catalogue.words.sentences import when_words
from app.catalogue.words.verified_words import verified_briefly
from app.core.clock import local_day
from app.search.query import SearchQuery
from app.search.shown.cards import Card
from app.search.shown.signs import MAX_SHOWN, SIGNS
from app.web.links import listing_path, search_path
from app.web.words import Words

NBSP = "\u00a0"
CODE_LENGTH = 8
"""The last digits of a slug name its listing."""
DAY_PATTERNS = {"fi": "d.M.", "sv": "d.M", "en": "d MMM"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """The small day leaf of a card: a weekday and a date, short."""

    weekday: str
    day: str


@dataclass(frozen=True, slots=True)
class ResultItem:
    """One result in the list: a card with its words and its link ready. `code` names it in lists."""

    link: str
    code: str
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
    leaf: Leaf | None
    signs: tuple[str, ...]
    verified: str
    source: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Way:
    """A way in: a category, or words to ask with, as a link. `code` of a category finds its drawing."""

    label: str
    link: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class _Time:
    start: datetime
    end: datetime | None
    all_day: bool


def item_of(card: Card, now: datetime, words: Words, distance_m: int | None = None) -> ResultItem:
    """A card, made ready for the template."""
    place = card.place
    return ResultItem(
        link=words.path(listing_path(card.slug)),
        code=card.slug[-CODE_LENGTH:],
        title=card.title,
        lang=card.lang,
        teaser=card.summary,
        when=_when(card, now, words),
        recurs=card.recurs,
        where=", ".join(part for part in (place.name, place.address) if part) if place else "",
        organiser="" if place and card.organiser == place.name else card.organiser,
        distance=_distance(distance_m, words),
        price=card.price,
        is_free=card.price_type == "free",
        kind=taxonomy().kinds.label(card.kind, words.lang)[0],
        leaf=_leaf(card, now, words),
        signs=tuple(words.gettext(SIGNS[code]) for code in card.signs[:MAX_SHOWN] if code in SIGNS),
        verified=verified_briefly(card.verified_at, card.verified_how, now, words),
        source=card.source_title,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
    )


def _when(card: Card, now: datetime, words: Words) -> str:
    if card.start is None:
        return ""
    return when_words(_Time(card.start, card.end, card.all_day), now, words.lang)


def _leaf(card: Card, now: datetime, words: Words) -> Leaf | None:
    """The leaf of its day; what lasts for weeks has no day of its own, but goes on now."""
    if card.start is None:
        return None
    if card.goes_on_at(now):
        return Leaf("", words.gettext("nyt"))
    return leaf_of(local_day(card.start), words)


def leaf_of(day: date, words: Words) -> Leaf:
    """The leaf of a day."""
    weekdays = get_day_names("abbreviated", "stand-alone", words.lang)
    return Leaf(weekdays[day.weekday()], format_date(day, DAY_PATTERNS[words.lang], words.lang))


def _distance(metres: int | None, words: Words) -> str:
    """Say a distance ("420 m", "1,2 km"), no more exactly than the position that was given."""
    if metres is None:
        return ""
    if metres < 1000:
        return f"{max(10, round(metres, -1))}{NBSP}m"
    kilometres = f"{metres / 1000:.1f}{NBSP}km"
    return kilometres if words.lang == "en" else kilometres.replace(".", ",")


def ways_in(words: Words) -> tuple[Way, ...]:
    """The top categories as links."""
    return tuple(way_to(term.code, words) for term in taxonomy().categories.roots)


def way_to(code: str, words: Words) -> Way:
    """A category as a link."""
    label = taxonomy().categories.label(code, words.lang)[0]
    return Way(label, words.path(search_path(SearchQuery(category=(code,)).query_string())), code)

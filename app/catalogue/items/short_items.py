"""A listing in short, for lists of others on the catalogue's own pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.catalogue.ahead_queries import NextUp
from app.catalogue.content import ListingContent
from app.catalogue.items.time_items import TimeItem, rule_sentences, time_item
from app.catalogue.texts import text_in
from app.catalogue.words.place_words import address_of
from app.catalogue.words.price_words import price_words
from app.catalogue.words.shown_text import Text, told
from app.web.links import listing_path
from app.web.words import Words


@dataclass(frozen=True, slots=True)
class ShortItem:
    """One listing: its name, next time, place and price. `when` of None: no known time ahead."""

    link: str
    title: Text
    when: TimeItem | None
    recurs: str
    where: str
    price: str
    is_free: bool


def short_items(found: Iterable[NextUp], now: datetime, words: Words) -> tuple[ShortItem, ...]:
    """Listings in short, in their order."""
    return tuple(_short(one, now, words) for one in found)


def _short(one: NextUp, now: datetime, words: Words) -> ShortItem:
    content = one.content
    return ShortItem(
        link=words.path(listing_path(one.listing.slug)),
        title=told(content.title, words),
        when=time_item(one.next, now, words) if one.next else None,
        recurs="" if _is_once(content) else "; ".join(rule_sentences(content, now, words)[:2]),
        where=_where(content, words),
        price=price_words(content.prices, words.lang),
        is_free=bool(content.prices) and content.prices[0].type == "free",
    )


def _is_once(content: ListingContent) -> bool:
    schedules = [one for session in content.sessions for one in session.schedules]
    first = schedules[0] if len(schedules) == 1 else None
    return first is not None and first.start is not None and not first.rrule and not first.rdates


def _where(content: ListingContent, words: Words) -> str:
    place = next((one.place for one in content.sessions if one.place), None)
    if place is None:
        return ""
    name = text_in(place.name, words.lang)[0]
    return ", ".join(part for part in (name, address_of(place, words.lang)) if part)

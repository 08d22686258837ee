"""What a feed tells of each listing: read from the same cards that the pages of results show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.catalogue.models import Listing
from app.catalogue.parts import Image
from app.catalogue.picture_queries import pictures_of
from app.catalogue.taxonomy import taxonomy
from app.catalogue.texts import plain
from app.catalogue.words.date_words import time_words
from app.catalogue.words.sentence_words import words_for
from app.core.clock import LOCAL_ZONE, utc_now
from app.search.query import SearchQuery
from app.search.shown.cards import Card, read_card
from app.web.links import listing_path, picture_path
from app.web.view import View

MOST_ENTRIES = 100


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One listing in a feed. `lang` is the language of title and summary.

    `when` says the time that fits what was asked, with its date: a feed is read on another day than it was
    made. `picture`: the whole address of its picture, or empty.
    """

    id: str
    link: str
    title: str
    lang: str
    lines: tuple[str, ...]
    when: str
    organiser: str
    where: str
    categories: tuple[str, ...]
    updated: datetime
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A page as a feed. `address` is its own, `page` that of the page; both whole."""

    title: str
    address: str
    page: str
    lang: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the cards answer, and for whom."""

    query: SearchQuery
    view: View
    now: datetime


def entries_of(session: Session, cards: Sequence[Mapping[str, Any]], asked: Asked) -> tuple[FeedEntry, ...]:
    """Read cards into entries. The catalogue is asked only when each last changed."""
    ids = [UUID(card["id"]) for card in cards]
    changed, pictures = _changed_at(session, ids), pictures_of(session, ids)
    return tuple(
        replace(
            _entry(card, changed.get(identity, asked.now), asked),
            picture=_picture(pictures.get(identity), asked.view.base_url),
        )
        for identity, card in zip(ids, cards, strict=True)
    )


def updated_at(session: Session, entries: Iterable[FeedEntry]) -> datetime:
    """When a feed last changed: as its newest entry did, or the catalogue if there is none."""
    newest = max((entry.updated for entry in entries), default=None)
    if newest is not None:
        return newest
    last: datetime | None = session.execute(select(func.max(col(Listing.changed_at)))).scalar()
    return last or utc_now()


def _picture(image: Image | None, base_url: str) -> str:
    return f"{base_url}{picture_path(image.picture, 'iso.jpg')}" if image and image.picture else ""


def _changed_at(session: Session, ids: Sequence[UUID]) -> dict[UUID, datetime]:
    rows = session.execute(select(col(Listing.id), col(Listing.changed_at)).where(col(Listing.id).in_(ids)))
    return {row[0]: row[1] for row in rows}


def _entry(stored: Mapping[str, Any], updated: datetime, asked: Asked) -> FeedEntry:
    words, lang = asked.view.words, asked.view.lang
    card = read_card(stored, lang, asked.now, asked.query)
    place = card.place
    labels = (
        taxonomy().categories.label(code, lang)[0]
        for code in card.categories
        if code in taxonomy().categories
    )
    return FeedEntry(
        id=card.id,
        link=f"{asked.view.base_url}{words.path(listing_path(card.slug))}",
        title=plain(card.title),
        lang=card.lang,
        lines=tuple(plain(line) for line in (card.summary, card.recurs, card.price) if line),
        when="" if card.recurs else _when(card, lang),
        organiser=plain(card.organiser),
        where=plain(", ".join(part for part in (place.name, place.address) if part)) if place else "",
        categories=tuple(plain(label) for label in labels),
        updated=updated,
    )


def _when(card: Card, lang: str) -> str:
    if card.start is None:
        return ""
    length = card.end - card.start if card.end else None
    start = card.start.astimezone(LOCAL_ZONE)
    return time_words(start, length, words_for(lang), None, all_day=card.all_day)

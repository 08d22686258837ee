"""What in the catalogue may be the same thing as a submission: alike in name, and in time or place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from uuid import UUID

from sqlmodel import Session

from app.catalogue.content import ListingContent, from_json
from app.catalogue.models import Listing
from app.catalogue.queries import listings_of
from app.catalogue.rules import place_key
from app.catalogue.texts import text_in
from app.core.clock import local_day
from app.desk.queue.field_rows import times_of
from app.search.engine import SearchEngine
from app.search.query import MAX_QUERY, SearchQuery
from app.web.words import N_

LOOKED_AT = 20
SHOWN = 5
NEAR = 0.8
"""How much of two names must be alike."""
SAME_NAME, NEAR_NAME = N_("sama nimi"), N_("melkein sama nimi")
SAME_DAY, SAME_PLACE = N_("sama päivä"), N_("sama paikka")
SAME_ORGANISER = N_("sama järjestäjä")


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A listing that may be the same, and why: names of reasons, to be translated."""

    listing: Listing
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked for: a content, and the listing that it changes, which is no duplicate of itself."""

    content: ListingContent
    own: UUID | None
    now: datetime


def duplicates_of(session: Session, engine: SearchEngine, looking: Looking) -> list[Duplicate]:
    """The likeliest ones first: those with the most reasons."""
    title = text_in(looking.content.title, "fi")[0]
    query = SearchQuery(q=title[:MAX_QUERY], limit=LOOKED_AT)
    hits = engine.search(query, looking.now).hits
    ids = [identity for hit in hits if (identity := UUID(str(hit.card["id"]))) != looking.own]
    found = [Duplicate(one, _reasons(one, looking)) for one in listings_of(session, ids)]
    alike = [one for one in found if one.reasons]
    return sorted(alike, key=lambda one: (-len(one.reasons), one.listing.slug))[:SHOWN]


def _reasons(listing: Listing, looking: Looking) -> tuple[str, ...]:
    content = from_json(listing.content)
    name = name_reason(content.title, looking.content.title)
    if not name:
        return ()
    same_day = _days(content, looking.now) & _days(looking.content, looking.now)
    same_place = _places(content) & _places(looking.content)
    return tuple(
        reason for reason, is_so in ((name, True), (SAME_DAY, same_day), (SAME_PLACE, same_place)) if is_so
    )


def name_reason(one: Mapping[str, str], other: Mapping[str, str]) -> str:
    """Whether two titles, each in its languages, are the same or nearly so; empty: they are not."""
    pairs = [(bare_name(mine), bare_name(yours)) for mine in one.values() for yours in other.values()]
    if any(mine == yours for mine, yours in pairs):
        return SAME_NAME
    return NEAR_NAME if any(_is_near(*pair) for pair in pairs) else ""


def _is_near(mine: str, yours: str) -> bool:
    matcher = SequenceMatcher(None, mine, yours)
    return matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR


def bare_name(text: str) -> str:
    """A name without what does not tell names apart: capitals and spaces."""
    return " ".join(text.casefold().split())


def _days(content: ListingContent, now: datetime) -> set[object]:
    return {local_day(one.starts_at) for one in times_of(content, now)}


def _places(content: ListingContent) -> set[str]:
    keys = (place_key(one.place) for one in content.sessions if one.place)
    return {key for key in keys if key}

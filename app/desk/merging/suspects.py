"""Pairs in the whole catalogue that may be the same: alike in name, and in time, place or organiser.

Two listings of one feed are judged more strictly: a feed tells its own things apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import combinations
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import Session, col

from app.catalogue.models import Listing, ListingPlace, Occurrence, SourceRecord
from app.core.clock import local_day
from app.desk.queue.duplicates import (
    SAME_DAY,
    SAME_NAME,
    SAME_ORGANISER,
    SAME_PLACE,
    bare_name,
    name_reason,
)

SHOWN = 100
CHUNK = 500
MOST_ALIKE = 60
"""A word that more names have than this tells nothing; the very same name always does."""
MOST_SAME = 300
SHORTEST_WORD = 4
END_LETTERS = 6
"""Names whose one word has a slip in it still begin or end alike."""
Ids = tuple[UUID, UUID]
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Suspect:
    """Two listings that may be the same, and why: names of reasons, to be translated."""

    ids: Ids
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Named:
    id: UUID
    title: Mapping[str, str]
    origin: str
    organisation: UUID | None
    places: frozenset[UUID]

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in its name: "Kurssi 1" and "Kurssi 2" are alike, and are not the same."""
        return tuple(_NUMBER.findall(" ".join(self.title.values())))


@dataclass(slots=True)
class _Times:
    """When the listings of possible pairs are."""

    days: dict[UUID, set[object]]
    starts: dict[UUID, set[object]]


def suspects(session: Session, known: set[Ids], now: datetime) -> list[Suspect]:
    """The likeliest ones first: those with the most reasons. `known` pairs have been looked at already."""
    named = {one.id: one for one in _named(session, now)}
    alike = [(ids, reason) for ids, reason in _alike(named) if ids not in known]
    times = _times(session, sorted({identity for ids, _ in alike for identity in ids}), now)
    found = [
        Suspect(ids, (reason, *more))
        for ids, reason in alike
        if (more := _more(named[ids[0]], named[ids[1]], times))
    ]
    found.sort(key=lambda one: (-len(one.reasons), one.reasons[0] != SAME_NAME, one.ids))
    return found[:SHOWN]


def _named(session: Session, now: datetime) -> Iterator[_Named]:
    query = select(col(SourceRecord.listing_id), col(SourceRecord.feed))
    feeds = {row[0]: row[1] for row in session.execute(query)}
    places: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for listing, place in session.execute(select(col(ListingPlace.listing_id), col(ListingPlace.place_id))):
        places[listing].add(place)
    title: Any = col(Listing.content)["title"]
    ahead = or_(col(Listing.last_end).is_(None), col(Listing.last_end) >= now)
    rows = session.execute(
        select(col(Listing.id), title, col(Listing.organisation_id)).where(
            col(Listing.state) == "published", ahead
        )
    )
    for identity, texts, organisation in rows:
        origin = feeds.get(identity, str(identity))
        yield _Named(identity, texts, origin, organisation, frozenset(places[identity]))


def _alike(named: Mapping[UUID, _Named]) -> Iterator[tuple[Ids, str]]:
    """Pairs that are alike in name, each once. Only those that share a word or an end are compared."""
    same: defaultdict[str, list[UUID]] = defaultdict(list)
    near: defaultdict[str, list[UUID]] = defaultdict(list)
    for one in named.values():
        for name in {bare_name(text) for text in one.title.values()}:
            same[name].append(one.id)
            for key in _keys(name):
                near[key].append(one.id)
    seen: set[Ids] = set()
    for ids in _pairs(same.values(), MOST_SAME):
        if ids not in seen:
            seen.add(ids)
            yield ids, SAME_NAME
    for ids in _pairs(near.values(), MOST_ALIKE):
        if ids in seen:
            continue
        seen.add(ids)
        one, other = named[ids[0]], named[ids[1]]
        if _may_be_near(one, other) and (reason := name_reason(one.title, other.title)):
            yield ids, reason


def _may_be_near(one: _Named, other: _Named) -> bool:
    """Names that are only nearly the same need more than a day in common. Asked first, for it costs less."""
    return one.numbers == other.numbers and (_at_same_place(one, other) or _of_same_organiser(one, other))


def _keys(name: str) -> set[str]:
    letters = name.replace(" ", "")
    words = {word for word in name.split() if len(word) >= SHORTEST_WORD}
    return words | {f"<{letters[:END_LETTERS]}", f"{letters[-END_LETTERS:]}>"}


def _pairs(groups: Iterable[Sequence[UUID]], most: int) -> Iterator[Ids]:
    for group in groups:
        members = sorted(set(group))
        if 1 < len(members) <= most:
            yield from combinations(members, 2)


def _times(session: Session, ids: Sequence[UUID], now: datetime) -> _Times:
    found = _Times(defaultdict(set), defaultdict(set))
    today = local_day(now)
    query = select(col(Occurrence.listing_id), col(Occurrence.local_date), col(Occurrence.starts_at)).where(
        col(Occurrence.local_date) >= today
    )
    for start in range(0, len(ids), CHUNK):
        some = col(Occurrence.listing_id).in_(ids[start : start + CHUNK])
        for identity, day, moment in session.execute(query.where(some)):
            found.days[identity].add(day)
            found.starts[identity].add(moment)
    return found


def _more(one: _Named, other: _Named, times: _Times) -> tuple[str, ...]:
    """Why they may be the same beside their names; nothing: they are not."""
    is_one_feed = one.origin == other.origin
    days = times.starts if is_one_feed else times.days
    same_time = not days[one.id].isdisjoint(days[other.id])
    same_place = _at_same_place(one, other)
    if is_one_feed and not (same_place and same_time):
        return ()
    told = (
        (SAME_DAY, same_time),
        (SAME_PLACE, same_place),
        (SAME_ORGANISER, _of_same_organiser(one, other)),
    )
    return tuple(reason for reason, is_so in told if is_so)


def _at_same_place(one: _Named, other: _Named) -> bool:
    return not one.places.isdisjoint(other.places)


def _of_same_organiser(one: _Named, other: _Named) -> bool:
    return one.organisation is not None and one.organisation == other.organisation

"""What is shown around a listing: the organiser's other things, and what is like it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from app.catalogue.ahead_queries import NextUp, next_up, organisation_ahead, soonest
from app.catalogue.items.similar import SimilarListings
from app.catalogue.models import Listing
from app.catalogue.queries import ListingDetails, last_told, listings_of, organisation_slug
from app.catalogue.texts import text_in
from app.catalogue.vouching import vouched_on

SHOWN = 4
LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class Around:
    """`told`: when the feed last told of the listing. `organiser_slug` is empty when nobody is named.

    `vouched`: since when staff know the group that arranges it.
    """

    told: datetime | None = None
    organiser_slug: str = ""
    others: tuple[NextUp, ...] = ()
    similar: tuple[NextUp, ...] = ()
    vouched: date | None = None


def around(session: Session, details: ListingDetails, finder: SimilarListings, now: datetime) -> Around:
    """Look at what is around a listing. No name is shown twice."""
    listing, chosen = details.listing, _Chosen(details.listing)
    others: list[Listing] = []
    if listing.organisation_id is not None:
        found = organisation_ahead(session, listing.organisation_id, now, range(LOOKED_AT))
        others = chosen.add(found)
    similar = chosen.add(_like(session, details, finder, now))
    return _around(session, details, others, similar, now)


def instead(session: Session, details: ListingDetails, finder: SimilarListings, now: datetime) -> Around:
    """What there is in the place of a listing that is over or gone: like it, or else what comes next."""
    chosen = _Chosen(details.listing)
    similar = chosen.add(_like(session, details, finder, now))
    if not similar:
        similar = chosen.add(soonest(session, details.listing.kind, now, LOOKED_AT))
    return _around(session, details, [], similar, now)


def _around(
    session: Session, details: ListingDetails, others: list[Listing], similar: list[Listing], now: datetime
) -> Around:
    shown = next_up(session, [*others, *similar], now)
    slug = organisation_slug(session, details.listing.organisation_id)
    told = last_told(session, details)
    vouched = vouched_on(session, details.listing.organisation_id)
    return Around(told, slug, tuple(shown[: len(others)]), tuple(shown[len(others) :]), vouched)


def _like(
    session: Session, details: ListingDetails, finder: SimilarListings, now: datetime
) -> Sequence[Listing]:
    ids = list(finder.like(details.content, now))[:LOOKED_AT]
    places = {identity: place for place, identity in enumerate(ids)}
    # The index may be a moment behind: what has just been taken away is not shown.
    listings = [listing for listing in listings_of(session, ids) if listing.state == "published"]
    return sorted(listings, key=lambda listing: places[listing.id])


class _Chosen:
    """Listings that are shown on a page already, and their names."""

    def __init__(self, listing: Listing) -> None:
        self._ids: set[UUID] = {listing.id}
        self._names = {_name(listing)}

    def add(self, found: Sequence[Listing]) -> list[Listing]:
        """The first ones that are not shown yet."""
        fresh: list[Listing] = []
        for listing in found:
            is_met = listing.id in self._ids or _name(listing) in self._names
            if is_met or len(fresh) == SHOWN:
                continue
            self._ids.add(listing.id)
            self._names.add(_name(listing))
            fresh.append(listing)
        return fresh


def _name(listing: Listing) -> str:
    return text_in(listing.content["title"], "fi")[0].casefold()

"""What the codes of a list name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlmodel import Session, col

from app.catalogue.merging.merged import MERGED, survivor_of
from app.catalogue.models import Listing
from app.catalogue.queries import ListingDetails, details_of, last_told
from app.catalogue.rules import ids_of_code
from app.web.own_list import Codes


@dataclass(frozen=True, slots=True)
class Thing:
    """A listing on a list. `checked_at`: when anybody or its feed last vouched for it; None: nobody has."""

    details: ListingDetails
    checked_at: datetime | None


def listed(session: Session, codes: Codes) -> dict[str, Thing]:
    """The public listings that codes name, by code, in the order of the codes; the others are left out.

    A code of what gave way to another names the other: so two codes may name the same.
    """
    found = _published(session, codes)
    details = details_of(session, list({one.id: one for code in codes if (one := found.get(code))}.values()))
    told = _last_told(session, details)
    things = {one.listing.id: Thing(one, _checked_at(one, told)) for one in details}
    return {code: things[found[code].id] for code in codes if code in found}


def without_doubles(codes: Codes, found: Mapping[str, Thing]) -> Codes:
    """The codes that name something, the first one of those that name the same."""
    first = {found[code].details.listing.id: code for code in reversed(codes) if code in found}
    return tuple(code for code in codes if code in first.values())


def _last_told(session: Session, details: list[ListingDetails]) -> dict[str, datetime | None]:
    """When each feed last told of what it has."""
    records = {one.record.feed: one for one in details if one.record and one.record.gone_at is None}
    return {feed: last_told(session, one) for feed, one in records.items()}


def _checked_at(details: ListingDetails, told: Mapping[str, datetime | None]) -> datetime | None:
    at, record = details.listing.verified_at, details.record
    if at is None or details.listing.verified_how != "import" or record is None or record.gone_at:
        return at
    return max(at, told[record.feed] or at)


def _published(session: Session, codes: Codes) -> Mapping[str, Listing]:
    ranges = [ids for code in codes if (ids := ids_of_code(code))]
    if not ranges:
        return {}
    query = (
        select(Listing)
        .where(
            col(Listing.state).in_(("published", MERGED)),
            or_(*(col(Listing.id).between(*ids) for ids in ranges)),
        )
        .order_by(col(Listing.id).desc())  # of two that share a code the first id wins, always the same
    )
    found = {one.id.hex[:8]: survivor_of(session, one) for one in session.execute(query).scalars()}
    return {code: one for code, one in found.items() if one.state == "published"}

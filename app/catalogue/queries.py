"""Looking into the catalogue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from app.catalogue.content import ListingContent, from_json
from app.catalogue.feeds.runs import last_good_run
from app.catalogue.merging.organisations import survivor_of
from app.catalogue.models import Listing, Occurrence, Organisation, Outbox, Source, SourceRecord
from app.catalogue.rules import ids_of_code

BATCH = 500


@dataclass(frozen=True, slots=True)
class ListingDetails:
    """A listing with all that its page or its index document tells."""

    listing: Listing
    content: ListingContent
    occurrences: tuple[Occurrence, ...]
    record: SourceRecord | None
    source: Source | None


def listing_by_slug(session: Session, slug: str) -> Listing | None:
    """The listing at `/tarjonta/{slug}`, whatever its state."""
    return session.execute(select(Listing).where(col(Listing.slug) == slug)).scalar_one_or_none()


def details_of(session: Session, listings: Sequence[Listing]) -> list[ListingDetails]:
    """Details of listings in their order; the number of queries does not depend on how many there are."""
    ids = [listing.id for listing in listings]
    times: dict[UUID, list[Occurrence]] = {}
    query = select(Occurrence).where(col(Occurrence.listing_id).in_(ids)).order_by(col(Occurrence.starts_at))
    for occurrence in session.execute(query).scalars():
        times.setdefault(occurrence.listing_id, []).append(occurrence)
    records = {
        record.listing_id: (record, source)
        for record, source in session.execute(
            select(SourceRecord, Source)
            .join(Source, col(Source.name) == col(SourceRecord.source))
            .where(col(SourceRecord.listing_id).in_(ids))
        )
    }
    return [
        ListingDetails(
            listing=listing,
            content=from_json(listing.content),
            occurrences=tuple(times.get(listing.id, ())),
            record=records.get(listing.id, (None, None))[0],
            source=records.get(listing.id, (None, None))[1],
        )
        for listing in listings
    ]


def last_told(session: Session, details: ListingDetails) -> datetime | None:
    """When the feed last told of a listing; an unchanged listing leaves no trace of its own."""
    if details.record is None or details.record.gone_at is not None:
        return None
    run = last_good_run(session, details.record.feed, complete=True)
    return run.started_at if run else None


def listings_of(session: Session, ids: Sequence[UUID]) -> list[Listing]:
    """Listings by id, in no particular order; ids that are unknown are left out."""
    return list(session.execute(select(Listing).where(col(Listing.id).in_(ids))).scalars())


def how_many_public(session: Session) -> int:
    """How many listings are published."""
    query = select(func.count()).select_from(Listing).where(col(Listing.state) == "published")
    return int(session.execute(query).scalar_one())


def public_ids(session: Session) -> Iterator[list[UUID]]:
    """Ids of all published listings, batch by batch, in their order."""
    query = select(col(Listing.id)).where(col(Listing.state) == "published").order_by(col(Listing.id))
    after: UUID | None = None
    while batch := list(session.execute(query.where(*_after(after)).limit(BATCH)).scalars()):
        yield batch
        after = batch[-1]


def public_listings(session: Session) -> Iterator[list[Listing]]:
    """All published listings, batch by batch, in the order of their ids."""
    query = select(Listing).where(col(Listing.state) == "published").order_by(col(Listing.id))
    after: UUID | None = None
    while batch := list(session.execute(query.where(*_after(after)).limit(BATCH)).scalars()):
        yield batch
        after = batch[-1].id
        session.expunge_all()


def _after(identity: UUID | None) -> tuple[ColumnElement[bool], ...]:
    return () if identity is None else (col(Listing.id) > identity,)


def waiting_changes(session: Session, limit: int) -> tuple[list[int], list[UUID]]:
    """The oldest rows of the outbox: their ids, and the listings they speak of, each once."""
    rows = session.execute(
        select(col(Outbox.id), col(Outbox.listing_id)).order_by(col(Outbox.id)).limit(limit)
    ).all()
    return [row[0] for row in rows], list(dict.fromkeys(row[1] for row in rows))


def listing_by_code(session: Session, slug: str) -> Listing | None:
    """The listing that the end of a slug names, its words being old or mistyped; None: no such one."""
    ids = ids_of_code(slug.rpartition("-")[2])
    if ids is None:
        return None
    return session.execute(select(Listing).where(col(Listing.id).between(*ids)).limit(1)).scalars().first()


def organisation_by_slug(session: Session, slug: str) -> Organisation | None:
    """The organiser at `/jarjestajat/{slug}`: the caller compares slugs.

    It may be one that an old slug names, or into which the one of that slug was merged.
    """
    exact = session.execute(select(Organisation).where(col(Organisation.slug) == slug)).scalar_one_or_none()
    ids = ids_of_code(slug.rpartition("-")[2])
    if exact is not None:
        return survivor_of(session, exact)
    if ids is None:
        return None
    query = select(Organisation).where(col(Organisation.id).between(*ids)).limit(1)
    found = session.execute(query).scalars().first()
    return survivor_of(session, found) if found is not None else None


def organisation_slug(session: Session, identity: UUID | None) -> str:
    """The slug of an organiser; "" for none."""
    if identity is None:
        return ""
    query = select(col(Organisation.slug)).where(col(Organisation.id) == identity)
    return session.execute(query).scalar() or ""

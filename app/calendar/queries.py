"""Looking up the times of days."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from itertools import islice
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from app.calendar.rules import Thing, Time, TimeRow
from app.catalogue.models import Listing, Occurrence
from app.core.clock import LOCAL_ZONE

MOST_TIMES = 5000
"""A week of a big town has fewer; more would take too long to show."""
BATCH = 500
_TIME = [col(getattr(Occurrence, name)) for name in TimeRow._fields]
_THING = [col(Listing.id), col(Listing.slug), col(Listing.kind), col(Listing.status), col(Listing.content)]


def times_between(session: Session, first: date, last: date, now: datetime) -> list[Time]:
    """The times that touch the days from the first to the last and are not over at `now`.

    Cancelled ones are among them; what has been withdrawn is not.
    """
    begins = max(datetime.combine(first, time(), LOCAL_ZONE).astimezone(UTC), now)
    query = (
        select(*_TIME)
        .join(Listing, col(Listing.id) == col(Occurrence.listing_id))
        .where(
            col(Listing.state) == "published",
            or_(
                col(Occurrence.local_date).between(first, last),
                and_(col(Occurrence.local_date) < first, col(Occurrence.ends_at) > begins),
            ),
            col(Occurrence.ends_at) > begins,
        )
        .order_by(col(Occurrence.starts_at), col(Occurrence.id))
        .limit(MOST_TIMES)
    )
    found = [TimeRow(*row) for row in session.execute(query)]
    things = _things(session, list(dict.fromkeys(one.listing_id for one in found)))
    return [Time.of(things[one.listing_id], one) for one in found]


def _things(session: Session, ids: Sequence[UUID]) -> dict[UUID, Thing]:
    rows: dict[UUID, Thing] = {}
    for batch in _batches(ids):
        for identity, *told in session.execute(select(*_THING).where(col(Listing.id).in_(batch))):
            rows[identity] = Thing(*told)
    return rows


def _batches(ids: Sequence[UUID]) -> Iterator[list[UUID]]:
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch

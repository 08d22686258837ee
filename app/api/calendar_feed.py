"""What a page shows as events of a calendar: whole series, or the times on the days that were asked for."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import islice
from uuid import UUID

from icalendar import Event
from sqlmodel import Session

from app.api.feed_entries import Asked
from app.catalogue.calendar.events import EventMaker
from app.catalogue.content import ListingContent, from_json
from app.catalogue.items.listing_times import ListingTime, times_between
from app.catalogue.queries import listings_of
from app.catalogue.rules import HORIZON_DAYS
from app.catalogue.times.timeline import ASSUMED_LENGTH, over_at
from app.core.clock import LOCAL_ZONE, local_day
from app.search.asking.when import days_of
from app.search.fitting import asks_for_times, fitting_times

MOST_TIMES = 12
"""Of one listing: what is open each day must not fill a calendar for half a year."""


def events_of(session: Session, ids: Sequence[UUID], asked: Asked) -> Iterator[Event]:
    """The events of listings, in the order of their ids; those that were taken away are left out."""
    listings = {one.id: one for one in listings_of(session, ids) if one.state == "published"}
    for listing in (listings[identity] for identity in ids if identity in listings):
        content = from_json(listing.content)
        maker = EventMaker(listing, content, asked.view)
        if asks_for_times(asked.query):
            yield from maker.times(islice(_fitting(content, asked), MOST_TIMES))
        else:
            yield from maker.series()


def _fitting(content: ListingContent, asked: Asked) -> Iterator[ListingTime]:
    """The times ahead on the days that were asked for, those called off among them."""
    for one in times_between(content, *_window(asked)):
        card = {"kind": content.kind, "times": [_stored(one)]}
        if any(fitting_times(card, asked.query, asked.now)):
            yield one


def _window(asked: Asked) -> tuple[datetime, datetime]:
    days = days_of(asked.query.when, local_day(asked.now)) if asked.query.when else None
    under_way = asked.now - ASSUMED_LENGTH
    if days is None:
        return under_way, asked.now + timedelta(days=HORIZON_DAYS)
    first, last = (datetime.combine(day, time(), LOCAL_ZONE) for day in days)
    return max(under_way, first - ASSUMED_LENGTH), last + timedelta(days=1)


def _stored(one: ListingTime) -> list[int]:
    """A time as cards keep it."""
    start, end = int(one.told.start.timestamp()), int(over_at(one.told).timestamp())
    return [start, end, int(one.told.all_day), int(one.told.end is not None)]

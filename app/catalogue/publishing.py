"""Listings that people publish themselves: put up, changed, taken down and put back."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.catalogue.commands import lock_fields, register, renew_times, report_changes
from app.catalogue.content import ListingContent, content_hash, from_json, to_json
from app.catalogue.merging.merged import MERGED
from app.catalogue.models import Listing
from app.catalogue.rules import changed_fields, review_due, slug_of
from app.catalogue.texts import text_in
from app.core.clock import local_day
from app.core.errors import GoneError, InvalidError, NotFoundError

HOW = "owner_link"


def publish(session: Session, identity: UUID, content: ListingContent, now: datetime) -> Listing:
    """Make a content public: as a new listing, or in the place of what the listing told before.

    Its address stays when its title changes. What it changes of a feed's listing is locked against the feed.
    Raises ScheduleError; GoneError for what gave way to another.
    Side effects: occurrences, registers, outbox, locks.
    """
    listing = session.get(Listing, identity)
    if listing is not None:
        _must_not_be_merged(listing)
        lock_fields(session, identity, changed_fields(from_json(listing.content), content))
    if listing is None:
        title, _ = text_in(content.title, "fi")
        listing = Listing(
            id=identity,
            slug=slug_of(title, identity),
            kind=content.kind,
            state="published",
            status=content.status,
            content={},
            content_hash="",
            created_at=now,
            changed_at=now,
        )
        session.add(listing)
    _set_content(listing, content, now)
    session.flush()
    renew_times(session, [listing], now)
    register(session, listing, content)
    report_changes(session, [identity], now)
    return listing


def take_down(session: Session, identity: UUID, now: datetime, *, by_desk: bool = False) -> None:
    """Take a listing away: its page says so, and the search finds it no more.

    Raises NotFoundError; GoneError for what gave way to another.
    What the desk took away, its publisher cannot put back.
    """
    listing = _existing(session, identity)
    _must_not_be_merged(listing)
    state = "removed" if by_desk else "withdrawn"
    if listing.state == "published" or (by_desk and listing.state != state):
        listing.state, listing.withdrawn_at, listing.changed_at = state, now, now
        report_changes(session, [identity], now)


def put_back(session: Session, identity: UUID, now: datetime, *, by_desk: bool = False) -> None:
    """Make a listing public again that was taken down or archived.

    Raises NotFoundError; InvalidError when only the desk may; GoneError for what gave way to another.
    """
    listing = _existing(session, identity)
    _must_not_be_merged(listing)
    if listing.state == "removed" and not by_desk:
        raise InvalidError("The info point has taken this away. Ask there.")
    if listing.state != "published":
        listing.state, listing.withdrawn_at, listing.changed_at = "published", None, now
        session.flush()
        renew_times(session, [listing], now)
        report_changes(session, [identity], now)


def vouch(session: Session, identity: UUID, how: str, now: datetime) -> None:
    """Note that somebody says it still holds, and when to ask again. Raises NotFoundError."""
    listing = _existing(session, identity)
    content = ListingContent.model_validate(listing.content)
    listing.verified_at, listing.verified_how = now, how
    listing.review_due = review_due(content, local_day(now))
    report_changes(session, [identity], now)


def _existing(session: Session, identity: UUID) -> Listing:
    listing = session.get(Listing, identity)
    if listing is None:
        raise NotFoundError("There is no such listing.")
    return listing


def _must_not_be_merged(listing: Listing) -> None:
    if listing.state == MERGED:
        raise GoneError("This listing is the same as another, which stands for it.")


def _set_content(listing: Listing, content: ListingContent, now: datetime) -> None:
    listing.content = to_json(content)
    listing.content_hash = content_hash(listing.content)
    listing.kind, listing.status = content.kind, content.status
    listing.state, listing.withdrawn_at = "published", None
    listing.changed_at = now
    listing.verified_at, listing.verified_how = now, HOW
    listing.review_due = review_due(content, local_day(now))

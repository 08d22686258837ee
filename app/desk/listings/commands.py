"""Listings at the desk: finding them, and what may be done to them."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.catalogue.commands import unlock_fields
from app.catalogue.models import Listing, Source, SourceRecord
from app.catalogue.publishing import put_back, take_down, vouch
from app.catalogue.queries import listings_of
from app.catalogue.rules import slugify
from app.catalogue.texts import text_in
from app.core.errors import InvalidError, NotFoundError
from app.desk.events import About, note
from app.search.engine import SearchEngine
from app.search.query import MAX_QUERY, SearchQuery

SHOWN = 30
WAYS = ("phone", "visit")
"""How somebody at the desk may have checked that a listing holds."""


def find(session: Session, engine: SearchEngine, words: str, now: datetime) -> list[Listing]:
    """Listings by words: public ones by the search, others by the words of their address."""
    asked = words.strip()[:MAX_QUERY]
    if not asked:
        return []
    ids = [UUID(str(hit.card["id"])) for hit in engine.search(SearchQuery(q=asked, limit=SHOWN), now).hits]
    places = {identity: place for place, identity in enumerate(ids)}
    found = sorted(listings_of(session, ids), key=lambda listing: places[listing.id])
    return found + [one for one in _hidden(session, asked) if one.id not in places]


def _hidden(session: Session, words: str) -> list[Listing]:
    part = slugify(words)
    query = select(Listing).where(
        Listing.state != "published", col(Listing.slug).contains(part, autoescape=True)
    )
    return list(session.exec(query.order_by(col(Listing.changed_at).desc()).limit(SHOWN))) if part else []


def listing_in(session: Session, identity: UUID) -> Listing:
    """One listing, whatever its state. Raises NotFoundError."""
    if (found := session.get(Listing, identity)) is None:
        raise NotFoundError("There is no such listing.")
    return found


def records_of(session: Session, identity: UUID) -> list[tuple[SourceRecord, Source]]:
    """Where a listing comes from; nothing of what was published by hand."""
    query = (
        select(SourceRecord, Source)
        .join(Source, col(Source.name) == col(SourceRecord.source))
        .where(SourceRecord.listing_id == identity)
    )
    return list(session.exec(query))


def hide(session: Session, identity: UUID, by: str, now: datetime) -> None:
    """Take a listing down. Side effects: the outbox, the audit trail."""
    take_down(session, identity, now, by_desk=True)
    note(session, by, "taken_down", now, About(listing_id=identity), title=_title(session, identity))


def show_again(session: Session, identity: UUID, by: str, now: datetime) -> None:
    """Put a listing back. Side effects: the outbox, the audit trail."""
    put_back(session, identity, now, by_desk=True)
    note(session, by, "put_back", now, About(listing_id=identity), title=_title(session, identity))


def check(session: Session, identity: UUID, how: str, by: str, now: datetime) -> None:
    """Note that somebody called or went there. Raises InvalidError for another way."""
    if how not in WAYS:
        raise InvalidError(f"One checks by {' or '.join(WAYS)}.", field="tapa")
    vouch(session, identity, how, now)
    note(session, by, "vouched", now, About(listing_id=identity), title=_title(session, identity), how=how)


def unlock(session: Session, identity: UUID, field: str, by: str, now: datetime) -> None:
    """Let the feed decide a field again. Side effect: the audit trail."""
    title = _title(session, identity)
    if unlock_fields(session, identity, [field]):
        note(session, by, "unlocked", now, About(listing_id=identity), title=title, field=field)


def _title(session: Session, identity: UUID) -> str:
    """What the audit trail calls a listing. Raises NotFoundError."""
    return text_in(listing_in(session, identity).content["title"], "fi")[0]

"""Changing a listing at the desk: the fields that were changed are locked against its feed."""

from uuid import UUID

from sqlmodel import Session

from app.catalogue.commands import edit_listing
from app.catalogue.content import ListingContent
from app.catalogue.texts import text_in
from app.core.editions import changed
from app.core.errors import InvalidError
from app.desk.events import About, note
from app.desk.listings.commands import listing_in
from app.desk.merging.commands import EDITION, Doer


class MovedError(InvalidError):
    """The listing is no longer what the change began from."""


def change(
    session: Session, identity: UUID, base_hash: str, content: ListingContent, doer: Doer
) -> tuple[str, ...]:
    """Store a changed content, in place of the one whose hash is given. Returns the names of what changed.

    Raises NotFoundError, MovedError, GoneError for what is not public, ScheduleError.
    Side effects: locks, the outbox, the audit trail.
    """
    listing = listing_in(session, identity)
    if listing.content_hash != base_hash:
        raise MovedError("Somebody or a feed has changed the listing meanwhile.")
    fields = edit_listing(session, identity, content, doer.now)
    if fields:
        changed(session, EDITION)
        title = text_in(content.title, "fi")[0]
        about = About(listing_id=identity)
        note(session, doer.by, "edited", doer.now, about, title=title, fields=list(fields))
    return fields

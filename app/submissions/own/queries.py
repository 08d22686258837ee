"""What somebody has published or sent."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from app.catalogue.content import ListingContent, from_json
from app.catalogue.merging.merged import MERGED
from app.catalogue.models import Listing
from app.submissions.links import Holder
from app.submissions.models import Ownership, Submission

SHOWN_STATES = ("waiting", "change_asked", "rejected")
MOST_SHOWN = 50


def own_listings(session: Session, holder: Holder) -> Sequence[Listing]:
    """Listings of one's own, the newest first; not what gave way to another, which is one's own too."""
    query = (
        select(Listing)
        .join(Ownership, col(Ownership.listing_id) == col(Listing.id))
        .where(Ownership.publisher_id == holder.publisher_id, Listing.state != MERGED)
        .order_by(col(Listing.created_at).desc(), col(Listing.id))
    )
    return session.exec(query).all()


def own_submissions(session: Session, holder: Holder) -> Sequence[Submission]:
    """What was sent and is not public as it is, the newest first."""
    query = (
        select(Submission)
        .where(Submission.publisher_id == holder.publisher_id, col(Submission.state).in_(SHOWN_STATES))
        .order_by(col(Submission.created_at).desc(), col(Submission.id))
        .limit(MOST_SHOWN)
    )
    return session.exec(query).all()


def content_to_change(session: Session, holder: Holder, listing: Listing) -> ListingContent:
    """What a change begins from: the change that was sent last and still waits, or else what is public."""
    query = (
        select(Submission)
        .where(
            Submission.publisher_id == holder.publisher_id,
            Submission.listing_id == listing.id,
            col(Submission.state).in_(("waiting", "change_asked")),
        )
        .order_by(col(Submission.created_at).desc())
    )
    waiting = session.exec(query).first()
    return from_json(waiting.content if waiting else listing.content)

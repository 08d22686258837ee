"""Merging at the desk, undoing it, and remembering what is not the same; each with its place in the trail."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.catalogue.merging.commands import Pair, merge, unmerge
from app.catalogue.merging.models import ListingMerge, NotSame
from app.catalogue.models import Listing, SourceRecord
from app.catalogue.texts import text_in
from app.core.editions import Follower, changed
from app.core.errors import InvalidError
from app.desk.events import About, note
from app.desk.listings.commands import listing_in
from app.submissions.merged_listings import follow, take_back
from app.submissions.models import Ownership
from app.web.board import Board


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does it, and when."""

    by: str
    now: datetime


EDITION = "desk_listings"
"""Changes whenever the desk has changed what residents see of a listing: pages are made anew at once."""


def follow_desk(follower: Follower, board: Board) -> None:
    """Make the pages of an app anew whenever the desk has changed a listing, in this process or another."""
    follower.add(EDITION, lambda _: board.turn(EDITION, lambda _now: None))


def merge_listings(session: Session, pair: Pair, take: Collection[str], doer: Doer) -> None:
    """Let one listing give way to another, with its publishers and the changes that wait.

    Raises NotFoundError and InvalidError. Side effects: the outbox, the audit trail of both.
    """
    row = merge(session, pair, doer.by, doer.now, take=take)
    row.followed = follow(session, pair.gone_id, pair.kept_id, doer.now)
    changed(session, EDITION)
    gone, kept = _title(session, pair.gone_id), _title(session, pair.kept_id)
    note(session, doer.by, "merged", doer.now, About(listing_id=pair.gone_id), title=gone, other=f"→ {kept}")
    about, fields = About(listing_id=pair.kept_id), list(row.taken)
    note(session, doer.by, "took_in", doer.now, about, title=kept, other=f"← {gone}", fields=fields)


def undo_merge(session: Session, gone_id: UUID, doer: Doer) -> UUID:
    """Bring a listing back that gave way. Returns the id of the one that it had given way to.

    Raises NotFoundError. Side effects: the outbox, the audit trail of both.
    """
    row = unmerge(session, gone_id, doer.now)
    take_back(session, row)
    changed(session, EDITION)
    gone, kept = _title(session, gone_id), _title(session, row.kept_id)
    note(session, doer.by, "unmerged", doer.now, About(listing_id=gone_id), title=gone, other=kept)
    note(session, doer.by, "unmerged", doer.now, About(listing_id=row.kept_id), title=kept, other=gone)
    return row.kept_id


def say_not_same(session: Session, one_id: UUID, other_id: UUID, doer: Doer) -> None:
    """Remember that two listings only look the same. Raises NotFoundError; InvalidError for a listing itself.

    Side effect: the audit trail.
    """
    one, other = _title(session, one_id), _title(session, other_id)
    if one_id == other_id:
        raise InvalidError("A listing is the same as itself.")
    ids = sorted((one_id, other_id))
    if session.get(NotSame, tuple(ids)) is None:
        session.add(NotSame(one_id=ids[0], other_id=ids[1], by=doer.by, at=doer.now))
        note(session, doer.by, "not_same", doer.now, About(listing_id=one_id), title=one, other=other)


def said_not_same(session: Session) -> set[tuple[UUID, UUID]]:
    """The pairs that somebody has looked at and said that they are not the same."""
    return {(row.one_id, row.other_id) for row in session.exec(select(NotSame))}


def stranded(session: Session) -> list[ListingMerge]:
    """Merges of which the one that stayed is public no more, though the other would still be told.

    The other one was public, and its own feed still has it, or somebody publishes it.
    """
    query = (
        select(ListingMerge)
        .join(Listing, col(Listing.id) == col(ListingMerge.kept_id))
        .where(ListingMerge.state == "published", col(Listing.state).not_in(("published", "merged")))
        .order_by(col(ListingMerge.at).desc())
    )
    told = select(SourceRecord.listing_id).where(col(SourceRecord.gone_at).is_(None))
    owned = select(Ownership.listing_id)
    alive = col(ListingMerge.gone_id).in_(told) | col(ListingMerge.gone_id).in_(owned)
    return list(session.exec(query.where(alive)))


def _title(session: Session, identity: UUID) -> str:
    return text_in(listing_in(session, identity).content["title"], "fi")[0]

"""What goes along when one listing gives way to another: whose it is, and the changes that wait."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from app.catalogue.merging.merged import merges_into
from app.catalogue.merging.models import ListingMerge
from app.submissions.models import Ownership, Submission
from app.submissions.rules import OPEN_STATES

PUBLISHERS, SUBMISSIONS = "publishers", "submissions"


def follow(session: Session, gone_id: UUID, kept_id: UUID, now: datetime) -> dict[str, list[str]]:
    """Make those who publish the one owners of the other too, and let changes that wait change that.

    Returns what moved, for `take_back`.
    """
    owners, mine = set(_owners(session, kept_id)), _owners(session, gone_id)
    new = [one for one in mine if one not in owners]
    by_others = {one for row in merges_into(session, kept_id) for one in _given(row.followed)}
    session.add_all(Ownership(listing_id=kept_id, publisher_id=one, since=now) for one in new)
    waiting = session.exec(
        select(Submission.id).where(Submission.listing_id == gone_id, col(Submission.state).in_(OPEN_STATES))
    ).all()
    _move(session, waiting, gone_id, kept_id)
    session.flush()
    given = [str(one) for one in mine if one in new or one in by_others]
    return {PUBLISHERS: given, SUBMISSIONS: [str(one) for one in waiting]}


def take_back(session: Session, row: ListingMerge) -> None:
    """Undo what `follow` did, as far as nobody has decided otherwise since. The merge's row is gone already.

    Whoever owns the other one by another merge still does, and so on up a chain.
    """
    moved = [UUID(text) for text in row.followed.get(SUBMISSIONS, ())]
    _move(session, moved, row.kept_id, row.gone_id)
    leaving = {UUID(text) for text in row.followed.get(PUBLISHERS, ())}
    kept_id: UUID | None = row.kept_id
    while leaving and kept_id is not None:
        leaving -= {one for other in merges_into(session, kept_id) for one in _owners(session, other.gone_id)}
        session.execute(
            delete(Ownership).where(
                col(Ownership.listing_id) == kept_id, col(Ownership.publisher_id).in_(leaving)
            )
        )
        above = session.get(ListingMerge, kept_id)
        leaving &= _given(above.followed) if above else set()
        kept_id = above.kept_id if above else None
    session.flush()


def _given(followed: Mapping[str, list[str]]) -> set[UUID]:
    return {UUID(text) for text in followed.get(PUBLISHERS, ())}


def _owners(session: Session, listing_id: UUID) -> Sequence[UUID]:
    query = select(Ownership.publisher_id).where(Ownership.listing_id == listing_id)
    return session.exec(query.order_by(col(Ownership.id))).all()


def _move(session: Session, submissions: Sequence[UUID], old_id: UUID, new_id: UUID) -> None:
    session.execute(
        update(Submission)
        .where(
            col(Submission.id).in_(submissions),
            col(Submission.listing_id) == old_id,
            col(Submission.state).in_(OPEN_STATES),
        )
        .values(listing_id=new_id)
    )

"""How often somebody's listings were looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from app.views.models import ListingView


@dataclass(frozen=True, slots=True)
class Views:
    """How often a listing was looked at, in the week before this one and in this one."""

    last_week: int = 0
    this_week: int = 0


def views_of(session: Session, ids: Sequence[UUID], today: date) -> dict[UUID, Views]:
    """Views of each listing. A week begins on Monday."""
    monday = today - timedelta(days=today.weekday())
    before, now = _sums(session, ids, monday - timedelta(days=7), monday), _sums(session, ids, monday, None)
    return {one: Views(before.get(one, 0), now.get(one, 0)) for one in ids}


def _sums(session: Session, ids: Sequence[UUID], first: date, end: date | None) -> dict[UUID, int]:
    query = (
        select(col(ListingView.listing_id), func.sum(col(ListingView.count)))
        .where(col(ListingView.listing_id).in_(ids), col(ListingView.span) == "day")
        .where(col(ListingView.begins) >= first)
        .group_by(col(ListingView.listing_id))
    )
    if end is not None:
        query = query.where(col(ListingView.begins) < end)
    return {row[0]: int(row[1]) for row in session.execute(query)}

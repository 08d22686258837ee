"""Asking, and stepping back when nobody answers. Safe to run at any time, twice, or after being killed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.catalogue.commands import report_changes
from app.catalogue.models import Listing, SourceRecord
from app.catalogue.texts import text_in
from app.core.clock import local_day
from app.freshness.letters import review_letter
from app.freshness.models import ReviewStep
from app.freshness.rules import ARCHIVED, HIDDEN, REMINDERS, STEPS, step_to_take
from app.mail.bouncing import is_dead
from app.mail.commands import write_letter
from app.submissions.letters import Writer
from app.submissions.links import make_link
from app.submissions.models import Ownership, Publisher


@dataclass(frozen=True, slots=True)
class Due:
    """A listing and the step to take about it."""

    listing: Listing
    step: int


@dataclass(frozen=True, slots=True)
class Taken:
    """How many listings were asked about, hidden and archived."""

    asked: int = 0
    hidden: int = 0
    archived: int = 0


def keep_fresh(session: Session, base_url: str, now: datetime) -> Taken:
    """Take every step that is due. Side effects: letters, outbox, steps, in the caller's transaction."""
    due = _due(session, local_day(now))
    asked = _ask(session, [one for one in due if one.step in REMINDERS], base_url, now)
    hidden = [one for one in due if one.step == HIDDEN]
    archived = [one for one in due if one.step == ARCHIVED]
    for one in archived:
        one.listing.state, one.listing.changed_at = "archived", now
    _note(session, (*hidden, *archived), now)
    report_changes(session, [one.listing.id for one in (*hidden, *archived)], now)
    return Taken(asked, len(hidden), len(archived))


def _due(session: Session, today: date) -> list[Due]:
    """Listings that no feed vouches for, each with the step that is due."""
    fed = select(SourceRecord.listing_id).where(col(SourceRecord.gone_at).is_(None))
    query = select(Listing).where(
        Listing.state == "published",
        col(Listing.review_due) <= today - timedelta(days=min(STEPS)),
        col(Listing.id).not_in(fed),
    )
    listings = session.exec(query.order_by(col(Listing.review_due), col(Listing.id))).all()
    taken = _taken(session, listings)
    steps = (
        (one, step_to_take(_day(one), today, _vouched(one), taken[one.id, _day(one)])) for one in listings
    )
    return [Due(one, step) for one, step in steps if step is not None]


def _taken(session: Session, listings: Sequence[Listing]) -> defaultdict[tuple[UUID, date], set[int]]:
    taken: defaultdict[tuple[UUID, date], set[int]] = defaultdict(set)
    query = select(ReviewStep).where(col(ReviewStep.listing_id).in_([one.id for one in listings]))
    for row in session.exec(query):
        taken[row.listing_id, row.due].add(row.step)
    return taken


def _ask(session: Session, due: Sequence[Due], base_url: str, now: datetime) -> int:
    """Write one letter to each publisher about all their listings that are due today."""
    mine: defaultdict[UUID, list[Due]] = defaultdict(list)
    by_listing = {one.listing.id: one for one in due}
    query = select(Ownership).where(col(Ownership.listing_id).in_(by_listing)).order_by(col(Ownership.id))
    for row in session.exec(query):
        mine[row.publisher_id].append(by_listing[row.listing_id])
    asked: dict[UUID, Due] = {}
    for publisher_id, listings in mine.items():
        publisher = session.get_one(Publisher, publisher_id)
        if is_dead(session, publisher.email, now):  # no letter goes there: the desk calls
            continue
        token = make_link(session, "own", publisher_id, now)
        titles = [text_in(one.listing.content["title"], publisher.lang)[0] for one in listings]
        last = all(one.step == max(REMINDERS) for one in listings)
        letter = review_letter(Writer(publisher, base_url), local_day(now), titles, token, is_last=last)
        if write_letter(session, letter, now):
            asked |= {one.listing.id: one for one in listings}
    _note(session, asked.values(), now)
    return len(asked)


def _note(session: Session, due: Iterable[Due], now: datetime) -> None:
    session.add_all(
        ReviewStep(listing_id=one.listing.id, due=_day(one.listing), step=one.step, at=now) for one in due
    )
    session.flush()


def _day(listing: Listing) -> date:
    assert listing.review_due is not None
    return listing.review_due


def _vouched(listing: Listing) -> date:
    return local_day(listing.verified_at or listing.created_at)

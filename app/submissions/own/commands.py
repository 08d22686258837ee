"""What somebody does to their own listings. All of it is public at once; texts go through the desk."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from app.catalogue.content import ListingContent, from_json, to_json
from app.catalogue.publishing import HOW, publish, put_back, take_down, vouch
from app.catalogue.texts import text_in
from app.core.errors import InvalidError, NotFoundError
from app.mail.commands import write_letter
from app.submissions.commands import owned, publisher_at
from app.submissions.form.single_times import with_time
from app.submissions.letters import Writer
from app.submissions.links import Holder, make_link, revoke_links
from app.submissions.models import Ownership, Publisher, Submission
from app.submissions.rules import OPEN_STATES, email_key


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody at their own page. `base_url`: where the pages are that letters lead to."""

    holder: Holder
    base_url: str
    now: datetime


def pause(session: Session, listing_id: UUID, owner: Owner) -> None:
    """Take a listing away for a while. Raises NotFoundError."""
    owned(session, owner.holder, listing_id)
    take_down(session, listing_id, owner.now)


def go_on(session: Session, listing_id: UUID, owner: Owner) -> None:
    """Show it again, and take this as word that it holds. Raises NotFoundError."""
    owned(session, owner.holder, listing_id)
    put_back(session, listing_id, owner.now)
    vouch(session, listing_id, HOW, owner.now)


def still_holds(session: Session, listing_id: UUID, owner: Owner) -> None:
    """Take somebody's word that it holds; a paused one stays paused. Raises NotFoundError."""
    listing = owned(session, owner.holder, listing_id)
    if listing.state == "archived":  # it was put away because nobody gave that word
        put_back(session, listing_id, owner.now)
    vouch(session, listing_id, HOW, owner.now)


def change_time(session: Session, listing_id: UUID, key: str, owner: Owner, *, cancelled: bool) -> None:
    """Call off one time, or take that back. What waits at the desk is told too, so that it undoes nothing.

    Raises NotFoundError, also for a time that there is not; InvalidError while the listing is not public.
    """
    listing = owned(session, owner.holder, listing_id)
    if listing.state != "published":
        raise InvalidError("A paused listing has no times to call off.")
    changed = with_time(from_json(listing.content), key, cancelled=cancelled)
    if changed is None:
        raise NotFoundError("There is no such time.")
    before = listing.content_hash
    after = publish(session, listing_id, changed, owner.now).content_hash
    for waiting in _open_changes(session, listing_id):
        content = with_time(ListingContent.model_validate(waiting.content), key, cancelled=cancelled)
        if content is not None:
            waiting.content = to_json(content)
        if waiting.base_hash == before:  # it still begins from what is public
            waiting.base_hash = after


def hand_over(session: Session, listing_id: UUID, email: str, owner: Owner) -> str:
    """Give a listing to another address. Returns a new token of the giver's own page: the old ones are void.

    Raises NotFoundError; InvalidError for one's own address. Side effects: a letter.
    """
    listing = owned(session, owner.holder, listing_id)
    giver = session.get_one(Publisher, owner.holder.publisher_id)
    if email_key(email) == giver.email:
        raise InvalidError("It is yours already.", field="uusi_sahkoposti")
    taker = publisher_at(session, email, giver.lang, owner.now)
    taker.confirmed_at = taker.confirmed_at or owner.now  # so that a lost letter can be asked for again
    _move(session, listing_id, giver, taker, owner.now)
    title = text_in(from_json(listing.content).title, taker.lang)[0]
    token = make_link(session, "own", taker.id, owner.now)
    once = f"handed_over:{listing_id}:{taker.id}:{owner.now.isoformat()}"
    write_letter(session, Writer(taker, owner.base_url).handed_over(once, title, token), owner.now)
    revoke_links(session, giver.id, owner.now)
    return make_link(session, "own", giver.id, owner.now)


def _move(session: Session, listing_id: UUID, giver: Publisher, taker: Publisher, now: datetime) -> None:
    """Changes that wait go along: approved for the giver, they would make it the giver's again."""
    session.execute(
        delete(Ownership).where(
            col(Ownership.listing_id) == listing_id, col(Ownership.publisher_id).in_((giver.id, taker.id))
        )
    )
    session.add(Ownership(listing_id=listing_id, publisher_id=taker.id, since=now))
    session.execute(
        update(Submission)
        .where(
            col(Submission.listing_id) == listing_id,
            col(Submission.publisher_id) == giver.id,
            col(Submission.state).in_(OPEN_STATES),
        )
        .values(publisher_id=taker.id)
    )
    session.flush()


def _open_changes(session: Session, listing_id: UUID) -> list[Submission]:
    query = select(Submission).where(
        Submission.listing_id == listing_id, col(Submission.state).in_(OPEN_STATES)
    )
    return list(session.exec(query).all())

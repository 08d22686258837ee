"""What the desk decides about a submission: it goes public, or its sender hears why not."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session, select

from app.catalogue.content import ListingContent
from app.catalogue.models import Listing
from app.catalogue.publishing import publish
from app.core.errors import InvalidError, NotFoundError
from app.mail.commands import write_letter
from app.submissions.commands import title_of
from app.submissions.letters import Writer
from app.submissions.links import make_link
from app.submissions.models import Ownership, Publisher, Submission
from app.web.links import listing_path


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, and when. `base_url`: where the pages are that letters lead to."""

    by: str
    base_url: str
    now: datetime


def approve(session: Session, identity: UUID, decider: Decider, *, with_picture: bool = True) -> Listing:
    """Make a submission public. Raises NotFoundError; InvalidError when it is decided.

    Without its picture none is shown: neither a new one, nor one that was there before.
    Side effects: the listing, whose it is, a letter.
    """
    submission = _undecided(session, identity)
    content = ListingContent.model_validate(submission.content)
    if not with_picture:
        content = content.model_copy(update={"image": None})
    listing = publish(session, submission.listing_id or uuid4(), content, decider.now)
    _own(session, listing.id, submission.publisher_id, decider.now)
    submission.listing_id = listing.id
    _decide(submission, "approved", "", decider)
    publisher = session.get_one(Publisher, submission.publisher_id)
    token = make_link(session, "own", publisher.id, decider.now)
    writer, path = Writer(publisher, decider.base_url), listing_path(listing.slug)
    letter = writer.approved(submission, title_of(submission), path, token, with_picture=with_picture)
    write_letter(session, letter, decider.now)
    return listing


def ask_change(session: Session, identity: UUID, message: str, decider: Decider) -> Submission:
    """Ask whoever sent it for a change. Raises NotFoundError, InvalidError. Side effects: a letter."""
    submission = _undecided(session, identity)
    _decide(submission, "change_asked", _told(message), decider)
    publisher = session.get_one(Publisher, submission.publisher_id)
    token = make_link(session, "own", publisher.id, decider.now)
    letter = Writer(publisher, decider.base_url).change_asked(submission, title_of(submission), token)
    write_letter(session, letter, decider.now)
    return submission


def reject(session: Session, identity: UUID, message: str, decider: Decider) -> Submission:
    """Do not publish it, and say why. Raises NotFoundError, InvalidError. Side effects: a letter."""
    submission = _undecided(session, identity)
    _decide(submission, "rejected", _told(message), decider)
    publisher = session.get_one(Publisher, submission.publisher_id)
    letter = Writer(publisher, decider.base_url).rejected(submission, title_of(submission))
    write_letter(session, letter, decider.now)
    return submission


def mark_spam(session: Session, identity: UUID, decider: Decider) -> Submission:
    """Put it away without a word. Raises NotFoundError, InvalidError."""
    submission = _undecided(session, identity)
    _decide(submission, "spam", "", decider)
    return submission


def _undecided(session: Session, identity: UUID) -> Submission:
    found = session.get(Submission, identity)
    if found is None:
        raise NotFoundError("There is no such submission.")
    if found.state != "waiting":
        raise InvalidError("Somebody has decided about this already.")
    return found


def _decide(submission: Submission, state: str, answer: str, decider: Decider) -> None:
    submission.state, submission.answer = state, answer
    submission.decided_at = submission.changed_at = decider.now
    submission.decided_by = decider.by


def _own(session: Session, listing_id: UUID, publisher_id: UUID, now: datetime) -> None:
    query = select(Ownership).where(
        Ownership.listing_id == listing_id, Ownership.publisher_id == publisher_id
    )
    if session.exec(query).first() is None:
        session.add(Ownership(listing_id=listing_id, publisher_id=publisher_id, since=now))


def _told(message: str) -> str:
    if not message.strip():
        raise InvalidError("Tell what should be changed, or why.", field="viesti")
    return message.strip()

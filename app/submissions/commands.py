"""What those who publish send us. Nothing of it is public before the desk says so."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.catalogue.content import ListingContent, to_json
from app.catalogue.merging.merged import MERGED
from app.catalogue.models import Listing
from app.catalogue.texts import text_in
from app.core.errors import InvalidError, NotFoundError
from app.mail.bouncing import works_again
from app.mail.commands import write_letter
from app.pictures.commands import take
from app.submissions.letters import Writer
from app.submissions.links import Holder, make_link, use_link
from app.submissions.models import Ownership, Publisher, Submission
from app.submissions.rules import OPEN_STATES, email_key
from app.submissions.suspicion import suspicion_of, text_mark


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody sends. `listing_id`: it changes one of theirs. `instead_of`: it mends an earlier one."""

    content: ListingContent
    lang: str
    typed: dict[str, Any] = field(default_factory=dict)
    listing_id: UUID | None = None
    instead_of: UUID | None = None


def submit(session: Session, email: str, offer: Offer, base_url: str, now: datetime) -> Submission:
    """Keep what a stranger sends; it waits for the letter's link. Raises InvalidError for a change.

    Side effects: the publisher, a letter.
    """
    if offer.listing_id or offer.instead_of:
        raise InvalidError("A change needs the link that was sent by e-mail.")
    publisher = publisher_at(session, email, offer.lang, now)
    submission = _keep(session, publisher, offer, "unconfirmed", now)
    token = make_link(session, "confirm", publisher.id, now, submission.id)
    write_letter(session, Writer(publisher, base_url).confirm(submission, title_of(submission), token), now)
    return submission


def submit_own(session: Session, holder: Holder, offer: Offer, base_url: str, now: datetime) -> Submission:
    """Keep what somebody sends from their own page; it waits for the desk, what is public stays as it is.

    Raises NotFoundError for a listing or submission of another. Side effects: a letter.
    """
    publisher = session.get_one(Publisher, holder.publisher_id)
    if offer.listing_id:
        owned(session, holder, offer.listing_id)
    if offer.instead_of:
        own_submission(session, holder, offer.instead_of)
    submission = _keep(session, publisher, offer, "waiting", now)
    _replace_others(session, submission, offer, now)
    token = make_link(session, "own", publisher.id, now)
    write_letter(session, Writer(publisher, base_url).received(submission, title_of(submission), token), now)
    return submission


def confirm(session: Session, token: str, base_url: str, now: datetime) -> str:
    """Take the letter's link as proof of the address. Returns a token of the own page.

    Raises NotFoundError and GoneError. Side effects: a letter.
    """
    holder = use_link(session, token, "confirm", now)
    publisher = session.get_one(Publisher, holder.publisher_id)
    publisher.confirmed_at = publisher.confirmed_at or now
    works_again(session, publisher.email)
    own = make_link(session, "own", publisher.id, now)
    submission = session.get(Submission, holder.submission_id) if holder.submission_id else None
    if submission is not None and submission.state == "unconfirmed":
        submission.state, submission.changed_at = "waiting", now
        write_letter(
            session, Writer(publisher, base_url).received(submission, title_of(submission), own), now
        )
    return own


def ask_for_link(session: Session, email: str, base_url: str, now: datetime) -> None:
    """Send a new link to one's own page. The caller learns nothing: an unknown address gets no letter."""
    found = session.exec(select(Publisher).where(Publisher.email == email_key(email))).one_or_none()
    if found is None or found.confirmed_at is None:
        return
    token = make_link(session, "own", found.id, now)
    once = f"own_page:{found.id}:{now:%Y%m%d%H}"  # one in an hour: nobody's letter box is flooded by others
    write_letter(session, Writer(found, base_url).own_page(once, token), now)


def title_of(submission: Submission) -> str:
    """The title of what was sent, in the language of its sender where there is one."""
    return text_in(submission.content["title"], submission.lang)[0]


def owned(session: Session, holder: Holder, listing_id: UUID) -> Listing:
    """A listing of one's own. Raises NotFoundError for anything else, so that ids tell nothing."""
    query = (
        select(Listing)
        .join(Ownership, col(Ownership.listing_id) == col(Listing.id))
        .where(
            Ownership.publisher_id == holder.publisher_id,
            Listing.id == listing_id,
            Listing.state != MERGED,  # what gave way to another is changed by nobody; the other is theirs too
        )
    )
    found = session.exec(query).one_or_none()
    if found is None:
        raise NotFoundError("There is no such listing of yours.")
    return found


def own_submission(session: Session, holder: Holder, identity: UUID) -> Submission:
    """A submission of one's own. Raises NotFoundError for anything else."""
    found = session.get(Submission, identity)
    if found is None or found.publisher_id != holder.publisher_id:
        raise NotFoundError("There is no such submission of yours.")
    return found


def publisher_at(session: Session, email: str, lang: str, now: datetime) -> Publisher:
    """Whoever publishes from an address; a new one is met with a language for letters."""
    key = email_key(email)
    found = session.exec(select(Publisher).where(Publisher.email == key)).one_or_none()
    if found is None:
        found = Publisher(id=uuid4(), email=key, lang=lang, created_at=now)
        session.add(found)
        session.flush()
    return found


def _keep(session: Session, publisher: Publisher, offer: Offer, state: str, now: datetime) -> Submission:
    data = to_json(offer.content)
    doubt = suspicion_of(session, publisher, offer.content, now)
    listing = session.get(Listing, offer.listing_id) if offer.listing_id else None
    submission = Submission(
        id=uuid4(),
        publisher_id=publisher.id,
        listing_id=offer.listing_id,
        state=state,
        content=data,
        typed=offer.typed,
        base_hash=listing.content_hash if listing else "",
        text_mark=text_mark(offer.content),
        lang=offer.lang,
        suspicion=doubt.points,
        reasons=list(doubt.reasons),
        created_at=now,
        changed_at=now,
    )
    session.add(submission)
    if offer.content.image and offer.content.image.picture:
        take(session, offer.content.image.picture, now)
    session.flush()
    return submission


def _replace_others(session: Session, newest: Submission, offer: Offer, now: datetime) -> None:
    """What somebody sends again stands for what they sent before."""
    earlier = [col(Submission.id) == offer.instead_of] if offer.instead_of else []
    earlier += [col(Submission.listing_id) == offer.listing_id] if offer.listing_id else []
    for one in earlier:
        session.execute(
            update(Submission)
            .where(
                one,
                col(Submission.publisher_id) == newest.publisher_id,
                col(Submission.id) != newest.id,
                col(Submission.state).in_(OPEN_STATES),
            )
            .values(state="replaced", changed_at=now)
        )

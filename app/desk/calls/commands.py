"""What was heard on the phone: field by field, nobody answered, or it has ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, delete

from app.catalogue.content import ListingContent
from app.catalogue.models import Listing
from app.catalogue.publishing import take_down, vouch
from app.catalogue.texts import text_in
from app.core.clock import local_day
from app.core.errors import InvalidError, NotFoundError
from app.desk.calls.models import FieldCheck, Unanswered
from app.desk.calls.queries import call_in, checks_of
from app.desk.events import About, note
from app.desk.listings.commands import listing_in
from app.mail.bouncing import works_again
from app.submissions.models import Publisher

FIELDS = ("time", "place", "price", "contact", "first_visit")
RESULTS = ("holds", "changed")
HOW = "phone"
ONE_CALL = timedelta(hours=12)
"""Answers of one working day belong together: what was left open is asked later the same day."""
WAITS = (1, 2, 4, 7, 14)
"""Days until the next try, after nobody has answered so often in a row."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, and when."""

    by: str
    now: datetime


def fields_to_ask(content: ListingContent) -> tuple[str, ...]:
    """What to ask: the first visit only where something is told of it."""
    return FIELDS if content.first_visit is not None else FIELDS[:-1]


def take_answers(session: Session, listing_id: UUID, answers: Mapping[str, str], caller: Caller) -> str:
    """Write down what was said. Returns `changed`, `whole` when all that there is to ask holds, or `partly`.

    Raises NotFoundError; InvalidError for no answer at all, or another one. Side effects: when all holds,
    the listing counts as checked by phone.
    """
    listing = listing_in(session, listing_id)
    if listing.state != "published":
        raise NotFoundError("This listing is not public.")
    asked = fields_to_ask(ListingContent.model_validate(listing.content))
    told = {field: answers[field] for field in asked if answers.get(field)}
    if not told or not set(told.values()) <= set(RESULTS):
        raise InvalidError("Tell of each field whether it holds.", field="vastaus")
    for field, result in told.items():
        check = FieldCheck(
            listing_id=listing_id, field=field, result=result, how=HOW, by=caller.by, at=caller.now
        )
        session.add(check)
    session.flush()
    session.execute(delete(Unanswered).where(col(Unanswered.listing_id) == listing_id))
    outcome = _outcome(session, listing, asked, caller)
    changed = [field for field, result in told.items() if result == "changed"]
    _note(session, listing, "called", caller, checked=sorted(told.keys() - set(changed)), changed=changed)
    return outcome


def nobody_answered(session: Session, key: UUID, caller: Caller) -> None:
    """Put all that one organiser is asked about off to another day. Raises NotFoundError."""
    for one in call_in(session, key, caller.now).asked:
        found = session.get(Unanswered, one.listing.id)
        tries = found.tries if found else 0
        day = local_day(caller.now) + timedelta(days=WAITS[min(tries, len(WAITS) - 1)])
        session.merge(
            Unanswered(listing_id=one.listing.id, tries=tries + 1, again_on=day, by=caller.by, at=caller.now)
        )
        _note(session, one.listing, "no_answer", caller)
    session.flush()


def has_ended(session: Session, listing_id: UUID, caller: Caller) -> None:
    """Take a listing down: whoever answered said that there is no more of it. Raises NotFoundError."""
    listing = listing_in(session, listing_id)
    take_down(session, listing_id, caller.now, by_desk=True)
    session.execute(delete(Unanswered).where(col(Unanswered.listing_id) == listing_id))
    _note(session, listing, "ended_by_phone", caller)


def address_works(session: Session, publisher_id: UUID, caller: Caller) -> None:
    """Let letters go to a publisher again. Raises NotFoundError."""
    publisher = session.get(Publisher, publisher_id)
    if publisher is None or not works_again(session, publisher.email):
        raise NotFoundError("There is no such address.")
    note(session, caller.by, "address_works", caller.now, title=publisher.email)


def _outcome(session: Session, listing: Listing, asked: tuple[str, ...], caller: Caller) -> str:
    checks = checks_of(session, listing.id)
    fresh = {field: one.result for field, one in checks.items() if one.at > caller.now - ONE_CALL}
    open_changes = [
        field for field, one in checks.items() if one.result == "changed" and one.at > listing.changed_at
    ]
    if open_changes:
        return "changed"
    if all(fresh.get(field) == "holds" for field in asked):
        vouch(session, listing.id, HOW, caller.now)
        return "whole"
    return "partly"


def _note(session: Session, listing: Listing, action: str, caller: Caller, **details: list[str]) -> None:
    title = text_in(listing.content["title"], "fi")[0]
    note(session, caller.by, action, caller.now, About(listing_id=listing.id), title=title, **details)

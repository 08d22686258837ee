"""Whom to call: listings that nobody answers for, gathered so that one call does for all of one organiser."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from app.catalogue.content import ListingContent, from_json
from app.catalogue.models import Listing, Organisation, SourceRecord
from app.catalogue.rules import is_unchecked
from app.core.clock import local_day
from app.core.errors import NotFoundError
from app.desk.calls.models import FieldCheck, Unanswered
from app.mail.models import Bounce
from app.submissions.models import Ownership, Publisher

ASKED_BEFORE = timedelta(days=30)
"""So long before its review is due, a listing without a publisher is called about: nobody gets a letter."""
MOST = 400
MOST_AT_ONCE = 20
"""Listings on the page of one call."""
ORDER = ("changed", "hidden", "bounced", "due", "nobody")
"""Why one calls, the most pressing first."""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A listing to ask about. `reasons` are of ORDER. `again_on`: nobody answered; not before that day."""

    listing: Listing
    content: ListingContent
    reasons: tuple[str, ...]
    again_on: date | None = None


@dataclass(slots=True)
class Call:
    """All that one organiser is asked about. `key`: the organiser's id, or that of a listing without one."""

    key: UUID
    name: dict[str, str]
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    asked: list[ToAsk] = field(default_factory=list)

    @property
    def again_on(self) -> date | None:
        """When to try again; None: now."""
        days = [one.again_on for one in self.asked]
        return min(day for day in days if day) if days and all(days) else None


def calls(session: Session, now: datetime) -> list[Call]:
    """Everybody to call: those with a phone number first, then by how pressing it is, then by name."""
    found = sorted(_grouped(session, _to_ask(session, now)), key=_place)
    return [call for call in found if call.asked]


def call_in(session: Session, key: UUID, now: datetime) -> Call:
    """One call. Raises NotFoundError when there is nothing to ask any more."""
    found = next((call for call in calls(session, now) if call.key == key), None)
    if found is None:
        raise NotFoundError("There is nothing to ask here.")
    return found


def count_calls(session: Session, now: datetime) -> int:
    """How many calls there are to make now."""
    return sum(call.again_on is None for call in calls(session, now))


def checks_of(session: Session, listing_id: UUID) -> dict[str, FieldCheck]:
    """The newest word about each field of a listing."""
    query = select(FieldCheck).where(FieldCheck.listing_id == listing_id).order_by(col(FieldCheck.id))
    return {row.field: row for row in session.exec(query)}


def _to_ask(session: Session, now: datetime) -> Iterator[ToAsk]:
    reasons: defaultdict[UUID, set[str]] = defaultdict(set)
    listings: dict[UUID, Listing] = {}
    today = local_day(now)
    for reason, found in (
        *_unvouched(session, today),
        *(("bounced", one) for one in _bounced(session, now)),
        *(("changed", one) for one in _changed(session)),
    ):
        listings[found.id] = found
        reasons[found.id].add(reason)
    later = _later(session, listings, today)
    for identity, listing in list(listings.items())[:MOST]:
        told = tuple(reason for reason in ORDER if reason in reasons[identity])
        yield ToAsk(listing, from_json(listing.content), told, later.get(identity))


def _unvouched(session: Session, today: date) -> Iterator[tuple[str, Listing]]:
    """Listings that no feed vouches for: their review is due, or nobody would get a letter about it."""
    fed = select(SourceRecord.listing_id).where(col(SourceRecord.gone_at).is_(None))
    owned = set(session.exec(select(Ownership.listing_id)))
    query = select(Listing).where(
        Listing.state == "published",
        col(Listing.review_due) <= today + ASKED_BEFORE,
        col(Listing.id).not_in(fed),
    )
    for listing in session.exec(query.order_by(col(Listing.review_due), col(Listing.id))):
        assert listing.review_due is not None
        if is_unchecked(listing.review_due, today):
            yield "hidden", listing
        elif listing.review_due <= today:
            yield "due", listing
        elif listing.id not in owned:
            yield "nobody", listing


def _bounced(session: Session, now: datetime) -> list[Listing]:
    """Listings whose publishers get no letters any more, and that nobody has checked since."""
    dead = select(Bounce.address).where(col(Bounce.hard_at).is_not(None))
    reached = (
        select(Ownership.listing_id)
        .join(Publisher, col(Publisher.id) == col(Ownership.publisher_id))
        .where(col(Publisher.email).not_in(dead))
    )
    query = (
        select(Listing)
        .join(Ownership, col(Ownership.listing_id) == col(Listing.id))
        .join(Publisher, col(Publisher.id) == col(Ownership.publisher_id))
        .join(Bounce, col(Bounce.address) == col(Publisher.email))
        .where(
            Listing.state == "published",
            col(Bounce.hard_at).is_not(None),
            col(Listing.id).not_in(reached),
            or_(col(Listing.last_end).is_(None), col(Listing.last_end) >= now),
            or_(col(Listing.verified_at).is_(None), col(Listing.verified_at) < col(Bounce.hard_at)),
        )
    )
    return list({one.id: one for one in session.exec(query)}.values())


def _changed(session: Session) -> list[Listing]:
    """Listings of which somebody said that a part has changed, and that nobody has mended since."""
    newest = select(func.max(FieldCheck.id)).group_by(col(FieldCheck.listing_id), col(FieldCheck.field))
    query = (
        select(Listing)
        .join(FieldCheck, col(FieldCheck.listing_id) == col(Listing.id))
        .where(
            Listing.state == "published",
            col(FieldCheck.id).in_(newest),
            FieldCheck.result == "changed",
            col(FieldCheck.at) > col(Listing.changed_at),
        )
    )
    return list({one.id: one for one in session.exec(query)}.values())


def _later(session: Session, listings: Iterable[UUID], today: date) -> dict[UUID, date]:
    query = select(Unanswered).where(
        col(Unanswered.listing_id).in_(list(listings)), col(Unanswered.again_on) > today
    )
    return {row.listing_id: row.again_on for row in session.exec(query)}


def _grouped(session: Session, found: Iterable[ToAsk]) -> list[Call]:
    groups: dict[UUID, Call] = {}
    for one in found:
        key = one.listing.organisation_id or one.listing.id
        if key not in groups:
            groups[key] = _call(session, key, one)
        groups[key].asked.append(one)
        _gather(groups[key], one.content)
    emails = _publishers(session, [one.listing.id for call in groups.values() for one in call.asked])
    for call in groups.values():
        call.emails += [
            email
            for email in dict.fromkeys(e for one in call.asked for e in emails[one.listing.id])
            if email not in call.emails
        ]
    return list(groups.values())


def _call(session: Session, key: UUID, one: ToAsk) -> Call:
    organisation = (
        session.get(Organisation, one.listing.organisation_id) if one.listing.organisation_id else None
    )
    if organisation is None:
        return Call(key, one.content.title)
    phone = organisation.details.get("phone")
    return Call(key, organisation.details.get("name", {}), [phone] if phone else [])


def _gather(call: Call, content: ListingContent) -> None:
    phones = [contact.phone for contact in content.contacts]
    phones += [content.registration.phone, content.organiser.phone if content.organiser else None]
    known = {phone.replace(" ", "") for phone in call.phones}
    for phone in phones:
        if phone and phone.replace(" ", "") not in known:
            known.add(phone.replace(" ", ""))
            call.phones.append(phone)


def _publishers(session: Session, ids: list[UUID]) -> defaultdict[UUID, list[str]]:
    query = (
        select(Ownership.listing_id, Publisher.email)
        .join(Publisher, col(Publisher.id) == col(Ownership.publisher_id))
        .where(col(Ownership.listing_id).in_(ids))
        .order_by(col(Publisher.email))
    )
    emails: defaultdict[UUID, list[str]] = defaultdict(list)
    for listing_id, email in session.exec(query):
        emails[listing_id].append(email)
    return emails


def _place(call: Call) -> tuple[bool, int, str]:
    reasons = [ORDER.index(reason) for one in call.asked for reason in one.reasons]
    return not call.phones, min(reasons, default=len(ORDER)), next(iter(call.name.values()), "").casefold()

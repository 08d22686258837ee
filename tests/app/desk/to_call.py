"""Listings that somebody has to be called about."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlmodel import select

from app.catalogue.content import ListingContent
from app.catalogue.models import Listing
from app.catalogue.publishing import publish
from app.catalogue.rules import NAMESPACE
from app.core.clock import local_day
from app.core.db import reading, writing
from app.desk.calls.queries import Call, calls
from app.mail.bouncing import note_bounce
from app.mail.models import Letter
from app.submissions.models import Ownership, Publisher
from tests import builders
from tests.app.town import Town, days


def content(title: str, by: str = "Silmukat", **fields: Any) -> ListingContent:
    phone = fields.pop("phone", "040 123 4567")
    return builders.listing(
        title,
        builders.weekly("2026-01-06T17:00"),
        kind="activity",
        organiser=builders.organiser(by, kind="informal_group"),
        contacts=({"phone": phone},) if phone else (),
        **fields,
    )


def identity(title: str) -> UUID:
    return uuid5(NAMESPACE, title)


def give(town: Town, what: ListingContent, *, due: int | None, email: str = "") -> UUID:
    """A published listing whose review is due in so many days; `email`: whose it is."""
    title = what.title["fi"]
    with writing(town.database) as session:
        listing = publish(session, identity(title), what, town.now - days(100))
        listing.review_due = local_day(town.now) + timedelta(days=due) if due is not None else None
        if email:
            owner = session.exec(select(Publisher).where(Publisher.email == email)).first()
            if owner is None:
                owner = Publisher(id=identity(email), email=email, created_at=town.now, confirmed_at=town.now)
                session.add(owner)
                session.flush()
            session.add(Ownership(listing_id=listing.id, publisher_id=owner.id, since=town.now))
    return identity(title)


def comes_back(town: Town, email: str, *, at: datetime | None = None) -> None:
    moment = at or town.now
    with writing(town.database) as session:
        letter = Letter(
            id=identity(f"{email}{moment}"),
            once=f"{email}{moment}",
            recipient=email,
            lang="fi",
            subject="",
            text="",
            html="",
            state="sent",
            tries=1,
            next_try_at=moment,
            created_at=moment,
        )
        session.add(letter)
        session.flush()
        note_bounce(session, letter, "hard", "5.1.1", moment)


def listed(town: Town, now: datetime | None = None) -> list[Call]:
    with reading(town.database) as session:
        found = calls(session, now or town.now)
        session.expunge_all()
    return found


def asked(town: Town, now: datetime | None = None) -> dict[str, tuple[str, ...]]:
    return {one.content.title["fi"]: one.reasons for call in listed(town, now) for one in call.asked}


def listing(town: Town, title: str) -> Listing:
    with reading(town.database) as session:
        found = session.get_one(Listing, identity(title))
        session.expunge(found)
    return found

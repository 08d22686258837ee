"""What people have sent to the desk."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import select

from app.catalogue.content import ListingContent
from app.catalogue.models import Listing
from app.core.db import reading, writing
from app.mail.models import Letter
from app.submissions.commands import Offer, submit, submit_own
from app.submissions.decisions import Decider, approve
from app.submissions.links import Holder
from app.submissions.models import Publisher, Submission
from tests import builders
from tests.app.town import Town

BASE = "https://opastamo.example"


def knitting(**changes: Any) -> ListingContent:
    fields = {
        "kind": "activity",
        "organiser": builders.organiser("Silmukat", kind="informal_group"),
        "description": {"fi": "Neulotaan yhdessä ja juodaan kahvia."},
        **{name: value for name, value in changes.items() if name != "title"},
    }
    titled = {"title": changes["title"]} if "title" in changes else {}
    listing = builders.listing("Neulekahvila", builders.weekly("2026-12-01T17:00"), **fields)
    return listing.model_copy(update=titled)


def waits(
    town: Town, content: ListingContent | None = None, *, minutes: float = 0, email: str = "aila@example.org"
) -> UUID:
    """A submission that waits for the desk, so many minutes old."""
    at = town.now - timedelta(minutes=minutes)
    with writing(town.database) as session:
        found = submit(session, email, Offer(content or knitting(), "fi"), BASE, at)
        found.state = "waiting"
        return found.id


def changes(town: Town, old: ListingContent, new: ListingContent) -> tuple[UUID, UUID]:
    """A listing that is public, and a change of it that waits."""
    first = waits(town, old)
    with writing(town.database) as session:
        listing = approve(session, first, Decider("desk@example.org", BASE, town.now)).id
        publisher = session.get_one(Submission, first).publisher_id
    with writing(town.database) as session:
        change = submit_own(
            session, Holder(publisher, None), Offer(new, "fi", listing_id=listing), BASE, town.now
        )
        return listing, change.id


def state(town: Town, identity: UUID) -> tuple[str, str]:
    """The state of a submission, and what its sender was told."""
    with reading(town.database) as session:
        found = session.get_one(Submission, identity)
        return found.state, found.answer


def letters(town: Town, kind: str) -> list[tuple[str, str]]:
    """To whom, and what: the letters of a kind."""
    with reading(town.database) as session:
        return [
            (one.recipient, one.text) for one in session.exec(select(Letter)) if one.once.startswith(kind)
        ]


def listings(town: Town) -> list[str]:
    with reading(town.database) as session:
        return list(session.exec(select(Listing.state)))


def speaks(town: Town, lang: str) -> None:
    """Let every publisher get their letters in a language."""
    with writing(town.database) as session:
        for one in session.exec(select(Publisher)):
            one.lang = lang

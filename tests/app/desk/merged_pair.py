"""Two listings that are merged at the desk, and who publishes them."""

from typing import Any
from uuid import UUID

from sqlmodel import select

from app.catalogue.content import ListingContent
from app.catalogue.models import Listing
from app.core.db import reading, writing
from app.submissions.decisions import Decider, approve
from app.submissions.links import make_link
from app.submissions.models import Ownership, Publisher
from tests.app.desk.conftest import Person
from tests.app.desk.sent import BASE, knitting, waits
from tests.app.town import Town, at, id_of, once

SUSPECTS = "/yllapito/kaksoiskappaleet"
SAME_EVENING: dict[str, Any] = {"sessions": at(once("2026-12-01T18:00"), name={"fi": "Päämaja"})}


def here(identity: UUID, end: str = "") -> str:
    return f"/yllapito/tarjonta/{identity}{end}"


def compared(one: UUID, other: UUID) -> str:
    return here(one, f"/yhdista?kanssa={other}")


def published(town: Town, email: str, content: ListingContent | None = None) -> UUID:
    """A listing that somebody has published with the form."""
    first = waits(town, content or knitting(), email=email)
    with writing(town.database) as session:
        return approve(session, first, Decider("desk@example.org", BASE, town.now)).id


def publisher(town: Town, email: str) -> UUID:
    with reading(town.database) as session:
        return session.exec(select(Publisher.id).where(Publisher.email == email)).one()


def own_page(person: Person, email: str) -> str:
    """The address of somebody's own page."""
    with writing(person.town.database) as session:
        return f"/oma/{make_link(session, 'own', publisher(person.town, email), person.town.now)}"


def owners(town: Town, listing: UUID) -> set[str]:
    query = select(Publisher.email).join(Ownership).where(Ownership.listing_id == listing)
    with reading(town.database) as session:
        return set(session.exec(query))


def join(person: Person, gone: UUID, kept: UUID, **fields: str) -> Any:
    return person.post(here(gone, "/yhdista"), kanssa=str(kept), jaa=str(kept), teko="yhdista", **fields)


def part(person: Person, gone: UUID) -> Any:
    return person.post(here(gone, "/erota"))


def listing(town: Town, identity: UUID) -> dict[str, Any]:
    with reading(town.database) as session:
        return session.get_one(Listing, identity).model_dump()


def two(person: Person) -> tuple[UUID, UUID]:
    person.town.add("a", title="Torikuoro", summary={"fi": "Lauletaan torilla."}, **SAME_EVENING)
    person.town.add("b", title="Torikuoro", summary={"fi": "Kaikki mukaan."}, **SAME_EVENING)
    person.town.index()
    return id_of("a"), id_of("b")

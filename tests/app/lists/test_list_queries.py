"""What codes name, on each database."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Engine

from app.catalogue.models import Listing
from app.core.db import reading, writing
from app.lists.queries import listed

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
FIRST, LAST = "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"
TWIN, AWAY = "00000000-0000-0000-0000-000000000001", "aabbccdd-0000-4000-8000-000000000000"


def row(identity: str, state: str = "published") -> Listing:
    return Listing(
        id=UUID(identity),
        slug=f"x-{identity}",
        kind="event",
        state=state,
        status="scheduled",
        content={"kind": "event", "title": {"fi": identity}},
        content_hash="",
        created_at=NOW,
        changed_at=NOW,
    )


def test_a_code_names_what_is_public_from_the_first_id_to_the_last(engine: Engine) -> None:
    with writing(engine) as session:
        session.add_all([row(FIRST), row(TWIN), row(LAST), row(AWAY, "withdrawn")])
    with reading(engine) as session:
        found = listed(session, ("ffffffff", "aabbccdd", "00000000", "12345678"))
        named = {code: str(thing.details.listing.id) for code, thing in found.items()}
        assert list(named.items()) == [("ffffffff", LAST), ("00000000", FIRST)]
        assert listed(session, ()) == {}

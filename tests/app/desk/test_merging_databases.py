"""What merging asks of the database, on SQLite and on PostgreSQL."""

from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlmodel import select

from app.catalogue.merging.commands import Pair
from app.catalogue.merging.models import ListingMerge
from app.catalogue.models import Listing
from app.core.db import reading, writing
from app.desk.merging.commands import Doer, merge_listings, said_not_same, say_not_same, stranded, undo_merge
from app.desk.merging.suspects import suspects
from app.submissions.commands import Offer, submit
from app.submissions.decisions import Decider, approve
from tests.app.desk.sent import BASE, knitting

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
DOER = Doer("aila@example.org", NOW)


def test_two_are_suspected_merged_and_parted(engine: Engine) -> None:
    with writing(engine) as session:
        ids = []
        for name in ("aila", "eino"):
            sent = submit(session, f"{name}@example.org", Offer(knitting(), "fi"), BASE, NOW)
            sent.state = "waiting"
            session.flush()
            ids.append(approve(session, sent.id, Decider("desk@example.org", BASE, NOW)).id)
    one, other = ids
    with reading(engine) as session:
        found = suspects(session, said_not_same(session), NOW)
        assert [(set(pair.ids), pair.reasons[0]) for pair in found] == [({one, other}, "sama nimi")]
    with writing(engine) as session:
        merge_listings(session, Pair(one, other), ["title"], DOER)
        session.get_one(Listing, other).state = "withdrawn"
        session.flush()
        assert [row.gone_id for row in stranded(session)] == [one]
        assert undo_merge(session, one, DOER) == other
        say_not_same(session, one, other, DOER)
    with reading(engine) as session:
        assert session.exec(select(ListingMerge)).all() == []
        assert said_not_same(session) == {(min(ids), max(ids))}
        assert session.get_one(Listing, one).state == "published"

"""What an import may do to the catalogue, in bulk: chunk by chunk, all in the writer's own transaction."""

from datetime import UTC, datetime, timedelta

import orjson
import pytest
from sqlalchemy import Engine

from app.catalogue.content import to_json
from app.catalogue.feeds import ingest
from app.catalogue.feeds.ingest import Incoming, KnownRecord, Origin, known_records, take_in, withdraw
from app.catalogue.models import Source
from app.core.db import reading, writing
from tests.builders import listing, once, weekly
from tests.database_dump import counted, dump, empty_outbox, listings, outbox

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
ORIGIN = Origin("town", "test")
COUNT = 7


def incoming(number: int, title: str = "Kerho", payload: str = "p1") -> Incoming:
    content = listing(f"{title} {number}", weekly("2026-09-01T17:00"))
    return Incoming(f"n{number}", orjson.dumps(to_json(content)), payload, "m1", 3)


def taken(engine: Engine, items: list[Incoming], now: datetime) -> tuple[int, int, int]:
    """New, changed and the same."""
    with writing(engine) as session:
        session.merge(Source(name="test", title="", publisher="", licence="", homepage="", contact=""))
        session.flush()
        counts = take_in(session, ORIGIN, items, known_records(session, "town", now), now)
    return counts.new, counts.changed, counts.same


def known(engine: Engine, now: datetime) -> dict[str, KnownRecord]:
    with reading(engine) as session:
        return known_records(session, "town", now)


@pytest.mark.parametrize("chunk", [1, 3, 7, 500])
def test_chunks_make_no_difference(database: Engine, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(ingest, "CHUNK", chunk)

    assert taken(database, [incoming(n) for n in range(COUNT)], NOW) == (7, 0, 0)
    assert taken(database, [incoming(n, "Kuoro" if n % 2 else "Kerho") for n in range(COUNT)], LATER) == (
        0,
        3,
        4,
    )
    with writing(database) as session:
        assert withdraw(session, list(known_records(session, "town", LATER).values()), LATER) == 7
    assert counted(database) == {
        "organisation": 0,
        "place": 1,
        "listing": 7,
        "listing_place": 7,
        "occurrence": 0,
        "source": 1,
        "source_record": 7,
        "outbox": 7 + 3 + 7,
    }


def test_every_change_leaves_a_row_in_the_outbox_and_nothing_else_does(engine: Engine) -> None:
    taken(engine, [incoming(n) for n in range(COUNT)], NOW)
    assert outbox(engine) == COUNT
    empty_outbox(engine)

    taken(engine, [incoming(0, "Kuoro"), incoming(1, payload="p2"), incoming(9)], LATER)

    names = {row.id: name for name, row in listings(engine).items()}
    assert sorted(names[row[1]] for row in dump(engine)["outbox"]) == ["town/n0", "town/n9"]


def test_known_records_say_what_is_gone_and_what_is_over(engine: Engine) -> None:
    past = Incoming("past", orjson.dumps(to_json(listing("A", once("2026-11-24T08:00", 30)))), "p", "m", 5)
    taken(engine, [past, incoming(1), incoming(2)], NOW)
    with writing(engine) as session:
        withdraw(session, [known_records(session, "town", NOW)["n2"]], NOW)

    told = {name: (r.payload_hash, r.filled, r.gone, r.over) for name, r in known(engine, LATER).items()}
    assert told == {
        "past": ("p", 5, False, True),
        "n1": ("p1", 3, False, False),
        "n2": ("p1", 3, True, False),
    }
    assert known(engine, NOW - timedelta(hours=1))["past"].over is False
    with reading(engine) as session:
        assert known_records(session, "nowhere", NOW) == {}


def test_withdrawing_what_is_over_keeps_its_page_and_tells_nobody(engine: Engine) -> None:
    past = Incoming("past", orjson.dumps(to_json(listing("A", once("2026-11-24T08:00", 30)))), "p", "m", 5)
    taken(engine, [past], NOW)
    empty_outbox(engine)

    with writing(engine) as session:
        assert withdraw(session, list(known_records(session, "town", LATER).values()), LATER) == 0

    assert listings(engine)["town/past"].state == "published"
    assert known(engine, LATER)["past"].gone
    assert outbox(engine) == 0


def test_titles_alike_have_addresses_of_their_own(engine: Engine) -> None:
    same = orjson.dumps(to_json(listing("Muskari")))
    taken(engine, [Incoming(f"n{n}", same, "p", "m", 0) for n in range(2000)], NOW)

    assert len({row.slug for row in listings(engine).values()}) == 2000

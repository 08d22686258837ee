"""The database: what is stored comes back, writers take turns, and half a change never stays."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Event, Thread
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import Session, col

from app.catalogue.models import Outbox, Source, SourceRecord
from app.core import db
from app.core.db import engine_for, reading, rehearsing, table_of, writing
from app.core.errors import UnavailableError
from app.core.migrate import migrate

NOW = datetime(2026, 11, 24, 7, 0, 0, 123456, tzinfo=UTC)
ROW = Source(name="a", title="A", publisher="", licence="", homepage="", contact="")


Looking = Callable[[Engine], AbstractContextManager[Session]]


def copy() -> Source:
    return Source(**ROW.model_dump())


def count(engine: Engine) -> int:
    with reading(engine) as session:
        found: int = session.execute(select(func.count()).select_from(Source)).scalar_one()
    return found


def test_writing_commits_at_the_end(engine: Engine) -> None:
    with writing(engine) as session:
        session.add(copy())

    assert count(engine) == 1


def test_writing_that_fails_leaves_nothing(engine: Engine) -> None:
    def fail() -> None:
        with writing(engine) as session:
            session.add(copy())
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(engine) == 0


@pytest.mark.parametrize("looking", [reading, rehearsing])
def test_reading_and_rehearsing_leave_nothing(engine: Engine, looking: Looking) -> None:
    with looking(engine) as session:
        session.add(copy())
        session.flush()

    assert count(engine) == 0


def test_reader_sees_nothing_of_an_unfinished_change(engine: Engine) -> None:
    with writing(engine) as session:
        session.add(copy())
        session.flush()
        assert count(engine) == 0
    assert count(engine) == 1


def test_writers_take_turns(engine: Engine) -> None:
    begun, order = Event(), []

    def second() -> None:
        begun.set()
        with writing(engine) as session:
            order.append(session.execute(select(func.count()).select_from(Source)).scalar_one())

    with writing(engine) as session:
        thread = Thread(target=second)
        thread.start()
        begun.wait()
        thread.join(0.2)
        order.append("first")
        session.add(copy())
    thread.join()

    assert order == ["first", 1]


def test_writer_that_waits_too_long_is_told_so(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "BUSY_TIMEOUT_MS", 100)
    engine.dispose()  # connections made from now on are impatient

    def second() -> None:
        with writing(engine):
            raise AssertionError

    with writing(engine) as session:
        session.add(copy())
        session.flush()
        with pytest.raises(UnavailableError, match="The database is busy with another change"):
            second()


def test_instants_come_back_aware_and_in_utc(engine: Engine) -> None:
    helsinki = NOW.astimezone(timezone(timedelta(hours=2)))
    with writing(engine) as session:
        session.execute(
            table_of(Outbox).insert(),
            [{"listing_id": UUID(int=1), "created_at": helsinki}],
        )
    with reading(engine) as session:
        moment = session.execute(select(col(Outbox.created_at))).scalar_one()

    assert (moment, moment.utcoffset()) == (NOW, timedelta())


def test_instant_without_a_zone_is_refused(engine: Engine) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(StatementError, match="without a time zone"), writing(engine) as session:
        session.execute(table_of(Outbox).insert(), [{"listing_id": UUID(int=1), "created_at": naive}])


def test_record_of_an_unknown_source_is_refused(engine: Engine) -> None:
    row = {
        "feed": "f",
        "source": "none",
        "external_id": "x",
        "listing_id": UUID(int=1),
        "payload_hash": "",
        "mapping_hash": "",
        "filled": 0,
        "locked_fields": [],
        "first_seen_at": NOW,
        "changed_at": NOW,
    }
    with pytest.raises(IntegrityError), writing(engine) as session:
        session.execute(table_of(SourceRecord).insert(), [row])


def test_sqlite_is_safe_against_power_cuts_and_does_not_block_readers(database: Engine) -> None:
    with database.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        values = [connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in asked]

    assert values == ["wal", 2, 1, 15_000]


def test_engine_makes_the_folder_of_its_file(tmp_path: Path) -> None:
    engine = engine_for(f"sqlite:///{tmp_path}/new/folder/opastamo.db")
    migrate(engine)
    engine.dispose()

    assert (tmp_path / "new" / "folder" / "opastamo.db").exists()
    assert engine_for(f"sqlite:///{tmp_path}/new/folder/opastamo.db") is engine

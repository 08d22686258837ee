"""What the counter asks of the database, on SQLite and on PostgreSQL."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine

from app.catalogue.publishing import publish
from app.core.db import reading, writing
from app.desk.asked.queries import asked_lately
from app.desk.counter.commands import close_all, forget_old, locked_until, open_tools, tools_of
from app.desk.counter.pins import hash_of_pin, set_pin, staff_of
from app.desk.people.staff import NewStaff, add_staff
from app.kiosk.counter import Need, forget_old_needs, note_on, record_need, set_note
from app.search.missed import MissedSearches, forget_old_misses
from tests.app.desk.sent import knitting

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)
KIOSK = "oletus"


def test_tools_open_lock_and_close(engine: Engine) -> None:
    with writing(engine) as session:
        staff = add_staff(session, NewStaff("a@example.org", "", "admin", "kaksi kuppia kahvia"), "test", NOW)
        set_pin(session, staff.id, "274831", "key", NOW)
        found = staff_of(session, hash_of_pin("274831", "key"))
        token = open_tools(session, found, KIOSK, NOW) or ""
        assert tools_of(session, token, KIOSK, NOW)
        assert tools_of(session, token, "asema", NOW) is None
        for _ in range(5):
            assert open_tools(session, None, KIOSK, NOW) is None
        assert locked_until(session, KIOSK, NOW) == NOW + timedelta(minutes=15)
        assert locked_until(session, "asema", NOW) is None
        close_all(session, staff.id)
        assert tools_of(session, token, KIOSK, NOW) is None
        forget_old(session, NOW + timedelta(days=3))
        assert locked_until(session, KIOSK, NOW) is None


def test_what_was_asked_in_vain_adds_up_and_is_forgotten(engine: Engine) -> None:
    missed = MissedSearches("key", lambda _: True)
    with writing(engine) as session:
        for _ in range(3):
            record_need(session, Need("liiku", "avantouinti"), KIOSK, TODAY)
    for networks in (range(4), range(3, 7)):
        for network in networks:
            missed.note("curling", f"10.0.{network}.1", [], NOW)
        missed.write(engine, NOW)
    with writing(engine) as session:
        asked = asked_lately(session, TODAY)
        assert (asked.totals, asked.words, asked.weeks[0].searches) == ((("liiku", 3),), (("curling", 7),), 8)
        later = NOW + timedelta(days=400)
        forget_old_needs(session, later)
        forget_old_misses(session, later)
        empty = asked_lately(session, TODAY)
        assert (empty.totals, empty.words, empty.weeks) == ((), (), ())


def test_a_note_is_written_over_and_taken_away(engine: Engine) -> None:
    with writing(engine) as session:
        identity = publish(session, UUID(int=5 << 96), knitting(), NOW).id
        for text in ("Soita ensin.", "Ovi pihalla."):
            set_note(session, identity, text, "a@example.org", NOW)
    with reading(engine) as session:
        note = note_on(session, identity)
        assert note
        assert note.text == "Ovi pihalla."
    with writing(engine) as session:
        set_note(session, identity, "", "a@example.org", NOW)
    with reading(engine) as session:
        assert note_on(session, identity) is None

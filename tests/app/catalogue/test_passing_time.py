"""Days pass: the horizon moves on, next times give way, and only what changed is told."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import Engine, select
from sqlmodel import col

from app.catalogue.commands import pass_time, roll_horizon
from app.catalogue.models import Listing, Occurrence, Outbox
from app.core.clock import LOCAL_ZONE, local_day, utc_now
from app.core.db import reading, writing
from tests.builders import listing, once, weekly
from tests.database_dump import dump, empty_outbox, listings, occurrences
from tests.json_lines import Reader, line

START = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
LINES = [
    line("choir", listing("Kuoro", weekly("2026-09-01T17:00"), kind="activity")),
    line("open", listing("Tupa", weekly("2026-09-01T10:00", None, rrule="FREQ=DAILY"), kind="service")),
    line("talk", listing("Luento", once("2026-10-25T12:00", None))),
    line("cafe", listing("Kahvila", kind="service")),
    line("midsummer", listing("Juhannus", weekly("2027-06-25T12:00", rrule="FREQ=YEARLY"))),
]


def passed(engine: Engine, now: datetime) -> set[UUID]:
    """Let time pass, and give the listings that the outbox tells of."""
    empty_outbox(engine)
    with writing(engine) as session:
        count = pass_time(session, now)
        told = list(session.execute(select(col(Outbox.listing_id))).scalars())
    assert count >= len(set(told))
    return set(told)


def told(engine: Engine) -> dict[str, list[Occurrence]]:
    names = {row.id: name.removeprefix("town/") for name, row in listings(engine).items()}
    found: dict[str, list[Occurrence]] = {name: [] for name in names.values()}
    for occurrence in occurrences(engine):
        found[names[occurrence.listing_id]].append(occurrence)
    return found


def local(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LOCAL_ZONE).astimezone(UTC)


def days_after(start: datetime, end: date, step: int = 1) -> Iterator[datetime]:
    with time_machine.travel(start, tick=False) as clock:
        while local_day(utc_now()) < end:
            clock.shift(timedelta(days=step))
            yield utc_now()


def test_horizon_covers_180_days_all_through_a_year(database: Engine) -> None:
    Reader(database).read(LINES, START)

    for now in days_after(START, date(2027, 11, 9), step=4):  # over the changes of the clock
        passed(database, now)
        today, last = local_day(now), local_day(now) + timedelta(days=180)
        times = told(database)
        daily = [o.starts_at for o in times["open"]]
        assert daily == [local(today + timedelta(days=n), 10) for n in range(180)]
        tuesdays = [today + timedelta(days=n) for n in range(180)]
        assert [o.starts_at for o in times["choir"]] == [local(d, 17) for d in tuesdays if d.weekday() == 1]
        row = listings(database)["town/choir"]
        assert row.next_start == local(today + timedelta(days=(1 - today.weekday()) % 7), 17)
        assert row.horizon == last


def test_only_listings_that_changed_are_told(database: Engine) -> None:
    Reader(database).read(LINES, START)
    ids = {name.removeprefix("town/"): row.id for name, row in listings(database).items()}

    days = {local_day(now): passed(database, now) for now in days_after(START, date(2026, 11, 1))}

    weeks = [d for d, told in days.items() if ids["choir"] in told]
    # On Wednesdays yesterday's meeting gives way; on Fridays a new Tuesday comes within the horizon.
    assert {d.weekday() for d in weeks} == {2, 4}
    assert all(ids["open"] in told for told in days.values())
    assert [d for d, told in days.items() if ids["talk"] in told] == [date(2026, 10, 26)]
    assert not any(ids["cafe"] in told or ids["midsummer"] in told for told in days.values())


def test_second_pass_at_the_same_moment_changes_nothing(engine: Engine) -> None:
    Reader(engine).read(LINES, START)
    later = START + timedelta(days=30)
    passed(engine, later)
    empty_outbox(engine)
    before = dump(engine)

    assert passed(engine, later) == set()
    assert dump(engine) == before


def test_next_start_gives_way_when_the_time_is_over(engine: Engine) -> None:
    Reader(engine).read(LINES[:1], START)
    empty_outbox(engine)
    (row,) = listings(engine).values()

    assert passed(engine, datetime(2026, 9, 1, 15, 30, tzinfo=UTC)) == set()
    assert passed(engine, datetime(2026, 9, 1, 15, 31, tzinfo=UTC)) == {row.id}
    assert listings(engine)["town/choir"].next_start == datetime(2026, 9, 8, 14, 0, tzinfo=UTC)


def test_unknown_end_is_over_after_the_assumed_length(engine: Engine) -> None:
    Reader(engine).read(LINES[2:3], START)
    empty_outbox(engine)
    (occurrence,) = occurrences(engine)
    assert (occurrence.end_told, occurrence.ends_at - occurrence.starts_at) == (False, timedelta(hours=2))

    assert passed(engine, datetime(2026, 10, 25, 12, 0, tzinfo=UTC)) == set()
    assert len(passed(engine, datetime(2026, 10, 25, 12, 1, tzinfo=UTC))) == 1
    assert listings(engine)["town/talk"].next_start is None


def test_time_beyond_the_horizon_comes_within_it(engine: Engine) -> None:
    Reader(engine).read(LINES[4:], START)
    assert [o.local_date for o in occurrences(engine)] == [date(2027, 6, 25)]

    passed(engine, datetime(2027, 6, 26, 6, 0, tzinfo=UTC))

    assert [o.local_date for o in occurrences(engine)] == [date(2028, 6, 25)]
    assert listings(engine)["town/midsummer"].next_start == datetime(2028, 6, 25, 9, 0, tzinfo=UTC)


def test_long_sleep_of_the_server_is_made_up_for(engine: Engine) -> None:
    Reader(engine).read(LINES, START)

    passed(engine, datetime(2028, 2, 1, 10, 0, tzinfo=UTC))

    assert [o.local_date for o in told(engine)["choir"]][:2] == [date(2028, 2, 1), date(2028, 2, 8)]
    assert listings(engine)["town/choir"].horizon == date(2028, 7, 30)


def test_withdrawn_listing_is_left_alone(engine: Engine) -> None:
    reader = Reader(engine)
    reader.read(LINES, START)
    reader.read(LINES[1:], START + timedelta(hours=1))
    before = listings(engine)["town/choir"]

    passed(engine, START + timedelta(days=30))

    assert listings(engine)["town/choir"] == before
    assert told(engine)["choir"] == []


@pytest.mark.parametrize("chunk", [1, 2, 500])
def test_rolling_goes_chunk_by_chunk(database: Engine, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr("app.catalogue.commands.ROLL_CHUNK", chunk)
    Reader(database).read(LINES, START)

    with writing(database) as session:
        assert roll_horizon(session, START + timedelta(days=7)) == 2
    with reading(database) as session:
        horizons = set(session.execute(select(col(Listing.horizon))).scalars())
    assert horizons == {None, date(2027, 3, 7)}

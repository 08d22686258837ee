"""The record of what the search server missed: on the disk at once, and careful when it is in doubt."""

from datetime import timedelta
from pathlib import Path

import orjson

from app.search.server.record import ServerRecord
from tests.app.town import local

NOON, MINUTE = local("2026-11-24 12:00"), timedelta(minutes=1)
HERE, THERE = "http://127.0.0.1:7700", "http://127.0.0.1:7701"


def test_without_a_record_the_server_may_hold_anything(tmp_path: Path) -> None:
    standing = ServerRecord(tmp_path / "none" / "record.json", HERE).standing()
    assert (standing.missed, standing.in_step) == (None, False)


def test_what_is_missed_and_taken_is_seen_by_every_process(tmp_path: Path) -> None:
    writing, reading = (ServerRecord(tmp_path / "record.json", HERE) for _ in range(2))
    writing.took_everything("1")
    assert (reading.standing().in_step, reading.standing().left_as) == (True, "1")
    writing.misses(["a", "b"])
    assert (reading.standing().missed, reading.standing().left_as) == (frozenset({"a", "b"}), "1")
    writing.took(["a", "c"], "2")
    assert (reading.standing().missed, reading.standing().left_as) == (frozenset({"b"}), "2")
    writing.took(["b"], "3")
    assert (reading.standing().in_step, reading.standing().left_as) == (True, "3")


def test_more_than_so_much_is_everything_and_stays_so_until_all_is_taken(tmp_path: Path) -> None:
    record = ServerRecord(tmp_path / "record.json", HERE, most_missed=2)
    record.took_everything("1")
    record.misses(["a", "b"])
    assert record.standing().missed == frozenset({"a", "b"})
    record.misses(["c"])
    assert record.standing().missed is None
    record.took(["a", "b", "c"], "2")
    record.misses(["d"])
    assert record.standing().missed is None
    record.took_everything("3")
    assert record.standing().in_step


def test_each_failure_to_fill_it_makes_it_wait_twice_as_long_up_to_an_hour(tmp_path: Path) -> None:
    record = ServerRecord(tmp_path / "record.json", HERE)
    assert not record.standing().waits(NOON)
    waits = [record.could_not_be_filled(NOON) // MINUTE for _ in range(9)]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    later = ServerRecord(tmp_path / "record.json", HERE).standing()
    assert (later.missed, later.failures) == (None, 9)
    assert later.waits(NOON + 59 * MINUTE)
    assert not later.waits(NOON + 60 * MINUTE)


def test_who_asks_for_all_anew_forgets_no_failure_and_success_forgets_them_all(tmp_path: Path) -> None:
    record = ServerRecord(tmp_path / "record.json", HERE)
    record.could_not_be_filled(NOON)
    record.misses_everything()
    assert record.standing().waits(NOON)
    assert record.could_not_be_filled(NOON) == 2 * MINUTE
    record.took_everything("1")
    assert (record.standing().failures, record.standing().waits(NOON)) == (0, False)
    assert record.could_not_be_filled(NOON) == MINUTE


def test_a_clock_that_was_set_back_makes_nobody_wait(tmp_path: Path) -> None:
    record = ServerRecord(tmp_path / "record.json", HERE)
    record.could_not_be_filled(NOON)
    assert not record.standing().waits(NOON - 10_000 * MINUTE)


def test_a_record_without_failures_is_read_as_having_none(tmp_path: Path) -> None:
    record = ServerRecord(tmp_path / "record.json", HERE)
    record.took_everything("1")
    told = orjson.loads((tmp_path / "record.json").read_bytes())
    del told["failures"], told["failed_at"]
    (tmp_path / "record.json").write_bytes(orjson.dumps(told))
    assert record.standing().in_step
    assert not record.standing().waits(NOON)


def test_a_record_of_another_server_says_nothing_of_this_one(tmp_path: Path) -> None:
    ServerRecord(tmp_path / "record.json", HERE).took_everything("1")
    assert ServerRecord(tmp_path / "record.json", THERE).standing().missed is None


def test_a_record_that_is_not_whole_says_nothing(tmp_path: Path) -> None:
    record = ServerRecord(tmp_path / "record.json", HERE)
    record.took_everything("1")
    for told in ("", "{", "[]", '{"server": 1}'):
        (tmp_path / "record.json").write_text(told)
        assert record.standing().missed is None
    record.took_everything("2")
    assert record.standing().in_step


def test_the_address_of_the_server_is_not_kept(tmp_path: Path) -> None:
    ServerRecord(tmp_path / "record.json", "http://name:secret@host:7700").misses_everything()
    assert "secret" not in (tmp_path / "record.json").read_text()

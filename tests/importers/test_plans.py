"""Which feed is due and who holds it, with time given by hand; and with processes that die."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from app.catalogue.feeds.run_decisions import ask_run, last_request
from app.catalogue.feeds.run_models import FeedPlan
from app.catalogue.models import ImportRun, Source
from app.core.db import reading, writing
from importers.feeds import FeedEntry, FeedListError, load_feeds
from importers.plans import (
    LEASE,
    Outcome,
    Task,
    give_back,
    keep_hold,
    keep_plans,
    let_go,
    next_task,
    rest_after,
    take,
)

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ENTRIES = {
    "town": FeedEntry(source="ics", every="6 h"),
    "night": FeedEntry(source="ics", every="1 day at 05:30"),
    "silent": FeedEntry(source="ics"),
    "off": FeedEntry(source="ics", every="6 h", enabled=False),
}
WELL, BAD = Outcome(True, True, "done"), Outcome(False, False, "failed")


def plans(database: Engine, now: datetime, entries: dict[str, FeedEntry] | None = None) -> dict[str, str]:
    with writing(database) as session:
        keep_plans(session, ENTRIES if entries is None else entries, now)
    with reading(database) as session:
        rows = session.exec(select(FeedPlan).order_by(col(FeedPlan.feed))).all()
        return {row.feed: f"{row.next_at:%d.%m. %H:%M}" if row.next_at else "" for row in rows}


def taken(
    database: Engine, now: datetime, holder: str = "a", entries: Iterable[str] = ENTRIES
) -> Task | None:
    known = {name: ENTRIES[name] for name in entries}
    with writing(database) as session:
        keep_plans(session, known, now)
        task = next_task(session, known, holder, now)
        return task if task and take(session, task, now) else None


def ended(database: Engine, task: Task | None, outcome: Outcome, now: datetime) -> None:
    assert task is not None
    with writing(database) as session:
        let_go(session, task, outcome, now)


def ran(database: Engine, feed: str, at: datetime, state: str = "done") -> None:
    with writing(database) as session:
        session.merge(Source(name="ics", title="ICS", publisher="", licence="", homepage="", contact=""))
        session.flush()
        session.add(ImportRun(id=f"{feed}{at:%d%H%M}", feed=feed, source="ics", state=state, started_at=at))


def test_a_feed_that_was_never_read_is_due_and_one_without_a_rhythm_never_is(database: Engine) -> None:
    assert plans(database, NOW) == {"night": "24.11. 07:00", "off": "", "silent": "", "town": "24.11. 07:00"}
    assert plans(database, NOW + HOUR)["town"] == "24.11. 07:00"


def test_a_feed_that_was_read_by_hand_is_due_a_rhythm_later(database: Engine) -> None:
    ran(database, "town", NOW)
    ran(database, "night", NOW)
    assert plans(database, NOW + MINUTE) == {
        "night": "25.11. 03:30",
        "off": "",
        "silent": "",
        "town": "24.11. 13:00",
    }


def test_a_feed_is_held_by_one_and_the_next_one_is_given_another(database: Engine) -> None:
    first, second, third = (taken(database, NOW, holder) for holder in "abc")
    assert first is not None
    assert second is not None
    assert {first.feed, second.feed} == {"town", "night"}
    assert third is None


def test_who_holds_a_feed_holds_it_as_long_as_it_says_so(database: Engine) -> None:
    task = taken(database, NOW, "a", ["town"])
    assert task is not None
    with writing(database) as session:
        assert keep_hold(session, task, NOW + MINUTE)
    assert taken(database, NOW + MINUTE + LEASE - MINUTE / 2, "b", ["town"]) is None
    assert taken(database, NOW + HOUR, "b", ["town"]) is not None
    with writing(database) as session:
        assert not keep_hold(session, task, NOW + HOUR)


def test_a_feed_whose_reader_died_is_read_again_after_a_rest(database: Engine) -> None:
    assert taken(database, NOW, "a", ["town"]) is not None
    assert taken(database, NOW + 4 * MINUTE, "b", ["town"]) is None
    assert taken(database, NOW + 5 * MINUTE, "b", ["town"]) is not None
    assert taken(database, NOW + 14 * MINUTE, "c", ["town"]) is None
    assert taken(database, NOW + 15 * MINUTE, "c", ["town"]) is not None


def test_a_run_that_ended_well_although_its_reader_died_is_not_done_again(database: Engine) -> None:
    taken(database, NOW, "a", ["town"])
    ran(database, "town", NOW + timedelta(seconds=2))
    assert taken(database, NOW + HOUR, "b", ["town"]) is None
    with reading(database) as session:
        plan = session.get_one(FeedPlan, "town")
        assert (plan.failures, plan.next_at) == (0, NOW + 6 * HOUR + timedelta(seconds=2))


def test_a_failing_feed_is_left_alone_for_longer_and_longer(database: Engine) -> None:
    assert [rest_after(n) / MINUTE for n in (1, 2, 3, 9, 10, 500)] == [5, 10, 20, 1280, 1440, 1440]
    now, tried = NOW, []
    for _ in range(4):
        task = taken(database, now, "a", ["town"])
        ended(database, task, BAD, now)
        tried.append(now)
        while taken(database, now + MINUTE, "b", ["town"]) is None:
            now += MINUTE
        with writing(database) as session:  # the look was only a look
            plan = session.get_one(FeedPlan, "town")
            plan.held_until, plan.failures, plan.tried_at = None, plan.failures - 1, tried[-1]
        now += MINUTE
    assert [(b - a) / MINUTE for a, b in zip(tried, [*tried[1:], now], strict=True)] == [5, 10, 20, 40]
    ended(database, taken(database, now, "a", ["town"]), WELL, now)
    assert plans(database, now, {"town": ENTRIES["town"]})["town"] == f"{now + 6 * HOUR:%d.%m. %H:%M}"


def test_a_run_that_was_broken_off_because_the_worker_ended_is_done_at_once(database: Engine) -> None:
    task = taken(database, NOW, "a", ["town"])
    assert task is not None
    ran(database, "town", NOW + timedelta(seconds=1), "running")
    with writing(database) as session:
        give_back(session, task, NOW + MINUTE)
    assert taken(database, NOW + MINUTE, "b", ["town"]) is not None


def test_what_the_desk_asks_comes_first_and_is_given_up_after_three_tries(database: Engine) -> None:
    plans(database, NOW)
    with writing(database) as session:
        assert ask_run(session, "silent", "maija@example.org", NOW)
        assert not ask_run(session, "silent", "liisa@example.org", NOW)
    for tries in range(3):
        task = taken(database, NOW + tries * HOUR, "a")
        assert task is not None
        assert (task.feed, task.by, task.release) == ("silent", "maija@example.org", "")
    with writing(database) as session:
        task = next_task(session, ENTRIES, "a", NOW + 4 * HOUR)
        assert task is not None
        assert not take(session, task, NOW + 4 * HOUR)
    with reading(database) as session:
        asked = last_request(session, "silent")
        assert asked is not None
        assert (asked.state, asked.outcome) == ("failed", "gave_up")


def test_a_feed_that_left_the_list_has_no_plan(database: Engine) -> None:
    plans(database, NOW)
    assert plans(database, NOW, {"town": ENTRIES["town"]}) == {"town": "24.11. 07:00"}


def test_a_rhythm_that_cannot_be_read_is_told_with_the_feed(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text('[feeds.town]\nsource = "ics"\nevery = "often"\n', encoding="utf-8")
    with pytest.raises(FeedListError, match=r"feed 'town', every: .*'often' is no rhythm"):
        load_feeds(path)

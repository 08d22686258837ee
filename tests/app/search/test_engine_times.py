"""When: local days, both changes of the clock, weekday and part of the day of the same time, passing time."""

import pytest

from tests.app.town import Town, at, local, once, weekly


@pytest.fixture
def town(town_of_each_engine: Town) -> Town:
    """Everything here is true of every engine."""
    return town_of_each_engine


@pytest.mark.parametrize(
    ("now", "today", "tomorrow"),
    [
        ("2026-11-24 00:30", ["tuesday"], ["wednesday"]),
        ("2026-11-24 23:30", [], ["wednesday"]),
        ("2026-11-25 00:30", ["wednesday"], []),
        ("2026-11-25 19:30", ["wednesday"], []),
    ],
)
def test_today_is_the_local_day(town: Town, now: str, today: list[str], tomorrow: list[str]) -> None:
    town.pass_time(local("2026-11-23 12:00"))
    town.add("tuesday", sessions=at(once("2026-11-24T19:00")))
    town.add("wednesday", sessions=at(once("2026-11-25T19:00")))
    town.index()
    town.pass_time(local(now))
    town.index()
    assert town.found_keys(when="today") == today
    assert town.found_keys(when="tomorrow") == tomorrow


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [("2026-03-29", "2026-03-28", "2026-03-30"), ("2026-10-25", "2026-10-24", "2026-10-26")],
)
@pytest.mark.parametrize("hour", ["00:30", "04:30", "23:30"])
def test_today_on_the_day_when_the_clock_is_changed(
    town: Town, change: str, before: str, after: str, hour: str
) -> None:
    town.now = local(f"{before} 12:00")
    town.add("before", sessions=at(once(f"{before}T23:45", 10)))
    town.add("first", sessions=at(once(f"{change}T00:15", 60 * 23 + 40)))
    town.add("last", sessions=at(once(f"{change}T23:40", 15)))
    town.add("after", sessions=at(once(f"{after}T00:05", 10)))
    town.index()
    town.pass_time(local(f"{change} {hour}"))
    town.index()
    assert sorted(town.found_keys(when="today")) == ["first", "last"]
    assert town.found_keys(when="tomorrow") == ["after"]


@pytest.mark.parametrize(
    ("day", "offset"), [("2026-03-24", "+02:00"), ("2026-03-31", "+03:00"), ("2026-10-27", "+02:00")]
)
def test_a_weekly_time_keeps_its_hour_over_the_change(town: Town, day: str, offset: str) -> None:
    town.now = local(f"{day} 09:00")
    town.add("a", kind="activity", sessions=at(weekly("2026-01-06T17:00", "TU")))
    town.index()
    (hit,) = town.ask(when="today", daypart="evening").hits
    assert hit.card["times"][0][0] == int(local(f"{day} 17:00").timestamp())
    assert local(f"{day} 17:00").isoformat() == f"{day}T17:00:00{offset}"


def test_weekday_and_part_of_the_day_are_of_the_same_time(town: Town) -> None:
    sessions = at(weekly("2026-11-24T09:00", "TU"), weekly("2026-11-26T18:00", "TH"))
    town.add("a", kind="activity", sessions=sessions)
    town.index()
    assert town.found_keys(weekday="TU", daypart="morning") == ["a"]
    assert town.found_keys(weekday="TH", daypart="evening") == ["a"]
    assert town.found_keys(weekday="TU", daypart="evening") == []
    assert town.found_keys(weekday=["TU", "TH"], daypart=["morning", "evening"]) == ["a"]
    assert town.found_keys(when="tomorrow", daypart="evening") == []
    assert town.found_keys(when="2026-11-26", daypart="evening") == ["a"]
    assert town.found_keys(when="week", weekday="TH", daypart="morning") == []


def test_a_cancelled_time_is_not_on(town: Town) -> None:
    overrides = [{"original": "2026-11-24T18:00", "state": "cancelled"}]
    town.add("a", kind="activity", sessions=at(weekly("2026-11-10T18:00", "TU", overrides=overrides)))
    town.index()
    assert town.found_keys(when="today") == []
    assert town.found_keys(when="2026-12-01") == ["a"]


def test_weekend(town: Town) -> None:
    town.add("friday", sessions=at(once("2026-11-27T18:00")))
    town.add("sunday", sessions=at(once("2026-11-29T18:00")))
    town.add("exhibition", sessions=at(once("2026-11-01T10:00", 60 * 24 * 60)))
    town.index()
    assert sorted(town.found_keys(when="weekend")) == ["exhibition", "sunday"]


def test_what_has_ended_today_is_not_found_any_more(town: Town) -> None:
    town.add("morning", sessions=at(once("2026-11-24T10:00")))
    town.add("evening", sessions=at(once("2026-11-24T18:00")))
    town.index()
    town.now = local("2026-11-24 12:00")
    assert town.found_keys(when="today") == ["evening"]


def test_a_series_gives_way_to_its_next_time_as_the_clock_goes(town: Town) -> None:
    town.add("series", kind="activity", sessions=at(weekly("2026-11-24T10:00", "TU,FR")))
    town.add("between", sessions=at(once("2026-11-26T10:00")))
    town.index()
    assert town.found_keys() == ["series", "between"]
    town.pass_time(local("2026-11-24 12:00"))
    town.index()
    assert town.found_keys() == ["between", "series"]
    assert town.found_keys(when="today") == []
    assert town.found_keys(when="2026-11-27") == ["series"]


def test_days_come_within_the_horizon_as_time_passes(town: Town) -> None:
    town.add("series", kind="activity", sessions=at(weekly("2026-11-24T10:00", "TU")))
    town.index()
    assert town.found_keys(when="2027-08-17") == []
    for month in range(12, 18):
        town.pass_time(local(f"{2026 + (month - 1) // 12}-{(month - 1) % 12 + 1:02}-15 09:00"))
        town.index()
        assert town.found_keys(when="week") == ["series"]
    assert town.found_keys(when="2027-08-17") == ["series"]


def test_pages_of_the_past_ask_for_nothing(town: Town) -> None:
    town.add("series", kind="activity", sessions=at(weekly("2026-11-10T10:00", "TU")))
    town.index()
    town.now = local("2026-12-10 09:00")
    assert town.found_keys(when="2026-11-24") == []
    assert town.found_keys(when="2026-11-24..2026-12-09") == []

"""Events of calendar files: what they tell, chosen times, and ids that stay."""

from datetime import date
from typing import Any

import pytest

from tests.app.catalogue.calendars import BASE, events, series_file, time_file
from tests.app.town import Town, at, local, once, weekly

TUPA = {"name": {"fi": "Tupa"}, "street_address": {"fi": "Torikatu 1"}, "lat": 61.7, "lon": 27.3}
START = "2026-12-08T17:00"


def uid(town: Town, mark: str) -> str:
    return f"{town.details('a').listing.id.hex}-{mark}@opastamo.example"


def test_a_time_tells_what_where_and_the_page(town: Town) -> None:
    town.add(
        "a",
        title="Kuoro",
        summary={"fi": "Lauletaan."},
        organiser={"name": {"fi": "Laulajat ry"}},
        prices=[{"type": "free"}],
        categories=["laula_ja_soita"],
        sessions=at(once("2026-12-01T18:00"), **TUPA),
    )
    (event,) = events(series_file(town))
    page = f"{BASE}/tarjonta/{town.slug('a')}"
    assert (str(event["summary"]), str(event["location"])) == ("Kuoro", "Tupa, Torikatu 1")
    assert event["summary"].params["LANGUAGE"] == "fi"
    assert str(event["description"]) == f"Lauletaan.\n\nMaksuton\nLaulajat ry\n\n{page}"
    assert str(event["url"]) == page
    assert event["categories"].to_ical() == b"Laula ja soita"
    assert (event["status"], event["geo"].to_ical()) == ("CONFIRMED", "61.7;27.3")
    assert event["dtstamp"].dt == event["last-modified"].dt == town.now


def test_what_has_no_summary_tells_the_beginning_of_its_description(town: Town) -> None:
    town.add("a", description={"fi": "Lauletaan yhdessä.\n\nKahvia on."})
    (event,) = events(series_file(town))
    assert str(event["description"]).splitlines()[0] == "Lauletaan yhdessä."
    assert "Kahvia" not in str(event["description"])


def test_an_address_that_is_kept_secret_stays_so(town: Town) -> None:
    secret = {"name": {"fi": "Turvatalo"}, "street_address": {"fi": "Salakuja 1"}, "city": "Mikkeli"}
    town.add("a", sessions=at(once("2026-12-01T18:00"), address_masked=True, lat=61.7, lon=27.3, **secret))
    for body in (series_file(town), time_file(town, "1")):
        found = (b"Salakuja" in body, b"GEO" in body, b"LOCATION:Turvatalo" in body)
        assert found == (False, False, True)


def test_what_is_called_off_says_so_in_its_name_too(town: Town) -> None:
    town.add("a", title="Kuoro", status="cancelled")
    for body in (series_file(town), time_file(town, "1")):
        (event,) = events(body)
        assert (event["status"], str(event["summary"])) == ("CANCELLED", "Peruttu: Kuoro")


def test_one_time_that_is_called_off_says_so_and_why(town: Town) -> None:
    overrides = [{"original": START, "state": "cancelled", "note": {"fi": "Laulattaja on poissa."}}]
    town.add("a", title="Kuoro", sessions=at(weekly("2026-11-24T17:00", "TU", overrides=overrides)))
    (event,) = events(time_file(town, START))
    assert (event["status"], str(event["summary"])) == ("CANCELLED", "Peruttu: Kuoro")
    assert str(event["comment"]) == "Laulattaja on poissa."


@pytest.mark.parametrize("key", [START, "3"])
def test_one_time_by_its_start_or_its_number(town: Town, key: str) -> None:
    town.add("a", title="Kuoro", sessions=at(weekly("2026-11-24T17:00", "TU", 120)))
    (event,) = events(time_file(town, key))
    assert (event.start, event.end) == (local("2026-12-08 17:00"), local("2026-12-08 19:00"))
    assert str(event["uid"]) == uid(town, "1-20261208T1700")
    assert "rrule" not in event


def test_one_time_may_be_whole_days_or_have_no_end(town: Town) -> None:
    town.add("a", title="Kuoro", sessions=at(once("2026-12-01T00:00", 2 * 1440, all_day=True)))
    (event,) = events(time_file(town, "1"))
    assert (event.start, event.end) == (date(2026, 12, 1), date(2026, 12, 3))
    town.add("a", title="Kuoro", sessions=at(once("2026-12-01T18:00", None)))
    (event,) = events(time_file(town, "1"))
    assert (event.start, "dtend" in event) == (local("2026-12-01 18:00"), False)


@pytest.mark.parametrize(
    "fields", [{}, {"overrides": [{"original": START, "start": "2026-12-09T18:00", "state": "moved"}]}]
)
def test_the_only_time_of_a_schedule_has_one_id_in_every_file(town: Town, fields: dict[str, Any]) -> None:
    town.add("a", sessions=at(once(START, **fields)))
    (whole,), (single,) = events(series_file(town)), events(time_file(town, "1"))
    assert whole["uid"] == single["uid"] == uid(town, "1")
    assert whole.start == single.start


def test_two_times_with_one_start_are_told_each_with_its_place_and_an_id_of_its_own(town: Town) -> None:
    other = {"place": {"name": {"fi": "Sali"}}, "schedules": [weekly(START, "TU")]}
    town.add("a", sessions=[*at(weekly(START, "TU"), **TUPA), other])
    found = {str(event["uid"]): str(event["location"]) for event in events(time_file(town, START))}
    assert found == {
        uid(town, "1-20261208T1700"): "Tupa, Torikatu 1",
        uid(town, "2-20261208T1700"): "Sali",
    }


def test_a_time_that_was_moved_onto_another_is_told_once(town: Town) -> None:
    overrides = [{"original": "2026-12-01T17:00", "start": START, "state": "moved"}]
    town.add("a", sessions=at(weekly("2026-11-24T17:00", "TU", overrides=overrides)))
    assert [str(event["uid"]) for event in events(time_file(town, START))] == [uid(town, "1-20261208T1700")]


def test_characters_that_calendars_cannot_hold_are_left_out(town: Town) -> None:
    note = [{"original": START, "duration_minutes": 90, "note": {"fi": "Pi\x07tempi"}}]
    town.add(
        "a",
        title="Ku\x0boro",
        summary={"fi": "Lau\x00letaan.\r\nBEGIN:VEVENT"},
        sessions=at(weekly("2026-11-24T17:00", "TU", overrides=note), name={"fi": "Tu\x1bpa"}),
    )
    for body in (series_file(town), time_file(town, START)):
        assert not set(body) & (set(range(32)) - set(b"\r\n"))
        event = events(body)[-1]
        told = [str(event[name]) for name in ("summary", "location", "comment")]
        assert told == ["Kuoro", "Tupa", "Pitempi"]
        assert str(event["description"]).startswith("Lauletaan.\nBEGIN:VEVENT\n\n")


@pytest.mark.parametrize("key", ["2026-12-09T17:00", "0", "999", "", "²", "x" * 1000])
def test_a_time_that_is_not_there_has_no_event(town: Town, key: str) -> None:
    town.add("a", sessions=at(weekly("2026-11-24T17:00", "TU")))
    assert events(time_file(town, key)) == []

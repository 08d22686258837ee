"""Calendar files: their names, where they come from, and their time zones."""

from dataclasses import replace

import icalendar

from app.catalogue.calendar.file import calendar_file
from tests.app.catalogue.calendars import BASE, NAME, maker, series_file
from tests.app.town import Town, at, once, weekly


def test_a_calendar_tells_its_name_its_page_its_address_and_when_to_ask_again() -> None:
    calendar = icalendar.Calendar.from_ical(calendar_file(replace(NAME, title="Ku\x0boro"), ()))
    assert {name: str(calendar[name]) for name in ("name", "x-wr-calname", "url", "source", "method")} == {
        "name": "Kuoro",
        "x-wr-calname": "Kuoro",
        "url": f"{BASE}/tarjonta/kuoro",
        "source": f"{BASE}/tarjonta/kuoro.ics",
        "method": "PUBLISH",
    }
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in calendar.to_ical()


def test_a_file_made_again_is_the_same(town: Town) -> None:
    town.add("a", title="Kuoro", sessions=at(weekly("2026-09-01T17:00", "TU")))
    assert series_file(town) == series_file(town)


def test_the_town_s_zone_is_told_by_its_rule(town: Town) -> None:
    town.add("a", title="Kuoro", sessions=at(weekly("2026-09-01T17:00", "TU")))
    (zone,) = icalendar.Calendar.from_ical(series_file(town)).walk("VTIMEZONE")
    (summer,) = zone.walk("DAYLIGHT")
    assert summer.to_ical().decode().split("\r\n")[1:-2] == [
        "DTSTART:19960331T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:EEST",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0300",
    ]


def test_each_zone_of_several_listings_is_told_once(town: Town) -> None:
    town.add("a", sessions=at(once("2026-12-01T18:00"), once("2026-12-02T18:00")))
    town.add("b", sessions=at(once("2026-12-01T18:00", timezone="Europe/London")))
    town.add("c", sessions=at(once("2026-12-01T00:00", all_day=True)))
    makers = [maker(town.details(key)) for key in ("a", "b", "c")]
    body = calendar_file(NAME, (event for one in makers for event in one.series()))
    zones = icalendar.Calendar.from_ical(body).walk("VTIMEZONE")
    assert [str(zone["tzid"]) for zone in zones] == ["Europe/Helsinki", "Europe/London"]

"""Zones, as the world's calendars name them, and what times told by them mean in Mikkeli."""

import pytest

from app.catalogue.schedule import Schedule
from importers.sources.ics.zones import zone_named
from tests.importers.sources.ics.calendar_text import calendar, event, local_times, mapped, parsed, schedules

OWN_ZONE = """BEGIN:VTIMEZONE
TZID:Oma aika
BEGIN:STANDARD
DTSTART:20001029T{autumn}
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20000326T{spring}
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
END:DAYLIGHT
END:VTIMEZONE
"""
LIKE_FINLAND = OWN_ZONE.format(autumn="040000", spring="030000", summer="+0300", winter="+0200")
LIKE_NONE = OWN_ZONE.format(autumn="040000", spring="030000", summer="+0315", winter="+0215")


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Helsinki", "Europe/Helsinki"),
        ("Europe/lisbon", "Europe/Lisbon"),
        ("FLE Standard Time", "Europe/Helsinki"),
        ("FLE/W. Europe Standard Time", "Europe/Helsinki"),
        ('"W. Europe Standard Time"', "Europe/Berlin"),
        ("Western/Central Europe", "Europe/Berlin"),
        ("(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius", "Europe/Helsinki"),
        ("/mozilla.org/20070129_1/Europe/Helsinki", "Europe/Helsinki"),
        ("/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires", None),
        ("/Europe/Stockholm", "Europe/Stockholm"),
        ("UTC", "UTC"),
        ("Customized Time Zone", None),
        ("", None),
        ("../../etc/passwd", None),
        ("localtime", None),
    ],
)
def test_zone_is_found_by_any_of_its_names(name: str, zone: str | None) -> None:
    expected = "America/Argentina/Buenos_Aires" if "Buenos" in name else zone
    assert zone_named(name) == expected


@pytest.mark.parametrize(
    ("told", "start"),
    [
        ("DTSTART;TZID=FLE Standard Time:20260901T180000", "2026-09-01 18:00"),
        ('DTSTART;TZID="Western/Central Europe":20260901T180000', "2026-09-01 19:00"),
        ("DTSTART;TZID=Europe/lisbon:20260901T180000", "2026-09-01 20:00"),
        ("DTSTART;TZID=:20260901T180000", "2026-09-01 18:00"),
        ("DTSTART:20260901T180000", "2026-09-01 18:00"),
        ("DTSTART:20260901T180000Z", "2026-09-01 21:00"),
        ("DTSTART:20260101T233000Z", "2026-01-02 01:30"),
        ("DTSTART;TZID=America/New_York:20260901T180000", "2026-09-02 01:00"),
    ],
)
def test_single_time_is_told_by_the_clocks_of_the_town(told: str, start: str) -> None:
    (found,) = schedules(event(told))
    assert (f"{found.start:%Y-%m-%d %H:%M}", found.timezone) == (start, "Europe/Helsinki")


@pytest.mark.parametrize(
    ("head", "options", "start"),
    [
        ("X-WR-TIMEZONE:Europe/London\n", {}, "2026-09-01 20:00"),
        ("", {"timezone": "Europe/Stockholm"}, "2026-09-01 19:00"),
        ("X-WR-TIMEZONE:Europe/London\n", {"timezone": "Europe/Stockholm"}, "2026-09-01 20:00"),
        ("", {"timezone": "Muumilaakso"}, "2026-09-01 18:00"),
    ],
)
def test_floating_time_is_of_the_calendar_or_of_the_feed(
    head: str, options: dict[str, str], start: str
) -> None:
    (found,) = schedules(event("DTSTART:20260901T180000"), head=head, **options)
    assert f"{found.start:%Y-%m-%d %H:%M}" == start


def test_unknown_zone_of_a_calendar_is_told_once() -> None:
    _, problems = parsed(calendar(event(), event(uid="b"), head="X-WR-TIMEZONE:Muumilaakso\n"))
    assert [(p.field, p.value, p.lookup, p.severity) for p in problems] == [
        ("X-WR-TIMEZONE", "Muumilaakso", "zones", "note")
    ]


def test_event_of_an_unknown_zone_is_left_out_and_the_zone_may_be_taught() -> None:
    found = mapped(event("DTSTART;TZID=Muumilaakso:20260901T180000"))
    assert found.content is None
    assert [(p.reason, p.value, p.lookup, p.severity) for p in found.problems] == [
        ("This time zone is not known here", "Muumilaakso", "zones", "skipped")
    ]


def test_zone_that_turns_its_clocks_as_finland_does_is_finlands() -> None:
    told = "DTSTART;TZID=Oma aika:20260901T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"
    (found,) = schedules(event(told), head=LIKE_FINLAND)
    assert found == Schedule(start="2026-09-01T18:00", duration_minutes=60, rrule="FREQ=WEEKLY")


def test_zone_may_say_where_it_is() -> None:
    zone = LIKE_NONE.replace("TZID:Oma aika\n", "TZID:Oma aika\nX-LIC-LOCATION:Europe/Tallinn\n")
    (found,) = schedules(event("DTSTART;TZID=Oma aika:20260901T180000"), head=zone)
    assert f"{found.start:%H:%M}" == "18:00"


@pytest.mark.parametrize(
    ("day", "start"), [("20260901", "2026-09-01 17:45"), ("20261201", "2026-12-01 17:45")]
)
def test_time_of_a_zone_like_no_other_follows_its_offsets(day: str, start: str) -> None:
    (found,) = schedules(event(f"DTSTART;TZID=Oma aika:{day}T180000"), head=LIKE_NONE)
    assert f"{found.start:%Y-%m-%d %H:%M}" == start


def test_series_of_a_zone_like_no_other_stays_a_rule_where_the_clocks_differ_alike() -> None:
    told = "DTSTART;TZID=Oma aika:20260901T180000\nRRULE:FREQ=WEEKLY;UNTIL=20260915T145900Z"
    (found,) = schedules(event(told), head=LIKE_NONE)
    assert found.rrule == "FREQ=WEEKLY;UNTIL=20260915T175900"
    assert local_times((found,)) == ["2026-09-01 17:45", "2026-09-08 17:45", "2026-09-15 17:45"]


@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY", "FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYDAY=XX"]
)
def test_zone_with_a_hostile_rule_is_not_known(rule: str) -> None:
    zone = LIKE_NONE.replace("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", rule)
    found = mapped(event("DTSTART;TZID=Oma aika:20260901T180000"), head=zone)
    assert [p.value for p in found.problems] == ["Oma aika"]


def test_zone_within_a_zone_is_no_zone_and_no_harm() -> None:
    inner = "BEGIN:STANDARD\nBEGIN:VTIMEZONE\nEND:VTIMEZONE\nTZOFFSETTO:+0200\nEND:STANDARD\n"
    nested = f"BEGIN:VTIMEZONE\nTZID:A\n{inner}END:VTIMEZONE\n"
    found = mapped(event("DTSTART;TZID=A:20260901T180000"), head=nested)
    assert [problem.value for problem in found.problems] == ["A"]

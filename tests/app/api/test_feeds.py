"""Pages as feeds: the same things, in forms that other programs follow."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import pytest

from tests.app.town import HELSINKI, Town, at, id_of, once, weekly
from tests.page_client import PageClient

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "http://127.0.0.1:8000"
HOSTILE = "\"><script>alert(1)</script>&amp;]]>\x0b'"


@pytest.fixture
def told(town: Town) -> Town:
    town.add_all(
        {
            "choir": {
                "title": {"fi": "Torikuoro", "sv": "Torgkören"},
                "kind": "activity",
                "summary": {"fi": "Lauletaan yhdessä."},
                "organiser": {"name": {"fi": "Laulajat ry"}},
                "categories": ["laula_ja_soita"],
                "prices": [{"type": "free"}],
                "sessions": at(
                    weekly("2026-11-24T17:00", "TU", 120), name={"fi": "Tupa"}, lat=61.688, lon=27.272
                ),
            },
            "fair": {
                "title": {"fi": "Kirjamarkkinat"},
                "kind": "event",
                "sessions": at(once("2026-11-28T00:00", 2880, all_day=True)),
            },
        }
    )
    town.index()
    return town


def events(pages: PageClient, path: str) -> list[Any]:
    answer = pages.http.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def feed(pages: PageClient, path: str) -> ET.Element:
    answer = pages.http.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml")
    return ET.fromstring(answer.content)


def titles(root: ET.Element) -> list[str | None]:
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


def test_results_are_a_calendar_of_whole_series(told: Town, pages: PageClient) -> None:
    (choir,) = events(pages, "/haku.ics?q=kuoro")

    assert (str(choir["SUMMARY"]), str(choir["LOCATION"])) == ("Torikuoro", "Tupa")
    assert choir["DTSTART"].dt == datetime(2026, 11, 24, 17, tzinfo=HELSINKI)
    assert choir["DTEND"].dt - choir["DTSTART"].dt == timedelta(hours=2)
    assert choir["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU"
    assert str(choir["UID"]) == f"{id_of('choir').hex}-1@127.0.0.1"
    assert str(choir["URL"]) == f"{BASE}/tarjonta/{told.slug('choir')}"
    assert choir["GEO"].to_ical() == "61.688;27.272"
    assert choir["DTSTAMP"].dt == told.now.astimezone(UTC)
    assert "Maksuton" in str(choir["DESCRIPTION"])


def test_a_calendar_has_the_name_and_the_addresses_of_its_page(told: Town, pages: PageClient) -> None:
    answer = pages.http.get("/haku.ics?page=2&q=kuoro")

    calendar = icalendar.Calendar.from_ical(answer.content)
    assert {name: str(calendar[name]) for name in ("NAME", "URL", "SOURCE")} == {
        "NAME": "kuoro – Opastamo",
        "URL": f"{BASE}/haku?q=kuoro",
        "SOURCE": f"{BASE}/haku.ics?q=kuoro",
    }
    assert answer.headers["content-disposition"] == 'inline; filename="opastamo.ics"'


def test_whole_days_are_days(told: Town, pages: PageClient) -> None:
    (fair,) = events(pages, "/haku.ics?q=kirjamarkkinat")

    assert (fair["DTSTART"].dt, fair["DTEND"].dt) == (date(2026, 11, 28), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("when=2026-12-01..2026-12-08&page=3&limit=1", [date(2026, 12, 1), date(2026, 12, 8)]),
        ("when=2026-12-01", [date(2026, 12, 1)]),
        ("weekday=TU&q=kuoro", [date(2026, 11, 24) + timedelta(weeks=week) for week in range(12)]),
        ("q=kuoro+huomenna", []),
    ],
)
def test_a_calendar_keeps_to_the_days_that_were_asked_for(
    told: Town, pages: PageClient, asked: str, days: list[date]
) -> None:
    found = events(pages, f"/haku.ics?{asked}")

    assert [event["DTSTART"].dt.astimezone(HELSINKI).date() for event in found] == days
    marks = [f"{id_of('choir').hex}-1-{day:%Y%m%d}T1700@127.0.0.1" for day in days]
    assert [str(event["UID"]) for event in found] == marks


def test_a_time_that_is_called_off_is_told_on_the_days_that_were_asked_for(
    told: Town, pages: PageClient
) -> None:
    overrides = [{"original": "2026-12-01T18:00", "state": "cancelled"}]
    told.add("dance", title="Tanssit", sessions=at(weekly("2026-11-24T18:00", "TU", overrides=overrides)))
    told.index()

    found = events(pages, "/haku.ics?q=tanssit&when=2026-12-01..2026-12-08")
    assert [(str(event["SUMMARY"]), str(event["STATUS"])) for event in found] == [
        ("Peruttu: Tanssit", "CANCELLED"),
        ("Tanssit", "CONFIRMED"),
    ]


def test_what_was_taken_away_a_moment_ago_is_not_in_a_calendar(told: Town, pages: PageClient) -> None:
    told.take_away("choir")

    assert [str(event["SUMMARY"]) for event in events(pages, "/haku.ics")] == ["Kirjamarkkinat"]


def test_results_are_an_atom_feed_with_stable_ids(told: Town, pages: PageClient) -> None:
    root = feed(pages, "/haku.atom?page=2&q=kuoro&limit=1")

    address = f"{BASE}/haku.atom?q=kuoro"
    assert root.findtext(f"{ATOM}id") == address
    assert {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")} == {
        "self": address,
        "alternate": f"{BASE}/haku?q=kuoro",
    }
    (entry,) = root.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{id_of('choir')}"
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "") == told.now
    assert root.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}updated")
    assert (entry.findtext(f"{ATOM}summary") or "").splitlines() == [
        "Lauletaan yhdessä.",
        "tiistaisin klo\u00a017–19",
        "Maksuton",
        "Tupa",
    ]


def test_what_happens_once_is_told_with_its_date(told: Town, pages: PageClient) -> None:
    (entry,) = feed(pages, "/haku.atom?q=kirjamarkkinat").iter(f"{ATOM}entry")

    assert "28.–29.11.2026" in (entry.findtext(f"{ATOM}summary") or "")


def test_a_category_and_an_organiser_are_feeds_too(told: Town, pages: PageClient) -> None:
    slug = pages.http.get("/sitemap.xml").text.partition("/jarjestajat/")[2].partition("<")[0]

    for page in ("/aiheet/laula_ja_soita", f"/jarjestajat/{slug}"):
        root = feed(pages, f"{page}.atom")
        assert titles(root) == ["Torikuoro"]
        assert root.findtext(f"{ATOM}id") == f"{BASE}{page}.atom"
        assert [str(event["SUMMARY"]) for event in events(pages, f"{page}.ics")] == ["Torikuoro"]
    assert feed(pages, f"/jarjestajat/{slug}.atom").findtext(f"{ATOM}title") == "Laulajat ry – Opastamo"


def test_a_feed_is_in_its_readers_language(told: Town, pages: PageClient) -> None:
    root = feed(pages, "/sv/haku.atom")

    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "sv"
    assert root.findtext(f"{ATOM}title") == "Allt som finns – Opastamo"
    assert set(titles(root)) == {"Torgkören", "Kirjamarkkinat"}
    other = next(e for e in root.iter(f"{ATOM}entry") if e.findtext(f"{ATOM}title") == "Kirjamarkkinat")
    assert other.get("{http://www.w3.org/XML/1998/namespace}lang") == "fi"


@pytest.mark.parametrize(
    "path", ["/aiheet/none.atom", "/aiheet/liiku.none.ics", "/jarjestajat/none.atom", "/haku.xml"]
)
def test_what_is_not_there_has_no_feed(told: Town, pages: PageClient, path: str) -> None:
    assert pages.http.get(path).status_code == 404


def test_a_feed_of_nothing_is_still_a_feed(told: Town, pages: PageClient) -> None:
    root = feed(pages, "/haku.atom?when=2027-12-24")

    assert titles(root) == []
    assert datetime.fromisoformat(root.findtext(f"{ATOM}updated") or "") == told.now
    assert events(pages, "/haku.ics?when=2027-12-24") == []


def test_hostile_texts_are_words(told: Town, pages: PageClient) -> None:
    told.add("bad", title=f"Paha {HOSTILE}", description={"fi": f"a\r\nBEGIN:VEVENT\r\n{HOSTILE}"})
    told.index()

    assert titles(feed(pages, "/haku.atom?q=paha")) == [f"Paha {HOSTILE}".replace("\x0b", "")]
    (event,) = events(pages, "/haku.ics?q=paha")
    assert str(event["SUMMARY"]) == f"Paha {HOSTILE}".replace("\x0b", "")

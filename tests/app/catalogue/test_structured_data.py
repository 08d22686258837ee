"""Listings in schema.org's words."""

from typing import Any

import orjson
import pytest

from app.catalogue.structured.data import Seen, as_script, structured_data
from tests.app.town import Town, at, once, weekly

URL = "https://opastamo.example/tarjonta/a"
TUPA: dict[str, Any] = {
    "name": {"fi": "Tupa"},
    "street_address": {"fi": "Torikatu 1"},
    "postal_code": "50100",
    "city": "Mikkeli",
    "lat": 61.7,
    "lon": 27.3,
}
TUPA_DATA = {
    "@type": "Place",
    "name": "Tupa",
    "address": {
        "@type": "PostalAddress",
        "addressCountry": "FI",
        "streetAddress": "Torikatu 1",
        "postalCode": "50100",
        "addressLocality": "Mikkeli",
    },
    "geo": {"@type": "GeoCoordinates", "latitude": 61.7, "longitude": 27.3},
}


def data_of(town: Town, lang: str = "fi", **listing: Any) -> dict[str, Any]:
    town.add("a", **{"title": "Kuoro", **listing})
    return structured_data(town.details("a"), Seen(URL, lang, town.now))


def test_an_event_of_one_time(town: Town) -> None:
    organiser = {"name": {"fi": "Laulajat ry"}, "url": "https://example.org", "phone": "015 1"}
    found = data_of(
        town,
        summary={"fi": "Lauletaan."},
        organiser=organiser,
        prices=[{"type": "free"}],
        languages=[{"code": "fi"}, {"code": "en", "use": "materials"}],
        sessions=at(once("2026-12-01T18:00", 90), **TUPA),
    )
    assert found == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Kuoro",
        "description": "Lauletaan.",
        "url": URL,
        "organizer": {"@type": "Organization", "name": "Laulajat ry", "url": "https://example.org"},
        "offers": [{"@type": "Offer", "price": 0.0, "priceCurrency": "EUR"}],
        "isAccessibleForFree": True,
        "startDate": "2026-12-01T18:00:00+02:00",
        "endDate": "2026-12-01T19:30:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": TUPA_DATA,
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": ["fi"],
    }


def test_a_series_has_its_rule_and_its_next_times(town: Town) -> None:
    schedule = weekly(
        "2026-11-24T17:00",
        "TU",
        120,
        valid_until="2027-05-31",
        breaks=[{"start": "2026-12-24", "end": "2027-01-06"}],
        overrides=[{"original": "2026-12-08T17:00", "state": "cancelled"}],
    )
    found = data_of(town, kind="activity", sessions=at(schedule, **TUPA))
    assert found["@type"] == "EventSeries"
    assert found["eventSchedule"] == [
        {
            "@type": "Schedule",
            "repeatFrequency": "P1W",
            "byDay": ["https://schema.org/Tuesday"],
            "startDate": "2026-11-24",
            "endDate": "2027-05-31",
            "startTime": "17:00:00",
            "endTime": "19:00:00",
            "duration": "PT120M",
            "scheduleTimezone": "Europe/Helsinki",
            "exceptDate": ["2026-12-29T17:00:00", "2027-01-05T17:00:00"],
        }
    ]
    times = [(one["startDate"], one["eventStatus"].rpartition("/")[2]) for one in found["subEvent"]]
    assert times[:3] == [
        ("2026-11-24T17:00:00+02:00", "EventScheduled"),
        ("2026-12-01T17:00:00+02:00", "EventScheduled"),
        ("2026-12-08T17:00:00+02:00", "EventCancelled"),
    ]
    assert len(times) == 8


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU", {"repeatFrequency": "P1M", "byDay": ["2TU"]}),
        ("FREQ=WEEKLY;INTERVAL=2", {"repeatFrequency": "P2W", "byDay": ["https://schema.org/Tuesday"]}),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", {"repeatFrequency": "P1M", "byMonthDay": [-1]}),
        ("FREQ=YEARLY", {"repeatFrequency": "P1Y", "byMonth": [11], "byMonthDay": [24]}),
    ],
)
def test_rules_that_schema_org_can_say(town: Town, rule: str, expected: dict[str, Any]) -> None:
    (found,) = data_of(town, sessions=at(once("2026-11-24T17:00", rrule=rule)))["eventSchedule"]
    assert {key: value for key, value in found.items() if key in expected} == expected


def test_a_rule_that_schema_org_cannot_say_is_not_said(town: Town) -> None:
    rule = "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"
    found = data_of(town, sessions=at(once("2026-11-24T17:00", rrule=rule)))
    assert (found["@type"], "eventSchedule" in found) == ("EventSeries", False)


def test_a_course_has_a_round_of_its_own(town: Town) -> None:
    found = data_of(
        town,
        kind="activity",
        categories=["opi_uutta.kielet"],
        organiser={"name": {"fi": "Opisto"}},
        sessions=at(weekly("2026-11-24T17:00", "TU"), type="virtual", url="https://example.org/huone"),
    )
    assert (found["@type"], found["provider"]["name"]) == ("Course", "Opisto")
    instance = found["hasCourseInstance"]
    assert (instance["@type"], instance["courseMode"]) == ("CourseInstance", "online")
    assert instance["location"] == {"@type": "VirtualLocation", "url": "https://example.org/huone"}
    assert instance["startDate"] == "2026-11-24T17:00:00+02:00"


def test_a_service_has_hours_and_a_place(town: Town) -> None:
    hours = weekly("2026-11-23T09:00", "MO,FR", 360, kind="opening_hours", valid_until="2027-05-31")
    found = data_of(town, kind="service", sessions=at(hours, phone="015 1", **TUPA))
    assert found["@type"] == "Service"
    assert found["hoursAvailable"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday", "https://schema.org/Friday"],
            "opens": "09:00",
            "closes": "15:00",
            "validThrough": "2027-05-31",
        }
    ]
    phone = {"@type": "ContactPoint", "telephone": "015 1"}
    assert found["availableChannel"] == [
        {"@type": "ServiceChannel", "serviceLocation": TUPA_DATA, "servicePhone": phone}
    ]


def test_an_address_that_is_kept_secret_is_not_told(town: Town) -> None:
    found = data_of(town, sessions=at(once("2026-12-01T18:00"), address_masked=True, **TUPA))
    assert found["location"]["address"].keys() == {
        "@type",
        "addressCountry",
        "postalCode",
        "addressLocality",
    }
    assert "geo" not in found["location"]


@pytest.mark.parametrize(
    ("prices", "expected"),
    [
        ([], (None, None)),
        ([{"type": "unknown"}], (None, None)),
        (
            [{"type": "fixed", "amount_min": "5"}],
            ([{"@type": "Offer", "price": 5.0, "priceCurrency": "EUR"}], False),
        ),
        (
            [{"type": "range", "amount_min": "2", "amount_max": "6"}],
            (
                [{"@type": "AggregateOffer", "priceCurrency": "EUR", "lowPrice": 2.0, "highPrice": 6.0}],
                False,
            ),
        ),
    ],
)
def test_prices_are_offers_and_what_is_not_known_is_not_said(
    town: Town, prices: list[dict[str, Any]], expected: tuple[Any, Any]
) -> None:
    found = data_of(town, prices=prices)
    assert (found.get("offers"), found.get("isAccessibleForFree")) == expected


def test_what_is_free_for_some_only_is_not_free(town: Town) -> None:
    found = data_of(town, prices=[{"type": "free"}, {"type": "fixed", "amount_min": "5"}])
    assert (len(found["offers"]), found["isAccessibleForFree"]) == (2, False)


@pytest.mark.parametrize(
    ("status", "name"), [("cancelled", "EventCancelled"), ("postponed", "EventPostponed")]
)
def test_a_change_of_plans_is_told(town: Town, status: str, name: str) -> None:
    assert data_of(town, status=status)["eventStatus"] == f"https://schema.org/{name}"


def test_a_whole_day_is_a_date(town: Town) -> None:
    found = data_of(town, sessions=at(once("2026-12-01T00:00", 1440, all_day=True)))
    assert (found["startDate"], "endDate" in found) == ("2026-12-01", False)


def test_what_is_over_is_told_as_it_was(town: Town) -> None:
    found = data_of(town, sessions=at(once("2026-11-24T07:00")))
    assert (found["@type"], found["startDate"]) == ("Event", "2026-11-24T07:00:00+02:00")


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "a&amp;b", "x\u2028y\u2029"])
def test_the_text_of_a_script_cannot_end_it(text: str) -> None:
    script = as_script({"name": text})
    assert not set("<>&\u2028\u2029") & set(script)
    assert orjson.loads(str(script)) == {"name": text}
